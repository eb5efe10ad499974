package rncrn.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import rncrn.statistics.Autocorrelation;
import rncrn.statistics.Blocks;
import rncrn.statistics.KernelDensity;
import rncrn.statistics.Moments;
import rncrn.statistics.ResidenceTimes;

/**
 * Series of a coordinate that is 0 at one state and 1 at another, told apart by the state whose
 * core was visited last (milestoning, as in {@link Observations}): cores reach up to a quarter and
 * from three quarters. What comes before the first visit counts for neither.
 */
final class TwoStates {
    static final double CORE = 0.25;

    /** A share below which a state is too faint to be seen. */
    private static final double FAINT = 1e-5;

    private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

    /** Stays that tell their coefficient of variation. */
    private static final int ENOUGH = 20;

    /** Blocks at most: longer ones serve as well, and take less room. */
    private static final int MOST_BLOCKS = 64;

    private final double step;
    private final KernelDensity.Bins grid;
    private final double[][] sums;
    private final int[] switches = new int[2];
    private final long[] samples = new long[2];
    private final Moments[] lengths = {new Moments(), new Moments()};
    private final double local;

    static TwoStates of(double[][] series, double step) {
        return new TwoStates(series, step);
    }

    private TwoStates(double[][] series, double step) {
        this.step = step;
        double min = -0.5;
        double max = 1.5;
        int[][] labels = new int[series.length][];
        List<List<double[]>> stays = List.of(new ArrayList<>(), new ArrayList<>());
        for (int s = 0; s < series.length; s++) {
            labels[s] = labels(series[s], stays);
            for (double x : series[s]) {
                min = Math.min(min, x);
                max = Math.max(max, x);
            }
        }
        grid = new KernelDensity.Bins(min, max);
        double longest = 1;
        for (List<double[]> of : stays) {
            if (!of.isEmpty()) {
                longest = Math.max(longest, Autocorrelation.time(of.toArray(double[][]::new)));
            }
        }
        local = longest;
        long all = samples[0] + samples[1];
        List<int[]> blocks =
                Blocks.of(series, Math.max(local, all / (MOST_BLOCKS * Blocks.CORRELATION_TIMES)));
        sums = new double[blocks.size()][];
        int size = grid.counts().length;
        for (int b = 0; b < sums.length; b++) {
            int[] block = blocks.get(b);
            KernelDensity.Bins[] bins = {grid.with(new double[size]), grid.with(new double[size])};
            int[] ends = new int[2];
            for (int i = block[1]; i < block[2]; i++) {
                int label = labels[block[0]][i];
                if (label >= 0) {
                    bins[label].add(series[block[0]][i]);
                    ends[1 - label] += i > 0 && labels[block[0]][i - 1] == 1 - label ? 1 : 0;
                }
            }
            sums[b] = Arrays.copyOf(bins[0].counts(), 2 * size + 2);
            System.arraycopy(bins[1].counts(), 0, sums[b], size, size);
            sums[b][2 * size] = ends[0];
            sums[b][2 * size + 1] = ends[1];
        }
    }

    private int[] labels(double[] series, List<List<double[]>> stays) {
        int[] labels = new int[series.length];
        int current = -1;
        int since = 0;
        for (int t = 0; t <= series.length; t++) {
            int core =
                    t == series.length
                            ? -2
                            : series[t] <= CORE ? 0 : series[t] >= 1 - CORE ? 1 : current;
            if (core != current) {
                if (current >= 0) {
                    stays.get(current).add(Arrays.copyOfRange(series, since, t));
                    samples[current] += t - since;
                    if (core >= 0) {
                        switches[current]++;
                        lengths[current].add(t - since);
                    }
                }
                current = core;
                since = t;
            }
            if (t < series.length) {
                labels[t] = current;
            }
        }
        return labels;
    }

    /** Whether both states were visited. */
    boolean both() {
        return samples[0] > 0 && samples[1] > 0;
    }

    int blocks() {
        return sums.length;
    }

    /**
     * For each block the counts of the samples that belong to the first state, then to the second,
     * then the numbers of stays at each that ended.
     */
    double[][] sums() {
        return sums;
    }

    /** Effective number of independent samples. */
    double effective() {
        return (samples[0] + samples[1]) / local;
    }

    /** The same of one state. */
    double effective(int state) {
        return samples[state] / local;
    }

    /** Whether both hold for a time, at a confidence level. */
    boolean hold(double horizon, double level) {
        for (int state = 0; state < 2; state++) {
            double time = samples[state] * step;
            if (ResidenceTimes.mean(switches[state], time, level).low() <= horizon) {
                return false;
            }
        }
        return true;
    }

    /**
     * Share of the time that belongs to the first state in the stationary law.
     *
     * @param quantile which quantile of what is known, as that of a normal law; 0 for the middle
     */
    double share(double quantile) {
        // Twice the time over the mean stay is chi-squared with twice the number of ends, which the
        // end of the run may hide one of.
        double first = switches[0] + (quantile > 0 ? 0 : quantile < 0 ? 1 : 0.5);
        double second = switches[1] + (quantile < 0 ? 0 : quantile > 0 ? 1 : 0.5);
        if (first == 0 || second == 0) {
            return quantile > 0 ? 1 - FAINT : FAINT;
        }
        double middle = samples[0] * second / (samples[1] * first);
        double ratio =
                quantile == 0
                        ? middle
                        : middle
                                * new FDistribution(2 * second, 2 * first)
                                        .inverseCumulativeProbability(
                                                NORMAL.cumulativeProbability(quantile));
        return Math.max(FAINT, Math.min(1 - FAINT, ratio / (1 + ratio)));
    }

    /** The same as it follows from the sums of some blocks. */
    static double share(double[] total) {
        double first = sum(total, 0) / (total[total.length - 2] + 0.5);
        double second = sum(total, 1) / (total[total.length - 1] + 0.5);
        return first / (first + second);
    }

    private static double sum(double[] total, int state) {
        int size = total.length / 2 - 1;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += total[state * size + i];
        }
        return sum;
    }

    /**
     * How many times farther off the share may be than with stays of exponential law: their
     * coefficient of variation, where it is above 1 and enough of them are seen to tell.
     */
    double irregularity() {
        double most = 1;
        for (Moments of : lengths) {
            if (of.count() >= ENOUGH) {
                most = Math.max(most, Math.sqrt(of.variance()) / of.mean());
            }
        }
        return most;
    }

    /** Stays that ended at the state where they are fewer. */
    int switches() {
        return Math.min(switches[0], switches[1]);
    }

    /**
     * The law from counts in both states.
     *
     * @param total counts as in {@link #sums}
     * @param share share of the first state; NaN for that of the counts
     */
    KernelDensity.Bins law(double[] total, double share) {
        int size = total.length / 2 - 1;
        double first = sum(total, 0);
        double second = sum(total, 1);
        double a = Double.isNaN(share) ? 1 : share / Math.max(1, first);
        double b = Double.isNaN(share) ? 1 : (1 - share) / Math.max(1, second);
        double[] counts = new double[size];
        for (int i = 0; i < size; i++) {
            counts[i] = a * total[i] + b * total[size + i];
        }
        return grid.with(counts);
    }
}
