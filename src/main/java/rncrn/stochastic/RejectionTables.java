package rncrn.stochastic;

import java.util.Arrays;

/**
 * The tables behind the rejection method: a box of counts for every species, bounds of every
 * propensity over the boxes, and the table of cells from which channels are drawn.
 *
 * <p>There are 2^cellBits cells of equal capacity q. Channel k owns so many that their capacity n_k
 * q is at least its upper bound, the rest are empty; a candidate event picks a cell, and with it a
 * channel, by the top bits of one random number and is accepted by the others. Candidates come at
 * the constant rate 2^cellBits q, whatever the boxes do, until q itself is changed.
 *
 * <p>For every channel the box of its pivot is divided into at most 2^sliceBits slices, and each
 * slice has two thresholds on a 31-bit fraction of the capacity: below the first a candidate is
 * accepted and from the second on rejected for all states in the slice; only in between is the
 * propensity itself computed. Copy numbers below 2^sliceBits are thus read exactly.
 */
final class RejectionTables extends ChannelBounds {
    private static final int SLICE_BITS = 5;

    /** Networks with more channels than this get fewer slices, to spare the cache. */
    private static final int MANY_CHANNELS = 256;

    private static final int FEW_SLICE_BITS = 1;

    /** Work of computing a propensity, in units of one candidate. */
    static final double DEAR = 5;

    /** Cells given out at first, as a share of all; the others let channels grow. */
    private static final double FILL = 0.97;

    /** More empty cells than this share call for a smaller capacity. */
    private static final double MOST_EMPTY = 0.12;

    /** Channel of every cell; the number of channels where the cell is empty. */
    final short[] cell;

    final int cellBits;

    final int sliceBits;

    /** Thresholds: per channel and slice, the first in the low half, the distance in the high. */
    final long[] threshold;

    /**
     * What the loop needs to know of a channel: bits 0-15 the amount of its first change, 16-23 the
     * shift from count to slice, 32-46 the species changed, 48-62 the pivot, 63 whether there are
     * more changes.
     */
    final long[] channel;

    private final int[] owned;
    private final int[] firstCell;
    private final int[] nextCell;
    private int firstEmpty;
    private int empty;
    private double capacity;

    /**
     * @param walk the trajectory, see {@link ChannelBounds}
     */
    RejectionTables(ChannelPlan plan, Walk walk) {
        super(plan, walk);
        int k = plan.channels;
        this.cellBits = Math.min(16, Math.max(9, 67 - Long.numberOfLeadingZeros(k)));
        this.cell = new short[1 << cellBits];
        this.nextCell = new int[1 << cellBits];
        this.sliceBits = k > MANY_CHANNELS ? FEW_SLICE_BITS : SLICE_BITS;
        this.threshold = new long[(k + 1) << sliceBits];
        this.channel = new long[k + 1];
        this.owned = new int[k];
        this.firstCell = new int[k];
        channel[k] = (long) species << 48 | (long) species << 32;
        share();
    }

    /** Candidates per unit of time. */
    @Override
    double rate() {
        return cell.length * capacity;
    }

    @Override
    void clear(double sum) {
        capacity = sum / (FILL * (cell.length - plan.channels));
        Arrays.fill(cell, (short) plan.channels);
        Arrays.fill(owned, 0);
        Arrays.fill(firstCell, -1);
        for (int i = 0; i < cell.length; i++) {
            nextCell[i] = i + 1;
        }
        firstEmpty = 0;
        empty = cell.length;
    }

    @Override
    boolean give(int k) {
        if (!own(k)) {
            return false;
        }
        thresholds(k);
        return true;
    }

    /** Gives a channel the cells that its bound needs; false if there are too few. */
    private boolean own(int k) {
        double bound = most(k);
        double exact = bound * (1 + 1e-9) / capacity;
        if (!(exact < cell.length)) {
            return bound == 0;
        }
        int needed = bound > 0 ? (int) exact + 1 : 0;
        if (needed - owned[k] > empty) {
            return false;
        }
        for (; owned[k] < needed; owned[k]++, empty--) {
            int c = firstEmpty;
            firstEmpty = nextCell[c];
            nextCell[c] = firstCell[k];
            firstCell[k] = c;
            cell[c] = (short) k;
        }
        for (; owned[k] > needed; owned[k]--, empty++) {
            int c = firstCell[k];
            firstCell[k] = nextCell[c];
            nextCell[c] = firstEmpty;
            firstEmpty = c;
            cell[c] = (short) plan.channels;
        }
        return true;
    }

    private void thresholds(int k) {
        int p = plan.pivot[k];
        int shift = Math.max(0, bits(width[p]) - sliceBits);
        int slices = Math.max(1, width[p] >> shift);
        int slice = 1 << shift;
        double scale = owned[k] == 0 ? 0 : 0x1p31 / (owned[k] * capacity);
        int base = k << sliceBits;
        double n = p < species ? low[p] : 0;
        for (int i = 0; i < slices; i++) {
            // One unit of rounding on either side: the decision is always that of the exact value.
            long from = (long) (least(k, n) * scale) - 1;
            long to = (long) (most(k, n + slice - 1) * scale) + 2;
            from = Math.max(0, from);
            to = Math.min(0x80000000L, to);
            threshold[base + i] = (to - from) << 32 | from;
            n += slice;
        }
        int first = plan.changeStart[k];
        int changes = plan.changeStart[k + 1] - first;
        boolean simple =
                changes == 1 && plan.changeAmount[first] == (short) plan.changeAmount[first];
        long word = (long) p << 48 | (long) shift << 16;
        if (simple) {
            word |= (long) plan.changeSpecies[first] << 32 | (plan.changeAmount[first] & 0xffffL);
        } else {
            word |= (long) species << 32 | (changes == 0 ? 0 : 1L << 63);
        }
        channel[k] = word;
    }

    private static int bits(int width) {
        return 31 - Integer.numberOfLeadingZeros(width);
    }

    @Override
    boolean wasteful() {
        return empty > MOST_EMPTY * cell.length;
    }

    @Override
    double costOfExit(int s) {
        int slices = Math.min(1 << sliceBits, width[s]);
        double cost = 12 + plan.pivotOf[s].length * (4 + slices * 0.4);
        return cost + plan.readBy[s].length * (8 + (1 << sliceBits) * 0.3);
    }

    @Override
    void addWaste(double[] waste) {
        double rate = rate();
        for (int k = 0; k < plan.channels; k++) {
            if (owned[k] == 0) {
                continue;
            }
            int p = plan.pivot[k];
            double n = p < species ? low[p] + above[p] : 0;
            double high = most(k, n);
            waste[p] += (most(k) - high) / rate;
            double slack = high - propensity(k) + DEAR * (high - least(k, n));
            double widths = 0;
            for (int s : plan.others[k]) {
                widths += looseness(s);
            }
            for (int s : plan.others[k]) {
                waste[s] += slack / rate * looseness(s) / widths;
            }
        }
    }

    /** Whether a candidate is accepted, by the propensity itself. */
    boolean accepts(int k, double fraction) {
        return fraction * (owned[k] * capacity) < propensity(k);
    }
}
