package rncrn.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class DipTest {
    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7L);

    @Test
    void evenlySpacedPointsHaveTheSmallestDip() {
        double[] sample = new double[20];
        Arrays.setAll(sample, i -> i);
        assertEquals(1 / 40.0, Dip.of(sample), 1e-12);
    }

    @Test
    void twoAtomsHaveTheLargestDip() {
        double[] sample = new double[400];
        Arrays.setAll(sample, i -> i < 200 ? 1e-6 * i : 1 + 1e-6 * i);
        assertEquals(0.25, Dip.of(sample), 0.002);
    }

    /**
     * Against the definition: the smallest band about the step function that holds a unimodal law.
     */
    @Test
    void agreesWithTheDefinition() {
        for (int round = 0; round < 60; round++) {
            int n = 5 + round % 25;
            double[] sample = new double[n];
            for (int i = 0; i < n; i++) {
                double u = random.nextDouble();
                sample[i] = round % 3 == 0 ? u : round % 3 == 1 ? u * u : u + (i % 2);
            }
            Arrays.sort(sample);
            assertEquals(byDefinition(sample), Dip.of(sample), 1e-7, Arrays.toString(sample));
        }
    }

    /** Chance of a false alarm: below 1e-6 (binomial, 5 standard deviations). */
    @Test
    void pValuesOfUniformSamplesAreUniform() {
        int below = 0;
        int rounds = 300;
        for (int i = 0; i < rounds; i++) {
            double[] sample = new double[40];
            Arrays.setAll(sample, k -> random.nextDouble());
            if (Dip.pValue(Dip.of(sample), 40, 199, random) <= 0.2) {
                below++;
            }
        }
        assertEquals(0.2 * rounds, below, 5 * Math.sqrt(rounds * 0.2 * 0.8));
    }

    @Test
    void twoClustersAreNotOneMode() {
        double[] sample = new double[60];
        Arrays.setAll(sample, k -> random.nextDouble() + 2 * (k % 2));
        assertTrue(Dip.pValue(Dip.of(sample), 60, 999, random) <= 0.002);
    }

    private static double byDefinition(double[] x) {
        double low = 0.5 / x.length;
        double high = 0.5;
        if (feasible(x, low + 1e-10)) {
            return low;
        }
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (feasible(x, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** Whether some law, convex left of a data point and concave right of it, stays in the band. */
    private static boolean feasible(double[] x, double d) {
        for (int mode = 0; mode < x.length; mode++) {
            // The law may jump at its mode, upwards only.
            if (least(x, d, mode, false) <= 1 - least(x, d, mode, true) + 1e-12) {
                return true;
            }
        }
        return false;
    }

    /**
     * Least value at the mode of a convex function between the bounds left of it, F(x) - d and
     * F(x-) + d; infinite where there is none. The right side is the left one seen upside down.
     */
    private static double least(double[] x, double d, int mode, boolean right) {
        int n = x.length;
        int m = right ? n - mode : mode + 1;
        double[] place = new double[m];
        double[] upper = new double[m];
        double[] lower = new double[m];
        for (int i = 0; i < m; i++) {
            int k = right ? n - 1 - i : i;
            place[i] = right ? -x[k] : x[k];
            upper[i] = (double) i / n + d;
            // At the mode itself only the side before the jump is bound.
            lower[i] = (i == m - 1 ? i : i + 1.0) / n - d;
        }
        double least = lower[m - 1];
        for (int b = 0; b < m; b++) {
            for (int c = b; c < m; c++) {
                if (lower[b] > upper[c] + 1e-12) {
                    return Double.POSITIVE_INFINITY;
                }
            }
            least = Math.max(least, lower[b]);
            for (int a = 0; a < b; a++) {
                double slope = (lower[b] - upper[a]) / (place[b] - place[a]);
                for (int c = b + 1; c < m; c++) {
                    if (lower[b] + slope * (place[c] - place[b]) > upper[c] + 1e-12) {
                        return Double.POSITIVE_INFINITY;
                    }
                }
                least = Math.max(least, lower[b] + slope * (place[m - 1] - place[b]));
            }
        }
        return least;
    }
}
