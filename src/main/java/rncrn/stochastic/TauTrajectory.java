package rncrn.stochastic;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** A trajectory of explicit tau-leaping. */
final class TauTrajectory extends DirectTrajectory {
    /** A reaction that can fire fewer times than this before a reactant is gone is critical. */
    private static final double CRITICAL = 10;

    /** A leap that would cover fewer events than this is not worth its overhead. */
    private static final double WORTHWHILE = 10;

    /** Exact steps taken then, before leaping is considered again. */
    private static final long EXACT_STEPS = 100;

    /**
     * Above this mean a Poisson number is drawn as a rounded normal one. The largest error of the
     * distribution function is below 0.2 / sqrt(mean), so 1e-5 here: far below that of leaping.
     */
    private static final double LARGE_MEAN = 1e9;

    private final double epsilon;
    private final HighestOrder orders;
    private final boolean[] critical;
    private final double[] mean;
    private final double[] variance;
    private final long[] fired;
    private final double[] before;
    private long exactStepsLeft;
    private long leaps;
    private long exactSteps;

    TauTrajectory(
            Kinetics kinetics,
            double epsilon,
            HighestOrder orders,
            long[] initial,
            UniformRandomProvider random,
            Watch watch) {
        super(kinetics, initial, random, watch);
        this.epsilon = epsilon;
        this.orders = orders;
        this.critical = new boolean[kinetics.reactions];
        this.mean = new double[kinetics.species];
        this.variance = new double[kinetics.species];
        this.fired = new long[kinetics.reactions];
        this.before = new double[kinetics.species];
    }

    @Override
    public Outcome advance(double until) {
        while (true) {
            if (exactStepsLeft > 0) {
                long eventsBefore = events;
                Outcome outcome = step(until, exactStepsLeft);
                exactStepsLeft -= events - eventsBefore;
                exactSteps += events - eventsBefore;
                if (outcome != null) {
                    return outcome;
                }
            }
            if (total == 0) {
                time = until;
                return Outcome.ABSORBED;
            }
            leaps++;
            double criticalTotal = findCritical();
            double tau = largestStep();
            Leap leap = Leap.NEGATIVE;
            while (leap == Leap.NEGATIVE) {
                leap =
                        tau < WORTHWHILE / total
                                ? Leap.NOT_WORTHWHILE
                                : leap(tau, criticalTotal, until);
                tau /= 2;
            }
            if (leap == Leap.REACHED) {
                return Outcome.REACHED;
            }
            if (leap == Leap.STOPPED) {
                return Outcome.STOPPED;
            }
            if (leap == Leap.NOT_WORTHWHILE) {
                exactStepsLeft = EXACT_STEPS;
            }
        }
    }

    /** Leaps tried so far. */
    long leaps() {
        return leaps;
    }

    /** Exact steps taken so far where leaps were not worthwhile. */
    long exactSteps() {
        return exactSteps;
    }

    /** What became of a leap. */
    private enum Leap {
        /** It is done. */
        DONE,
        /** It is done and ends at the time asked for. */
        REACHED,
        /** It is done and ends the trajectory. */
        STOPPED,
        /** A count would have become negative; nothing has happened. */
        NEGATIVE,
        /** It would cover too few events; nothing has happened. */
        NOT_WORTHWHILE
    }

    /** Marks the critical reactions; returns the sum of their propensities. */
    private double findCritical() {
        double sum = 0;
        for (int r = 0; r < kinetics.reactions; r++) {
            critical[r] = false;
            if (propensity[r] > 0) {
                for (int i = kinetics.changeStart[r]; i < kinetics.changeStart[r + 1]; i++) {
                    int amount = kinetics.changeAmount[i];
                    if (amount < 0 && x[kinetics.changeSpecies[i]] < -amount * CRITICAL) {
                        critical[r] = true;
                    }
                }
                if (critical[r]) {
                    sum += propensity[r];
                }
            }
        }
        return sum;
    }

