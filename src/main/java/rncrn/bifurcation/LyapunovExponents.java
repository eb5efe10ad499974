package rncrn.bifurcation;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import rncrn.ComputationException;
import rncrn.deterministic.DenseStep;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.Rodas;
import rncrn.deterministic.Tolerances;

/**
 * The leading Lyapunov exponents of a trajectory (Benettin et al. 1980): tangent vectors follow the
 * linearised flow and are made orthonormal again after every step; the exponents are the mean
 * logarithms of their growth. The linearised equation is solved on every integration step by
 * collocation at the four Radau points on the trajectory's continuous extension, which is L-stable
 * as the trajectory's own method is.
 */
public final class LyapunovExponents {
    private LyapunovExponents() {}

    /**
     * Exponents with the spread of the means over ten stretches of the trajectory.
     *
     * @param exponents by falling value
     * @param deviation standard error of each, from ten stretches
     * @param time length of the trajectory that was used
     */
    @SuppressWarnings("ArrayRecordComponent") // A holder of results, never compared.
    public record Result(double[] exponents, double[] deviation, double time) {}

    /**
     * The exponents along the trajectory from a state.
     *
     * @param start state of the full field
     * @param count how many exponents, at most the dimension
     * @param transient0 time left out at the beginning, not negative
     * @param time time to average over, positive
     * @throws ComputationException if the trajectory cannot be followed so long
     */
    public static Result of(
            OdeSystem system, double[] start, int count, double transient0, double time) {
        if (count < 1 || count > system.dimension() || !(time > 0)) {
            throw new IllegalArgumentException("1 to N exponents over a positive time are needed");
        }
        Rodas integrator = new Rodas(system, new Tolerances(1e-8, 1e-10), 50_000_000);
        double[] state = start;
        if (transient0 > 0) {
            state = followed(integrator.integrate(0, start, transient0), transient0);
        }
        Tangents tangents = new Tangents(system, count, time);
        followed(integrator.integrate(0, state, time, tangents), time);
        return tangents.result();
    }

    private static double[] followed(Rodas.Result result, double time) {
        if (result.ending() != Rodas.Ending.DONE) {
            throw new ComputationException(
                    "the trajectory ends at "
                            + result.time()
                            + " of "
                            + time
                            + " time units: it grows without bound; start elsewhere");
        }
        return result.state();
    }

    private static final class Tangents implements Rodas.Observer {
        private static final int M = Collocation.DEGREE;
        private static final int STRETCHES = 10;

        private final OdeSystem system;
        private final int n;
        private final int count;
        private final double time;
        private final double[][] basis;
        private final double[][] growth;
        private final double[][] jacobian;
        private final double[] state;
        private final DMatrixRMaj matrix;
        private final DMatrixRMaj right;
        private final DMatrixRMaj solution;
        private final LinearSolverDense<DMatrixRMaj> solver;

        Tangents(OdeSystem system, int count, double time) {
            this.system = system;
            this.n = system.dimension();
            this.count = count;
            this.time = time;
            basis = new double[count][n];
            for (int k = 0; k < count; k++) {
                for (int i = 0; i < n; i++) {
                    // Any full set does: the flow turns it into the right directions.
                    basis[k][i] = (i == k ? 1 : 0) + .1 / (1 + i + k);
                }
            }
            orthonormalise(0);
            growth = new double[STRETCHES][count];
            jacobian = new double[n][n];
            state = new double[n];
            matrix = new DMatrixRMaj(M * n, M * n);
            right = new DMatrixRMaj(M * n, count);
            solution = new DMatrixRMaj(M * n, count);
            solver = LinearSolverFactory_DDRM.lu(M * n);
        }

        @Override
        public boolean observe(DenseStep step) {
            double h = step.end() - step.start();
            right.zero();
            for (int c = 0; c < M; c++) {
                double t = step.start() + h * Collocation.POINTS[c];
                step.at(t, state);
                system.jacobian(t, state, jacobian);
                for (int a = 0; a < n; a++) {
                    int row = c * n + a;
                    for (int j = 0; j <= M; j++) {
                        for (int b = 0; b < n; b++) {
                            double entry =
                                    (a == b ? Collocation.SLOPE[c][j] : 0)
                                            - h * Collocation.VALUE[c][j] * jacobian[a][b];
                            if (j > 0) {
                                matrix.unsafe_set(row, (j - 1) * n + b, entry);
                            } else {
                                for (int k = 0; k < count; k++) {
                                    right.add(row, k, -entry * basis[k][b]);
                                }
                            }
                        }
                    }
                }
            }
            if (!solver.setA(matrix)) {
                return false;
            }
            solver.solve(right, solution);
            for (int k = 0; k < count; k++) {
                for (int i = 0; i < n; i++) {
                    basis[k][i] = solution.unsafe_get((M - 1) * n + i, k);
                }
            }
            orthonormalise((int) Math.min(STRETCHES - 1, step.start() / time * STRETCHES));
            return true;
        }

        /** Gram and Schmidt, the logarithms of the lengths added to a stretch. */
        private void orthonormalise(int stretch) {
            for (int k = 0; k < count; k++) {
                for (int before = 0; before < k; before++) {
                    double dot = 0;
                    for (int i = 0; i < n; i++) {
                        dot += basis[k][i] * basis[before][i];
                    }
                    for (int i = 0; i < n; i++) {
                        basis[k][i] -= dot * basis[before][i];
                    }
                }
                double norm = Arclength.norm(basis[k]);
                for (int i = 0; i < n; i++) {
                    basis[k][i] /= norm;
                }
                if (growth != null) {
                    growth[stretch][k] += Math.log(norm);
                }
            }
        }

        Result result() {
            double[] mean = new double[count];
            double[] deviation = new double[count];
            for (int k = 0; k < count; k++) {
                for (double[] stretch : growth) {
                    mean[k] += stretch[k] / time;
                }
                double sum = 0;
                for (double[] stretch : growth) {
                    double part = stretch[k] * STRETCHES / time - mean[k];
                    sum += part * part;
                }
                deviation[k] = Math.sqrt(sum / (STRETCHES * (STRETCHES - 1.0)));
            }
            return new Result(mean, Arrays.copyOf(deviation, count), time);
        }
    }
}
