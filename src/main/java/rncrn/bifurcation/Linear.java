package rncrn.bifurcation;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

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
}
