package rncrn.reduction;

/** Dense algebra on matrices of the size of the executive species. */
final class SmallMatrix {
    private SmallMatrix() {}

    static double determinant(double[][] a) {
        int n = a.length;
        if (n == 1) {
            return a[0][0];
        }
        if (n == 2) {
            return a[0][0] * a[1][1] - a[0][1] * a[1][0];
        }
        double[][] w = copy(a);
        double product = 1;
        for (int k = 0; k < n; k++) {
            int pivot = pivot(w, k);
            if (pivot != k) {
                double[] row = w[k];
                w[k] = w[pivot];
                w[pivot] = row;
                product = -product;
            }
            product *= w[k][k];
            if (w[k][k] == 0) {
                return 0;
            }
            for (int i = k + 1; i < n; i++) {
                double factor = w[i][k] / w[k][k];
                for (int j = k; j < n; j++) {
                    w[i][j] -= factor * w[k][j];
                }
            }
        }
        return product;
    }

    /** Inverse by Gauss-Jordan elimination with row pivots; entries are not finite if singular. */
    static double[][] inverse(double[][] a) {
        int n = a.length;
        double[][] w = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(a[i], 0, w[i], 0, n);
            w[i][n + i] = 1;
        }
        for (int k = 0; k < n; k++) {
            int pivot = pivot(w, k);
            double[] row = w[pivot];
            w[pivot] = w[k];
            w[k] = row;
            double scale = 1 / row[k];
            for (int j = k; j < 2 * n; j++) {
                row[j] *= scale;
            }
            for (int i = 0; i < n; i++) {
                if (i != k && w[i][k] != 0) {
                    double factor = w[i][k];
                    for (int j = k; j < 2 * n; j++) {
                        w[i][j] -= factor * row[j];
                    }
                }
            }
        }
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(w[i], n, inverse[i], 0, n);
        }
        return inverse;
    }

    /** Lower Cholesky factor of a positive semidefinite matrix; null directions give zero rows. */
    static void cholesky(double[][] q, double[][] out) {
        int n = q.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out[i][j] = 0;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = q[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= out[i][k] * out[j][k];
                }
                if (i == j) {
                    out[i][i] = Math.sqrt(Math.max(0, sum));
                } else {
                    out[i][j] = out[j][j] > 0 ? sum / out[j][j] : 0;
                }
            }
        }
    }

    private static int pivot(double[][] w, int k) {
        int best = k;
        for (int i = k + 1; i < w.length; i++) {
            if (Math.abs(w[i][k]) > Math.abs(w[best][k])) {
                best = i;
            }
        }
        return best;
    }

    static double[][] copy(double[][] a) {
        double[][] copy = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            copy[i] = a[i].clone();
        }
        return copy;
    }
}
