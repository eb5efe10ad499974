package rncrn.stochastic.ruled;

import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ComputationException;
import rncrn.stochastic.State;
import rncrn.stochastic.Trajectory.Outcome;
import rncrn.stochastic.Watch;

/**
 * The direct method over all values of a ruled network, variables standing still between events.
 *
 * <p>Where rates read the time, events are found by thinning (Lewis and Shedler 1979, doi
 * 10.1002/nav.3800260304): over a span of time the sum of propensities has an upper bound by
 * interval arithmetic, candidates come at that constant rate, and each is accepted with the ratio
 * of the true sum to the bound. Spans are halved until the bound is finite and either close to the
 * truth or so small that a candidate is unlikely. The law is exact.
 */
class DirectFlow implements Flow, State {
    private static final double CLOSE = 1.5;
    private static final int MAX_HALVINGS = 60;

    final Rates rates;
    final double[] values;
    final UniformRandomProvider random;
    final Interrupt interrupt;
    private final Watch.Observer observer;
    private final boolean timed;
    private final double[] propensity;
    double time;
    private long events;

    /** Time of the next event, NaN where it is not drawn yet. */
    private double next = Double.NaN;

    DirectFlow(
            Rates rates,
            boolean timed,
            double[] initial,
            UniformRandomProvider random,
            Watch.Observer observer,
            Interrupt interrupt) {
        this.rates = rates;
        this.timed = timed;
        this.values = initial.clone();
        this.random = random;
        this.observer = observer;
        this.interrupt = interrupt;
        this.propensity = new double[rates.size()];
    }

    @Override
    public double time() {
        return time;
    }

    @Override
    public long count(int species) {
        return (long) values[species];
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public void values(double[] out) {
        System.arraycopy(values, 0, out, 0, values.length);
    }

    @Override
    public void set(double[] other) {
        System.arraycopy(other, 0, values, 0, values.length);
        next = Double.NaN;
    }

    @Override
    public Outcome advance(double until) {
        return timed ? thinning(until) : direct(until);
    }

    private Outcome direct(double until) {
        while (true) {
            double total = rates.write(time, values, propensity);
            if (Double.isNaN(next)) {
                if (total == 0) {
                    time = until;
                    return Outcome.ABSORBED;
                }
                next = time + exponential() / total;
            }
            if (next >= until) {
                time = until;
                return Outcome.REACHED;
            }
            time = next;
            next = Double.NaN;
            if (fire(total)) {
                return Outcome.STOPPED;
            }
        }
    }

    private Outcome thinning(double until) {
        while (time < until) {
            double span = until - time;
            double bound = rates.bound(time, time + span, values);
            for (int i = 0; !fits(bound, span); i++) {
                if (i == MAX_HALVINGS) {
                    throw new ComputationException(
                            "no bound is found for the rates just after time "
                                    + time
                                    + ", which thinning needs; they grow without limit there");
                }
                span /= 2;
                bound = rates.bound(time, time + span, values);
            }
            double end = span == until - time ? until : time + span;
            if (end <= time) {
                throw new ComputationException("time stands still at " + time);
            }
            double candidate = bound == 0 ? end : time + exponential() / bound;
            if (candidate >= end) {
                time = end;
                continue;
            }
            time = candidate;
            double total = rates.write(time, values, propensity);
            if (total > bound) {
                throw new ComputationException(
                        "the rates exceed their bound at time " + time + "; this must not happen");
            }
            if (uniform() * bound < total && fire(total)) {
                return Outcome.STOPPED;
            }
        }
        return Outcome.REACHED;
    }

    /** Whether a bound is close to the truth, or too small over its span to matter. */
    private boolean fits(double bound, double span) {
        if (!(bound < 1e300)) {
            return false;
        }
        return bound * span <= 1 || bound <= CLOSE * rates.write(time, values, propensity);
    }

    /** Fires one reaction in proportion to the propensities; returns whether to stop. */
    final boolean fire(double total) {
        double left = uniform() * total;
        int chosen = -1;
        for (int r = 0; r < propensity.length && left >= 0; r++) {
            if (propensity[r] > 0) {
                chosen = r;
                left -= propensity[r];
            }
        }
        rates.fire(chosen, time, values);
        events++;
        if (observer != Watch.Observer.NONE) {
            observer.fired(this, chosen);
        }
        return interrupt != null && interrupt.holds(time, values);
    }

    /** Writes the propensities of the present state and returns their sum. */
    final double propensities() {
        return rates.write(time, values, propensity);
    }

    final double exponential() {
        return -Math.log(uniform());
    }

    private double uniform() {
        return ((random.nextLong() >>> 11) + 0.5) * 0x1p-53;
    }
}
