package rncrn.statistics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Scores that are sums over many independent runs, and so jointly normal with mean 0 where a
 * hypothesis holds, correlated as the contributions of a run are. Draws of the whole set tell what
 * to expect of its extremes, which are far fewer than as many independent scores would have.
 */
public final class CorrelatedScores {
    /** Pivots below this share of the largest variance are rounding. */
    private static final double RANK = 1e-10;

    /** Columns of a square root of the covariance matrix. */
    private final double[][] columns;

    private final double[] deviation;

    private CorrelatedScores(double[][] columns, double[] deviation) {
        this.columns = columns;
        this.deviation = deviation;
    }

    /**
     * Takes the covariance matrix from contributions of runs.
     *
     * @param runs one row per independent run, at least two, one column per score; a score is the
     *     sum of a column over the square root of the number of runs
     */
    public static CorrelatedScores of(double[][] runs) {
        if (runs.length < 2) {
            throw new IllegalArgumentException("a covariance needs two runs");
        }
        int d = runs[0].length;
        double[] mean = new double[d];
        for (double[] run : runs) {
            for (int i = 0; i < d; i++) {
                mean[i] += run[i] / runs.length;
            }
        }
        double[][] covariance = new double[d][d];
        double[] centred = new double[d];
        for (double[] run : runs) {
            for (int i = 0; i < d; i++) {
                centred[i] = run[i] - mean[i];
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += centred[i] * centred[j];
                }
            }
        }
        double[] deviation = new double[d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] /= runs.length - 1;
                covariance[j][i] = covariance[i][j];
            }
            deviation[i] = Math.sqrt(covariance[i][i]);
        }
        return new CorrelatedScores(root(covariance), deviation);
    }

    /** Cholesky's factorisation with pivots, which takes singular matrices. Spoils its argument. */
    private static double[][] root(double[][] a) {
        int d = a.length;
        double[][] columns = new double[d][];
        double largest = 0;
        for (int rank = 0; rank < d; rank++) {
            int pivot = 0;
            for (int i = 1; i < d; i++) {
                pivot = a[i][i] > a[pivot][pivot] ? i : pivot;
            }
            largest = Math.max(largest, a[pivot][pivot]);
            if (!(a[pivot][pivot] > RANK * largest)) {
                return java.util.Arrays.copyOf(columns, rank);
            }
            double[] column = new double[d];
            for (int i = 0; i < d; i++) {
                column[i] = a[i][pivot] / Math.sqrt(a[pivot][pivot]);
            }
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    a[i][j] -= column[i] * column[j];
                }
            }
            columns[rank] = column;
        }
        return columns;
    }

    /** Standard deviation of every score. */
    public double deviation(int score) {
        return deviation[score];
    }

    /** Number of scores. */
    public int size() {
        return deviation.length;
    }

    /** Draws of all scores together, one row each. */
    public double[][] draw(int draws, UniformRandomProvider random) {
        SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[][] scores = new double[draws][deviation.length];
        for (double[] score : scores) {
            for (double[] column : columns) {
                double g = normal.sample();
                for (int i = 0; i < score.length; i++) {
                    score[i] += g * column[i];
                }
            }
        }
        return scores;
    }
}
