package rncrn.bifurcation;

import java.util.Arrays;
import rncrn.field.VectorField;

/**
 * Newton's method for cycles: u' = T f(u, lambda) on [0, 1] at the collocation points, u(1) = u(0),
 * the integral phase condition int (u - r) . r' = 0 against a reference orbit r, and either a fixed
 * parameter or the pseudo-arclength condition (Doedel, Keller and Kernevez, Int. J. Bifurc. Chaos
 * 1, 745, 1991).
 *
 * <p>Each interval is condensed to a map from its first node, and the chain of maps is closed to a
 * ring by orthogonal elimination ({@link CyclicElimination}), so that every node depends on (du_0,
 * dT, dlambda) alone however strongly the cycle attracts or repels.
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
            CycleLinearisation linear =
                    CycleLinearisation.of(field, free, p, orbit, period, parameter);
            if (linear == null) {
                return null;
            }
            double[] right = new double[n + 2];
            double[][] matrix = bordered(linear, right);
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
            size = Math.max(size, step.largest(weight));
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
        CycleLinearisation linear = CycleLinearisation.of(field, free, p, orbit, period, parameter);
        if (linear == null) {
            return null;
        }
        Floquet floquet = Monodromy.of(field, at(parameter), orbit, period, linear);
        if (floquet.logarithms().isEmpty()) {
            return null;
        }
        CycleSolution found =
                new CycleSolution(
                        orbit, period, parameter, null, 0, 0, floquet, Double.NaN, iterations);
        return tangent == null ? found : withTangent(found, linear, reference, tangent);
    }

    /** The tangent at a cycle that was found at a fixed parameter, towards larger parameters. */
    CycleSolution withTangent(CycleSolution at) {
        CycleLinearisation linear = linearised(at);
        Orbit zero = at.orbit().plus(-1, at.orbit());
        return linear == null ? null : withTangent(at, linear, at.orbit(), new Tangent(zero, 0, 1));
    }

    /** A cycle with the tangent of its branch, in the direction of another one. */
    private CycleSolution withTangent(
            CycleSolution at, CycleLinearisation linear, Orbit reference, Tangent before) {
        Tangent tangent = tangent(linear, at.orbit(), at.period(), reference, before);
        return tangent == null
                ? null
                : new CycleSolution(
                        at.orbit(),
                        at.period(),
                        at.parameter(),
                        tangent.orbit,
                        tangent.period,
                        tangent.parameter,
                        at.floquet(),
                        determinant(linear, at.orbit(), at.period(), reference, tangent),
                        at.iterations());
    }

    private CycleLinearisation linearised(CycleSolution at) {
        return CycleLinearisation.of(field, free, p, at.orbit(), at.period(), at.parameter());
    }

    /**
     * Determinant of the condensed equations over the tangent, rows of unit length: it changes sign
     * where branches cross, and at no fold (Keller 1977).
     */
    private double determinant(
            CycleLinearisation linear,
            Orbit orbit,
            double period,
            Orbit reference,
            Tangent tangent) {
        double[][] matrix = bordered(linear, new double[n + 2]);
        phase(linear, orbit, reference, matrix[n], new double[n + 2], n);
        along(linear, orbit, period, tangent, matrix[n + 1]);
        for (double[] row : matrix) {
            double norm = Arclength.norm(row);
            for (int j = 0; norm > 0 && j < row.length; j++) {
                row[j] /= norm;
            }
        }
        return linear.sign() * Linear.determinant(matrix);
    }

    /** The row of the condensed equations that measures the way along a tangent. */
    private void along(
            CycleLinearisation linear, Orbit orbit, double period, Tangent tangent, double[] row) {
        arclength(linear, orbit, orbit, tangent.orbit, row, new double[n + 2], 0);
        row[n] += tangent.period / period;
        row[n + 1] += tangent.parameter / parameterScale;
    }

    /**
     * The cycle with the direction of another branch through it in place of its tangent: the vector
     * of the two-dimensional kernel that is orthogonal to the tangent. Null where there is none.
     */
    CycleSolution acrossBranchPoint(CycleSolution at) {
        CycleLinearisation linear = linearised(at);
        if (linear == null) {
            return null;
        }
        double[][] matrix = bordered(linear, new double[n + 2]);
        phase(linear, at.orbit(), at.orbit(), matrix[n], new double[n + 2], n);
        double[][] kernel = Linear.kernel(Arrays.copyOf(matrix, n + 1), 2);
        Tangent tangent = new Tangent(at.tangent(), at.tangentPeriod(), at.tangentParameter());
        Tangent best = null;
        double largest = 1e-3;
        for (double[] w : kernel) {
            Tangent direction = unit(direction(linear, at, w));
            double share = product(direction, tangent);
            Tangent rest =
                    new Tangent(
                            direction.orbit.plus(-share, tangent.orbit),
                            direction.period - share * tangent.period,
                            direction.parameter - share * tangent.parameter);
            double length = Math.sqrt(product(rest, rest));
            if (length > largest) {
                largest = length;
                best = unit(rest);
            }
        }
        return best == null ? null : at.towards(best);
    }

    /**
     * The cycle gone through twice, with the direction of the cycles of twice the period that leave
     * it: w on the first turn and -w on the second, w being carried once round by the linearised
     * flow from the eigenvector of the multiplier -1. Null where it cannot be computed.
     */
    CycleSolution doubled(CycleSolution at) {
        CycleLinearisation linear = linearised(at);
        if (linear == null) {
            return null;
        }
        double[][] shifted = linear.monodromy();
        for (int i = 0; i < n; i++) {
            shifted[i][i] += 1;
        }
        double[] w = Linear.nullVector(shifted);
        Orbit once = linear.carried(at.orbit(), w);
        Orbit twice = at.orbit().joined(at.orbit());
        Orbit wave = once.joined(once.plus(-2, once));
        CycleSolution start =
                new CycleSolution(
                        twice,
                        2 * at.period(),
                        at.parameter(),
                        wave,
                        0,
                        0,
                        Floquet.NONE,
                        Double.NaN,
                        0);
        return normalised(start);
    }

    private Tangent direction(CycleLinearisation linear, CycleSolution at, double[] w) {
        return new Tangent(
                linear.orbit(at.orbit(), w, 0), w[n] / at.period(), w[n + 1] / parameterScale);
    }

    private Tangent unit(Tangent tangent) {
        double length = Math.sqrt(product(tangent, tangent));
        return new Tangent(
                tangent.orbit.plus(1 / length - 1, tangent.orbit),
                tangent.period / length,
                tangent.parameter / length);
    }

    private double product(Tangent a, Tangent b) {
        return product(a.orbit, b.orbit) + a.period * b.period + a.parameter * b.parameter;
    }

    private Tangent tangent(
            CycleLinearisation linear,
            Orbit orbit,
            double period,
            Orbit reference,
            Tangent before) {
        double[] right = new double[n + 2];
        double[][] matrix = bordered(linear, right);
        phase(linear, orbit, reference, matrix[n], right, n);
        along(linear, orbit, period, before, matrix[n + 1]);
        Arrays.fill(right, 0);
        right[n + 1] = 1;
        double[] w = Linear.solve(matrix, right);
        if (w == null) {
            return null;
        }
        return unit(
                new Tangent(linear.orbit(orbit, w, 0), w[n] / period, w[n + 1] / parameterScale));
    }

    /** int sum_k weight_k a_k b_k. */
    double product(Orbit a, Orbit b) {
        return a.product(b, weight);
    }

    /** The same cycle with its direction made a unit one. */
    CycleSolution normalised(CycleSolution at) {
        return at.towards(
                unit(new Tangent(at.tangent(), at.tangentPeriod(), at.tangentParameter())));
    }

    /** The equations that close the cycle, with two rows left for the conditions on it. */
    private double[][] bordered(CycleLinearisation linear, double[] right) {
        double[][] matrix = new double[n + 2][n + 2];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = linear.closing(i, j);
            }
            matrix[i][n] = linear.closing(i, n + 1);
            matrix[i][n + 1] = linear.closing(i, n + 2);
            right[i] = -linear.closing(i, n);
        }
        return matrix;
    }

    private double[] at(double parameter) {
        double[] at = p.clone();
        if (free >= 0) {
            at[free] = parameter;
        }
        return at;
    }

    private void phase(
            CycleLinearisation linear,
            Orbit orbit,
            Orbit reference,
            double[] row,
            double[] right,
            int k) {
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
            CycleLinearisation linear,
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
            CycleLinearisation linear,
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
}
