package rncrn.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/** Tests of a sample against a law that is known. */
public final class GoodnessOfFit {
    private GoodnessOfFit() {}

    /**
     * p-value of the two-sided one-sample Kolmogorov-Smirnov test, for continuous laws.
     *
     * @param cdf distribution function of the law
     */
    public static double kolmogorovSmirnov(double[] sample, DoubleUnaryOperator cdf) {
        double[] x = sample.clone();
        Arrays.sort(x);
        int n = x.length;
        double d = 0;
        for (int i = 0; i < n; i++) {
            double f = cdf.applyAsDouble(x[i]);
            d = Math.max(d, Math.max(f - (double) i / n, (i + 1.0) / n - f));
        }
        return n == 0 ? 1 : 1 - new KolmogorovSmirnovTest().cdf(Math.min(1, d), n);
    }

    /**
     * p-value of Pearson's chi-square test. Neighbouring cells are pooled from the left until each
     * expects at least five.
     *
     * @param observed counts per cell
     * @param expected expected counts per cell, of the same sum up to rounding
     * @param fitted number of parameters fitted to the data
     */
    public static double chiSquare(double[] observed, double[] expected, int fitted) {
        double[] o = new double[observed.length];
        double[] e = new double[observed.length];
        int cells = 0;
        double sumO = 0;
        double sumE = 0;
        for (int i = 0; i < observed.length; i++) {
            sumO += observed[i];
            sumE += expected[i];
            if (sumE >= 5) {
                o[cells] = sumO;
                e[cells] = sumE;
                cells++;
                sumO = 0;
                sumE = 0;
            }
        }
        if (cells > 0) {
            o[cells - 1] += sumO;
            e[cells - 1] += sumE;
        }
        int degrees = cells - 1 - fitted;
        if (degrees < 1) {
            return 1;
        }
        double statistic = 0;
        for (int i = 0; i < cells; i++) {
            statistic += (o[i] - e[i]) * (o[i] - e[i]) / e[i];
        }
        return 1 - new ChiSquaredDistribution(degrees).cumulativeProbability(statistic);
    }
}
