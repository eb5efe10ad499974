package rncrn.training;

/**
 * Levenberg-Marquardt with Marquardt's scaling and Nielsen's damping (Nielsen 1999,
 * IMM-REP-1999-05): after a good step the damping falls smoothly with the gain ratio, after a bad
 * one it rises ever faster. Resumable: a search keeps its point and damping between calls.
 */
final class LevenbergMarquardt {
    /** What is minimised. */
    interface Objective {
        int variables();

        /** Cost at a point. */
        double evaluate(double[] v);

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

    /**
     * All of a search under way, as numbers: {@link #restore} goes on as if nothing had happened.
     */
    double[] state() {
        double[] state = new double[6 + v.length + history.size()];
        state[0] = cost;
        state[1] = damping;
        state[2] = rise;
        state[3] = idle;
        state[4] = iterations;
        state[5] = ended ? 1 : 0;
        System.arraycopy(v, 0, state, 6, v.length);
        for (int k = 0; k < history.size(); k++) {
            state[6 + v.length + k] = history.get(k);
        }
        return state;
    }

    /** Takes over a state of {@link #state}, of a search of as many variables. */
    void restore(double[] state) {
        cost = state[0];
        damping = state[1];
        rise = state[2];
        idle = (int) state[3];
        iterations = (int) state[4];
        ended = state[5] != 0;
        System.arraycopy(state, 6, v, 0, v.length);
        history.clear();
        for (int k = 6 + v.length; k < state.length; k++) {
            history.add(state[k]);
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
            if (!solve(objective.hessian(), objective.gradient(), factor, step)) {
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

    /** Cholesky solve of (H + damping D) step = -g; false where the matrix is not positive. */
    private boolean solve(double[][] h, double[] g, double[][] l, double[] step) {
        int size = g.length;
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
