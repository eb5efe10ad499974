package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import rncrn.stochastic.Streams;

class PoissonDrawTest {
    private static final int DRAWS = 200_000;

    /**
     * Pearson's chi squared over cells of at least 20 expected draws, for means on either side of
     * the switch. The limit is five standard deviations of chi squared and 5 for its skewness: six
     * means together raise a false alarm with a chance below 1e-4.
     */
    @Test
    void followsThePoissonLaw() {
        double[] means = {.3, 4, 9.99, 10, 47, 2500};
        for (int m = 0; m < means.length; m++) {
            PoissonDistribution law = new PoissonDistribution(means[m]);
            PoissonDraw draw = new PoissonDraw(Streams.stream(7, m));
            int top = (int) (means[m] + 12 * Math.sqrt(means[m]) + 12);
            long[] seen = new long[top + 1];
            for (int k = 0; k < DRAWS; k++) {
                seen[(int) Math.min(top, draw.one(means[m]))]++;
            }
            double expected = 0;
            double found = 0;
            double chi = 0;
            int cells = 1;
            for (int k = 0; k <= top; k++) {
                expected += DRAWS * law.probability(k);
                found += seen[k];
                boolean littleLeft = DRAWS * (1 - law.cumulativeProbability(k)) < 20;
                if (expected >= 20 && !littleLeft) {
                    chi += (found - expected) * (found - expected) / expected;
                    cells++;
                    expected = 0;
                    found = 0;
                }
            }
            chi += (found - expected) * (found - expected) / expected;
            double limit = cells - 1 + 5 * Math.sqrt(2.0 * (cells - 1)) + 5;
            assertTrue(chi < limit, "mean " + means[m] + ": " + chi + " of " + cells + " cells");
        }
    }

    @Test
    void largeMeansKeepTheirSpread() {
        double mean = 3e7;
        PoissonDraw draw = new PoissonDraw(Streams.stream(8, 0));
        double first = 0;
        double second = 0;
        for (int k = 0; k < DRAWS; k++) {
            double z = (draw.one(mean) - mean) / Math.sqrt(mean);
            first += z;
            second += z * z;
        }
        // Five standard errors: about one false alarm in a million.
        assertEquals(0, first / DRAWS, 5 / Math.sqrt(DRAWS));
        assertEquals(1, second / DRAWS, 5 * Math.sqrt(2.0 / DRAWS));
    }

    @Test
    void logarithmsOfFactorials() {
        for (double k : new double[] {0, 1, 2, 15, 16, 40, 1e4, 1e8}) {
            assertEquals(Gamma.logGamma(k + 1), PoissonDraw.logFactorial(k), 1e-10 * (1 + k));
        }
    }
}
