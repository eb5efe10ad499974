package rncrn.stochastic;

import java.util.Arrays;

/**
 * The table from which candidates are drawn: a power of two, at most 2^16, of cells of one capacity
 * q, so that a few random bits name a cell. A channel owns as many as cover the upper bound of its
 * propensity; they are numbered within the channel, and cell number j stands for the propensity
 * from j q to (j + 1) q. Those below the lower bound are sure: whatever the state in its boxes, a
 * candidate in them is an event, and nothing is to be looked up. Only cells between the bounds need
 * the propensity. Cells of nobody are empty: a candidate there is no event.
 *
 * <p>An entry is one int. A sure one holds the species in its high half and the change of its count
 * in the low; an empty one adds to an extra species, which thus counts them; all others are
 * negative and hold the channel in their low 15 bits.
 */
final class CandidateCells {
    /** Cells given out at first, as a share of all; the others let channels grow. */
    private static final double FILL = 0.97;

    /** More empty cells than this share call for a smaller capacity. */
    private static final double MOST_EMPTY = 0.12;

    /** Bounds of a hair more than the propensities take care of rounding. */
    private static final double HAIR = 1e-9;

    private static final int NOT_SURE = 1 << 31;

    /** What the loop reads. */
    final int[] entry;

    /** Number of every cell within its channel. */
    final char[] number;

    /** Channel of every cell; the number of channels where it is empty. */
    final short[] owner;

    private final int channels;
    private final int nobody;
    private final int[] sureEntry;
    private final int[] owned;
    private final int[] sure;

    /** Cells of every channel by their number. */
    private final char[][] cells;

    private final char[] free;
    private int empty;
    private int moved;
    private double capacity;

    /**
     * @param sureEntry entry of every channel's sure cells; negative where its changes do not fit
     * @param extra the species that counts candidates in empty cells
     */
    CandidateCells(int[] sureEntry, int extra) {
        this.channels = sureEntry.length;
        this.sureEntry = sureEntry.clone();
        this.nobody = extra << 16 | 1;
        int bits = Math.min(16, Math.max(11, 67 - Long.numberOfLeadingZeros(channels)));
        int size = 1 << bits;
        this.entry = new int[size];
        this.number = new char[size];
        this.owner = new short[size];
        this.free = new char[size];
        this.owned = new int[channels];
        this.sure = new int[channels];
        this.cells = new char[channels][4];
    }

    /** The entry of a channel's cells that are not sure. */
    static int look(int channel) {
        return NOT_SURE | channel;
    }

    /** Capacity of one cell. */
    double capacity() {
        return capacity;
    }

    /** Candidates per unit of time. */
    double rate() {
        return entry.length * capacity;
    }

    /** Takes all cells back and chooses a capacity for bounds with this sum. */
    void clear(double sum) {
        capacity = sum / (FILL * (entry.length - channels));
        Arrays.fill(entry, nobody);
        Arrays.fill(owner, (short) channels);
        Arrays.fill(owned, 0);
        Arrays.fill(sure, 0);
        empty = entry.length;
        for (int i = 0; i < empty; i++) {
            free[i] = (char) (empty - 1 - i);
        }
    }

    /** Gives a channel the cells that its bounds need; false if there are too few. */
    boolean give(int k, double lower, double upper) {
        double exact = upper * (1 + HAIR) / capacity;
        if (!(exact < entry.length)) {
            return upper == 0;
        }
        int needed = upper > 0 ? (int) exact + 1 : 0;
        if (needed - owned[k] > empty) {
            return false;
        }
        moved += Math.abs(needed - owned[k]);
        for (; owned[k] < needed; owned[k]++) {
            char c = free[--empty];
            if (owned[k] == cells[k].length) {
                cells[k] = Arrays.copyOf(cells[k], 2 * owned[k]);
            }
            cells[k][owned[k]] = c;
            number[c] = (char) owned[k];
            owner[c] = (short) k;
            entry[c] = look(k);
        }
        for (; owned[k] > needed; empty++) {
            char c = cells[k][--owned[k]];
            free[empty] = c;
            owner[c] = (short) channels;
            entry[c] = nobody;
        }
        if (sureEntry[k] >= 0) {
            mark(k, Math.min(needed, (int) (lower * (1 - HAIR) / capacity)));
        }
        return true;
    }

    private void mark(int k, int wanted) {
        char[] mine = cells[k];
        int e = sureEntry[k];
        int i = Math.min(sure[k], wanted);
        for (; i < wanted; i++) {
            entry[mine[i]] = e;
        }
        e = look(k);
        for (; i < Math.min(sure[k], owned[k]); i++) {
            entry[mine[i]] = e;
        }
        sure[k] = wanted;
    }

    /** Whether cells of a channel can be sure. */
    boolean canBeSure(int k) {
        return sureEntry[k] >= 0;
    }

    /** How many cells have changed hands since this was last asked. */
    int takeMoved() {
        int result = moved;
        moved = 0;
        return result;
    }

    /** Whether so many cells are empty that the capacity should be smaller. */
    boolean wasteful() {
        return empty > MOST_EMPTY * entry.length;
    }
}
