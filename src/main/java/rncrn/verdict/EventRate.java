package rncrn.verdict;

import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/** How dear exact simulation of a process is, found out at little cost however dear it is. */
public final class EventRate {
    /** Reaction events that suffice to tell their rate. */
    private static final long ENOUGH = 100_000;

    private static final double FIRST = 1e-9;

    private EventRate() {}

    /**
     * Reaction events per unit of time, from steps that grow until enough events are seen.
     *
     * @param start copy numbers
     * @param time time within which to look at most
     * @param watch ends the trajectory
     */
    public static double of(
            Simulator simulator, long[] start, double time, Watch watch, long seed, long stream) {
        Trajectory pilot = simulator.start(start, Streams.stream(seed, stream), watch);
        double until = FIRST * time;
        while (pilot.advance(Math.min(until, time)) == Trajectory.Outcome.REACHED
                && pilot.events() < ENOUGH
                && until < time) {
            until *= 2;
        }
        return Math.max(1, pilot.events()) / pilot.time();
    }
}
