package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A trajectory of the direct method. The time to the next event is exponential with the sum of all
 * propensities; the reaction is chosen in proportion to its propensity by a linear search.
 *
 * <p>The sum is carried along by differences, and added up anew every {@value #RESUM_EVENTS} events
 * and whenever it falls below 2^-10 of the largest sum since the last time. With d dependents its
 * relative error is thus below {@value #RESUM_EVENTS} d 2^-43 always, and it is 0 exactly where all
 * propensities are.
 *
 * <p>An event that is drawn but lies beyond the time asked for is kept, so a trajectory does not
 * depend on the times at which it is looked at.
 */
class DirectTrajectory extends Walk {
    private static final int RESUM_EVENTS = 4096;

    final double[] propensity;
    double total;

    /** Below this the sum is added up anew. */
    private double floor;

    private int untilResum;

    /** Time of the next event, NaN where it is not drawn yet. */
    private double next = Double.NaN;

    DirectTrajectory(Kinetics kinetics, long[] initial, UniformRandomProvider random, Watch watch) {
        super(kinetics, initial, random, watch);
        this.propensity = new double[kinetics.reactions];
        stateChanged();
    }

    @Override
    final void stateChanged() {
        for (int r = 0; r < propensity.length; r++) {
            propensity[r] = kinetics.propensity(r, time, x);
        }
        resum();
        next = Double.NaN;
    }

    private void resum() {
        double sum = 0;
        for (double a : propensity) {
            sum += a;
        }
        total = sum;
        floor = sum * 0x1p-10;
        untilResum = RESUM_EVENTS;
        if (!(total <= JumpProcess.MAX_PROPENSITY)) {
            throw Trouble.propensity(total, time);
        }
    }

    @Override
    public Outcome advance(double until) {
        return step(until, Long.MAX_VALUE);
    }

    /**
     * Goes on by exact steps.
     *
     * @return null after the given number of events, if nothing else came first
     */
    final Outcome step(double until, long atMost) {
        for (long n = 0; n < atMost; n++) {
            if (Double.isNaN(next)) {
                if (total == 0) {
                    time = until;
                    return Outcome.ABSORBED;
                }
                next = time - Math.log(uniform()) / total;
            }
            if (next >= until) {
                time = until;
                return Outcome.REACHED;
            }
            time = next;
            next = Double.NaN;
            if (fire(select())) {
                return Outcome.STOPPED;
            }
        }
        return null;
    }

    private int select() {
        double left = uniform() * total;
        int chosen = -1;
        for (int r = 0; r < propensity.length; r++) {
            double a = propensity[r];
            if (a > 0) {
                chosen = r;
                left -= a;
                if (left < 0) {
                    return r;
                }
            }
        }
        // The last possible reaction: the carried sum may exceed the true one by its rounding.
        return chosen;
    }

    /** Fires a reaction; returns whether a watch ends the trajectory. */
    final boolean fire(int r) {
        events++;
        boolean left = apply(r);
        double sum = total;
        for (int i = kinetics.dependStart[r]; i < kinetics.dependStart[r + 1]; i++) {
            int d = kinetics.depend[i];
            double a = kinetics.propensity(d, time, x);
            sum += a - propensity[d];
            propensity[d] = a;
        }
        total = sum;
        if (!(sum >= floor && sum <= JumpProcess.MAX_PROPENSITY) || --untilResum == 0) {
            resum();
        } else {
            floor = Math.max(floor, sum * 0x1p-10);
        }
        if (watched) {
            if (observer != null) {
                observer.fired(this, r);
            }
            if (stop != null && stop.holds(this)) {
                return true;
            }
        }
        return left;
    }

    /** Forgets an event that was drawn but has not happened. */
    final void forget() {
        next = Double.NaN;
    }
}
