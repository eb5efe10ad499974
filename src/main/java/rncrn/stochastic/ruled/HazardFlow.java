package rncrn.stochastic.ruled;

import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.events.EventHandler;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ComputationException;
import rncrn.network.expression.Expression;
import rncrn.network.ruled.RuledNetwork;
import rncrn.stochastic.Trajectory.Outcome;
import rncrn.stochastic.Watch;

/**
 * Reactions whose rates follow moving variables: a piecewise-deterministic Markov process (Davis
 * 1984, doi 10.1111/j.2517-6161.1984.tb01308.x). The variables are integrated together with the sum
 * of propensities; the next reaction comes when that integral reaches an exponential number of mean
 * 1. The only error is that of the integrator, with tolerance {@value #TOLERANCE}.
 */
final class HazardFlow extends DirectFlow {
    private static final double TOLERANCE = 1e-9;
    private static final double PLACE = 1e-11;
    private static final int MAX_EVALUATIONS = 2_000_000;

    private final int[] moving;
    private final Expression[] slopes;

    /** What is left of the exponential number. */
    private double left;

    HazardFlow(
            RuledNetwork model,
            Rates rates,
            double[] initial,
            UniformRandomProvider random,
            Watch.Observer observer,
            Interrupt interrupt) {
        super(rates, true, initial, random, observer, interrupt);
        int species = model.network().species().size();
        moving =
                java.util.stream.IntStream.range(0, model.variables().size())
                        .filter(i -> model.variables().get(i).rate().isPresent())
                        .toArray();
        slopes = new Expression[moving.length];
        for (int i = 0; i < moving.length; i++) {
            slopes[i] = model.variables().get(moving[i]).rate().get();
            moving[i] += species;
        }
        left = exponential();
    }

    @Override
    public Outcome advance(double until) {
        while (time < until) {
            boolean[] interrupted = {false};
            boolean fired = integrate(until, interrupted);
            if (fired) {
                left = exponential();
                if (fire(propensities())) {
                    return Outcome.STOPPED;
                }
            } else if (interrupted[0]) {
                return Outcome.STOPPED;
            }
        }
        return Outcome.REACHED;
    }

    /** Moves on to the next reaction, interruption or given time; whether to a reaction. */
    private boolean integrate(double until, boolean[] interrupted) {
        double[] y = new double[moving.length + 1];
        for (int i = 0; i < moving.length; i++) {
            y[i] = values[moving[i]];
        }
        double span = until - time;
        if (span < 4 * Math.ulp(Math.max(1, until))) {
            time = until;
            return false;
        }
        DormandPrince54Integrator integrator =
                new DormandPrince54Integrator(0, span, TOLERANCE, TOLERANCE);
        integrator.setMaxEvaluations(MAX_EVALUATIONS);
        boolean[] fired = {false};
        double[] trial = values.clone();
        integrator.addEventHandler(
                new Crossing((t, state) -> state[moving.length] - left, () -> fired[0] = true),
                span,
                PLACE,
                200);
        if (interrupt != null) {
            integrator.addEventHandler(
                    new Crossing(
                            (t, state) -> interrupt.holds(t, place(state, trial)) ? 1 : -1,
                            () -> interrupted[0] = true),
                    span / 64,
                    PLACE,
                    200);
        }
        try {
            Motion motion = new Motion(trial.clone(), Math.nextDown(until));
            time = integrator.integrate(motion, time, y, until, y);
        } catch (MathIllegalArgumentException | MathIllegalStateException failure) {
            throw new ComputationException(
                    "the variables cannot be followed beyond time "
                            + time
                            + ": they grow without bound or jump; try a shorter time",
                    failure);
        }
        place(y, values);
        propensities(); // Complains where a rate is negative at a place that is reached.
        left = Math.max(0, left - y[moving.length]);
        return fired[0];
    }

    private double[] place(double[] state, double[] out) {
        for (int i = 0; i < moving.length; i++) {
            out[moving[i]] = state[i];
        }
        return out;
    }

    /** The slopes of the variables and of the integrated hazard. */
    private final class Motion implements FirstOrderDifferentialEquations {
        private final double[] at;

        /** Just before the end, where rates may jump. */
        private final double last;

        Motion(double[] at, double last) {
            this.at = at;
            this.last = last;
        }

        @Override
        public int getDimension() {
            return moving.length + 1;
        }

        @Override
        public void computeDerivatives(double time, double[] y, double[] out) {
            double t = Math.min(time, last);
            place(y, at);
            for (int i = 0; i < slopes.length; i++) {
                out[i] = slopes[i].at(t, at);
                if (!Double.isFinite(out[i])) {
                    throw new ComputationException(
                            "a variable's rate of change is " + out[i] + " at time " + t);
                }
            }
            out[slopes.length] = rates.tried(t, at);
        }
    }

    /** Stops the integration where a function turns positive. */
    private record Crossing(Level level, Runnable reached) implements EventHandler {
        interface Level {
            double of(double t, double[] y);
        }

        @Override
        public void init(double t0, double[] y0, double t) {
            // Nothing to prepare.
        }

        @Override
        public double g(double t, double[] y) {
            return level.of(t, y);
        }

        @Override
        public Action eventOccurred(double t, double[] y, boolean increasing) {
            if (!increasing) {
                return Action.CONTINUE;
            }
            reached.run();
            return Action.STOP;
        }

        @Override
        public void resetState(double t, double[] y) {
            // The state is continuous.
        }
    }
}
