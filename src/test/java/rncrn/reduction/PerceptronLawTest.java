package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class PerceptronLawTest {
    /** g, B, D, kap: few copies, no death but in pairs, no births but from nothing, many. */
    private static final double[][] CHAINS = {
        {.6, 3, 2, .4}, {2, 5, 0, 1}, {40, 0, 30, .7}, {900, 30, 4, .3}, {1e-3, 4, 1, .5}
    };

    @Test
    void agreesWithTheGeneratorAsADenseMatrix() {
        for (double[] c : CHAINS) {
            PerceptronLaw law = new PerceptronLaw();
            law.solve(c[0], c[1], c[2], c[3]);
            int size = law.high() + 1;
            RealMatrix generator = new Array2DRowRealMatrix(size, size);
            for (int n = 0; n < size; n++) {
                double up = n + 1 < size ? c[0] + c[1] * n : 0;
                double down = n * (c[2] + c[3] * (n - 1));
                generator.setEntry(n, n, -up - down);
                if (n + 1 < size) {
                    generator.setEntry(n, n + 1, up);
                }
                if (n > 0) {
                    generator.setEntry(n, n - 1, down);
                }
            }
            // pi Q = 0 with sum 1, and Q h = -(n - m) with pi h = 0, as bordered systems.
            RealMatrix bordered = new Array2DRowRealMatrix(size + 1, size + 1);
            bordered.setSubMatrix(generator.transpose().getData(), 0, 0);
            for (int n = 0; n < size; n++) {
                bordered.setEntry(size, n, 1);
                bordered.setEntry(n, size, 1);
            }
            RealMatrix one = new Array2DRowRealMatrix(size + 1, 1);
            one.setEntry(size, 0, 1);
            RealMatrix pi = new LUDecomposition(bordered, 1e-300).getSolver().solve(one);
            double mean = 0;
            double square = 0;
            for (int n = 0; n < size; n++) {
                mean += n * pi.getEntry(n, 0);
                square += (double) n * n * pi.getEntry(n, 0);
            }
            assertEquals(mean, law.mean(), 1e-9 * mean);
            assertEquals(square - mean * mean, law.variance(), 1e-7 * law.variance());

            RealMatrix poisson = new Array2DRowRealMatrix(size + 1, size + 1);
            poisson.setSubMatrix(generator.getData(), 0, 0);
            RealMatrix right = new Array2DRowRealMatrix(size + 1, 1);
            for (int n = 0; n < size; n++) {
                poisson.setEntry(size, n, pi.getEntry(n, 0));
                poisson.setEntry(n, size, 1);
                right.setEntry(n, 0, mean - n);
            }
            RealMatrix h = new LUDecomposition(poisson, 1e-300).getSolver().solve(right);
            double correlation = 0;
            for (int n = 0; n < size; n++) {
                correlation += n * pi.getEntry(n, 0) * h.getEntry(n, 0);
            }
            assertEquals(correlation, law.correlation(), 1e-7 * correlation);
            assertEquals(law.correlation(), law.covarianceWith(law), 1e-9 * correlation);
            assertEquals(0, law.meanOf(law), 1e-9 * Math.sqrt(correlation));
            double scale = Math.abs(h.getEntry(size - 1, 0)) + 1;
            for (int n = law.low(); n <= law.high(); n++) {
                if (pi.getEntry(n, 0) > 1e-12) {
                    assertEquals(h.getEntry(n, 0), law.solution(n), 1e-6 * scale);
                }
            }
        }
    }

    @Test
    void isPoissonWhereThereIsOnlyDecay() {
        PerceptronLaw law = new PerceptronLaw();
        law.solve(5000, 0, 2, 1e-13);
        assertEquals(2500, law.mean(), 1e-4);
        assertEquals(2500, law.variance(), 1e-4);
        assertEquals(1250, law.correlation(), 1e-4);
    }

    @Test
    void tableAgreesWithSummation() {
        double[][] rectangles = {
            // g, kap, B from, to, D from, to: both vary, one varies, few copies, large size
            {13333, 1.3333, 449, 640, 0, 1250},
            {13333, 1.3333, 1420, 1420, 0, 2500},
            {.0087 * 100, 52, 13483, 13483, 0, 35000},
            {56, 181, 16340, 16340, 0, 33000},
            {1.333e6, .01333, 449, 640, 0, 1250},
        };
        for (double[] r : rectangles) {
            List<PerceptronTable.Shift> shifts =
                    List.of(
                            new PerceptronTable.Shift(0, (r[5] - r[4]) * 1e-3),
                            new PerceptronTable.Shift(0, -(r[5] - r[4]) * 1e-3));
            PerceptronTable table = new PerceptronTable(r[0], r[1], r[2], r[3], r[4], r[5], shifts);
            PerceptronFactors sums =
                    new PerceptronFactors(
                            new PerceptronRange(r[0], r[1], r[2], r[3], r[4], r[5], shifts));
            double[] exact = new double[table.quantities()];
            double[] got = new double[table.quantities()];
            for (int a = 0; a <= 7; a++) {
                for (int b = 0; b <= 7; b++) {
                    double birth = r[2] + (r[3] - r[2]) * a / 7;
                    double death = r[4] + (r[5] - r[4]) * (.01 + .98 * b / 7);
                    sums.sum(birth, death, exact);
                    table.at(birth, death, got);
                    for (int q = 0; q < exact.length; q++) {
                        assertEquals(
                                exact[q],
                                got[q],
                                (r[0] < 100 ? 1e-2 : 1e-6) * Math.abs(exact[q]),
                                "quantity " + q);
                    }
                }
            }
            assertTrue(
                    table.error() < (r[0] < 100 ? 1e-2 : 3e-7), "reported error " + table.error());
        }
    }
}
