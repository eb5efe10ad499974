package rncrn.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rncrn.ComputationException;
import rncrn.deterministic.DenseStep;
import rncrn.deterministic.NetworkOde;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.Rodas;
import rncrn.deterministic.Tolerances;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;
import rncrn.network.Term;
import rncrn.network.expression.Expression;
import rncrn.network.ruled.RuledNetwork;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory.Outcome;
import rncrn.stochastic.ruled.Flow;
import rncrn.stochastic.ruled.RuledTrajectory;

/**
 * The rate equations of a model with rules, events or outputs of its own: amounts of species and
 * variables move together, events happen as in stochastic simulation. Mass action means {@code k
 * prod x^v}, as for every network.
 */
final class RuledOde {
    /** Relative step of differences. */
    private static final double STEP = Math.cbrt(Math.ulp(1.0));

    private final RuledNetwork model;
    private final OdeSystem system;

    RuledOde(RuledNetwork model) {
        this.model = model;
        this.system =
                model.variables().isEmpty() ? new NetworkOde(model.network()) : new Motion(model);
    }

    /** Output values at ascending times from 0. */
    List<double[]> sample(List<Double> times, boolean concentrations, long seed) {
        RuledTrajectory trajectory =
                RuledTrajectory.deterministic(
                        model, Streams.stream(seed, 0), interrupt -> new Solution(interrupt));
        List<double[]> rows = new ArrayList<>();
        double[] values = new double[model.initial().length];
        for (double time : times) {
            trajectory.advance(time);
            trajectory.copyValues(values);
            rows.add(
                    model.outputs().stream()
                            .map(o -> concentrations ? o.concentration() : o.amount())
                            .mapToDouble(formula -> formula.at(time, values))
                            .toArray());
        }
        return rows;
    }

    /** The solution between events. */
    private final class Solution implements Flow {
        /** Looks at the interrupt in every step of the integrator. */
        private static final int LOOKS = 8;

        private final Interrupt interrupt;
        private double[] values = model.initial();
        private double time;

        Solution(Interrupt interrupt) {
            this.interrupt = interrupt;
        }

        @Override
        public double time() {
            return time;
        }

        @Override
        public void values(double[] out) {
            System.arraycopy(values, 0, out, 0, values.length);
        }

        @Override
        public void set(double[] other) {
            values = other.clone();
        }

        @Override
        public long events() {
            return 0;
        }

        @Override
        public Outcome advance(double until) {
            if (until - time < 4 * Math.ulp(Math.max(1, until))) {
                time = until;
                return Outcome.REACHED;
            }
            double[] stop = {Double.NaN};
            double[] there = new double[values.length];
            Rodas.Result result =
                    new Rodas(new Between(system, time, until), Tolerances.FINE)
                            .integrate(
                                    time,
                                    values,
                                    until,
                                    step -> interrupt == null || !stops(step, stop, there));
            switch (result.ending()) {
                case DONE -> {
                    values = result.state();
                    time = until;
                    return Outcome.REACHED;
                }
                case STOPPED -> {
                    values = there;
                    time = stop[0];
                    return Outcome.STOPPED;
                }
                default ->
                        throw new ComputationException(
                                "the rate equations cannot be followed beyond time "
                                        + result.time()
                                        + ": the solution grows without bound or jumps there; try a"
                                        + " shorter time");
            }
        }

        /** Finds the first time in a step at which the interrupt holds. */
        private boolean stops(DenseStep step, double[] stop, double[] there) {
            double low = step.start();
            for (int k = 1; k <= LOOKS; k++) {
                double high =
                        k == LOOKS
                                ? step.end()
                                : step.start() + (step.end() - step.start()) * k / LOOKS;
                step.at(high, there);
                if (interrupt.holds(high, there)) {
                    for (double middle = (low + high) / 2;
                            middle > low && middle < high;
                            middle = (low + high) / 2) {
                        step.at(middle, there);
                        if (interrupt.holds(middle, there)) {
                            high = middle;
                        } else {
                            low = middle;
                        }
                    }
                    stop[0] = high;
                    step.at(high, there);
                    return true;
                }
                low = high;
            }
            return false;
        }
    }

    /** A system whose rates may jump at both ends of the time over which it is integrated. */
    private record Between(OdeSystem system, double start, double end) implements OdeSystem {
        private double time(double t) {
            return Math.max(start, Math.min(t, Math.nextDown(end)));
        }

        @Override
        public int dimension() {
            return system.dimension();
        }

        @Override
        public boolean isAutonomous() {
            return system.isAutonomous();
        }

        @Override
        public void value(double t, double[] y, double[] out) {
            system.value(time(t), y, out);
        }

        @Override
        public void jacobian(double t, double[] y, double[][] out) {
            system.jacobian(time(t), y, out);
        }

        @Override
        public void timeDerivative(double t, double[] y, double[] out) {
            double step = STEP * Math.max(Math.abs(t), 1e-3);
            double from = time(t - step);
            double to = time(t + step);
            double[] below = new double[dimension()];
            system.value(to, y, out);
            system.value(from, y, below);
            for (int i = 0; i < below.length; i++) {
                out[i] = to > from ? (out[i] - below[i]) / (to - from) : 0;
            }
        }
    }

    /** Species and variables together; derivatives by differences. */
    private static final class Motion implements OdeSystem {
        private final RuledNetwork model;
        private final int species;
        private final int dimension;

        Motion(RuledNetwork model) {
            this.model = model;
            this.species = model.network().species().size();
            this.dimension = species + model.variables().size();
        }

        @Override
        public int dimension() {
            return dimension;
        }

        @Override
        public boolean isAutonomous() {
            return !model.readsTime()
                    && model.variables().stream()
                            .noneMatch(v -> v.rate().map(Expression::readsTime).orElse(false));
        }

        @Override
        public void value(double t, double[] y, double[] out) {
            Arrays.fill(out, 0, dimension, 0);
            for (Reaction reaction : model.network().reactions()) {
                double rate = rate(reaction, t, y);
                for (Reaction.Change change : reaction.netChange()) {
                    out[change.species()] += change.amount() * rate;
                }
            }
            for (int i = species; i < dimension; i++) {
                out[i] = model.variables().get(i - species).rate().map(r -> r.at(t, y)).orElse(0.0);
            }
        }

        private static double rate(Reaction reaction, double t, double[] y) {
            if (reaction.law() instanceof RateLaw.General law) {
                return law.function().at(t, y);
            }
            double rate = reaction.constant();
            for (Term term : reaction.reactants()) {
                rate *= Math.pow(y[term.species()], term.count());
            }
            return rate;
        }

        @Override
        public void jacobian(double t, double[] y, double[][] out) {
            double[] shifted = y.clone();
            double[] above = new double[dimension];
            double[] below = new double[dimension];
            for (int j = 0; j < dimension; j++) {
                double step = STEP * Math.max(Math.abs(y[j]), 1e-3);
                shifted[j] = y[j] + step;
                value(t, shifted, above);
                shifted[j] = y[j] - step;
                value(t, shifted, below);
                shifted[j] = y[j];
                for (int i = 0; i < dimension; i++) {
                    out[i][j] = (above[i] - below[i]) / (2 * step);
                }
            }
        }
    }
}
