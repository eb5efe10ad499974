package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;

/** A trajectory of the composition-rejection method, see {@link PropensityGroups}. */
final class CompositionRejectionTrajectory extends Walk {
    private PropensityGroups groups;
    private double next;

    CompositionRejectionTrajectory(
            Kinetics kinetics, long[] initial, UniformRandomProvider random, Watch watch) {
        super(kinetics, initial, random, watch);
        stateChanged();
    }

    @Override
    void stateChanged() {
        groups = new PropensityGroups(kinetics.reactions);
        for (int r = 0; r < kinetics.reactions; r++) {
            groups.set(r, checked(r));
        }
        next = Double.NaN;
    }

    private double checked(int r) {
        double a = kinetics.propensity(r, time, x);
        if (!(a <= JumpProcess.MAX_PROPENSITY)) {
            throw Trouble.propensity(a, time);
        }
        return a;
    }

    @Override
    public Outcome advance(double until) {
        while (true) {
            double total = groups.total();
            if (!(total <= JumpProcess.MAX_PROPENSITY)) {
                throw Trouble.propensity(total, time);
            }
            if (total == 0) {
                time = until;
                return Outcome.ABSORBED;
            }
            if (Double.isNaN(next)) {
                next = time - Math.log(uniform()) / total;
            }
            if (next >= until) {
                time = until;
                return Outcome.REACHED;
            }
            time = next;
            next = Double.NaN;
            if (fire(select(total))) {
                return Outcome.STOPPED;
            }
        }
    }

    private int select(double total) {
        int g = groups.choose(uniform(), total);
        int size = groups.size(g);
        double bound = groups.bound(g);
        while (true) {
            int i = (int) Math.multiplyHigh(random.nextLong() >>> 1, (long) size << 1);
            int r = groups.member(g, i);
            if (uniform() * bound < groups.get(r)) {
                return r;
            }
        }
    }

    private boolean fire(int r) {
        events++;
        boolean left = apply(r);
        for (int i = kinetics.dependStart[r]; i < kinetics.dependStart[r + 1]; i++) {
            int d = kinetics.depend[i];
            groups.set(d, checked(d));
        }
        if (observer != null) {
            observer.fired(this, r);
        }
        return left || (stop != null && stop.holds(this));
    }
}
