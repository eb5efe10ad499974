package rncrn.stochastic;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/** Pearson's chi-square tests on counts. */
final class Goodness {
    private Goodness() {}

    /**
     * Probability of a worse fit, if the sample came from the law.
     *
     * @param counts how often each value was seen
     * @param law probability of each value; what is missing to 1 is the last value's and above
     */
    static double pValue(long[] counts, double[] law) {
        long n = 0;
        for (long c : counts) {
            n += c;
        }
        List<double[]> bins = new ArrayList<>();
        double expected = 0;
        double seen = 0;
        double lawLeft = n;
        long seenLeft = n;
        for (int i = 0; i < law.length; i++) {
            expected += n * law[i];
            lawLeft -= n * law[i];
            long c = i < counts.length ? counts[i] : 0;
            seen += c;
            seenLeft -= c;
            if (expected >= 20 && lawLeft >= 20) {
                bins.add(new double[] {expected, seen});
                expected = 0;
                seen = 0;
            }
        }
        bins.add(new double[] {expected + lawLeft, seen + seenLeft});
        double chi = 0;
        for (double[] bin : bins) {
            chi += (bin[1] - bin[0]) * (bin[1] - bin[0]) / bin[0];
        }
        return upper(chi, bins.size() - 1);
    }

    /** Probability of a larger difference, if two samples came from one law. */
    static double pValueOfTwo(long[] a, long[] b) {
        double na = java.util.Arrays.stream(a).sum();
        double nb = java.util.Arrays.stream(b).sum();
        double chi = 0;
        int bins = 0;
        double seenA = 0;
        double seenB = 0;
        double leftA = na;
        double leftB = nb;
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            double ca = i < a.length ? a[i] : 0;
            double cb = i < b.length ? b[i] : 0;
            seenA += ca;
            seenB += cb;
            leftA -= ca;
            leftB -= cb;
            if ((seenA + seenB >= 40 && leftA + leftB >= 40) || leftA + leftB == 0) {
                double share = (seenA + seenB) / (na + nb);
                if (share > 0) {
                    chi += Math.pow(seenA - na * share, 2) / (na * share);
                    chi += Math.pow(seenB - nb * share, 2) / (nb * share);
                    bins++;
                }
                seenA = 0;
                seenB = 0;
                if (leftA + leftB == 0) {
                    break;
                }
            }
        }
        return bins < 2 ? 1 : upper(chi, bins - 1);
    }

    private static double upper(double chi, int freedom) {
        return freedom == 0 ? 1 : Gamma.regularizedGammaQ(freedom / 2.0, chi / 2);
    }
}
