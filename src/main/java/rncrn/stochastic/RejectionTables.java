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
final class RejectionTables {
    private static final int SLICE_BITS = 5;

    /** Networks with more channels than this get fewer slices, to spare the cache. */
    private static final int MANY_CHANNELS = 256;

    private static final int FEW_SLICE_BITS = 1;

    /** Cells given out at first, as a share of all; the others let channels grow. */
    private static final double FILL = 0.97;

    /** More empty cells than this share call for a smaller capacity. */
    private static final double MOST_EMPTY = 0.12;

    private static final int MAX_BOX_BITS = 29;

    final ChannelPlan plan;
    final int species;

    /** Low corner of the box of every species: the {@link Walk#x} of the trajectory. */
    private final double[] low;

    /** Count of every species above the low corner of its box. */
    final int[] above;

    /** Width of every box, a power of two. */
    final int[] width;

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

    /** The trajectory: counts, their bounds, and the clock for messages. */
    private final Walk walk;

    private final double[] floor;
    private final double[] ceiling;
    private final int[] bits;
    private final double[] constant;
    private final double[] lowest;
    private final double[] highest;
    private final int[] owned;
    private final int[] firstCell;
    private final int[] nextCell;
    private int firstEmpty;
    private int empty;
    private double capacity;

    /** Times that each species left its box, since the widths were last looked at. */
    final long[] exits;

    /**
     * @param walk the trajectory; its {@link Walk#x} holds the counts and becomes the low corners
     *     of the boxes
     */
    RejectionTables(ChannelPlan plan, Walk walk) {
        this.plan = plan;
        this.species = plan.kinetics.species;
        this.walk = walk;
        this.low = walk.x;
        this.floor = walk.low;
        this.ceiling = walk.high;
        int k = plan.channels;
        this.above = new int[species + 1];
        this.width = new int[species + 1];
        this.bits = new int[species + 1];
        this.exits = new long[species + 1];
        this.cellBits = Math.min(16, Math.max(9, 67 - Long.numberOfLeadingZeros(k)));
        this.cell = new short[1 << cellBits];
        this.nextCell = new int[1 << cellBits];
        this.sliceBits = k > MANY_CHANNELS ? FEW_SLICE_BITS : SLICE_BITS;
        this.threshold = new long[(k + 1) << sliceBits];
        this.channel = new long[k + 1];
        this.lowest = new double[4 * k];
        this.highest = new double[4 * k];
        this.owned = new int[k];
        this.firstCell = new int[k];
        this.constant = plan.constants(low);
        Arrays.fill(width, 1);
        channel[k] = (long) species << 48 | (long) species << 32;
        for (int s = 0; s < species; s++) {
            if (!plan.isStatic[s]) {
                // Three standard deviations of a Poisson count, at least eight.
                double spread = Math.max(8, 1.5 * Math.sqrt(low[s]));
                bits[s] = Math.min(MAX_BOX_BITS, 63 - Long.numberOfLeadingZeros((long) spread));
                place(s, low[s]);
            }
        }
        for (int c = 0; c < k; c++) {
            coefficients(c);
        }
        share();
    }

    /** Candidates per unit of time. */
    double rate() {
        return cell.length * capacity;
    }

    /**
     * Puts the box of a species round its count: inside the bounds of the trajectory, so that they
     * need no other check; a single count where they have been left.
     */
    private void place(int s, double count) {
        int b = bits[s];
        if (count < floor[s] || count > ceiling[s]) {
            b = 0;
            low[s] = count;
        } else {
            while (b > 0 && ceiling[s] - floor[s] < (1 << b) - 1) {
                b--;
            }
            int w = 1 << b;
            low[s] = Math.max(floor[s], Math.min(count - (w >> 1), ceiling[s] - w + 1));
        }
        width[s] = 1 << b;
        above[s] = (int) (count - low[s]);
    }

    /** Bounds of a channel's coefficients over the boxes of the species that they read. */
    private void coefficients(int k) {
        for (int i = 4 * k; i < 4 * k + 4; i++) {
            lowest[i] = 0;
            highest[i] = 0;
        }
        for (int t = plan.termStart[k]; t < plan.termStart[k + 1]; t++) {
            double l = constant[t];
            double h = l;
            for (int i = 3 * t; i < 3 * t + 3; i++) {
                int s = plan.factor[i];
                if (s < species) {
                    double from = low[s] - plan.offset[i];
                    l *= Math.max(0, from);
                    h *= Math.max(0, from + width[s] - 1);
                }
            }
            lowest[4 * k + plan.termOrder[t]] += l;
            highest[4 * k + plan.termOrder[t]] += h;
        }
    }

    private static double polynomial(double[] a, int k, double n) {
        int i = 4 * k;
        double value = a[i] + n * a[i + 1];
        if (a[i + 2] != 0 || a[i + 3] != 0) {
            value += n * Math.max(0, n - 1) * (a[i + 2] + Math.max(0, n - 2) * a[i + 3]);
        }
        return value;
    }