    /**
     * The leap that changes no propensity by much (equation 33): for every reactant with mean rate
     * of change mu and variance rate sigma^2 over the non-critical reactions, the smaller of b/|mu|
     * and b^2/sigma^2 with b = max(epsilon x/g, 1).
     */
    private double largestStep() {
        Arrays.fill(mean, 0);
        Arrays.fill(variance, 0);
        for (int r = 0; r < kinetics.reactions; r++) {
            double a = propensity[r];
            if (a > 0 && !critical[r]) {
                for (int i = kinetics.changeStart[r]; i < kinetics.changeStart[r + 1]; i++) {
                    double amount = kinetics.changeAmount[i];
                    mean[kinetics.changeSpecies[i]] += amount * a;
                    variance[kinetics.changeSpecies[i]] += amount * amount * a;
                }
            }
        }
        double tau = Double.POSITIVE_INFINITY;
        for (int s = 0; s < kinetics.species; s++) {
            if (variance[s] > 0 && orders.isReactant(s)) {
                double bound = 1;
                if (x[s] * epsilon > 1) {
                    bound = Math.max(1, epsilon * x[s] / orders.factor(s, x[s]));
                }
                tau = Math.min(tau, bound / Math.abs(mean[s]));
                tau = Math.min(tau, bound * bound / variance[s]);
            }
        }
        return tau;
    }

    private Leap leap(double longest, double criticalTotal, double until) {
        double untilCritical =
                criticalTotal > 0
                        ? ZigguratSampler.Exponential.of(random).sample() / criticalTotal
                        : Double.POSITIVE_INFINITY;
        double tau = Math.min(longest, untilCritical);
        boolean last = time + tau >= until;
        if (last) {
            tau = until - time;
        }
        if (tau == Double.POSITIVE_INFINITY) {
            // No propensity reads what leaps, and no time ends the leap: only a watch can.
            return Leap.NOT_WORTHWHILE;
        }
        for (int s = 0; s < kinetics.species; s++) {
            before[s] = x[s];
        }
        for (int r = 0; r < kinetics.reactions; r++) {
            fired[r] = critical[r] || propensity[r] == 0 ? 0 : poisson(propensity[r] * tau);
            change(r);
        }
        if (!last && untilCritical <= longest) {
            int r = selectCritical(criticalTotal);
            fired[r] = 1;
            change(r);
        }
        for (int s = 0; s < kinetics.species; s++) {
            if (x[s] < 0) {
                System.arraycopy(before, 0, x, 0, kinetics.species);
                return Leap.NEGATIVE;
            }
        }
        time = last ? until : time + tau;
        return finish(last);
    }

    private Leap finish(boolean last) {
        boolean left = false;
        for (int s = 0; s < kinetics.species; s++) {
            if (x[s] != before[s] && (x[s] < low[s] || x[s] > high[s])) {
                outside(s);
                left = true;
            }
        }
        stateChanged();
        for (int r = 0; r < kinetics.reactions; r++) {
            if (fired[r] > 0) {
                events += fired[r];
                if (observer != null) {
                    observer.fired(this, r, fired[r]);
                }
            }
        }
        if (left || (stop != null && stop.holds(this))) {
            return Leap.STOPPED;
        }
        return last ? Leap.REACHED : Leap.DONE;
    }

    private void change(int r) {
        if (fired[r] != 0) {
            for (int i = kinetics.changeStart[r]; i < kinetics.changeStart[r + 1]; i++) {
                x[kinetics.changeSpecies[i]] += (double) kinetics.changeAmount[i] * fired[r];
            }
        }
    }

    private int selectCritical(double criticalTotal) {
        double left = uniform() * criticalTotal;
        int chosen = -1;
        for (int r = 0; r < kinetics.reactions; r++) {
            if (critical[r]) {
                chosen = r;
                left -= propensity[r];
                if (left < 0) {
                    break;
                }
            }
        }
        return chosen;
    }

    private long poisson(double expected) {
        if (expected > LARGE_MEAN) {
            double z = ZigguratSampler.NormalizedGaussian.of(random).sample();
            return Math.max(0, Math.round(expected + Math.sqrt(expected) * z));
        }
        return expected > 0 ? PoissonSampler.of(random, expected).sample() : 0;
    }
}
