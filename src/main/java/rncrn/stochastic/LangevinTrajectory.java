package rncrn.stochastic;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import rncrn.ComputationException;

/**
 * A path of the chemical Langevin equation in copies, real numbers between the steps; counts are
 * rounded when somebody looks.
 */
final class LangevinTrajectory extends Walk {
    private final double epsilon;
    private final HighestOrder orders;
    private final ZigguratSampler.NormalizedGaussian gauss;
    private final double[] propensity;
    private final double[] drift;
    private final double[] variance;
    private long reflections;

    LangevinTrajectory(
            Kinetics kinetics,
            double epsilon,
            HighestOrder orders,
            long[] initial,
            UniformRandomProvider random,
            Watch watch) {
        super(kinetics, initial, random, watch);
        if (observer != null) {
            throw new ComputationException(
                    "langevin does not follow single reactions; ask for an exact method");
        }
        this.epsilon = epsilon;
        this.orders = orders;
        this.gauss = ZigguratSampler.NormalizedGaussian.of(random);
        this.propensity = new double[kinetics.reactions];
        this.drift = new double[kinetics.species];
        this.variance = new double[kinetics.species];
    }

    @Override
    void stateChanged() {
        // Everything is computed anew at every step.
    }

    @Override
    public Outcome advance(double until) {
        while (time < until) {
            double total = rates();
            if (total == 0) {
                time = until;
                return Outcome.ABSORBED;
            }
            double h = largestStep();
            boolean last = time + h >= until;
            if (last) {
                h = until - time;
            }
            move(h);
            boolean left = hold();
            events++;
            time = last ? until : time + h;
            if (left || (stop != null && stop.holds(this))) {
                return Outcome.STOPPED;
            }
        }
        return Outcome.REACHED;
    }

    /** Propensities, drift and variance here; returns the sum of propensities. */
    private double rates() {
        Arrays.fill(drift, 0);
        Arrays.fill(variance, 0);
        double total = 0;
        for (int r = 0; r < propensity.length; r++) {
            // Between 0 and 1 copies n (n - 1) is negative: no pair, no reaction.
            double a = Math.max(0, kinetics.propensity(r, time, x));
            propensity[r] = a;
            total += a;
            for (int i = kinetics.changeStart[r]; i < kinetics.changeStart[r + 1]; i++) {
                double v = kinetics.changeAmount[i];
                drift[kinetics.changeSpecies[i]] += v * a;
                variance[kinetics.changeSpecies[i]] += v * v * a;
            }
        }
        if (!(total <= JumpProcess.MAX_PROPENSITY)) {
            throw Trouble.propensity(total, time);
        }
        return total;
    }

    /** The step in which no propensity is expected to change by much, as for tau-leaping. */
    private double largestStep() {
        double h = Double.POSITIVE_INFINITY;
        for (int s = 0; s < kinetics.species; s++) {
            if (variance[s] > 0 && orders.isReactant(s)) {
                double bound = 1;
                if (x[s] * epsilon > 1) {
                    bound = Math.max(1, epsilon * x[s] / orders.factor(s, x[s]));
                }
                h = Math.min(h, bound / Math.abs(drift[s]));
                h = Math.min(h, bound * bound / variance[s]);
            }
        }
        return h;
    }

    private void move(double h) {
        for (int r = 0; r < propensity.length; r++) {
            double a = propensity[r] * h;
            if (a > 0) {
                double extent = a + Math.sqrt(a) * gauss.sample();
                for (int i = kinetics.changeStart[r]; i < kinetics.changeStart[r + 1]; i++) {
                    x[kinetics.changeSpecies[i]] += kinetics.changeAmount[i] * extent;
                }
            }
        }
    }

    /** Pushes the state back into the orthant; returns whether a domain has been left. */
    private boolean hold() {
        boolean negative = false;
        for (int s = 0; s < kinetics.species; s++) {
            negative |= x[s] < 0;
        }
        if (negative) {
            reflections++;
            push();
        }
        boolean left = false;
        for (int s = 0; s < kinetics.species; s++) {
            if (x[s] < low[s] || x[s] > high[s]) {
                outside(s);
                left = true;
            }
        }
        return left;
    }

    private void push() {
        double[] below = new double[kinetics.species];
        for (int s = 0; s < below.length; s++) {
            below[s] = Math.min(0, x[s]);
            x[s] = Math.max(0, x[s]);
        }
        rates();
        double length = 0;
        for (int s = 0; s < below.length; s++) {
            if (below[s] < 0 && drift[s] > 0) {
                length = Math.max(length, -below[s] / drift[s]);
            }
        }
        for (int s = 0; s < below.length; s++) {
            x[s] = Math.max(0, x[s] + below[s] + length * drift[s]);
        }
    }

    /** Steps after which the path was pushed back. */
    long reflections() {
        return reflections;
    }

    @Override
    public long count(int species) {
        return Math.round(x[species]);
    }

    @Override
    public void copyCounts(long[] out) {
        for (int s = 0; s < kinetics.species; s++) {
            out[s] = Math.round(x[s]);
        }
    }
}
