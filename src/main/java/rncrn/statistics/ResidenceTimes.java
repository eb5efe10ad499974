package rncrn.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/**
 * Stays of which some were cut short by the end of observation (Epstein and Sobel 1953, doi
 * 10.1080/01621459.1953.10483488; Lawless, Statistical Models and Methods for Lifetime Data, 2003).
 */
public final class ResidenceTimes {
    private ResidenceTimes() {}

    /**
     * Mean residence time under the exponential law: time observed over ends seen. The interval is
     * that of a Poisson count of ends in the time observed, so its upper end is infinite while none
     * was seen.
     */
    public static Interval mean(double[] completed, double[] censored, double level) {
        double total = Arrays.stream(completed).sum() + Arrays.stream(censored).sum();
        return mean(completed.length, total, level);
    }

    /** The same, from the number of ends and the time observed. */
    public static Interval mean(int ends, double total, double level) {
        if (!(total > 0)) {
            return Interval.unknown(level);
        }
        double tail = (1 - level) / 2;
        double most = new GammaDistribution(ends + 1, 1).inverseCumulativeProbability(1 - tail);
        double least =
                ends == 0 ? 0 : new GammaDistribution(ends, 1).inverseCumulativeProbability(tail);
        double estimate = ends == 0 ? Double.POSITIVE_INFINITY : total / ends;
        return new Interval(
                estimate,
                total / most,
                least > 0 ? total / least : Double.POSITIVE_INFINITY,
                level);
    }

    /**
     * p-value of the exponential law by the total time on test (Barlow and Campo 1975): for stays
     * with a constant rate the time on test at each end, as a share of the whole, is uniform, be it
     * censored or not; tested by Kolmogorov and Smirnov.
     *
     * @return NaN with fewer than five ends
     */
    public static double exponentialPValue(double[] completed, double[] censored) {
        if (completed.length < 5) {
            return Double.NaN;
        }
        double[] ends = completed.clone();
        Arrays.sort(ends);
        double[] cut = censored.clone();
        Arrays.sort(cut);
        double last = Math.max(ends[ends.length - 1], cut.length == 0 ? 0 : cut[cut.length - 1]);
        double whole = onTest(last, ends, cut);
        double[] shares = new double[ends.length];
        for (int i = 0; i < ends.length; i++) {
            shares[i] = onTest(ends[i], ends, cut) / whole;
        }
        // Without censoring the last share is 1 by construction and carries no information.
        boolean complete = shares[shares.length - 1] >= 1;
        return GoodnessOfFit.kolmogorovSmirnov(
                complete ? Arrays.copyOf(shares, shares.length - 1) : shares, u -> u);
    }

    private static double onTest(double until, double[] ends, double[] cut) {
        double sum = 0;
        for (double end : ends) {
            sum += Math.min(end, until);
        }
        for (double end : cut) {
            sum += Math.min(end, until);
        }
        return sum;
    }

    /** Whether two samples of stays follow one law, by the two-sample Kolmogorov-Smirnov test. */
    public static double samePValue(double[] a, double[] b) {
        return new KolmogorovSmirnovTest().kolmogorovSmirnovTest(a, b);
    }
}
