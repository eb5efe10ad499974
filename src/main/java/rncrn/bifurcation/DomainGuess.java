package rncrn.bifurcation;

import java.util.Arrays;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.Rodas;
import rncrn.deterministic.Tolerances;
import rncrn.field.Box;

/**
 * A domain for networks that come without one: from 0 to twice the largest concentration that
 * trajectories from a few starts show in the second half of a long time.
 */
public final class DomainGuess {
    private static final double[] STARTS = {.1, 1, 3, 10};
    private static final double TIME = 100;
    private static final double FAR = 1e4;

    private DomainGuess() {}

    /** The guess from trajectories at these parameter values. */
    public static Box of(Dynamics dynamics, double[][] parameters) {
        int d = dynamics.search().dimension();
        double[] upper = new double[d];
        for (double[] p : parameters) {
            Rodas integrator =
                    new Rodas(
                            OdeSystem.of(dynamics.field(), p), new Tolerances(1e-5, 1e-7), 20_000);
            for (double level : STARTS) {
                double[] start = new double[d];
                Arrays.fill(start, level);
                double[] largest = new double[d];
                Rodas.Result result =
                        integrator.integrate(
                                0,
                                dynamics.lift(start, p),
                                TIME,
                                step -> {
                                    double[] y = new double[dynamics.field().dimension()];
                                    step.at(step.end(), y);
                                    double[] point = dynamics.project(y);
                                    boolean near = true;
                                    for (int i = 0; i < d; i++) {
                                        near &= Math.abs(point[i]) < FAR;
                                        if (step.end() > TIME / 2) {
                                            largest[i] = Math.max(largest[i], point[i]);
                                        }
                                    }
                                    return near;
                                });
                if (result.ending() == Rodas.Ending.DONE) {
                    for (int i = 0; i < d; i++) {
                        upper[i] = Math.max(upper[i], 2 * largest[i]);
                    }
                }
            }
        }
        for (int i = 0; i < d; i++) {
            upper[i] = upper[i] > 0 ? upper[i] : 10;
        }
        return Box.of(new double[d], upper);
    }
}
