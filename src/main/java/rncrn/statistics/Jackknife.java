package rncrn.statistics;

import java.util.function.ToDoubleFunction;

/**
 * The jackknife over blocks that are long against the correlation time (Kuensch 1989, doi
 * 10.1214/aos/1176347265): the statistic is worked out anew with each block left out in turn. Every
 * block is reduced to a vector of sums, and the statistic is a function of their total.
 */
public final class Jackknife {
    private Jackknife() {}

    /**
     * A statistic and its standard error.
     *
     * @param value the statistic of all blocks
     * @param error its standard error; NaN where it is not finite with some block left out
     */
    public record Estimate(double value, double error) {}

    /**
     * Applies a statistic to the totals of the blocks.
     *
     * @param sums one vector of sums per block, all of one length; at least two blocks
     */
    public static Estimate of(double[][] sums, ToDoubleFunction<double[]> statistic) {
        int blocks = sums.length;
        if (blocks < 2) {
            throw new IllegalArgumentException("a jackknife needs at least two blocks");
        }
        double[] total = new double[sums[0].length];
        for (double[] block : sums) {
            for (int k = 0; k < total.length; k++) {
                total[k] += block[k];
            }
        }
        double[] values = new double[blocks];
        double mean = 0;
        for (int b = 0; b < blocks; b++) {
            double[] rest = total.clone();
            for (int k = 0; k < rest.length; k++) {
                rest[k] -= sums[b][k];
            }
            values[b] = statistic.applyAsDouble(rest);
            mean += values[b] / blocks;
        }
        double square = 0;
        for (double value : values) {
            square += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(square * (blocks - 1) / blocks);
        return new Estimate(
                statistic.applyAsDouble(total), Double.isFinite(error) ? error : Double.NaN);
    }
}
