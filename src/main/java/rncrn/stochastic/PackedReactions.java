package rncrn.stochastic;

import java.util.Arrays;

/**
 * All that a candidate event needs, where the cache finds it at once: eight words to a reaction and
 * two to a species. Immutable; shared by all trajectories.
 *
 * <p>Words of a reaction: 0 the constant; 1 and 2 the species read, two halves each, the last half
 * with what is subtracted from the second and the third count; 3 to 5 net changes, species in the
 * high half and amount in the low; 6 whether the changes do not fit there and are to be read from
 * {@link Kinetics}. Absent factors read and absent changes write the extra species, whose count is
 * always 1.
 */
final class PackedReactions {
    static final int WORDS = 8;
    static final int INLINE_CHANGES = 3;

    /** Larger amounts might overflow the count above the corner of a box. */
    private static final int MOST_AMOUNT = 1 << 29;

    final Kinetics kinetics;
    final long[] words;

    /** Reactions that read species s: at readStart[s] to readStart[s + 1] - 1. */
    final int[] readStart;

    final int[] read;

    /** Largest count of a species that does not suffice for some reaction that reads it. */
    final int[] few;

    /** Whether no reaction changes a species. */
    final boolean[] isStatic;

    PackedReactions(Kinetics kinetics) {
        this.kinetics = kinetics;
        int n = kinetics.species;
        this.words = new long[WORDS * kinetics.reactions];
        this.few = new int[n];
        this.isStatic = new boolean[n];
        Arrays.fill(isStatic, true);
        for (int r = 0; r < kinetics.reactions; r++) {
            int at = WORDS * r;
            int i = 3 * r;
            words[at] = Double.doubleToRawLongBits(kinetics.constant[r]);
            words[at + 1] = (long) kinetics.factor[i] << 32 | kinetics.factor[i + 1];
            words[at + 2] =
                    (long) kinetics.factor[i + 2] << 32
                            | (long) kinetics.offset[i + 1] << 2
                            | (long) kinetics.offset[i + 2];
            for (int j = i; j < i + 3; j++) {
                if (kinetics.factor[j] < n) {
                    few[kinetics.factor[j]] =
                            Math.max(few[kinetics.factor[j]], (int) kinetics.offset[j]);
                }
            }
            int from = kinetics.changeStart[r];
            int changes = kinetics.changeStart[r + 1] - from;
            boolean inline = changes <= INLINE_CHANGES;
            for (int j = from; j < from + changes; j++) {
                isStatic[kinetics.changeSpecies[j]] = false;
                inline &= Math.abs((long) kinetics.changeAmount[j]) <= MOST_AMOUNT;
            }
            for (int j = 0; j < INLINE_CHANGES; j++) {
                words[at + 3 + j] =
                        inline && j < changes
                                ? change(
                                        kinetics.changeSpecies[from + j],
                                        kinetics.changeAmount[from + j])
                                : change(n, 0);
            }
            words[at + 6] = inline ? 0 : 1;
        }
        int[][] readers = kinetics.readers();
        this.readStart = new int[n + 1];
        for (int s = 0; s < n; s++) {
            readStart[s + 1] = readStart[s] + readers[s].length;
        }
        this.read = new int[readStart[n]];
        for (int s = 0; s < n; s++) {
            System.arraycopy(readers[s], 0, read, readStart[s], readers[s].length);
        }
    }

    private static long change(int species, int amount) {
        return (long) species << 32 | (amount & 0xffff_ffffL);
    }
}
