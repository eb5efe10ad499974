package rncrn.stochastic;

/**
 * The tables behind the method {@code rejection-lookup}: cells given to the channels by their
 * bounds ({@link CandidateCells}). Bounds of the coefficients decide nearly all candidates in cells
 * that are not sure at the pivot's count itself, and only in between is the propensity computed.
 */
final class LookupTables extends ChannelBounds {
    /** Work of a candidate in a cell that is not sure, in units of one in a cell that is. */
    static final double LOOK = 5;

    /** Work of computing a propensity. */
    static final double DEAR = 20;

    /** Work of replacing a box, by measurement once: for itself, each channel and each cell. */
    private static final double EXIT = 40;

    private static final double EXIT_PIVOT = 20;
    private static final double EXIT_READER = 32;
    private static final double EXIT_CELL = 1;

    final CandidateCells cells;

    /**
     * What the loop needs to know of a channel: bits 0-15 the amount of its change, 32-46 the
     * species changed, 48-62 the pivot, 63 whether there is more to change.
     */
    final long[] channel;

    /**
     * @param walk the trajectory, see {@link ChannelBounds}
     */
    LookupTables(ChannelPlan plan, Walk walk) {
        super(plan, walk);
        this.channel = new long[plan.channels];
        for (int k = 0; k < plan.channels; k++) {
            channel[k] = word(plan, k);
        }
        this.cells = new CandidateCells(entries(plan), species + 1);
        share();
    }

    private static long word(ChannelPlan plan, int k) {
        int first = plan.changeStart[k];
        int changes = plan.changeStart[k + 1] - first;
        long word = (long) plan.pivot[k] << 48;
        if (changes == 1 && plan.changeAmount[first] == (short) plan.changeAmount[first]) {
            return word
                    | (long) plan.changeSpecies[first] << 32
                    | (plan.changeAmount[first] & 0xffffL);
        }
        return word | (long) plan.kinetics.species << 32 | (changes == 0 ? 0 : 1L << 63);
    }

    /** Entries of sure cells, where one small change is all that an event does. */
    private static int[] entries(ChannelPlan plan) {
        int[] entries = new int[plan.channels];
        for (int k = 0; k < plan.channels; k++) {
            int first = plan.changeStart[k];
            int amount = plan.changeStart[k + 1] == first + 1 ? plan.changeAmount[first] : 0;
            entries[k] =
                    amount != 0 && amount == (short) amount
                            ? plan.changeSpecies[first] << 16 | (amount & 0xffff)
                            : -1;
        }
        return entries;
    }

    @Override
    double rate() {
        return cells.rate();
    }

    @Override
    void clear(double sum) {
        cells.clear(sum);
    }

    @Override
    boolean give(int k) {
        return cells.give(k, least(k), most(k));
    }

    @Override
    boolean wasteful() {
        return cells.wasteful();
    }

    @Override
    double costOfExit(int s) {
        return EXIT
                + EXIT_PIVOT * plan.pivotOf[s].length
                + EXIT_READER * plan.readBy[s].length
                + EXIT_CELL * cells.takeMoved();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Each channel's is shared among the species that it reads by the relative widths of their
     * boxes.
     */
    @Override
    void addWaste(double[] waste) {
        double rate = rate();
        for (int k = 0; k < plan.channels; k++) {
            double bound = most(k);
            if (bound == 0) {
                continue;
            }
            int p = plan.pivot[k];
            double n = p < species ? low[p] + above[p] : 0;
            double high = most(k, n);
            double middle = DEAR * (high - least(k, n)) + high - propensity(k);
            double all = bound - high;
            if (cells.canBeSure(k)) {
                all += LOOK * (bound - least(k));
            }
            double others = 0;
            for (int s : plan.others[k]) {
                others += looseness(s);
            }
            double own = p < species ? looseness(p) : 0;
            if (own + others == 0) {
                continue;
            }
            waste[p] += all / rate * (own / (own + others));
            for (int s : plan.others[k]) {
                waste[s] += (all / (own + others) + middle / others) * looseness(s) / rate;
            }
        }
    }
}
