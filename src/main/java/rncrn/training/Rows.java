package rncrn.training;

import java.util.Arrays;

/**
 * Least squares by rows: residuals come one after the other, each with its gradient, and are summed
 * into the Gauss-Newton matrix at once, so that the Jacobian is never held.
 */
final class Rows implements LevenbergMarquardt.Objective {
    /** What is minimised: the sum of squares of the rows it adds. */
    interface Model {
        int variables();

        /**
         * Adds all rows at v.
         *
         * @param slopes whether gradients are wanted; where not, rows may be added without
         */
        void rows(double[] v, boolean slopes, Rows to);
    }

    private final Model model;
    private final double[][] hessian;
    private final double[] gradient;
    private double cost;

    Rows(Model model) {
        this.model = model;
        hessian = new double[model.variables()][model.variables()];
        gradient = new double[model.variables()];
    }

    /** Adds a row whose gradient is wanted by nobody. */
    void add(double residual) {
        cost += residual * residual;
    }

    /** Adds a row. */
    void add(double residual, double[] slope) {
        cost += residual * residual;
        for (int u = 0; u < slope.length; u++) {
            double factor = slope[u];
            if (factor == 0) {
                continue;
            }
            gradient[u] += factor * residual;
            double[] row = hessian[u];
            for (int t = 0; t <= u; t++) {
                row[t] += factor * slope[t];
            }
        }
    }

    @Override
    public int variables() {
        return model.variables();
    }

    @Override
    public double evaluate(double[] v) {
        cost = 0;
        model.rows(v, false, this);
        return cost;
    }

    @Override
    public void linearise(double[] v) {
        cost = 0;
        Arrays.fill(gradient, 0);
        for (double[] row : hessian) {
            Arrays.fill(row, 0);
        }
        model.rows(v, true, this);
        for (int u = 0; u < gradient.length; u++) {
            for (int t = 0; t < u; t++) {
                hessian[t][u] = hessian[u][t];
            }
        }
    }

    @Override
    public double[][] hessian() {
        return hessian;
    }

    @Override
    public double[] gradient() {
        return gradient;
    }
}
