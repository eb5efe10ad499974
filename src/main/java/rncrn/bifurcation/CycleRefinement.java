package rncrn.bifurcation;

import java.util.Optional;
import rncrn.ComputationException;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.OdeTrajectory;
import rncrn.deterministic.Tolerances;
import rncrn.field.Box;

/** Turns a nearly closed piece of a trajectory into a cycle solved by collocation. */
final class CycleRefinement {
    /** Intervals of a mesh: bounds for the adaptation. */
    static final int FEWEST = 24;

    static final int MOST = 300;

    private static final int FIRST = 60;
    private static final int[] PRIMES = {2, 3, 5, 7, 11};

    private final Dynamics dynamics;
    private final Box box;
    private final double[] p;
    private final CycleNewton newton;

    CycleRefinement(Dynamics dynamics, Box box, double[] p) {
        this.dynamics = dynamics;
        this.box = box;
        this.p = p;
        this.newton = new CycleNewton(dynamics.field(), -1, p, weights(dynamics, box), 1);
    }

    /** Lengths count the search variables, in widths of the box. */
    static double[] weights(Dynamics dynamics, Box box) {
        double[] widths = new double[box.dimension()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.pow(Math.max(box.width(i), 1e-12), -2);
        }
        return dynamics.embed(widths);
    }

    /** The cycle near a state to which the trajectory returns after about a period. */
    Optional<CycleSolution> from(double[] state, double period) {
        return from(state, period, FIRST);
    }

    private Optional<CycleSolution> from(double[] state, double period, int intervals) {
        double[] mesh = Orbit.uniform(intervals);
        double[] times = Orbit.places(mesh);
        for (int k = 0; k < times.length; k++) {
            times[k] *= period;
        }
        try {
            OdeTrajectory.Sampled sampled =
                    OdeTrajectory.sample(
                            OdeSystem.of(dynamics.field(), p),
                            state,
                            times,
                            Tolerances.PLAIN,
                            Optional.empty());
            Orbit guess = new Orbit(mesh, sampled.states());
            double[] better = guess.adapted(FEWEST, MOST);
            if (better.length - 1 > 2 * intervals && intervals < MOST) {
                // Too many turns for the first mesh: sample it again, finer.
                return from(state, period, Math.min(MOST, better.length));
            }
            return from(guess.on(better), period);
        } catch (ComputationException e) {
            return Optional.empty();
        }
    }

    /** The cycle near a closed curve, gone through once. */
    Optional<CycleSolution> from(Orbit guess, double period) {
        CycleSolution solution = newton.atParameter(guess, period, 0);
        if (solution == null || amplitude(solution) < 1e-4) {
            return Optional.empty();
        }
        for (int turns : PRIMES) {
            if (repeats(solution.orbit(), turns)) {
                return from(solution.orbit().part(turns), solution.period() / turns);
            }
        }
        Orbit finer = solution.orbit().on(solution.orbit().adapted(FEWEST, MOST));
        CycleSolution again = newton.atParameter(finer, solution.period(), 0);
        return Optional.of(again == null ? solution : again);
    }

    /** Whether the curve runs through one loop several times, to a thousandth of its size. */
    private static boolean repeats(Orbit orbit, int turns) {
        double[] size = orbit.maximum();
        double[] low = orbit.minimum();
        for (int v = 0; v < size.length; v++) {
            size[v] = Math.max(size[v] - low[v], 1e-6 * Math.abs(size[v]) + 1e-300);
        }
        return orbit.unlikeness(turns, size) < 1e-3;
    }

    /** Largest range of a search variable, in widths of the box. */
    double amplitude(CycleSolution solution) {
        return amplitude(dynamics, box, solution.orbit());
    }

    static double amplitude(Dynamics dynamics, Box box, Orbit orbit) {
        double[] low = dynamics.project(orbit.minimum());
        double[] high = dynamics.project(orbit.maximum());
        double largest = 0;
        for (int i = 0; i < low.length; i++) {
            largest = Math.max(largest, (high[i] - low[i]) / Math.max(box.width(i), 1e-12));
        }
        return largest;
    }

    /** A closed curve of the search variables with the perceptrons at rest. */
    static Orbit lifted(Dynamics dynamics, double[][] points, double[] p) {
        double[][] states = new double[points.length][];
        for (int k = 0; k < points.length; k++) {
            states[k] = dynamics.lift(points[k], p);
        }
        return closed(states);
    }

    /**
     * A closed curve through states.
     *
     * @param states at equal steps of time, the first not repeated, a multiple of four
     */
    static Orbit closed(double[][] states) {
        double[][] nodes = java.util.Arrays.copyOf(states, states.length + 1);
        nodes[states.length] = states[0];
        Orbit orbit = new Orbit(Orbit.uniform(states.length / Collocation.DEGREE), nodes);
        return orbit.on(orbit.adapted(FEWEST, MOST));
    }

    /** The cycle as a plain value. */
    static Cycle cycle(CycleSolution solution) {
        double[][] states = new double[RegimeFinder.ORBIT_POINTS][];
        for (int k = 0; k < states.length; k++) {
            states[k] = solution.orbit().at((double) k / states.length);
        }
        return new Cycle(
                solution.period(),
                states,
                solution.orbit().minimum(),
                solution.orbit().maximum(),
                solution.multipliers(),
                solution.floquet().exponents(solution.period()),
                solution.stable());
    }
}
