package rncrn.stochastic;

import java.util.Arrays;

/**
 * What the rejection methods know of the propensities of channels: a box of counts for every
 * species, and bounds of every propensity over the boxes. The propensity of a channel is a
 * polynomial in the count of its pivot whose coefficients read other species ({@link ChannelPlan});
 * bounds of the coefficients over the boxes bound it at any count of the pivot.
 *
 * <p>Subclasses hold the table from which candidates are drawn.
 */
abstract class ChannelBounds {
    /** Doubles to a channel in {@link #coefficient}. */
    static final int COEFFICIENTS = 8;

    private static final int MAX_BOX_BITS = 29;

    /** Widens bounds by more than rounding can take from them. */
    private static final double HAIR = 1e-13;

    final ChannelPlan plan;
    final int species;

    /** Low corner of the box of every species: the {@link Walk#x} of the trajectory. */
    final double[] low;

    /** Count of every species above the low corner of its box; room for two that do not exist. */
    final int[] above;

    /** Width of every box, a power of two. */
    final int[] width;

    /** The bits that a count above its corner has only outside the box: minus the width. */
    final int[] outside;

    /** Lower bounds of the four coefficients of every channel, then the upper bounds. */
    final double[] coefficient;

    /** Work of replacing the boxes of every species, since the widths were last looked at. */
    final double[] exitWork;

    /** The trajectory: counts, their bounds, and the clock for messages. */
    private final Walk walk;

    private final double[] floor;
    private final double[] ceiling;
    private final int[] bits;
    private final double[] constant;

    /**
     * @param walk the trajectory; its {@link Walk#x} holds the counts and becomes the low corners
     *     of the boxes
     */
    ChannelBounds(ChannelPlan plan, Walk walk) {
        this.plan = plan;
        this.species = plan.kinetics.species;
        this.walk = walk;
        this.low = walk.x;
        this.floor = walk.low;
        this.ceiling = walk.high;
        this.above = new int[species + 2];
        this.width = new int[species + 2];
        this.outside = new int[species + 2];
        this.bits = new int[species + 1];
        this.exitWork = new double[species + 1];
        this.coefficient = new double[COEFFICIENTS * (plan.channels + 1)];
        this.constant = plan.constants(low);
        Arrays.fill(width, 1);
        for (int s = 0; s < species; s++) {
            if (!plan.isStatic[s]) {
                // Three standard deviations of a Poisson count, at least eight.
                double spread = Math.max(8, 1.5 * Math.sqrt(low[s]));
                bits[s] = Math.min(MAX_BOX_BITS, 63 - Long.numberOfLeadingZeros((long) spread));
                place(s, low[s]);
            }
        }
        for (int c = 0; c < plan.channels; c++) {
            coefficients(c);
        }
    }

    /** Candidates per unit of time. */
    abstract double rate();

    /**
     * Empties the table and chooses the rate of candidates for channels whose bounds have this sum.
     */
    abstract void clear(double sum);

    /** Gives a channel its share of the table by its bounds; false if there is no room. */
    abstract boolean give(int k);

    /** Whether so much of the table is empty that the rate should be lower. */
    abstract boolean wasteful();

    /** Work that replacing the box of a species has just been, in units of one candidate. */
    abstract double costOfExit(int s);

    /**
     * Adds to every species the work, per candidate, that the width of its box makes in lost
     * candidates and dear decisions.
     */
    abstract void addWaste(double[] waste);

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
        outside[s] = -1 << b;
        above[s] = (int) (count - low[s]);
    }

    /** Bounds of a channel's coefficients over the boxes of the species that they read. */
    private void coefficients(int k) {
        int at = COEFFICIENTS * k;
        Arrays.fill(coefficient, at, at + COEFFICIENTS, 0);
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
            coefficient[at + plan.termOrder[t]] += l * (1 - HAIR);
            coefficient[at + 4 + plan.termOrder[t]] += h * (1 + HAIR);
        }
    }

    private double polynomial(int i, double n) {
        double[] a = coefficient;
        return a[i] + n * (a[i + 1] + (n - 1) * (a[i + 2] + (n - 2) * a[i + 3]));
    }

    /** Lower bound of a channel's propensity at a count of its pivot. */
    final double least(int k, double n) {
        return polynomial(COEFFICIENTS * k, n);
    }

    /** Upper bound of a channel's propensity at a count of its pivot. */
    final double most(int k, double n) {
        return polynomial(COEFFICIENTS * k + 4, n);
    }

    /** Lower bound of a channel's propensity over all boxes. */
    final double least(int k) {
        int p = plan.pivot[k];
        return least(k, p < species ? low[p] : 0);
    }

    /** Upper bound of a channel's propensity over all boxes. */
    final double most(int k) {
        int p = plan.pivot[k];
        return most(k, p < species ? low[p] + width[p] - 1 : 0);
    }

    /** The propensity of a channel in the present state. */
    final double propensity(int k) {
        double sum = 0;
        for (int t = plan.termStart[k]; t < plan.termStart[k + 1]; t++) {
            sum += term(k, t);
        }
        return sum;
    }

    /** The propensity of one reaction in the present state. */
    final double term(int k, int t) {
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
    final double total() {
        double sum = 0;
        for (int k = 0; k < plan.channels; k++) {
            sum += propensity(k);
        }
        return sum;
    }

    /** Shares out the table anew by the present bounds. */
    final void share() {
        double sum = 0;
        for (int k = 0; k < plan.channels; k++) {
            sum += most(k);
        }
        if (!(sum <= JumpProcess.MAX_PROPENSITY)) {
            throw Trouble.propensity(sum, walk.time);
        }
        clear(sum);
        for (int k = 0; k < plan.channels; k++) {
            if (!give(k)) {
                throw new IllegalStateException("cells do not suffice");
            }
        }
    }

    /** Relative width of the box of a species: how loose it makes the bounds that read it. */
    final double looseness(int s) {
        return width[s] / (low[s] + above[s] + 1);
    }

    /** Whether a count is outside the bounds given for the whole trajectory. */
    final boolean outside(int s) {
        double count = low[s] + above[s];
        return count < floor[s] || count > ceiling[s];
    }

    /**
     * Puts a new box round the count of a species.
     *
     * @return whether the table had to be shared out anew
     */
    final boolean replace(int s) {
        boolean shared = move(s);
        exitWork[s] += costOfExit(s);
        return shared;
    }

    private boolean move(int s) {
        place(s, low[s] + above[s]);
        for (int k : plan.pivotOf[s]) {
            if (!give(k)) {
                return shareAll();
            }
        }
        for (int k : plan.readBy[s]) {
            coefficients(k);
            if (!give(k)) {
                return shareAll();
            }
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
     * @return whether the table had to be shared out anew
     */
    final boolean resize(int s, int by) {
        int b = Math.max(0, Math.min(MAX_BOX_BITS, bits[s] + by));
        if (b == bits[s]) {
            return false;
        }
        bits[s] = b;
        return replace(s);
    }
}
