package rncrn.statistics;

import java.util.ArrayList;
import java.util.List;

/** Cuts stretches of series into blocks for {@link BlockBootstrap}. */
public final class Blocks {
    /** Length of a block in correlation times: neighbours then correlate by a tenth or less. */
    public static final double CORRELATION_TIMES = 5;

    private Blocks() {}

    /**
     * Blocks of five correlation times; where the stretches are too short for eight blocks in all,
     * the longest blocks that give eight, but none longer than the longest stretch. Stretches
     * shorter than half a block are left out.
     *
     * @param series the stretches; only their lengths matter
     * @param tau correlation time in samples
     * @return for each block the stretch, its first sample and the one after its last
     */
    public static List<int[]> of(double[][] series, double tau) {
        int[] lengths = new int[series.length];
        for (int s = 0; s < lengths.length; s++) {
            lengths[s] = series[s].length;
        }
        return of(lengths, tau);
    }

    /** The same, from the lengths alone. */
    public static List<int[]> of(int[] lengths, double tau) {
        long samples = 0;
        int longest = 1;
        for (int length : lengths) {
            samples += length;
            longest = Math.max(longest, length);
        }
        double most = Math.min(longest, samples / 8.0);
        int size = (int) Math.max(1, Math.min(Math.ceil(CORRELATION_TIMES * tau), most));
        List<int[]> blocks = new ArrayList<>();
        for (int s = 0; s < lengths.length; s++) {
            int pieces = (int) Math.round((double) lengths[s] / size);
            for (int k = 0; k < pieces; k++) {
                int from = (int) ((long) lengths[s] * k / pieces);
                int to = (int) ((long) lengths[s] * (k + 1) / pieces);
                if (to > from) {
                    blocks.add(new int[] {s, from, to});
                }
            }
        }
        return blocks;
    }
}
