package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A trajectory of the next-reaction method. When a propensity changes from a to a' the time left is
 * stretched by a/a'; a reaction that becomes possible draws a new time, which by memorylessness has
 * the law of the one that it lost. No sum of propensities is kept, so none can drift.
 */
final class NextReactionTrajectory extends Walk {
    private final double[] propensity;
    private final double mostEach;
    private TimeQueue queue;

    NextReactionTrajectory(
            Kinetics kinetics, long[] initial, UniformRandomProvider random, Watch watch) {
        super(kinetics, initial, random, watch);
        this.propensity = new double[kinetics.reactions];
        this.mostEach = JumpProcess.MAX_PROPENSITY / Math.max(1, kinetics.reactions);
        stateChanged();
    }

    @Override
    void stateChanged() {
        queue = new TimeQueue(kinetics.reactions);
        for (int r = 0; r < kinetics.reactions; r++) {
            propensity[r] = checked(r);
            if (propensity[r] > 0) {
                queue.set(r, fresh(propensity[r]));
            }
        }
    }

    private double checked(int r) {
        double a = kinetics.propensity(r, time, x);
        if (!(a <= mostEach)) {
            throw Trouble.propensity(a, time);
        }
        return a;
    }

    private double fresh(double a) {
        return time - Math.log(uniform()) / a;
    }

    @Override
    public Outcome advance(double until) {
        if (kinetics.reactions == 0) {
            time = until;
            return Outcome.ABSORBED;
        }
        while (true) {
            int r = queue.first();
            double next = queue.time(r);
            if (next == Double.POSITIVE_INFINITY) {
                time = until;
                return Outcome.ABSORBED;
            }
            if (next >= until) {
                time = until;
                return Outcome.REACHED;
            }
            time = next;
            if (fire(r)) {
                return Outcome.STOPPED;
            }
        }
    }

    private boolean fire(int r) {
        events++;
        boolean left = apply(r);
        boolean drawn = false;
        for (int i = kinetics.dependStart[r]; i < kinetics.dependStart[r + 1]; i++) {
            int d = kinetics.depend[i];
            double a = checked(d);
            double old = propensity[d];
            propensity[d] = a;
            if (d == r) {
                drawn = true;
                queue.set(d, a > 0 ? fresh(a) : Double.POSITIVE_INFINITY);
            } else if (a == 0) {
                queue.set(d, Double.POSITIVE_INFINITY);
            } else if (old == 0) {
                queue.set(d, fresh(a));
            } else if (a != old) {
                queue.set(d, time + old / a * (queue.time(d) - time));
            }
        }
        if (!drawn) {
            queue.set(r, fresh(propensity[r]));
        }
        if (observer != null) {
            observer.fired(this, r);
        }
        return left || (stop != null && stop.holds(this));
    }
}
