package rncrn.stochastic;

import java.util.Arrays;
import java.util.List;

/**
 * Stops a trajectory when it leaves a box of copy numbers: a guard against networks that run away
 * outside the region for which they were made, and the first-passage condition on a threshold.
 * Engines know this condition and check it for next to nothing, which they cannot for others.
 */
public final class Domain implements Watch.StopCondition {
    private final long[] low;
    private final long[] high;

    private Domain(long[] low, long[] high) {
        this.low = low;
        this.high = high;
    }

    /** The whole state space of so many species: never left. */
    public static Domain all(int species) {
        long[] high = new long[species];
        Arrays.fill(high, Long.MAX_VALUE);
        return new Domain(new long[species], high);
    }

    /** From 0 up to these counts, one per species. */
    public static Domain upTo(long[] high) {
        return new Domain(new long[high.length], high.clone());
    }

    /**
     * The same box, narrower in one species.
     *
     * @param species its index
     * @param low smallest copy number inside
     * @param high largest copy number inside, not below low
     */
    public Domain with(int species, long low, long high) {
        if (low > high) {
            throw new IllegalArgumentException(
                    "the domain from " + low + " to " + high + " is empty");
        }
        long[] lows = this.low.clone();
        long[] highs = this.high.clone();
        lows[species] = Math.max(lows[species], low);
        highs[species] = Math.min(highs[species], high);
        return new Domain(lows, highs);
    }

    /** Number of species that the box speaks of. */
    public int species() {
        return low.length;
    }

    public long low(int species) {
        return low[species];
    }

    public long high(int species) {
        return high[species];
    }

    /** Whether the state is outside. */
    @Override
    public boolean holds(State state) {
        return !exits(state).isEmpty();
    }

    /** Indices of the species whose count is outside, ascending. */
    public List<Integer> exits(State state) {
        return java.util.stream.IntStream.range(0, low.length)
                .filter(s -> state.count(s) < low[s] || state.count(s) > high[s])
                .boxed()
                .toList();
    }
}
