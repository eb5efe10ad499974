package rncrn.stochastic;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.network.SystemSize;

/** What every trajectory of a reaction network holds: state, clock, counter, generator, watch. */
abstract class Walk implements Trajectory {
    /** Largest count that a reaction may lead to: one more would go unseen at 2^53. */
    static final double LARGEST = SystemSize.MAX_COUNT - 1;

    final Kinetics kinetics;
    final UniformRandomProvider random;

    /** Copy numbers, then the constant 1 (see {@link Kinetics}). */
    final double[] x;

    /**
     * Counts outside these bounds need attention: the smallest and largest that are exact, made
     * narrower by a {@link Domain}. One comparison per changed count thus serves both.
     */
    final double[] low;

    final double[] high;

    final Watch.Observer observer;

    /** A condition to ask after every event, or null where the bounds above say it all. */
    final Watch.StopCondition stop;

    final boolean domain;

    /** Whether anything is to be called after an event. */
    final boolean watched;

    double time;
    long events;

    Walk(Kinetics kinetics, long[] initial, UniformRandomProvider random, Watch watch) {
        this.kinetics = kinetics;
        this.random = random;
        this.x = kinetics.state(initial);
        this.low = new double[kinetics.species];
        this.high = new double[kinetics.species];
        Arrays.fill(high, LARGEST);
        this.observer = watch.observer() == Watch.Observer.NONE ? null : watch.observer();
        this.domain = watch.stop() instanceof Domain;
        if (watch.stop() instanceof Domain box) {
            for (int s = 0; s < box.species(); s++) {
                low[s] = (double) Math.max(0, box.low(s));
                high[s] = Math.min(LARGEST, (double) box.high(s));
            }
        }
        this.stop = domain || watch.stop() == Watch.StopCondition.NEVER ? null : watch.stop();
        this.watched = observer != null || stop != null;
    }

    @Override
    public double time() {
        return time;
    }

    @Override
    public long count(int species) {
        return (long) x[species];
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public void copyCounts(long[] out) {
        for (int s = 0; s < kinetics.species; s++) {
            out[s] = (long) x[s];
        }
    }

    @Override
    public void jumpTo(long[] counts) {
        System.arraycopy(kinetics.state(counts), 0, x, 0, x.length);
        stateChanged();
    }

    /** Everything that depends on the state is to be computed anew. */
    abstract void stateChanged();

    /**
     * A count is outside its bounds.
     *
     * @throws rncrn.ComputationException if it is not a count any more; otherwise the domain has
     *     been left
     */
    final void outside(int species) {
        if (x[species] < 0) {
            throw Trouble.negative(kinetics, species, time);
        }
        if (x[species] > LARGEST) {
            throw Trouble.tooMany(kinetics, species, time);
        }
    }

    /** A uniform number strictly between 0 and 1, a multiple of 2^-53 plus 2^-54. */
    final double uniform() {
        return ((random.nextLong() >>> 11) + 0.5) * 0x1p-53;
    }

    /** Makes the changes of a reaction; returns whether a count has left its bounds. */
    final boolean apply(int r) {
        boolean left = false;
        for (int i = kinetics.changeStart[r]; i < kinetics.changeStart[r + 1]; i++) {
            int s = kinetics.changeSpecies[i];
            x[s] += kinetics.changeAmount[i];
            if (x[s] < low[s] || x[s] > high[s]) {
                outside(s);
                left = true;
            }
        }
        return left;
    }
}
