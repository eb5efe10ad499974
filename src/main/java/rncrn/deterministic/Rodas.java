package rncrn.deterministic;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Stiff integrator: the Rosenbrock method RODAS, stiffly accurate, order 4 with an embedded order
 * 3, L-stable, one Jacobian and one factorisation a step, with a continuous extension of order 3.
 * Stage i solves, in the transformed variables u that avoid products with the Jacobian,
 *
 * <pre>
 * (I/(h gamma) - J) u_i = f(t + a_i h, y + sum_j A_ij u_j) + sum_j (C_ij/h) u_j + h g_i df/dt
 * </pre>
 *
 * with six stages; the last u is the error estimate. Step sizes follow the predictive controller of
 * Gustafsson.
 *
 * <p>Source: E. Hairer and G. Wanner, Solving Ordinary Differential Equations II (Springer 1996),
 * section IV.7, method RODAS with its published coefficients, section VI.4 for the continuous
 * extension, section IV.8 for the controller.
 */
public final class Rodas {
    private static final double GAMMA = .25;
    private static final double[] TIME = {0, .386, .21, .63, 1, 1};
    private static final double[] TIME_SLOPE = {.25, -.1043, .1035, -.0362, 0, 0};
    private static final double[][] A = {
        {},
        {1.544},
        {.9466785280815826, .2557011698983284},
        {3.314825187068521, 2.896124015972201, .9986419139977817},
        {1.221224509226641, 6.019134481288629, 12.53708332932087, -.6878860361058950},
    };
    private static final double[][] C = {
        {},
        {-5.6688},
        {-2.430093356833875, -.2063599157091915},
        {-.1073529058151375, -9.594562251023355, -20.47028614809616},
        {7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160},
        {
            8.083246795921522,
            -7.981132988064893,
            -31.52159432874371,
            16.31930543123136,
            -6.058818238834054
        },
    };
    private static final double[][] DENSE = {
        {
            10.12623508344586,
            -7.487995877610167,
            -34.80091861555747,
            -7.992771707568823,
            1.025137723295662
        },
        {
            -.6762803392801253,
            6.087714651680015,
            16.43084320892478,
            24.76722511418386,
            -6.594389125716872
        },
    };

    private final OdeSystem system;
    private final Tolerances tolerances;
    private final long maxSteps;

    /** An integrator that takes at most a million steps. */
    public Rodas(OdeSystem system, Tolerances tolerances) {
        this(system, tolerances, 1_000_000);
    }

    /**
     * @param maxSteps accepted and rejected steps of one integration, at least 1
     */
    public Rodas(OdeSystem system, Tolerances tolerances, long maxSteps) {
        this.system = system;
        this.tolerances = tolerances;
        this.maxSteps = maxSteps;
    }

    /** Why an integration ended. */
    public enum Ending {
        /** The end time is reached. */
        DONE,
        /** The observer asked to stop. */
        STOPPED,
        /** No step is small enough: the solution blows up or the system is not smooth there. */
        STEP_TOO_SMALL,
        /** The budget of steps is used up. */
        TOO_MANY_STEPS
    }

    /**
     * Where an integration ended.
     *
     * @param time the last time reached
     * @param state the solution there
     * @param ending why it ended
     * @param steps accepted steps
     */
    @SuppressWarnings("ArrayRecordComponent") // A holder of results, never compared.
    public record Result(double time, double[] state, Ending ending, long steps) {}

    /** Sees every accepted step. */
    @FunctionalInterface
    public interface Observer {
        /** Whether to go on. */
        boolean observe(DenseStep step);
    }

    /** Integrates without looking at the way. */
    public Result integrate(double t0, double[] y0, double t1) {
        return integrate(t0, y0, t1, step -> true);
    }

    /**
     * Integrates from t0 to t1, forwards or backwards in time.
     *
     * @param y0 initial state, not changed
     * @param observer called after every accepted step
     */
    public Result integrate(double t0, double[] y0, double t1, Observer observer) {
        if (!(Double.isFinite(t0) && Double.isFinite(t1))) {
            throw new IllegalArgumentException("an integration needs finite times");
        }
        Work work = new Work(system.dimension());
        System.arraycopy(y0, 0, work.y, 0, work.n);
        double t = t0;
        if (t0 == t1) {
            return new Result(t, work.y, Ending.DONE, 0);
        }
        double direction = Math.signum(t1 - t0);
        double span = Math.abs(t1 - t0);
        double h = work.firstStep(t0, span, direction);
        double lastStep = 0;
        double lastError = 1e-4;
        boolean rejected = false;
        long accepted = 0;
        work.slopes(t);
        for (long step = 0; step < maxSteps; step++) {
            double left = Math.abs(t1 - t);
            boolean last = h >= left * (1 - 1e-12);
            double size = last ? left : h;
            if (!(size > Math.ulp(Math.max(Math.abs(t), Math.ulp(span))) * 4)) {
                return new Result(t, work.y.clone(), Ending.STEP_TOO_SMALL, accepted);
            }
            double next = last ? t1 : t + direction * size;
            double error = work.attempt(t, direction * size);
            if (!(error <= 1)) {
                double factor = error < Double.POSITIVE_INFINITY ? .9 * Math.pow(error, -.25) : .1;
                h = size * Math.max(.1, Math.min(factor, .9));
                rejected = true;
                continue;
            }
            accepted++;
            work.accept(t, next);
            double growth = .9 * Math.pow(Math.max(error, 1e-12), -.25);
            if (accepted > 1) {
                growth =
                        Math.min(
                                growth,
                                growth
                                        * (size / lastStep)
                                        * Math.pow(lastError / Math.max(error, 1e-12), .25));
            }
            growth = Math.max(.2, Math.min(growth, rejected ? 1 : 6));
            lastStep = size;
            lastError = Math.max(1e-2, error);
            rejected = false;
            // A last step cut short by the end says nothing about the step that fits.
            h = last ? Math.max(h, size * growth) : size * growth;
            t = next;
            if (!observer.observe(work.dense)) {
                return new Result(t, work.y.clone(), Ending.STOPPED, accepted);
            }
            if (last) {
                return new Result(t, work.y.clone(), Ending.DONE, accepted);
            }
            work.slopes(t);
        }
        return new Result(t, work.y.clone(), Ending.TOO_MANY_STEPS, accepted);
    }

