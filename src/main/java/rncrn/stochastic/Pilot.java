package rncrn.stochastic;

import rncrn.ComputationException;

/**
 * What a short run of the direct method tells about a process: typical copy numbers and the share
 * of events of each reaction. Its seed is fixed and it ends by a number of events, never by the
 * clock, so whatever is decided from it is the same on every machine.
 */
final class Pilot {
    static final long SEED = 20_260_101;

    private static final int EVENTS = 20_000;

    /** Mean copy number of every species, averaged over the events. */
    final double[] meanCounts;

    /** The state at the end. */
    final long[] last;

    /** How often every reaction fired. */
    final long[] firings;

    /** Events in all, fewer than asked for where the process ends or cannot go on. */
    final long events;

    private Pilot(double[] meanCounts, long[] last, long[] firings, long events) {
        this.meanCounts = meanCounts;
        this.last = last;
        this.firings = firings;
        this.events = events;
    }

    static Pilot run(Kinetics kinetics) {
        double[] sum = new double[kinetics.species];
        long[] firings = new long[kinetics.reactions];
        long[] start = kinetics.process.initialCounts();
        Watch.Observer count =
                (state, reaction) -> {
                    firings[reaction]++;
                };
        DirectTrajectory trajectory =
                new DirectTrajectory(
                        kinetics,
                        start,
                        Streams.stream(SEED, 0),
                        new Watch(count, Watch.StopCondition.NEVER));
        int stride = Math.max(1, EVENTS / 1000);
        int samples = 0;
        boolean goingOn = true;
        while (goingOn && trajectory.events() < EVENTS) {
            for (int s = 0; s < sum.length; s++) {
                sum[s] += trajectory.x[s];
            }
            samples++;
            try {
                goingOn = trajectory.step(Double.POSITIVE_INFINITY, stride) == null;
            } catch (ComputationException e) {
                // The run itself will meet the same trouble and say so.
                goingOn = false;
            }
        }
        for (int s = 0; s < sum.length; s++) {
            sum[s] = samples == 0 ? start[s] : sum[s] / samples;
        }
        long[] last = new long[sum.length];
        trajectory.copyCounts(last);
        return new Pilot(sum, last, firings, trajectory.events());
    }
}
