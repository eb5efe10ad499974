package rncrn.cli;

import java.util.List;
import rncrn.InputException;
import rncrn.ensemble.Ensemble;

/**
 * The times at which a simulation reports: 0 to end in equal steps.
 *
 * @param end last time, positive and finite
 * @param steps number of steps, at least 1
 */
record Grid(double end, int steps) {
    private static final int MAX_STEPS = 1_000_000;

    Grid(Double end, int steps) {
        this(required(end), steps);
    }

    Grid {
        if (!(end > 0 && end < Double.POSITIVE_INFINITY)) {
            throw new InputException("--time " + end + " is not allowed; give a positive number");
        }
        if (steps < 1 || steps > MAX_STEPS) {
            throw new InputException(
                    "--steps " + steps + " is not allowed; give 1 to " + MAX_STEPS);
        }
    }

    private static double required(Double end) {
        if (end == null) {
            throw new InputException("--time T is missing; give the time to simulate");
        }
        return end;
    }

    List<Double> times() {
        return Ensemble.grid(end, steps);
    }
}
