package rncrn.verdict;

import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.statistics.BlockBootstrap;
import rncrn.statistics.Interval;
import rncrn.statistics.KernelDensity;

/**
 * The valley between two states: the least density between them over the lower of their two peaks,
 * along the coordinate that tells them apart.
 *
 * <p>Trajectories start half at each state, and may switch seldom or never while they are watched:
 * how often the samples are at each says little about the law. So the law is put together from the
 * law of each state on its own, as long as the other was not visited, and the shares of time that
 * belong to both. Where both states hold for the horizon, the shares are of no consequence within
 * it, and both count the same. Otherwise they are those of the stationary law, which follow from
 * the mean residence times; the interval of these is that of the switches seen, few as they may be,
 * and half of the error goes to it.
 */
final class Valley {
    private static final int REPLICATES = 200;

    /** Shares tried between the ends of their interval. */
    private static final int SHARES = 5;

    /** Beyond this ratio of times, on the logarithm, a state is too faint to be seen. */
    private static final double MOST_LOGIT = 12;

    private Valley() {}

    /**
     * The ratio with its interval.
     *
     * @param horizon time for which states have to hold; infinite for the stationary law in any
     *     case
     */
    static Interval ratio(
            Observations seen,
            Separation separation,
            double lattice,
            double horizon,
            double level,
            UniformRandomProvider random) {
        TwoStates states = TwoStates.of(separation.coordinates(seen.points()), seen.step());
        double spacing = separation.spacing(lattice);
        double error = 1 - level;
        if (!states.both()) {
            // One of them was never met again: the samples are all there is to say.
            return states.blocks() < 4
                    ? Interval.unknown(level)
                    : at(states, Double.NaN, spacing, level, random);
        }
        double half = 1 - error / 2;
        Interval first = states.residence(0, 1 - error / 4);
        Interval second = states.residence(1, 1 - error / 4);
        if (states.blocks() < 4) {
            return Interval.unknown(level);
        }
        if (first.low() > horizon && second.low() > horizon) {
            return at(states, 0.5, spacing, level, random);
        }
        double low = logit(first.low(), second.high());
        double high = logit(first.high(), second.low());
        Interval all = at(states, states.share(), spacing, half, random);
        double least = all.low();
        double most = all.high();
        for (int i = 0; i < SHARES; i++) {
            double share = 1 / (1 + Math.exp(-(low + (high - low) * i / (SHARES - 1.0))));
            Interval one = at(states, share, spacing, half, random);
            least = Math.min(least, one.low());
            most = Math.max(most, one.high());
        }
        return new Interval(all.estimate(), least, most, level);
    }

    /** Logarithm of the ratio of two times, within what a density can show. */
    private static double logit(double a, double b) {
        return Math.max(-MOST_LOGIT, Math.min(MOST_LOGIT, Math.log(a / b)));
    }

    /**
     * The ratio where a share of the time belongs to the first state.
     *
     * @param share NaN where the samples are to be taken as they are
     */
    private static Interval at(
            TwoStates states,
            double share,
            double spacing,
            double level,
            UniformRandomProvider random) {
        BlockBootstrap bootstrap = new BlockBootstrap(states.sums(), REPLICATES, random);
        double bandwidth =
                KernelDensity.of(
                                states.law(bootstrap.total(), share),
                                states.effective(),
                                spacing)
                        .bandwidth();
        ToDoubleFunction<double[]> valley =
                total ->
                        KernelDensity.smooth(states.law(total, share), bandwidth)
                                .valleyRatio(0, 1);
        Interval ratio = bootstrap.interval(valley, level);
        // A ratio of densities is never negative, though an interval about its estimate may be.
        return new Interval(
                ratio.estimate(), Math.max(0, ratio.low()), Math.max(0, ratio.high()), level);
    }
}
