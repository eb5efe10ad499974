package rncrn.bifurcation;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import rncrn.field.VectorField;

/**
 * The linearised collocation equations of single intervals, solved for what follows the first node.
 * Growth within one interval is moderate, so that this direction is safe there, however large it is
 * over a period; fast decay is damped by the Radau points. Not thread-safe.
 */
final class IntervalMap {
    private static final int M = Collocation.DEGREE;

    private final VectorField field;
    private final int free;
    private final double[] p;
    private final int n;
    private final DMatrixRMaj matrix;
    private final LinearSolverDense<DMatrixRMaj> solver;
    private final double[] state;
    private final double[] slope;
    private final double[] f;
    private final double[][] jacobian;
    private final double[][] byParameter;

    /**
     * @param free index of the free parameter, or -1 where there is none
     * @param p all parameters, the free one at its value
     */
    IntervalMap(VectorField field, int free, double[] p) {
        this.field = field;
        this.free = free;
        this.p = p;
        n = field.dimension();
        matrix = new DMatrixRMaj(M * n, M * n);
        solver = LinearSolverFactory_DDRM.lu(M * n);
        state = new double[n];
        slope = new double[n];
        f = new double[n];
        jacobian = new double[n][n];
        byParameter = new double[n][p.length];
    }

    /**
     * The four nodes after the first of an interval as affine functions of (the first node, 1, dT,
     * dlambda): 4 n rows and n + 3 columns; null where they cannot be solved for.
     */
    DMatrixRMaj nodes(Orbit orbit, int interval, double period) {
        double h = orbit.width(interval);
        DMatrixRMaj right = new DMatrixRMaj(M * n, n + 3);
        for (int c = 0; c < M; c++) {
            orbit.combine(interval, Collocation.VALUE[c], state);
            orbit.combine(interval, Collocation.SLOPE[c], slope);
            field.value(state, p, f);
            field.jacobian(state, p, jacobian);
            if (free >= 0) {
                field.parameterJacobian(state, p, byParameter);
            }
            equations(c, period * h, right);
            for (int a = 0; a < n; a++) {
                int row = c * n + a;
                right.unsafe_set(row, n, period * h * f[a] - slope[a]);
                right.unsafe_set(row, n + 1, h * f[a]);
                right.unsafe_set(row, n + 2, free >= 0 ? period * h * byParameter[a][free] : 0);
            }
        }
        return solved(right);
    }

    /** The linearised flow over a stretch of an interval, n by n; null where it is not finite. */
    DMatrixRMaj flow(Orbit orbit, int interval, double from, double to, double period) {
        DMatrixRMaj right = new DMatrixRMaj(M * n, n);
        double time = period * orbit.width(interval) * (to - from);
        for (int c = 0; c < M; c++) {
            double place = from + (to - from) * Collocation.POINTS[c];
            orbit.combine(interval, Collocation.basis(place), state);
            field.jacobian(state, p, jacobian);
            equations(c, time, right);
        }
        DMatrixRMaj nodes = solved(right);
        return nodes == null ? null : last(nodes, n);
    }

    /** The rows of the last node, and the leading columns. */
    DMatrixRMaj last(DMatrixRMaj nodes, int columns) {
        DMatrixRMaj end = new DMatrixRMaj(n, columns);
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < columns; b++) {
                end.unsafe_set(a, b, nodes.unsafe_get((M - 1) * n + a, b));
            }
        }
        return end;
    }

    /** The equations at one collocation point, on a stretch of time. */
    private void equations(int point, double time, DMatrixRMaj right) {
        for (int a = 0; a < n; a++) {
            int row = point * n + a;
            for (int j = 0; j <= M; j++) {
                double value = time * Collocation.VALUE[point][j];
                for (int b = 0; b < n; b++) {
                    double entry =
                            (a == b ? Collocation.SLOPE[point][j] : 0) - value * jacobian[a][b];
                    if (j == 0) {
                        right.unsafe_set(row, b, -entry);
                    } else {
                        matrix.unsafe_set(row, (j - 1) * n + b, entry);
                    }
                }
            }
        }
    }

    private DMatrixRMaj solved(DMatrixRMaj right) {
        if (!solver.setA(matrix)) {
            return null;
        }
        DMatrixRMaj solution = new DMatrixRMaj(M * n, right.numCols);
        solver.solve(right, solution);
        for (double value : solution.data) {
            if (!Double.isFinite(value)) {
                return null;
            }
        }
        return solution;
    }
}
