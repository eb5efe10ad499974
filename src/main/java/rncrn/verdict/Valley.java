package rncrn.verdict;

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
 * the mean residence times; the ratio of these two has the law of F by the number of switches seen,
 * few as they may be.
 */
final class Valley {
    private static final int REPLICATES = 200;

    /** Degrees of freedom from which Student's t is as good as normal. */
    private static final int NORMAL = 1000;

    /** Points of the circle of errors: the part that is the shares'. */
    private static final double[] AWAY = {-1, -0.92, -0.7, -0.38, 0, 0.38, 0.7, 0.92, 1};

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
        if (states.blocks() < 4) {
            return Interval.unknown(level);
        }
        Shape shape = new Shape(states, separation.spacing(lattice), random);
        // Where one of them was never met again, the samples are all there is to say.
        boolean even = states.both() && states.hold(horizon, level);
        double share = !states.both() ? Double.NaN : even ? 0.5 : states.share(0);
        double estimate = shape.root(share);
        double wide = BlockBootstrap.quantile(level, states.blocks() - 1);
        double least = estimate - wide * shape.error(share);
        double most = estimate + wide * shape.error(share);
        double far = BlockBootstrap.quantile(level, NORMAL);
        // Two independent errors, each so many standard errors off that both together are as rare
        // as the level says: all points of a circle.
        for (double away : states.both() && !even ? AWAY : new double[0]) {
            double other = states.share(away * far);
            double rest = Math.sqrt(1 - away * away) * wide * shape.error(other);
            least = Math.min(least, shape.root(other) - rest);
            most = Math.max(most, shape.root(other) + rest);
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
        private final BlockBootstrap bootstrap;
        private final double bandwidth;
        private final double oneMore;

        Shape(TwoStates states, double spacing, UniformRandomProvider random) {
            this.states = states;
            bootstrap = new BlockBootstrap(states.sums(), REPLICATES, random);
            bandwidth =
                    KernelDensity.of(
                                    states.law(bootstrap.total(), states.both() ? 0.5 : Double.NaN),
                                    states.effective(),
                                    spacing)
                            .bandwidth();
            oneMore = states.both() ? 1 / seenAtPeak() : 0;
        }

        /**
         * Independent samples that make the estimate at the peak where they are fewest: as many as
         * leave the variance of a kernel estimate, f / (2 sqrt(pi) n h).
         */
        private double seenAtPeak() {
            double fewest = Double.POSITIVE_INFINITY;
            for (int state = 0; state < 2; state++) {
                KernelDensity law =
                        KernelDensity.smooth(
                                states.law(bootstrap.total(), 1 - state), bandwidth);
                double highest = 0;
                for (int i = 0; i < law.size(); i++) {
                    highest = Math.max(highest, law.density(i));
                }
                double width = 2 * Math.sqrt(Math.PI) * bandwidth;
                fewest = Math.min(fewest, states.effective(state) * highest * width);
            }
            return Math.max(1, fewest);
        }

        double root(double share) {
            return of(bootstrap.total(), share);
        }

        private double of(double[] total, double share) {
            return Math.sqrt(KernelDensity.smooth(states.law(total, share), bandwidth).valleyRatio(0, 1));
        }

        /**
         * Standard error, were the share known. Where the valley was hardly ever seen the blocks
         * know little of its variance; so what one sample more in it would change is added.
         */
        double error(double share) {
            double root = root(share);
            return Math.hypot(
                    bootstrap.standardError(total -> of(total, share)),
                    Math.sqrt(root * root + oneMore) - root);
        }
    }
}
