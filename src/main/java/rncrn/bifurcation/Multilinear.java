package rncrn.bifurcation;

import rncrn.field.VectorField;

/**
 * Second and third derivatives of a field along directions, as differences of its analytic
 * Jacobian: B(u, v) and C(u, u, v) with errors of order 4 in the step (exact for mass action up to
 * rounding).
 */
final class Multilinear {
    private final VectorField field;
    private final double[] x;
    private final double[] p;
    private final double step;

    /**
     * @param step length of the differences, in units of the state
     */
    Multilinear(VectorField field, double[] x, double[] p, double step) {
        this.field = field;
        this.x = x;
        this.p = p;
        this.step = step;
    }

    /** The matrix v -> B(u, v). */
    double[][] second(double[] u) {
        double h = step / Math.max(Arclength.norm(u), 1e-300);
        return combine(u, h, new double[] {1, -8, 0, 8, -1}, 12 * h);
    }

    /** The matrix v -> C(u, u, v). */
    double[][] third(double[] u) {
        // Second differences lose twice the digits: a longer step balances them.
        double h = 4 * step / Math.max(Arclength.norm(u), 1e-300);
        return combine(u, h, new double[] {-1, 16, -30, 16, -1}, 12 * h * h);
    }

    private double[][] combine(double[] u, double h, double[] weights, double divisor) {
        int n = x.length;
        double[][] sum = new double[n][n];
        double[][] jacobian = new double[n][n];
        for (int k = -2; k <= 2; k++) {
            if (weights[k + 2] == 0) {
                continue;
            }
            double[] shifted = x.clone();
            for (int i = 0; i < n; i++) {
                shifted[i] += k * h * u[i];
            }
            field.jacobian(shifted, p, jacobian);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    sum[i][j] += weights[k + 2] * jacobian[i][j] / divisor;
                }
            }
        }
        return sum;
    }
}
