package rncrn.bifurcation;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import rncrn.field.VectorField;

/**
 * Newton's method for cycles: u' = T f(u, lambda) on [0, 1] at the collocation points, u(1) = u(0),
 * the integral phase condition int (u - r) . r' = 0 against a reference orbit r, and either a fixed
 * parameter or the pseudo-arclength condition (Doedel, Keller and Kernevez, Int. J. Bifurc. Chaos
 * 1, 745, 1991).
 *
 * <p>Each interval is condensed to a map from its first node; the maps are multiplied up, so that
 * every node depends on (du_0, dT, dlambda) alone, and the product is the monodromy matrix.
 */
final class CycleNewton {
    private static final int M = Collocation.DEGREE;
    private static final int ITERATIONS = 14;

    private final VectorField field;
    private final int free;
    private final double[] p;
    private final double[] weight;
    private final double parameterScale;
    private final int n;

    /**
     * @param free index of the free parameter, or -1 where there is none
     * @param weight squared weight of each variable in lengths and phases
     * @param parameterScale natural size of the free parameter
     */
    CycleNewton(VectorField field, int free, double[] p, double[] weight, double parameterScale) {
        this.field = field;
        this.free = free;
        this.p = p.clone();
        this.weight = weight.clone();
        this.parameterScale = parameterScale;
        this.n = field.dimension();
    }

    /** The tangent along which a branch is followed. */
    record Tangent(Orbit orbit, double period, double parameter) {}

    /** A cycle at the parameter value of the guess; null where Newton fails. */
    CycleSolution atParameter(Orbit guess, double period, double parameter) {
        return solve(guess, period, parameter, guess, null);
    }

    /**
     * A cycle in the plane through the guess across the tangent; null where Newton fails.
     *
     * @param reference orbit against which the phase is held, on the guess's mesh
     */
    CycleSolution along(
            Orbit guess, double period, double parameter, Orbit reference, Tangent tangent) {
        return solve(guess, period, parameter, reference, tangent);
    }

