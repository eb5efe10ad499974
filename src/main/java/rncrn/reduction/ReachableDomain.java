package rncrn.reduction;

import rncrn.field.Box;
import rncrn.neural.QuasiStaticField;
import rncrn.neural.Rncrn;

/**
 * The box of concentrations over which to reduce a network where nobody said it. A trained network
 * brings its training domain: that is taken with its width added above, and from 0 below, since
 * molecular noise leaves the training points without harm. For a bare list the quasi-static field
 * is followed from the initial state and from six points on the diagonal, and the box reaches from
 * 0 to twice the largest coordinate at which the bounded ones among them end up. What leaves the
 * box is stopped and counted, never followed.
 */
public final class ReachableDomain {
    private static final double[] STARTS = {.5, 1, 2, 4, 8, 16};
    private static final int STEPS = 4000;
    private static final double RUNAWAY = 60;

    private ReachableDomain() {}

    /**
     * @param lambda concentrations of the parameter species
     * @param initial initial concentrations of the executive species
     */
    public static Box of(Rncrn network, double[] lambda, double[] initial) {
        int n = network.species().size();
        double[] low = new double[n];
        double[] high = new double[n];
        if (network.domain().isPresent()) {
            Box trained = network.domain().get();
            for (int i = 0; i < n; i++) {
                high[i] = trained.upper(i) + trained.width(i);
            }
            return Box.of(low, high);
        }
        QuasiStaticField field = network.quasiStatic();
        follow(field, lambda, initial, high);
        for (double start : STARTS) {
            double[] x = new double[n];
            java.util.Arrays.fill(x, start);
            follow(field, lambda, x, high);
        }
        for (int i = 0; i < n; i++) {
            high[i] = 2 * Math.max(high[i], Math.max(.5, initial[i]));
        }
        return Box.of(low, high);
    }

    /** Raises the bounds to the second half of a trajectory, unless it runs away. */
    private static void follow(
            QuasiStaticField field, double[] lambda, double[] from, double[] top) {
        int n = from.length;
        double[] x = from.clone();
        double[] reached = new double[n];
        double[] k1 = new double[n];
        double[] k2 = new double[n];
        double[] middle = new double[n];
        for (int step = 0; step < STEPS; step++) {
            field.value(x, lambda, k1);
            double speed = 0;
            double size = 0;
            for (int i = 0; i < n; i++) {
                speed = Math.max(speed, Math.abs(k1[i]));
                size = Math.max(size, x[i]);
            }
            // Moves by at most 2 % of the state and .02 of a unit of time a step.
            double h = Math.min(.02, .02 * (size + .05) / (speed + 1e-12));
            for (int i = 0; i < n; i++) {
                middle[i] = Math.max(0, x[i] + h / 2 * k1[i]);
            }
            field.value(middle, lambda, k2);
            for (int i = 0; i < n; i++) {
                x[i] = Math.max(0, x[i] + h * k2[i]);
                if (!(x[i] < RUNAWAY)) {
                    return;
                }
                if (step > STEPS / 2) {
                    reached[i] = Math.max(reached[i], x[i]);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            top[i] = Math.max(top[i], reached[i]);
        }
    }
}
