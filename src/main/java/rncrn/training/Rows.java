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

        /** Number of leading variables in which the model is all but quadratic. */
        default int easy() {
            return 0;
        }

        /**
         * Adds all rows at v.
         *
         * @param slopes whether gradients are wanted; where not, rows may be added without
         */
        void rows(double[] v, boolean slopes, Rows to);
    }

    private static final int SETTLING = 2;

    /** Keeps a block that is all but singular solvable. */
    private static final double SETTLING_DAMPING = 1e-8;

    private final Model model;
    private final double[][] hessian;
    private final double[] gradient;
    private final double[][] factor;
    private final double[] step;
    private double cost;

    /** Leading variables whose matrix is being summed. */
    private int summed;

    Rows(Model model) {
        this.model = model;
        factor = new double[model.easy()][model.easy()];
        step = new double[model.easy()];
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
        for (int u = 0; u < summed; u++) {
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

    /**
     * Adds to the matrix alone what the squares of the rows do not know: curvature along one
     * variable.
     */
    void curve(int u, double curvature) {
        if (u < summed) {
            hessian[u][u] += curvature;
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

    /** Newton's method in the easy variables alone, the others held. */
    @Override
    public void settle(double[] v) {
        int easy = model.easy();
        double[] before = new double[easy];
        for (int k = 0; k < SETTLING && easy > 0; k++) {
            sum(v, easy);
            double now = cost;
            if (!LevenbergMarquardt.solve(
                    hessian, gradient, easy, SETTLING_DAMPING, factor, step)) {
                return;
            }
            System.arraycopy(v, 0, before, 0, easy);
            for (int u = 0; u < easy; u++) {
                v[u] += step[u];
            }
            if (!(evaluate(v) < now)) {
                System.arraycopy(before, 0, v, 0, easy);
                return;
            }
        }
    }

    @Override
    public void linearise(double[] v) {
        sum(v, gradient.length);
        for (int u = 0; u < gradient.length; u++) {
            for (int t = 0; t < u; t++) {
                hessian[t][u] = hessian[u][t];
            }
        }
    }

    /** Cost, gradient and the lower half of the matrix in the first so many variables. */
    private void sum(double[] v, int variables) {
        summed = variables;
        cost = 0;
        Arrays.fill(gradient, 0);
        for (double[] row : hessian) {
            Arrays.fill(row, 0);
        }
        model.rows(v, true, this);
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
