package rncrn.bifurcation;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import rncrn.field.VectorField;

/**
 * The collocation equations of a cycle linearised and condensed: every node as an affine function
 * of (du_0, 1, dT, dlambda), columns 0..n-1, n, n+1 and n+2. Each interval gives a map from its
 * first node to its others; the maps are multiplied up, and their product is the monodromy matrix.
 */
final class CycleLinearisation {
    private static final int M = Collocation.DEGREE;

    private final int n;
    private final DMatrixRMaj[] nodes;

    private CycleLinearisation(int n, int count) {
        this.n = n;
        nodes = new DMatrixRMaj[count];
    }

    double at(int node, int row, int column) {
        return nodes[node].unsafe_get(row, column);
    }

    double[][] monodromy() {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = at(nodes.length - 1, i, j);
            }
        }
        return matrix;
    }

    /** The step of the orbit for given unknowns; the constant part counted so often. */
    Orbit orbit(Orbit like, double[] w, double constant) {
        double[][] steps = new double[nodes.length][n];
        for (int k = 0; k < nodes.length; k++) {
            for (int i = 0; i < n; i++) {
                double sum =
                        constant * at(k, i, n)
                                + at(k, i, n + 1) * w[n]
                                + at(k, i, n + 2) * w[n + 1];
                for (int j = 0; j < n; j++) {
                    sum += at(k, i, j) * w[j];
                }
                steps[k][i] = sum;
            }
        }
        return new Orbit(like.mesh(), steps);
    }

    /**
     * Linearises; null where an interval cannot be condensed.
     *
     * @param free index of the free parameter, or -1 where there is none
     */
    static CycleLinearisation of(
            VectorField field, int free, double[] p, Orbit orbit, double period, double parameter) {
        int n = field.dimension();
        double[] at = p.clone();
        if (free >= 0) {
            at[free] = parameter;
        }
        int columns = n + 3;
        CycleLinearisation linear = new CycleLinearisation(n, M * orbit.intervals() + 1);
        linear.nodes[0] = new DMatrixRMaj(n, columns);
        for (int i = 0; i < n; i++) {
            linear.nodes[0].unsafe_set(i, i, 1);
        }
        DMatrixRMaj matrix = new DMatrixRMaj(M * n, M * n);
        DMatrixRMaj right = new DMatrixRMaj(M * n, columns);
        DMatrixRMaj solution = new DMatrixRMaj(M * n, columns);
        DMatrixRMaj spread = new DMatrixRMaj(M * n, n);
        DMatrixRMaj product = new DMatrixRMaj(M * n, columns);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(M * n);
        double[] state = new double[n];
        double[] slope = new double[n];
        double[] f = new double[n];
        double[][] jacobian = new double[n][n];
        double[][] byParameter = new double[n][p.length];
        for (int i = 0; i < orbit.intervals(); i++) {
            double h = orbit.width(i);
            for (int c = 0; c < M; c++) {
                orbit.combine(i, Collocation.VALUE[c], state);
                orbit.combine(i, Collocation.SLOPE[c], slope);
                field.value(state, at, f);
                field.jacobian(state, at, jacobian);
                if (free >= 0) {
                    field.parameterJacobian(state, at, byParameter);
                }
                for (int a = 0; a < n; a++) {
                    int row = c * n + a;
                    for (int j = 0; j <= M; j++) {
                        for (int b = 0; b < n; b++) {
                            double entry =
                                    (a == b ? Collocation.SLOPE[c][j] : 0)
                                            - period * h * Collocation.VALUE[c][j] * jacobian[a][b];
                            if (j == 0) {
                                right.unsafe_set(row, b, -entry);
                            } else {
                                matrix.unsafe_set(row, (j - 1) * n + b, entry);
                            }
                        }
                    }
                    right.unsafe_set(row, n, period * h * f[a] - slope[a]);
                    right.unsafe_set(row, n + 1, h * f[a]);
                    right.unsafe_set(row, n + 2, free >= 0 ? period * h * byParameter[a][free] : 0);
                }
            }
            if (!solver.setA(matrix)) {
                return null;
            }
            solver.solve(right, solution);
            CommonOps_DDRM.extract(solution, 0, M * n, 0, n, spread);
            CommonOps_DDRM.mult(spread, linear.nodes[M * i], product);
            for (int j = 1; j <= M; j++) {
                DMatrixRMaj node = new DMatrixRMaj(n, columns);
                for (int a = 0; a < n; a++) {
                    int row = (j - 1) * n + a;
                    for (int b = 0; b < columns; b++) {
                        double value = product.unsafe_get(row, b);
                        if (b >= n) {
                            value += solution.unsafe_get(row, b);
                        }
                        if (!Double.isFinite(value)) {
                            return null;
                        }
                        node.unsafe_set(a, b, value);
                    }
                }
                linear.nodes[M * i + j] = node;
            }
        }
        return linear;
    }
}
