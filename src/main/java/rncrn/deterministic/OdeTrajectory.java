package rncrn.deterministic;

import java.util.Optional;
import rncrn.ComputationException;
import rncrn.field.Box;

/** Solutions at given times. */
public final class OdeTrajectory {
    private OdeTrajectory() {}

    /**
     * A sampled solution.
     *
     * @param times the times reached, a leading part of those asked for
     * @param states one state per time
     * @param exit the time at which the guard was left, if it was
     */
    @SuppressWarnings("ArrayRecordComponent") // A holder of results, never compared.
    public record Sampled(double[] times, double[][] states, Optional<Double> exit) {}

    /**
     * Solves from the first time and reports at every time.
     *
     * @param times at least one, ascending
     * @param guard a box that ends the solution when it is left
     * @throws ComputationException if the solution cannot be followed to the end
     */
    public static Sampled sample(
            OdeSystem system,
            double[] y0,
            double[] times,
            Tolerances tolerances,
            Optional<Box> guard) {
        int n = system.dimension();
        double[][] states = new double[times.length][];
        states[0] = java.util.Arrays.copyOf(y0, n);
        int[] filled = {1};
        double[] exit = {Double.NaN};
        double end = times[times.length - 1];
        Rodas.Result result =
                new Rodas(system, tolerances)
                        .integrate(
                                times[0],
                                y0,
                                end,
                                step -> {
                                    double[] at = new double[n];
                                    while (filled[0] < times.length
                                            && times[filled[0]] <= step.end()) {
                                        step.at(times[filled[0]], at);
                                        if (outside(guard, at)) {
                                            exit[0] = times[filled[0]];
                                            return false;
                                        }
                                        states[filled[0]++] = at.clone();
                                    }
                                    step.at(step.end(), at);
                                    if (outside(guard, at)) {
                                        exit[0] = step.end();
                                        return false;
                                    }
                                    return true;
                                });
        if (result.ending() == Rodas.Ending.STEP_TOO_SMALL
                || result.ending() == Rodas.Ending.TOO_MANY_STEPS) {
            throw new ComputationException(
                    "the rate equations cannot be followed beyond time "
                            + result.time()
                            + (result.ending() == Rodas.Ending.STEP_TOO_SMALL
                                    ? ": the solution grows without bound there; try a shorter time"
                                            + " or other initial values"
                                    : ": more than a million steps were needed; try a shorter"
                                            + " time"));
        }
        return new Sampled(
                java.util.Arrays.copyOf(times, filled[0]),
                java.util.Arrays.copyOf(states, filled[0]),
                Double.isNaN(exit[0]) ? Optional.empty() : Optional.of(exit[0]));
    }

    private static boolean outside(Optional<Box> guard, double[] state) {
        return guard.isPresent() && !guard.get().contains(state);
    }
}
