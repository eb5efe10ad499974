package rncrn.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Number of modes and median of one observable, with block-bootstrap intervals, and Hartigan's dip.
 *
 * @param density kernel estimate from all samples
 * @param count number of modes; the interval holds the numbers seen in the replicates, and all from
 *     1 where the effective samples are too few to tell
 * @param median median of the samples
 * @param dip p-value of Hartigan's dip against one mode, on samples thinned to independence
 * @param effective effective number of independent samples
 */
public record Modes(
        KernelDensity density, Interval count, Interval median, double dip, double effective) {
    private static final int REPLICATES = 200;

    /** Effective samples below which nothing is said of the number of modes. */
    private static final double FEWEST = 50;

    private static final int DIP_SAMPLES = 400;
    private static final int DIP_SIMULATIONS = 2000;

    /**
     * Looks at one observable.
     *
     * @param series stretches of the observable
     * @param spacing spacing of the lattice on which values lie; 0 for none
     * @param valleyRatio what parts two modes, see {@link KernelDensity#modes}
     * @param level confidence level of the intervals
     * @param random drives bootstrap and test
     */
    public static Modes of(
            double[][] series,
            double spacing,
            double valleyRatio,
            double level,
            UniformRandomProvider random) {
        double tau = Autocorrelation.time(series);
        long samples = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double[] stretch : series) {
            samples += stretch.length;
            for (double x : stretch) {
                min = Math.min(min, x);
                max = Math.max(max, x);
            }
        }
        double effective = samples / tau;
        double pad = 0.1 * (max - min) + spacing;
        KernelDensity.Bins grid =
                new KernelDensity.Bins(
                        Math.max(min - pad, min >= 0 ? -spacing / 2 : min - pad),
                        max + (pad > 0 ? pad : 1));
        List<double[]> blocks = new ArrayList<>();
        for (int[] block : Blocks.of(series, tau)) {
            KernelDensity.Bins bins = grid.with(new double[grid.counts().length]);
            for (int i = block[1]; i < block[2]; i++) {
                bins.add(series[block[0]][i]);
            }
            blocks.add(bins.counts());
        }
        if (blocks.size() < 4) {
            for (double[] stretch : series) {
                for (double x : stretch) {
                    grid.add(x);
                }
            }
            return new Modes(
                    KernelDensity.of(grid, effective, spacing),
                    Interval.unknown(level),
                    Interval.unknown(level),
                    Double.NaN,
                    effective);
        }
        BlockBootstrap bootstrap =
                new BlockBootstrap(blocks.toArray(double[][]::new), REPLICATES, random);
        KernelDensity density = KernelDensity.of(grid.with(bootstrap.total()), effective, spacing);
        double[] counts =
                bootstrap.replicates(
                        total ->
                                KernelDensity.smooth(grid.with(total), density.bandwidth())
                                        .modes(valleyRatio)
                                        .size());
        java.util.Arrays.sort(counts);
        if (effective < FEWEST) {
            // So few samples are smoothed so much that other modes may be hidden.
            return new Modes(
                    density,
                    new Interval(
                            density.modes(valleyRatio).size(), 1, Double.POSITIVE_INFINITY, level),
                    bootstrap.interval(total -> median(grid.with(total)), level),
                    dip(series, tau, spacing, random),
                    effective);
        }
        int tail = (int) Math.floor((1 - level) / 2 * counts.length);
        Interval count =
                new Interval(
                        density.modes(valleyRatio).size(),
                        counts[tail],
                        counts[counts.length - 1 - tail],
                        level);
        Interval median = bootstrap.interval(total -> median(grid.with(total)), level);
        return new Modes(density, count, median, dip(series, tau, spacing, random), effective);
    }

    private static double median(KernelDensity.Bins bins) {
        double[] counts = bins.counts();
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        double half = 0;
        for (int i = 0; i < counts.length; i++) {
            if (half + counts[i] >= sum / 2) {
                double share = counts[i] > 0 ? (sum / 2 - half) / counts[i] : 0.5;
                return bins.x(i + share - 0.5);
            }
            half += counts[i];
        }
        return Double.NaN;
    }

    /** Every so manieth sample, spread evenly over its lattice cell so that ties do not count. */
    private static double dip(
            double[][] series, double tau, double spacing, UniformRandomProvider random) {
        long samples = 0;
        for (double[] stretch : series) {
            samples += stretch.length;
        }
        double stride = Math.max(tau, (double) samples / DIP_SAMPLES);
        List<Double> thinned = new ArrayList<>();
        double next = stride / 2;
        long seen = 0;
        for (double[] stretch : series) {
            for (double x : stretch) {
                if (seen++ >= next) {
                    thinned.add(x + spacing * (random.nextDouble() - 0.5));
                    next += stride;
                }
            }
        }
        double[] sample = thinned.stream().mapToDouble(Double::doubleValue).toArray();
        return sample.length < 10
                ? Double.NaN
                : Dip.pValue(Dip.of(sample), sample.length, DIP_SIMULATIONS, random);
    }
}