    private CycleSolution solve(
            Orbit guess, double period0, double parameter0, Orbit reference, Tangent tangent) {
        Orbit orbit = guess;
        double period = period0;
        double parameter = parameter0;
        double last = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= ITERATIONS; k++) {
            Linearised linear = linearise(orbit, period, parameter);
            if (linear == null) {
                return null;
            }
            double[] right = new double[n + 2];
            double[][] matrix = bordered(linear, orbit, right);
            phase(linear, orbit, reference, matrix[n], right, n);
            if (tangent == null) {
                matrix[n + 1][n + 1] = 1;
            } else {
                arclength(linear, orbit, guess, tangent.orbit, matrix[n + 1], right, n + 1);
                matrix[n + 1][n] += tangent.period / period0;
                matrix[n + 1][n + 1] += tangent.parameter / parameterScale;
                right[n + 1] -= tangent.period * (period - period0) / period0;
                right[n + 1] -= tangent.parameter * (parameter - parameter0) / parameterScale;
            }
            double[] w = Linear.solve(matrix, right);
            if (w == null) {
                return null;
            }
            Orbit step = linear.orbit(orbit, w, 1);
            double size = Math.abs(w[n]) / period0 + Math.abs(w[n + 1]) / parameterScale;
            size = Math.max(size, largest(step));
            double damp = Math.min(1, .5 * period / Math.max(Math.abs(w[n]), 1e-300));
            orbit = orbit.plus(damp, step);
            period += damp * w[n];
            parameter += damp * w[n + 1];
            if (!(size < 10) || !(period > 0)) {
                return null;
            }
            if (size < 1e-11 || (size < 1e-8 && size > .3 * last)) {
                return finish(orbit, period, parameter, reference, tangent, k);
            }
            last = size;
        }
        return null;
    }

    private CycleSolution finish(
            Orbit orbit,
            double period,
            double parameter,
            Orbit reference,
            Tangent tangent,
            int iterations) {
        Linearised linear = linearise(orbit, period, parameter);
        if (linear == null) {
            return null;
        }
        var multipliers = Spectra.byModulus(linear.monodromy());
        if (tangent == null) {
            return new CycleSolution(orbit, period, parameter, null, 0, 0, multipliers, iterations);
        }
        Tangent next = tangent(linear, orbit, period, reference, tangent);
        return next == null
                ? null
                : new CycleSolution(
                        orbit,
                        period,
                        parameter,
                        next.orbit,
                        next.period,
                        next.parameter,
                        multipliers,
                        iterations);
    }

    /** The tangent at a cycle that was found at a fixed parameter, towards larger parameters. */
    CycleSolution withTangent(CycleSolution at) {
        Linearised linear = linearise(at.orbit(), at.period(), at.parameter());
        if (linear == null) {
            return null;
        }
        Orbit zero = at.orbit().plus(-1, at.orbit());
        Tangent tangent =
                tangent(linear, at.orbit(), at.period(), at.orbit(), new Tangent(zero, 0, 1));
        return tangent == null
                ? null
                : new CycleSolution(
                        at.orbit(),
                        at.period(),
                        at.parameter(),
                        tangent.orbit,
                        tangent.period,
                        tangent.parameter,
                        at.multipliers(),
                        at.iterations());
    }

    private Tangent tangent(
            Linearised linear, Orbit orbit, double period, Orbit reference, Tangent before) {
        double[] right = new double[n + 2];
        double[][] matrix = bordered(linear, orbit, right);
        phase(linear, orbit, reference, matrix[n], right, n);
        arclength(linear, orbit, orbit, before.orbit, matrix[n + 1], right, n + 1);
        matrix[n + 1][n] += before.period / period;
        matrix[n + 1][n + 1] += before.parameter / parameterScale;
        Arrays.fill(right, 0);
        right[n + 1] = 1;
        double[] w = Linear.solve(matrix, right);
        if (w == null) {
            return null;
        }
        Orbit part = linear.orbit(orbit, w, 0);
        double tp = w[n] / period;
        double tl = w[n + 1] / parameterScale;
        double length = Math.sqrt(product(part, part) + tp * tp + tl * tl);
        return new Tangent(part.plus(1 / length - 1, part), tp / length, tl / length);
    }

    /** int sum_k weight_k a_k b_k. */
    double product(Orbit a, Orbit b) {
        double sum = 0;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < a.intervals(); i++) {
            for (int c = 0; c < M; c++) {
                a.combine(i, Collocation.VALUE[c], x);
                b.combine(i, Collocation.VALUE[c], y);
                for (int k = 0; k < n; k++) {
                    sum += a.width(i) * Collocation.WEIGHT[c] * weight[k] * x[k] * y[k];
                }
            }
        }
        return sum;
    }

    /** Largest step of a weighted variable. */
    private double largest(Orbit step) {
        double largest = 0;
        for (int k = 0; k <= M * step.intervals(); k++) {
            for (int v = 0; v < n; v++) {
                largest = Math.max(largest, Math.abs(step.node(k)[v]) * Math.sqrt(weight[v]));
            }
        }
        return largest;
    }

    /** Rows of u(1) = u(0). */
    private double[][] bordered(Linearised linear, Orbit orbit, double[] right) {
        double[][] matrix = new double[n + 2][n + 2];
        int end = M * orbit.intervals();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = linear.at(end, i, j) - (i == j ? 1 : 0);
            }
            matrix[i][n] = linear.at(end, i, n + 1);
            matrix[i][n + 1] = linear.at(end, i, n + 2);
            right[i] = orbit.node(0)[i] - orbit.node(end)[i] - linear.at(end, i, n);
        }
        return matrix;
    }

    private void phase(
            Linearised linear, Orbit orbit, Orbit reference, double[] row, double[] right, int k) {
        double[] slope = new double[n];
        double[] here = new double[n];
        double[] there = new double[n];
        for (int i = 0; i < orbit.intervals(); i++) {
            for (int c = 0; c < M; c++) {
                reference.combine(i, Collocation.SLOPE[c], slope);
                reference.combine(i, Collocation.VALUE[c], there);
                orbit.combine(i, Collocation.VALUE[c], here);
                // The width cancels between the weight of the point and the derivative by s.
                functional(linear, i, c, Collocation.WEIGHT[c], slope, here, there, row, right, k);
            }
        }
    }

    private void arclength(
            Linearised linear,
            Orbit orbit,
            Orbit guess,
            Orbit tangent,
            double[] row,
            double[] right,
            int k) {
        double[] along = new double[n];
        double[] here = new double[n];
        double[] there = new double[n];
        for (int i = 0; i < orbit.intervals(); i++) {
            for (int c = 0; c < M; c++) {
                tangent.combine(i, Collocation.VALUE[c], along);
                guess.combine(i, Collocation.VALUE[c], there);
                orbit.combine(i, Collocation.VALUE[c], here);
                double share = orbit.width(i) * Collocation.WEIGHT[c];
                functional(linear, i, c, share, along, here, there, row, right, k);
            }
        }
    }

    /** Adds share * sum_v weight_v direction_v (here + du - there)_v = 0 to a row. */
    private void functional(
            Linearised linear,
            int interval,
            int point,
            double share,
            double[] direction,
            double[] here,
            double[] there,
            double[] row,
            double[] right,
            int k) {
        for (int v = 0; v < n; v++) {
            double factor = share * weight[v] * direction[v];
            if (factor == 0) {
                continue;
            }
            right[k] -= factor * (here[v] - there[v]);
            for (int j = 0; j <= M; j++) {
                double part = factor * Collocation.VALUE[point][j];
                int node = M * interval + j;
                for (int column = 0; column < n; column++) {
                    row[column] += part * linear.at(node, v, column);
                }
                right[k] -= part * linear.at(node, v, n);
                row[n] += part * linear.at(node, v, n + 1);
                row[n + 1] += part * linear.at(node, v, n + 2);
            }
        }
    }

    /** Every node as an affine function of (du_0, 1, dT, dlambda): columns 0..n-1, n, n+1, n+2. */
    private final class Linearised {
        private final DMatrixRMaj[] nodes;

        Linearised(int count) {
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
    }

    private Linearised linearise(Orbit orbit, double period, double parameter) {
        double[] at = p.clone();
        if (free >= 0) {
            at[free] = parameter;
        }
        int columns = n + 3;
        Linearised linear = new Linearised(M * orbit.intervals() + 1);
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
