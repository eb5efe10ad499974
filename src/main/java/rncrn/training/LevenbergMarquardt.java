package rncrn.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import rncrn.files.Checkpoints;

/**
 * Levenberg-Marquardt with Marquardt's scaling and Nielsen's damping (Nielsen 1999,
 * IMM-REP-1999-05): after a good step the damping falls smoothly with the gain ratio, after a bad
 * one it rises ever faster. Resumable: a search keeps its point and damping between calls.
 */
final class LevenbergMarquardt implements Checkpoints.Kept {
    /** What is minimised. */
    interface Objective {
        int variables();

        /** Cost at a point. */
        double evaluate(double[] v);

        /**
         * Moves a point that is about to be tried to the best choice of those variables for which
         * that is easy, so that a search along the others follows a narrow valley.
         */
        default void settle(double[] v) {}

        /** Fills matrix and gradient of half the cost at the point last evaluated. */
        void linearise(double[] v);

        double[][] hessian();

        double[] gradient();
    }

    private static final double FIRST_DAMPING = 1e-2;
    private static final double MAX_DAMPING = 1e14;
    private static final double ENOUGH_GAIN = 1e-7;
    private static final int PATIENCE = 8;

    private final double[] v;
    private double cost = Double.NaN;
    private double damping = FIRST_DAMPING;
    private double rise = 2;
    private int idle;
    private int iterations;
    private boolean ended;
    private final java.util.List<Double> history = new java.util.ArrayList<>();

    LevenbergMarquardt(double[] start) {
        v = start.clone();
    }

    /** All of a search under way: read back, it goes on as if nothing had happened. */
    @Override
    public void write(DataOutputStream out) throws IOException {
        Checkpoint.write(v, out);
        Checkpoint.write(new double[] {cost, damping, rise}, out);
        out.writeInt(idle);
        out.writeInt(iterations);
        out.writeBoolean(ended);
        Checkpoint.write(history.stream().mapToDouble(Double::doubleValue).toArray(), out);
    }

    /** Takes over what a search of as many variables has written. */
    @Override
    public void read(DataInputStream in) throws IOException {
        System.arraycopy(Checkpoint.read(in), 0, v, 0, v.length);
        double[] scalars = Checkpoint.read(in);
        cost = scalars[0];
        damping = scalars[1];
        rise = scalars[2];
        idle = in.readInt();
        iterations = in.readInt();
        ended = in.readBoolean();
        history.clear();
        for (double past : Checkpoint.read(in)) {
            history.add(past);
        }
    }

    /** Goes on from a point that a search under another objective has reached. */
    static LevenbergMarquardt from(double[] point) {
        return new LevenbergMarquardt(point);
    }

    double[] point() {
        return v.clone();
    }

    /** Cost at the point; NaN before the first call of {@link #run}. */
    double cost() {
        return cost;
    }

    /** Iterations so far. */
    int iterations() {
        return iterations;
    }

    /** Cost at the start and after every iteration but the last. */
    java.util.List<Double> history() {
        return java.util.List.copyOf(history);
    }

    /** Runs for at most so many iterations. */
    void run(Objective objective, int most) {
        int size = v.length;
        double[] trial = new double[size];
        double[] step = new double[size];
        double[][] factor = new double[size][size];
        cost = objective.evaluate(v);
        if (!Double.isFinite(cost)) {
            cost = Double.POSITIVE_INFINITY;
            ended = true;
        }
        if (history.isEmpty()) {
            history.add(cost);
        }
        boolean fresh = true;
        for (int done = 0; done < most && !ended; done++) {
            if (iterations++ > 0) {
                history.add(cost);
            }
            if (fresh) {
                objective.linearise(v);
            }
            if (!solve(objective.hessian(), objective.gradient(), size, damping, factor, step)) {
                fresh = raise();
                continue;
            }
            double predicted = 0;
            for (int u = 0; u < size; u++) {
                trial[u] = v[u] + step[u];
                // 2 (L(0) - L(h)) = h^T (damping D h - g), twice the gain of half the cost.
                predicted +=
                        step[u]
                                * (damping * diagonal(objective.hessian(), u) * step[u]
                                        - objective.gradient()[u]);
            }
            objective.settle(trial);
            double next = objective.evaluate(trial);
            double gain = (cost - next) / predicted;
            if (next < cost) {
                idle = cost - next < ENOUGH_GAIN * cost ? idle + 1 : 0;
                System.arraycopy(trial, 0, v, 0, size);
                cost = next;
                double fall = 2 * gain - 1;
                damping = Math.max(1e-15, damping * Math.max(1. / 3, 1 - fall * fall * fall));
                rise = 2;
                fresh = true;
                ended = idle >= PATIENCE;
            } else {
                fresh = raise();
            }
        }
    }

    /** Whether nothing more is to be gained. */
    boolean ended() {
        return ended;
    }

    private boolean raise() {
        damping *= rise;
        rise *= 2;
        ended = !(damping < MAX_DAMPING);
        return false;
    }

    private static double diagonal(double[][] hessian, int u) {
        return Math.max(hessian[u][u], 1e-12);
    }

    /**
     * Cholesky solve of (H + damping D) step = -g in the first so many variables; false where the
     * matrix is not positive.
     */
    static boolean solve(
            double[][] h, double[] g, int size, double damping, double[][] l, double[] step) {
        for (int i = 0; i < size; i++) {
            double[] li = l[i];
            for (int j = 0; j <= i; j++) {
                double sum = h[i][j];
                if (i == j) {
                    sum += damping * diagonal(h, i);
                }
                double[] lj = l[j];
                for (int k = 0; k < j; k++) {
                    sum -= li[k] * lj[k];
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        return false;
                    }
                    li[i] = Math.sqrt(sum);
                } else {
                    li[j] = sum / lj[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            double sum = -g[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i][k] * step[k];
            }
            step[i] = sum / l[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = step[i];
            for (int k = i + 1; k < size; k++) {
                sum -= l[k][i] * step[k];
            }
            step[i] = sum / l[i][i];
        }
        return true;
    }
}
