package rncrn.stochastic.ruled;

import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ComputationException;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.State;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/** Reactions left to a method for jump processes; the values are the copy numbers. */
final class MethodFlow implements Flow {
    private final Trajectory trajectory;
    private final long[] counts;

    MethodFlow(
            Simulator simulator,
            long[] initial,
            UniformRandomProvider random,
            Watch.Observer observer,
            Interrupt interrupt) {
        counts = initial.clone();
        double[] values = new double[initial.length];
        Watch.StopCondition stop =
                interrupt == null
                        ? Watch.StopCondition.NEVER
                        : state -> interrupt.holds(state.time(), read(state, values));
        trajectory = simulator.start(initial, random, new Watch(observer, stop));
    }

    private static double[] read(State state, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = state.count(i);
        }
        return values;
    }

    @Override
    public double time() {
        return trajectory.time();
    }

    @Override
    public void values(double[] out) {
        read(trajectory, out);
    }

    @Override
    public void set(double[] values) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Counts.whole(values[i], i, trajectory.time());
        }
        trajectory.jumpTo(counts);
    }

    @Override
    public Trajectory.Outcome advance(double until) {
        return trajectory.advance(until);
    }

    @Override
    public long events() {
        return trajectory.events();
    }

    /** Whole numbers of molecules. */
    static final class Counts {
        private static final double ROUNDING = 1e-9;

        private Counts() {}

        static long whole(double value, int species, double time) {
            double nearest = Math.rint(value);
            if (!(value >= -ROUNDING && value <= 0x1p53)
                    || Math.abs(value - nearest) > ROUNDING * Math.max(1, nearest)) {
                throw new ComputationException(
                        "an event gives species number "
                                + (species + 1)
                                + " the amount "
                                + value
                                + " at time "
                                + time
                                + ", which is no number of molecules; round it in the event");
            }
            return (long) nearest;
        }
    }
}
