package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import rncrn.stochastic.Streams;

/** Walks of one perceptron against what is known exactly, and the draws that they rest on. */
class PerceptronWalkTest {
    private static final int DRAWS = 100_000;

    /**
     * Standard errors: with some forty comparisons a false alarm in about 1e5 by the normal law.
     */
    private static final double LIMIT = 5.2;

    /** Mean and variance with the errors of independent numbers. */
    private static double[] moments(double[] values) {
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double second = 0;
        double fourth = 0;
        for (double v : values) {
            double d = (v - mean) * (v - mean);
            second += d / values.length;
            fourth += d * d / values.length;
        }
        return new double[] {
            mean,
            Math.sqrt(second / values.length),
            second,
            Math.sqrt((fourth - second * second) / values.length)
        };
    }

    /** Pearson's chi squared over cells of at least 20 expected draws. */
    @Test
    void binomialNumbersFollowTheirLaw() {
        double[][] laws = {{1, .3}, {7, .8}, {40, .05}, {40, .5}, {300, .9}, {100_000, .002}};
        for (int m = 0; m < laws.length; m++) {
            int n = (int) laws[m][0];
            BinomialDistribution law = new BinomialDistribution(n, laws[m][1]);
            BinomialDraw draw = new BinomialDraw(Streams.stream(17, m));
            long[] seen = new long[n + 1];
            for (int k = 0; k < DRAWS; k++) {
                seen[(int) draw.one(n, laws[m][1])]++;
            }
            double expected = 0;
            double found = 0;
            double chi = 0;
            int cells = 0;
            double left = DRAWS;
            for (int k = 0; k <= n; k++) {
                double here = DRAWS * law.probability(k);
                expected += here;
                found += seen[k];
                left -= here;
                if ((expected >= 20 && left >= 20) || k == n) {
                    chi += (found - expected) * (found - expected) / Math.max(expected, 1e-9);
                    cells++;
                    expected = 0;
                    found = 0;
                }
            }
            double limit = cells - 1 + 5 * Math.sqrt(2.0 * (cells - 1)) + 5;
            assertTrue(chi < limit, n + " trials: " + chi + " of " + cells + " cells");
        }
    }

    /** Third and fourth cumulants of the gamma law, 2 a and 6 a, would show a wrong shape. */
    @Test
    void gammaNumbersHaveTheirMoments() {
        for (double shape : new double[] {.2, 1, 3.5, 60}) {
            GammaDraw draw = new GammaDraw(Streams.stream(18, (long) (10 * shape)));
            double[] values = new double[DRAWS];
            double[] cubes = new double[DRAWS];
            for (int k = 0; k < DRAWS; k++) {
                values[k] = draw.one(shape);
                cubes[k] = Math.pow(values[k] - shape, 3);
            }
            double[] m = moments(values);
            assertEquals(shape, m[0], LIMIT * m[1]);
            assertEquals(shape, m[2], LIMIT * m[3]);
            double[] third = moments(cubes);
            assertEquals(2 * shape, third[0], LIMIT * third[1]);
        }
    }

    /**
     * Without removal in pairs a step is exact however long: mean and variance of the linear birth
     * and death process with immigration (Kendall 1948).
     */
    @Test
    void linearStepsAreExact() {
        double[][] cases = {{40, 3, 5, 4}, {9, 12, 12, 2}, {40, 0, 3, 6}, {5, 6, 2, 7}};
        for (int c = 0; c < cases.length; c++) {
            double g = cases[c][0];
            double birth = cases[c][1];
            double death = cases[c][2];
            double n = cases[c][3];
            double t = .7;
            double s = birth - death;
            double e = Math.exp(s * t);
            double change = s == 0 ? t : (e - 1) / s;
            double grown = birth * change;
            double mean = n * e + g * change;
            double each = s == 0 ? 2 * birth * t : (birth + death) / s * e * (e - 1);
            double variance = n * each + g * change * (1 + grown);
            PerceptronWalk walk = new PerceptronWalk(Streams.stream(19, c));
            double[] values = new double[DRAWS];
            for (int k = 0; k < DRAWS; k++) {
                walk.go(g, birth, death, 0, n, t, 1);
                values[k] = walk.count();
            }
            double[] m = moments(values);
            assertEquals(mean, m[0], LIMIT * m[1]);
            assertEquals(variance, m[2], LIMIT * m[3]);
        }
    }

    /**
     * Short steps have the exact stationary law, of few copies as of many, quiet as nearly critical
     * (five standard deviations of the last): its mean within .5 % and variance within 2.5 % in
     * steps of an eighth of the relaxation time, beside what forty long blocks leave open.
     */
    @Test
    void shortStepsHaveTheStationaryLaw() {
        double[][] cases = {
            {30, 20, 0, 1}, {3000, 60, 40, .0333}, {100, 5, 25, 10}, {100, 468, 468, 1}
        };
        for (int c = 0; c < cases.length; c++) {
            double[] q = cases[c];
            PerceptronLaw law = new PerceptronLaw();
            law.solve(q[0], q[1], q[2], q[3]);
            double h = .125 / Math.sqrt(Math.pow(q[1] - q[2], 2) + 4 * q[0] * q[3]);
            PerceptronWalk walk = new PerceptronWalk(Streams.stream(20, c));
            double[] means = new double[40];
            double[] squares = new double[40];
            double n = Math.rint(law.mean());
            for (int b = -1; b < means.length; b++) {
                for (int k = 0; k < 20_000; k++) {
                    walk.go(q[0], q[1], q[2], q[3], n, h, 1);
                    n = walk.count();
                    if (b >= 0) {
                        double d = n - law.mean();
                        means[b] += d / 20_000;
                        squares[b] += d * d / 20_000;
                    }
                }
            }
            double[] m = moments(means);
            double[] s = moments(squares);
            assertEquals(0, m[0], .005 * law.mean() + LIMIT * m[1], "mean of case " + c);
            assertEquals(
                    law.variance(),
                    s[0],
                    .025 * law.variance() + LIMIT * s[1],
                    "variance of case " + c);
        }
    }

    /** From far away, where no linear return would do: mean of independent walks and exact ones. */
    @Test
    void returnsFromFarFollowTheRateEquation() {
        double g = 2000;
        double s = 30;
        double kap = .02;
        double t = .02;
        PerceptronWalk walk = new PerceptronWalk(Streams.stream(21, 0));
        double[] values = new double[4000];
        for (int k = 0; k < values.length; k++) {
            walk.go(g, s, 0, kap, 9000, t, 40);
            values[k] = walk.count();
        }
        double y = 9000;
        int steps = 20_000;
        for (int k = 0; k < steps; k++) {
            double h = t / steps;
            double half = y + h / 2 * (g + s * y - kap * y * (y - 1));
            y += h * (g + s * half - kap * half * (half - 1));
        }
        double[] m = moments(values);
        // Fluctuations shift the mean by about one over the copy number.
        assertEquals(y, m[0], LIMIT * m[1] + 2);
    }
}