    /** Upper bound of a channel's propensity over all boxes. */
    private double bound(int k) {
        int p = plan.pivot[k];
        return polynomial(highest, k, p < species ? low[p] + width[p] - 1 : 0);
    }

    /** The propensity of a channel in the present state. */
    double propensity(int k) {
        double sum = 0;
        for (int t = plan.termStart[k]; t < plan.termStart[k + 1]; t++) {
            sum += term(k, t);
        }
        return sum;
    }

    /** The propensity of one reaction in the present state. */
    double term(int k, int t) {
        double a = constant[t];
        int p = plan.pivot[k];
        double n = low[p] + above[p];
        for (int o = 0; o < plan.termOrder[t]; o++) {
            a *= n - o;
        }
        for (int i = 3 * t; i < 3 * t + 3; i++) {
            int s = plan.factor[i];
            if (s < species) {
                a *= low[s] + above[s] - plan.offset[i];
            }
        }
        return a;
    }

    /** Sum of all propensities in the present state. */
    double total() {
        double sum = 0;
        for (int k = 0; k < plan.channels; k++) {
            sum += propensity(k);
        }
        return sum;
    }

    /**
     * Shares out all cells anew, with a capacity that fits the bounds.
     *
     * @return whether any reaction is possible
     */
    boolean share() {
        double sum = 0;
        for (int k = 0; k < plan.channels; k++) {
            sum += bound(k);
        }
        if (!(sum <= Kinetics.MAX_PROPENSITY)) {
            throw Trouble.propensity(sum, walk.time);
        }
        capacity = sum / (FILL * (cell.length - plan.channels));
        Arrays.fill(cell, (short) plan.channels);
        Arrays.fill(owned, 0);
        Arrays.fill(firstCell, -1);
        for (int i = 0; i < cell.length; i++) {
            nextCell[i] = i + 1;
        }
        firstEmpty = 0;
        empty = cell.length;
        for (int k = 0; k < plan.channels; k++) {
            if (!own(k)) {
                throw new IllegalStateException("cells do not suffice");
            }
            thresholds(k);
        }
        return sum > 0;
    }

    /** Gives a channel the cells that its bound needs; false if there are too few. */
    private boolean own(int k) {
        double bound = bound(k);
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
            long from = (long) (polynomial(lowest, k, n) * scale) - 1;
            long to = (long) (polynomial(highest, k, n + slice - 1) * scale) + 2;
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

    /** Whether a count is outside the bounds given for the whole trajectory. */
    boolean outside(int s) {
        double count = low[s] + above[s];
        return count < floor[s] || count > ceiling[s];
    }

    /**
     * Puts a new box round the count of a species.
     *
     * @return whether the cells had to be shared out anew
     */
    boolean replace(int s) {
        exits[s]++;
        place(s, low[s] + above[s]);
        for (int k : plan.pivotOf[s]) {
            if (!own(k)) {
                return shareAll();
            }
            thresholds(k);
        }
        for (int k : plan.readBy[s]) {
            coefficients(k);
            if (!own(k)) {
                return shareAll();
            }
            thresholds(k);
        }
        return false;
    }

    private boolean shareAll() {
        for (int k = 0; k < plan.channels; k++) {
            coefficients(k);
        }
        share();
        return true;
    }

    /**
     * Makes the box of a species wider or narrower by a factor of two.
     *
     * @return whether the cells had to be shared out anew
     */
    boolean resize(int s, int by) {
        int b = Math.max(0, Math.min(MAX_BOX_BITS, bits[s] + by));
        if (b == bits[s]) {
            return false;
        }
        bits[s] = b;
        return replace(s);
    }

    /** Whether so many cells are empty that the capacity should be smaller. */
    boolean wasteful() {
        return empty > MOST_EMPTY * cell.length;
    }

    /** Work of replacing the box of a species, in units of one candidate. */
    double costOfExit(int s) {
        int slices = Math.min(1 << sliceBits, width[s]);
        double cost = 12 + plan.pivotOf[s].length * (4 + slices * 0.4);
        return cost + plan.readBy[s].length * (8 + (1 << sliceBits) * 0.3);
    }

    /**
     * Adds to every species the share of candidates that are lost for the width of its box, and
     * that are dear for it: those that need the propensity itself count {@code dear} times.
     */
    void addWaste(double[] waste, double dear) {
        double rate = rate();
        for (int k = 0; k < plan.channels; k++) {
            if (owned[k] == 0) {
                continue;
            }
            int p = plan.pivot[k];
            double n = p < species ? low[p] + above[p] : 0;
            double high = polynomial(highest, k, n);
            waste[p] += (bound(k) - high) / rate;
            double slack = high - propensity(k) + dear * (high - polynomial(lowest, k, n));
            double widths = 0;
            for (int s : plan.others[k]) {
                widths += width[s] / (low[s] + above[s] + 1);
            }
            for (int s : plan.others[k]) {
                waste[s] += slack / rate * (width[s] / (low[s] + above[s] + 1)) / widths;
            }
        }
    }

    /** Whether a candidate is accepted, by the propensity itself. */
    boolean accepts(int k, double fraction) {
        return fraction * (owned[k] * capacity) < propensity(k);
    }
}
