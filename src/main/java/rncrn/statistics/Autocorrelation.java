package rncrn.statistics;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Autocorrelation of stationary time series observed as several independent stretches, with one
 * common mean.
 */
public final class Autocorrelation {
    /** Window constant c of Sokal's rule: the sum ends at the first lag above c tau. */
    private static final double WINDOW = 5;

    /** Lags up to which plain sums are cheaper than a Fourier transform. */
    private static final int DIRECT_LAGS = 60;

    private Autocorrelation() {}

    /**
     * Autocorrelation at lags 0 to maxLag, biased estimator (divided by the full length), which
     * keeps the sequence positive definite.
     *
     * @param series stretches of one observable; the shorter of maxLag and the longest stretch
     *     bounds the lags
     * @return correlations from 1 at lag 0; all 0 beyond lag 0 for a constant series
     */
    public static double[] of(double[][] series, int maxLag) {
        double[][] zero = new double[series.length][];
        for (int i = 0; i < series.length; i++) {
            zero[i] = new double[series[i].length];
        }
        return envelope(series, zero, maxLag);
    }

    /**
     * Modulus of the autocorrelation of the complex series z = a + i b: for an oscillation that
     * turns in the plane, the envelope of the decaying wave.
     */
    public static double[] envelope(double[][] a, double[][] b, int maxLag) {
        double meanA = mean(a);
        double meanB = mean(b);
        int longest = 0;
        for (double[] stretch : a) {
            longest = Math.max(longest, stretch.length);
        }
        int lags = Math.min(maxLag, longest - 1);
        double[] re = new double[lags + 1];
        double[] im = new double[lags + 1];
        for (int r = 0; r < a.length; r++) {
            int n = a[r].length;
            int size = Integer.highestOneBit(Math.max(2, n + Math.min(lags, n)) * 2 - 1);
            double[][] z = new double[2][size];
            for (int i = 0; i < n; i++) {
                z[0][i] = a[r][i] - meanA;
                z[1][i] = b[r][i] - meanB;
            }
            FastFourierTransformer.transformInPlace(
                    z, DftNormalization.STANDARD, TransformType.FORWARD);
            for (int i = 0; i < size; i++) {
                z[0][i] = z[0][i] * z[0][i] + z[1][i] * z[1][i];
                z[1][i] = 0;
            }
            FastFourierTransformer.transformInPlace(
                    z, DftNormalization.STANDARD, TransformType.INVERSE);
            for (int lag = 0; lag <= Math.min(lags, n - 1); lag++) {
                re[lag] += z[0][lag];
                im[lag] += z[1][lag];
            }
        }
        double[] correlation = new double[lags + 1];
        boolean real = true;
        for (double[] stretch : b) {
            for (double value : stretch) {
                real &= value == 0;
            }
        }
        double at0 = re[0];
        for (int lag = 0; lag <= lags; lag++) {
            correlation[lag] =
                    at0 <= 0
                            ? (lag == 0 ? 1 : 0)
                            : (real ? re[lag] : Math.hypot(re[lag], im[lag])) / at0;
        }
        return correlation;
    }

    /**
     * Integrated autocorrelation time in samples, tau = 1 + 2 sum rho, cut by Sokal's automatic
     * window (Sokal 1997, doi 10.1007/978-1-4899-0319-8_6): variances of means are tau/n times the
     * variance. At least 1.
     */
    public static double time(double[][] series) {
        int longest = 0;
        for (double[] stretch : series) {
            longest = Math.max(longest, stretch.length);
        }
        if (longest < 2) {
            return 1;
        }
        // Most series forget within a few samples; the transform serves those that do not.
        double tau = windowed(direct(series, Math.min(DIRECT_LAGS, longest - 1)));
        if (Double.isNaN(tau)) {
            double[] rho = of(series, longest - 1);
            tau = windowed(rho);
            if (Double.isNaN(tau)) {
                tau = 1;
                for (int lag = 1; lag < rho.length; lag++) {
                    tau += 2 * rho[lag];
                }
            }
        }
        return Math.max(1, tau);
    }

    /** The windowed sum, NaN where the window is wider than the lags given. */
    private static double windowed(double[] rho) {
        double tau = 1;
        for (int lag = 1; lag < rho.length; lag++) {
            tau += 2 * rho[lag];
            if (lag >= WINDOW * tau) {
                return tau;
            }
        }
        return Double.NaN;
    }

    private static double[] direct(double[][] series, int lags) {
        double mean = mean(series);
        double[] sums = new double[lags + 1];
        for (double[] stretch : series) {
            for (int lag = 0; lag <= Math.min(lags, stretch.length - 1); lag++) {
                double sum = 0;
                for (int i = lag; i < stretch.length; i++) {
                    sum += (stretch[i] - mean) * (stretch[i - lag] - mean);
                }
                sums[lag] += sum;
            }
        }
        double at0 = sums[0];
        for (int lag = 0; lag <= lags; lag++) {
            sums[lag] = at0 > 0 ? sums[lag] / at0 : lag == 0 ? 1 : 0;
        }
        return sums;
    }

    private static double mean(double[][] series) {
        double sum = 0;
        long n = 0;
        for (double[] stretch : series) {
            for (double value : stretch) {
                sum += value;
            }
            n += stretch.length;
        }
        return sum / n;
    }
}
