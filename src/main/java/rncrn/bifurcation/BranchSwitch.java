package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The directions of all branches through a simple branch point: the roots of the algebraic
 * branching equation a11 s^2 + 2 a12 s t + a22 t^2 = 0, a_ij = psi . F''(phi_i, phi_j), in the
 * two-dimensional kernel of the Jacobian (Keller 1977; Govaerts, Numerical Methods for
 * Bifurcations, section 8.1).
 */
final class BranchSwitch {
    private BranchSwitch() {}

    /** Unit directions in scaled unknowns, one per branch; empty where they cannot be told. */
    static List<double[]> directions(
            Arclength curve, Arclength.Equations equations, Arclength.Place place) {
        int n = place.u().length;
        double[] scale = curve.scale();
        double[][] full = new double[n][n];
        curve.fill(place.u(), place.tangent(), full);
        double[][] jacobian = java.util.Arrays.copyOf(full, n - 1);
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(n - 1, n, true, true, false);
        if (!svd.decompose(new DMatrixRMaj(jacobian))) {
            return List.of();
        }
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj v = svd.getV(null, false);
        DMatrixRMaj w = svd.getW(null);
        SingularOps_DDRM.descendingOrder(u, false, w, v, false);
        double[] psi = column(u, n - 2);
        double[] first = column(v, n - 2);
        double[] second = column(v, n - 1);
        double a11 = quadratic(equations, place.u(), scale, psi, first, first);
        double a12 = quadratic(equations, place.u(), scale, psi, first, second);
        double a22 = quadratic(equations, place.u(), scale, psi, second, second);
        double root = a12 * a12 - a11 * a22;
        if (root <= 0) {
            return List.of();
        }
        root = Math.sqrt(root);
        List<double[]> directions = new ArrayList<>();
        // Roots of a11 s^2 + 2 a12 s t + a22 t^2, each in the form that does not divide by 0.
        double pivot = a12 >= 0 ? -a12 - root : -a12 + root;
        directions.add(mix(first, second, pivot, a11));
        directions.add(mix(first, second, a22, pivot));
        return directions;
    }

    private static double[] mix(double[] first, double[] second, double s, double t) {
        double[] sum = new double[first.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = s * first[i] + t * second[i];
        }
        return Arclength.normalised(sum);
    }

    private static double quadratic(
            Arclength.Equations equations,
            double[] at,
            double[] scale,
            double[] psi,
            double[] left,
            double[] right) {
        int n = at.length;
        double h = 1e-4;
        double sum = 0;
        double[][] jacobian = new double[n][n];
        for (int sign = -1; sign <= 1; sign += 2) {
            double[] shifted = at.clone();
            for (int i = 0; i < n; i++) {
                shifted[i] += sign * h * left[i] * scale[i];
            }
            equations.jacobian(shifted, jacobian);
            for (int i = 0; i < n - 1; i++) {
                for (int j = 0; j < n; j++) {
                    sum += sign * psi[i] * jacobian[i][j] * scale[j] * right[j] / (2 * h);
                }
            }
        }
        return sum;
    }

    private static double[] column(DMatrixRMaj matrix, int column) {
        double[] values = new double[matrix.numRows];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.get(i, column);
        }
        return values;
    }
}
