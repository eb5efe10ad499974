package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;

/**
 * A repelling cycle of a stiff reaction list, which cannot be followed backwards in time. The
 * network has 25 perceptrons that bend along a lattice of lines; alpha is fitted by linear least
 * squares to u' = -d u - v, v' = -d v + u with d = 1 - u^2 - v^2, u = X_1 - 2 and v = X_2 - 2,
 * whose unit circle repels. At mu = .4 the cycle is found by continuation in mu only.
 */
class RepellingCycleTest {
    private static final Box BOX = Box.of(new double[] {.6, .6}, new double[] {3.4, 3.4});
    private static final int M = 25;

    private static Rncrn network(double mu) {
        double[][] omega = new double[M][];
        double[] theta = new double[M];
        double[] ones = new double[M];
        for (int j = 0; j < M; j++) {
            double angle = 2 * Math.PI * (j % 5) / 5;
            omega[j] = new double[] {Math.cos(angle), Math.sin(angle)};
            theta[j] = -2 * (omega[j][0] + omega[j][1]) + .5 * (j / 5 - 2);
            ones[j] = 1;
        }
        double ridge = 1e-4;
        DMatrixRMaj normal = new DMatrixRMaj(M, M);
        DMatrixRMaj right = new DMatrixRMaj(M, 2);
        for (int j = 0; j < M; j++) {
            normal.set(j, j, ridge);
        }
        for (double x = .5; x < 3.51; x += .1) {
            for (double y = .5; y < 3.51; y += .1) {
                double d = 1 - (x - 2) * (x - 2) - (y - 2) * (y - 2);
                double[] wanted = {(-d * (x - 2) - (y - 2)) / x, (-d * (y - 2) + (x - 2)) / y};
                double[] sigma = new double[M];
                for (int j = 0; j < M; j++) {
                    double s = omega[j][0] * x + omega[j][1] * y + theta[j];
                    sigma[j] = (s + Math.sqrt(s * s + 4)) / 2;
                }
                for (int j = 0; j < M; j++) {
                    for (int k = 0; k < M; k++) {
                        normal.add(j, k, sigma[j] * sigma[k]);
                    }
                    right.add(j, 0, sigma[j] * wanted[0]);
                    right.add(j, 1, sigma[j] * wanted[1]);
                }
            }
        }
        DMatrixRMaj alpha = new DMatrixRMaj(M, 2);
        assertTrue(CommonOps_DDRM.solve(normal, right, alpha));
        double[][] rows = new double[2][M];
        for (int j = 0; j < M; j++) {
            rows[0][j] = alpha.get(j, 0);
            rows[1][j] = alpha.get(j, 1);
        }
        return new Rncrn(
                "repeller",
                List.of("X_1", "X_2"),
                List.of(),
                rows,
                omega,
                new double[M][0],
                theta,
                new double[2],
                ones,
                ones,
                mu,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    @Test
    void isFoundAtFastAndAtSlowPerceptrons() {
        Dynamics fast = Dynamics.of(Compiler.compile(network(1))).reduced();
        Regimes limit = new RegimeFinder(fast, BOX).at(new double[0]);
        assertEquals(1, limit.cycles().size());
        assertEquals(2 * Math.PI, limit.cycles().get(0).period(), 1);
        double before = 0;
        for (double mu : new double[] {1e-4, .05, .4}) {
            Dynamics dynamics = Dynamics.of(Compiler.compile(network(mu)));
            Regimes regimes = new RegimeFinder(dynamics, BOX).at(new double[0]);
            assertEquals("equilibrium", regimes.label());
            assertEquals(1, regimes.cycles().size(), "mu = " + mu);
            Cycle cycle = regimes.cycles().get(0);
            assertFalse(cycle.stable());
            // One multiplier beyond 1, as for the target: exp(2 * 2 pi), and only one.
            assertEquals(1, cycle.multipliers().stream().filter(m -> m.modulus() > 1.1).count());
            // The quasi-static cycle in the limit, and farther from it the slower they are.
            double deviation = Math.abs(cycle.period() - limit.cycles().get(0).period());
            assertTrue(deviation > before, "mu = " + mu + ": " + deviation);
            assertTrue(mu > 1e-3 || deviation < .02, "mu = " + mu + ": " + deviation);
            before = deviation;
        }
    }

    /**
     * u' = -30 d u - v, v' = -30 d v + u with d = 1 - u^2 - v^2: the unit circle, period 2 pi,
     * multiplier exp(120 pi), which no double-precision collocation resolves forwards.
     */
    @Test
    void cyclesThatRepelStronglyAreFoundBackwards() {
        rncrn.field.VectorField field =
                new rncrn.field.VectorField() {
                    @Override
                    public int dimension() {
                        return 2;
                    }

                    @Override
                    public int parameters() {
                        return 0;
                    }

                    @Override
                    public void value(double[] x, double[] p, double[] out) {
                        double d = 30 * (1 - x[0] * x[0] - x[1] * x[1]);
                        out[0] = -d * x[0] - x[1];
                        out[1] = -d * x[1] + x[0];
                    }

                    @Override
                    public void jacobian(double[] x, double[] p, double[][] out) {
                        double d = 30 * (1 - x[0] * x[0] - x[1] * x[1]);
                        out[0][0] = -d + 60 * x[0] * x[0];
                        out[0][1] = 60 * x[0] * x[1] - 1;
                        out[1][0] = 60 * x[0] * x[1] + 1;
                        out[1][1] = -d + 60 * x[1] * x[1];
                    }

                    @Override
                    public void parameterJacobian(double[] x, double[] p, double[][] out) {}
                };
        Regimes regimes =
                new RegimeFinder(
                                Dynamics.of(field, List.of("u", "v"), List.of()),
                                Box.of(new double[] {-1.6, -1.6}, new double[] {1.6, 1.6}))
                        .at(Map.of());
        assertEquals(1, regimes.cycles().size());
        Cycle cycle = regimes.cycles().get(0);
        assertFalse(cycle.stable());
        assertEquals(2 * Math.PI, cycle.period(), 1e-5);
        assertEquals(1, cycle.maximum()[0], 1e-4);
        assertEquals(120 * Math.PI, Math.log(cycle.multipliers().get(0).real()), .05);
    }
}
