package rncrn.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Bootstrap over blocks that are long against the correlation time (Carlstein 1986, doi
 * 10.1214/aos/1176350057): whole blocks are drawn with replacement. Every block is reduced to a
 * vector of sums, and the statistic is a function of their total, so that a replicate costs one
 * pass over the blocks.
 *
 * <p>Intervals are estimate +- t SE with the replicates' standard error and Student's t with blocks
 * - 1 degrees of freedom, on a scale where the statistic is nearly normal; unlike percentiles, they
 * serve the extreme levels that corrections for many tests ask for.
 */
public final class BlockBootstrap {
    private final double[][] sums;
    private final int[][] draws;

    /**
     * @param sums one vector of sums per block, all of one length; at least two blocks
     * @param replicates number of bootstrap replicates
     */
    public BlockBootstrap(double[][] sums, int replicates, UniformRandomProvider random) {
        if (sums.length < 2) {
            throw new IllegalArgumentException("a bootstrap needs at least two blocks");
        }
        this.sums = sums;
        draws = new int[replicates][sums.length];
        for (int[] draw : draws) {
            for (int i = 0; i < draw.length; i++) {
                draw[i] = random.nextInt(sums.length);
            }
        }
    }

    public int blocks() {
        return sums.length;
    }

    /** The sums over all blocks as they are. */
    public double[] total() {
        double[] total = new double[sums[0].length];
        for (double[] block : sums) {
            add(total, block);
        }
        return total;
    }

    /** The statistic in every replicate. */
    public double[] replicates(ToDoubleFunction<double[]> statistic) {
        return each(statistic::applyAsDouble).stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Whatever follows from the sums of every replicate. */
    public <T> List<T> each(Function<double[], T> work) {
        List<T> all = new ArrayList<>();
        for (int[] draw : draws) {
            double[] total = new double[sums[0].length];
            for (int block : draw) {
                add(total, sums[block]);
            }
            all.add(work.apply(total));
        }
        return all;
    }

    /** Interval of a statistic that is nearly normal as it is. */
    public Interval interval(ToDoubleFunction<double[]> statistic, double level) {
        double estimate = statistic.applyAsDouble(total());
        double half = half(replicates(statistic), level);
        return valid(estimate, half)
                ? new Interval(estimate, estimate - half, estimate + half, level)
                : Interval.unknown(level);
    }

    /** Interval of a positive statistic whose logarithm is nearly normal. */
    public Interval positiveInterval(ToDoubleFunction<double[]> statistic, double level) {
        double estimate = statistic.applyAsDouble(total());
        double half = half(replicates(sum -> Math.log(statistic.applyAsDouble(sum))), level);
        return valid(estimate, half) && estimate > 0
                ? new Interval(
                        estimate, estimate * Math.exp(-half), estimate * Math.exp(half), level)
                : Interval.unknown(level);
    }

    /** Half-width of a two-sided Student interval at this many degrees of freedom and error. */
    public static double quantile(double level, int degrees) {
        double upper = 0.5 + level / 2;
        return degrees > 200
                ? new NormalDistribution(0, 1).inverseCumulativeProbability(upper)
                : new TDistribution(degrees).inverseCumulativeProbability(upper);
    }

    private double half(double[] replicates, double level) {
        Moments moments = new Moments();
        int finite = 0;
        for (double value : replicates) {
            if (Double.isFinite(value)) {
                moments.add(value);
                finite++;
            }
        }
        // A statistic that is often undefined in resamples has no interval worth the name.
        if (finite < 0.9 * replicates.length) {
            return Double.NaN;
        }
        // n/(n-1): resampled blocks vary less than fresh ones.
        double spread = Math.sqrt(moments.variance() * blocks() / (blocks() - 1.0));
        return spread * quantile(level, blocks() - 1);
    }

    private static boolean valid(double estimate, double half) {
        return Double.isFinite(estimate) && Double.isFinite(half);
    }

    private static void add(double[] total, double[] block) {
        for (int i = 0; i < total.length; i++) {
            total[i] += block[i];
        }
    }
}