    /** Arrays of one integration, so that a step allocates nothing. */
    private final class Work {
        final int n;
        final double[] y;
        final DenseStep dense;
        private final double[] f;
        private final double[] timeSlope;
        private final double[] stageState;
        private final double[] stageValue;
        private final double[] trial;
        private final double[] dense3;
        private final double[] dense4;
        private final double[][] jacobian;
        private final double[][] u;
        private final DMatrixRMaj matrix;
        private final DMatrixRMaj right;
        private final DMatrixRMaj solution;
        private final LinearSolverDense<DMatrixRMaj> solver;

        Work(int n) {
            this.n = n;
            y = new double[n];
            dense = new DenseStep(n);
            f = new double[n];
            timeSlope = new double[n];
            stageState = new double[n];
            stageValue = new double[n];
            trial = new double[n];
            dense3 = new double[n];
            dense4 = new double[n];
            jacobian = new double[n][n];
            u = new double[6][n];
            matrix = new DMatrixRMaj(n, n);
            right = new DMatrixRMaj(n, 1);
            solution = new DMatrixRMaj(n, 1);
            solver = LinearSolverFactory_DDRM.lu(n);
        }

        /** Value, Jacobian and time derivative at the current state. */
        void slopes(double t) {
            system.value(t, y, f);
            system.jacobian(t, y, jacobian);
            if (!system.isAutonomous()) {
                system.timeDerivative(t, y, timeSlope);
            }
        }

        /** A first step from the sizes of y, f and the change of f along it (Hairer I, II.4). */
        double firstStep(double t, double span, double direction) {
            system.value(t, y, f);
            double size = norm(y, y, y);
            double slope = norm(f, y, y);
            double h = size < 1e-5 || slope < 1e-5 ? 1e-6 * span : .01 * size / slope;
            h = Math.min(h, span);
            for (int i = 0; i < n; i++) {
                trial[i] = y[i] + direction * h * f[i];
            }
            system.value(t + direction * h, trial, stageValue);
            for (int i = 0; i < n; i++) {
                stageValue[i] -= f[i];
            }
            double bend = norm(stageValue, y, y) / h;
            double steepest = Math.max(slope, bend);
            double fit = steepest > 1e-15 ? Math.pow(.01 / steepest, .25) : 100 * h;
            double first = Math.min(100 * h, fit);
            return Double.isFinite(first) && first > 0 ? Math.min(first, span) : 1e-6 * span;
        }

        /** Tries a step; returns its scaled error, above 1 or not a number where it fails. */
        double attempt(double t, double h) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    matrix.unsafe_set(i, j, -jacobian[i][j]);
                }
                matrix.unsafe_set(i, i, 1 / (h * GAMMA) - jacobian[i][i]);
            }
            if (!solver.setA(matrix)) {
                return Double.POSITIVE_INFINITY;
            }
            for (int stage = 0; stage < 6; stage++) {
                double[] value = f;
                if (stage > 0) {
                    state(stage);
                    system.value(t + TIME[stage] * h, stageState, stageValue);
                    value = stageValue;
                }
                solve(stage, value, h);
            }
            for (int i = 0; i < n; i++) {
                trial[i] = stageState[i] + u[5][i];
            }
            return norm(u[5], y, trial);
        }

        /** State at which a stage is evaluated; the sixth continues the fifth. */
        private void state(int stage) {
            if (stage == 5) {
                for (int i = 0; i < n; i++) {
                    stageState[i] += u[4][i];
                }
                return;
            }
            System.arraycopy(y, 0, stageState, 0, n);
            for (int j = 0; j < stage; j++) {
                double a = A[stage][j];
                for (int i = 0; i < n; i++) {
                    stageState[i] += a * u[j][i];
                }
            }
        }

        private void solve(int stage, double[] value, double h) {
            for (int i = 0; i < n; i++) {
                double sum = value[i] + h * TIME_SLOPE[stage] * timeSlope[i];
                for (int j = 0; j < stage; j++) {
                    sum += C[stage][j] / h * u[j][i];
                }
                right.set(i, 0, sum);
            }
            solver.solve(right, solution);
            for (int i = 0; i < n; i++) {
                u[stage][i] = solution.get(i, 0);
            }
        }

        void accept(double t, double next) {
            for (int i = 0; i < n; i++) {
                double third = 0;
                double fourth = 0;
                for (int j = 0; j < 5; j++) {
                    third += DENSE[0][j] * u[j][i];
                    fourth += DENSE[1][j] * u[j][i];
                }
                dense3[i] = third;
                dense4[i] = fourth;
            }
            dense.set(t, next, y, trial, dense3, dense4);
            System.arraycopy(trial, 0, y, 0, n);
        }

        /** Root mean square of a vector in units of the tolerance between two states. */
        private double norm(double[] vector, double[] before, double[] after) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double scale =
                        tolerances.absolute()
                                + tolerances.relative()
                                        * Math.max(Math.abs(before[i]), Math.abs(after[i]));
                double ratio = vector[i] / scale;
                sum += ratio * ratio;
            }
            double norm = Math.sqrt(sum / n);
            return Double.isNaN(norm) ? Double.POSITIVE_INFINITY : norm;
        }
    }
}
