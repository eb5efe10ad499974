package rncrn.cli;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.statistics.CorrelatedScores;

/**
 * What the scores of one case would be if the simulator were right: draws of all of them together,
 * correlated in time as the runs are. The scores of the suite are sums over runs, of (x - mu)/sigma
 * for a mean and of ((x - mu)^2/sigma^2 - 1)/sqrt(2) for a variance.
 */
final class ChanceOfScores {
    private static final int DRAWS = 10_000;

    private final CorrelatedScores scores;

    /** Accepted size of every score. */
    private final double[] limits;

    /** For every draw: the largest score in units of its limit. */
    private final double[] worst = new double[DRAWS];

    /** For every draw: how many means and how many variances are out of range. */
    private final int[][] out = new int[DRAWS][2];

    /**
     * @param runs one row per run, of contributions to every score
     * @param limits accepted size of every score
     * @param isSd whether a score is that of a variance
     */
    ChanceOfScores(
            List<double[]> runs, double[] limits, boolean[] isSd, UniformRandomProvider random) {
        this.scores = CorrelatedScores.of(runs.toArray(double[][]::new));
        this.limits = limits;
        // Drawn in portions, so that not all are in memory at once.
        int portion = 500;
        for (int from = 0; from < DRAWS; from += portion) {
            double[][] drawn = scores.draw(portion, random);
            for (int k = 0; k < portion; k++) {
                for (int i = 0; i < limits.length; i++) {
                    double size = Math.abs(drawn[k][i]) / limits[i];
                    worst[from + k] = Math.max(worst[from + k], size);
                    out[from + k][isSd[i] ? 1 : 0] += size < 1 ? 0 : 1;
                }
            }
        }
        Arrays.sort(worst);
    }

    /** Probability that some score of a right simulator is as large, in units of its limit. */
    double atLeast(double size) {
        int first = Arrays.binarySearch(worst, size);
        int beyond = DRAWS - (first < 0 ? -first - 1 : first);
        double simulated = (beyond + 1.0) / (DRAWS + 1);
        if (beyond > 0) {
            return simulated;
        }
        // Beyond all draws: the sum of the probabilities of each, which is an upper bound.
        double sum = 0;
        for (int i = 0; i < limits.length; i++) {
            double deviations = size * limits[i] / scores.deviation(i);
            sum += Erf.erfc(deviations / Math.sqrt(2));
        }
        return Math.min(simulated, sum);
    }

    /** Probability that some score of a right simulator is out of range. */
    double anyOut() {
        return (double) Arrays.stream(worst).filter(size -> size >= 1).count() / DRAWS;
    }

    /** How many means are out of range in every draw. */
    int[] meansOut() {
        return Arrays.stream(out).mapToInt(counts -> counts[0]).toArray();
    }

    /** How many standard deviations are out of range in every draw. */
    int[] sdsOut() {
        return Arrays.stream(out).mapToInt(counts -> counts[1]).toArray();
    }
}
