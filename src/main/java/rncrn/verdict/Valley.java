package rncrn.verdict;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.statistics.BlockBootstrap;
import rncrn.statistics.Interval;
import rncrn.statistics.KernelDensity;
import rncrn.statistics.Moments;

/**
 * The valley between two states: the least density between them over the lower of their two peaks,
 * along the coordinate that tells them apart.
 *
 * <p>Trajectories start half at each state, and may switch seldom or never while they are watched:
 * how often the samples are at each says little about the law. So the law is put together from the
 * law of each state on its own, as long as the other was not visited, and the shares of time that
 * belong to both. Where both states hold for the horizon, the shares are of no consequence within
 * it, and both count the same. Otherwise they are those of the stationary law, which follow from
 * the mean residence times; the ratio of these two has the law of F by the number of switches seen,
 * few as they may be; where they are many the blocks of the bootstrap have them too.
 */
final class Valley {
    private static final int REPLICATES = 200;

    /** Degrees of freedom from which Student's t is as good as normal. */
    private static final int NORMAL = 1000;

    /**
     * Replicates know the least density from one sample only and vary less than fresh samples would
     * where the valley is shallow: so much wider, as the validation on exact laws shows.
     */
    private static final double WIDER = 1.15;

    /** Switches from which the blocks know what these contribute to the error. */
    private static final int MANY = 30;

    /** Points of the circle of errors: the part that is the shares'. */
    private static final double[] AWAY = {-1, -0.92, -0.7, -0.38, 0, 0.38, 0.7, 0.92, 1};

    private Valley() {}

    /**
     * The ratio with its interval.
     *
     * @param points points by stretch and sample, of no third state
     * @param horizon time for which states have to hold; infinite for the stationary law in any
     *     case
     */
    static Interval ratio(
            double[][][] points,
            double step,
            Separation separation,
            double lattice,
            double horizon,
            double level,
            UniformRandomProvider random) {
        return ratio(
                TwoStates.of(separation.coordinates(points), step),
                separation.spacing(lattice),
                horizon,
                level,
                random);
    }

    /** The same from the samples along the coordinate. */
    static Interval ratio(
            TwoStates states,
            double spacing,
            double horizon,
            double level,
            UniformRandomProvider random) {
        if (states.blocks() < 4) {
            return Interval.unknown(level);
        }
        Shape shape = new Shape(states, spacing, random);
        // Where one of them was never met again, the samples are all there is to say.
        boolean even = states.both() && states.hold(horizon, level);
        double share = !states.both() || even ? 0.5 : states.share(0);
        double estimate = shape.root(share);
        double wide = WIDER * BlockBootstrap.quantile(level, states.blocks() - 1);
        double least = estimate - wide * shape.error(share);
        double most = estimate + wide * shape.error(share);
        double far = states.irregularity() * BlockBootstrap.quantile(level, NORMAL);
        // Two independent errors, each so many standard errors off that both together are as rare
        // as the level says: all points of a circle.
        for (double away : states.both() && !even ? AWAY : new double[0]) {
            double other = states.share(away * far);
            double rest = Math.sqrt(1 - away * away) * wide * shape.error(other);
            least = Math.min(least, shape.root(other) - rest);
            most = Math.max(most, shape.root(other) + rest);
        }
        if (!even && states.switches() >= MANY) {
            double both = wide * shape.error();
            least = Math.min(least, estimate - both);
            most = Math.max(most, estimate + both);
        }
        return least <= estimate && most >= estimate
                ? new Interval(
                        estimate * estimate,
                        Math.pow(Math.max(0, least), 2),
                        Math.min(1, most * most),
                        level)
                : Interval.unknown(level);
    }

    /**
     * The ratio as it follows from the laws of the states, at any share of the first. Its root is
     * told, whose error hardly depends on it, as that of a count's.
     */
    private static final class Shape {
        private final TwoStates states;
        private final Own whole;
        private final List<Own> replicates;
        private final double blocks;
        private final double oneMore;

        /** The laws of both states on their own; one law in both places where there is but one. */
        private record Own(KernelDensity first, KernelDensity second, double share) {
            double root(double share) {
                return Math.sqrt(first.mixed(share, second).valleyRatio(0, 1));
            }
        }

        Shape(TwoStates states, double spacing, UniformRandomProvider random) {
            this.states = states;
            BlockBootstrap bootstrap = new BlockBootstrap(states.sums(), REPLICATES, random);
            double bandwidth =
                    KernelDensity.of(
                                    states.law(bootstrap.total(), states.both() ? 0.5 : Double.NaN),
                                    states.effective(),
                                    spacing)
                            .bandwidth();
            blocks = bootstrap.blocks();
            whole = own(bootstrap.total(), bandwidth);
            replicates = bootstrap.each(total -> own(total, bandwidth));
            oneMore = states.both() ? 1 / seenAtPeak(bandwidth) : 0;
        }

        private Own own(double[] total, double bandwidth) {
            if (!states.both()) {
                KernelDensity all = KernelDensity.smooth(states.law(total, Double.NaN), bandwidth);
                return new Own(all, all, 0.5);
            }
            return new Own(
                    KernelDensity.smooth(states.law(total, 1), bandwidth),
                    KernelDensity.smooth(states.law(total, 0), bandwidth),
                    TwoStates.share(total));
        }

        /**
         * Independent samples that make the estimate at the peak where they are fewest: as many as
         * leave the variance of a kernel estimate, f / (2 sqrt(pi) n h).
         */
        private double seenAtPeak(double bandwidth) {
            // The grid smooths too.
            double least = Math.max(bandwidth, whole.first.x(1) - whole.first.x(0));
            double width = 2 * Math.sqrt(Math.PI) * least;
            return Math.max(
                    1,
                    width
                            * Math.min(
                                    states.effective(0) * whole.first.highest(),
                                    states.effective(1) * whole.second.highest()));
        }

        double root(double share) {
            return whole.root(share);
        }

        /**
         * Standard error, were the share known. Where the valley was hardly ever seen the blocks
         * know little of its variance; so what one sample more in it would change is added.
         */
        double error(double share) {
            double root = root(share);
            return Math.hypot(
                    spread(own -> own.root(share)), Math.sqrt(root * root + oneMore) - root);
        }

        /** Standard error with that of the share. */
        double error() {
            return spread(own -> own.root(own.share));
        }

        private double spread(ToDoubleFunction<Own> root) {
            Moments moments = new Moments();
            replicates.forEach(own -> moments.add(root.applyAsDouble(own)));
            return Math.sqrt(moments.variance() * blocks / (blocks - 1));
        }
    }
}
