package rncrn.bifurcation;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;
import rncrn.ComputationException;

/** Small dense linear algebra on plain arrays. */
final class Linear {
    private Linear() {}

    /** Solution of A x = b, or null where A is singular; arguments are not changed. */
    static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        if (n == 1) {
            return a[0][0] == 0 ? null : new double[] {b[0] / a[0][0]};
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(n);
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.unsafe_set(i, j, a[i][j]);
            }
        }
        if (!solver.setA(matrix)) {
            return null;
        }
        DMatrixRMaj right = new DMatrixRMaj(n, 1, true, b.clone());
        DMatrixRMaj x = new DMatrixRMaj(n, 1);
        solver.solve(right, x);
        for (double value : x.data) {
            if (!Double.isFinite(value)) {
                return null;
            }
        }
        return x.data;
    }

    /** Determinant; the argument is not changed. */
    static double determinant(double[][] a) {
        return CommonOps_DDRM.det(new DMatrixRMaj(a));
    }

    /** A unit vector that the matrix shrinks most: its last right singular vector. */
    static double[] nullVector(double[][] a) {
        int n = a.length;
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(n, n, true, true, false);
        if (!svd.decompose(new DMatrixRMaj(a))) {
            throw new ComputationException("a singular vector of a Jacobian could not be found");
        }
        DMatrixRMaj v = svd.getV(null, false);
        DMatrixRMaj w = svd.getW(null);
        int smallest = 0;
        for (int k = 1; k < n; k++) {
            if (w.get(k, k) < w.get(smallest, smallest)) {
                smallest = k;
            }
        }
        double[] vector = new double[n];
        for (int i = 0; i < n; i++) {
            vector[i] = v.get(i, smallest);
        }
        return vector;
    }

    /** Orthonormal vectors that a matrix of fewer rows than columns shrinks most. */
    static double[][] kernel(double[][] a, int count) {
        int columns = a[0].length;
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(a.length, columns, true, true, false);
        if (!svd.decompose(new DMatrixRMaj(a))) {
            throw new ComputationException("a singular vector of a Jacobian could not be found");
        }
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj v = svd.getV(null, false);
        DMatrixRMaj w = svd.getW(null);
        SingularOps_DDRM.descendingOrder(u, false, w, v, false);
        double[][] vectors = new double[count][columns];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < columns; i++) {
                vectors[k][i] = v.get(i, columns - count + k);
            }
        }
        return vectors;
    }

    static double[][] transposed(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < t.length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }

    /**
     * The bialternate product 2 A (.) I, whose eigenvalues are the sums of two different
     * eigenvalues of A (Kuznetsov, 3rd ed., section 10.2.2).
     */
    static double[][] bialternate(double[][] a) {
        int n = a.length;
        int size = n * (n - 1) / 2;
        double[][] product = new double[size][size];
        int row = 0;
        for (int p = 1; p < n; p++) {
            for (int q = 0; q < p; q++, row++) {
                int column = 0;
                for (int r = 1; r < n; r++) {
                    for (int s = 0; s < r; s++, column++) {
                        double entry = 0;
                        if (r == q) {
                            entry = -a[p][s];
                        } else if (r != p && s == q) {
                            entry = a[p][r];
                        } else if (r == p && s == q) {
                            entry = a[p][p] + a[q][q];
                        } else if (r == p) {
                            entry = a[q][s];
                        } else if (s == p) {
                            entry = -a[q][r];
                        }
                        product[row][column] = entry;
                    }
                }
            }
        }
        return product;
    }
}
