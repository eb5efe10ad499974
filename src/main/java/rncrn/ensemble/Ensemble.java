package rncrn.ensemble;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import rncrn.files.Checkpoints;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * Many trajectories of one jump process from one initial state, observed on a grid of times.
 * Trajectory number i (from 0) uses the random stream ({@code seed}, i).
 *
 * @param simulator the method at work
 * @param initial copy numbers at time 0, one per species
 * @param times grid of times, not negative, ascending
 * @param runs number of trajectories, at least 1
 * @param seed seed of the ensemble
 * @param keep how many of the first trajectories to keep whole
 * @param counted species whose copy numbers are counted in histograms at every grid time
 * @param watch when to stop a trajectory early; called from several threads, so without state
 */
public record Ensemble(
        Simulator simulator,
        List<Long> initial,
        List<Double> times,
        int runs,
        long seed,
        int keep,
        List<Integer> counted,
        Watch watch) {

    /** Few enough to hold in memory. */
    private static final int MAX_BATCH = 32;

    public Ensemble {
        initial = List.copyOf(initial);
        times = List.copyOf(times);
        counted = List.copyOf(counted);
        if (runs < 1) {
            throw new IllegalArgumentException(
                    "the number of runs is " + runs + "; it must be at least 1");
        }
        if (times.isEmpty()) {
            throw new IllegalArgumentException("an ensemble needs at least one time to look at");
        }
        double previous = 0;
        for (double time : times) {
            if (!(time >= previous && time < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the times of an ensemble must be finite, not negative and ascending");
            }
            previous = time;
        }
    }

    /** An ensemble from the process's own initial state. */
    public static Ensemble of(Simulator simulator, List<Double> times, int runs, long seed) {
        return new Ensemble(
                simulator,
                Arrays.stream(simulator.process().initialCounts()).boxed().toList(),
                times,
                runs,
                seed,
                0,
                List.of(),
                Watch.NOTHING);
    }

    /** Times 0, T/n, 2 T/n, ..., T. */
    public static List<Double> grid(double end, int steps) {
        List<Double> grid = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            grid.add(end * i / steps);
        }
        return grid;
    }

    /** The same, keeping the first so many trajectories whole. */
    public Ensemble keeping(int first) {
        return new Ensemble(
                simulator, initial, times, runs, seed, Math.min(first, runs), counted, watch);
    }

    /** The same, with histograms of these species. */
    public Ensemble counting(List<Integer> species) {
        return new Ensemble(simulator, initial, times, runs, seed, keep, species, watch);
    }

    /** The same, with a watch on every trajectory. */
    public Ensemble watchedBy(Watch other) {
        return new Ensemble(simulator, initial, times, runs, seed, keep, counted, other);
    }

    /** As {@link #run(int, Progress, Checkpoints.Part)}, keeping nothing. */
    public EnsembleResult run(int threads, Progress progress) {
        return run(threads, progress, Checkpoints.Part.none());
    }

    /**
     * Runs all trajectories.
     *
     * @param threads number of threads; results do not depend on it
     * @param kept where the finished trajectories are kept now and then; what it holds already is
     *     not run again
     * @throws CancellationException once the progress listener cancels
     */
    public EnsembleResult run(int threads, Progress progress, Checkpoints.Part kept) {
        EnsembleResult.Builder result = new EnsembleResult.Builder(this);
        kept.restore(result);
        int first = (int) result.runs();
        int left = runs - first;
        int batch = batch(left);
        Meter meter =
                new Meter(
                        progress,
                        (long) first * times.size(),
                        (long) runs * times.size(),
                        "trajectories");
        try {
            new Pool(threads)
                    .run(
                            (left + batch - 1) / batch,
                            number -> batch(first + number * batch, batch, progress, meter),
                            (number, done) -> {
                                done.forEach(result::add);
                                kept.keepIfDue(result);
                            },
                            progress::cancelled);
        } catch (CancellationException cancelled) {
            kept.keep(result);
            throw cancelled;
        }
        return result.build();
    }

    /**
     * Trajectories in one piece of work: many where there are many, so that handing them over costs
     * little; one where there are few, so that every thread has work.
     */
    public static int batch(int runs) {
        return Math.max(1, Math.min(MAX_BATCH, runs / 64));
    }

    private List<Run> batch(int from, int size, Progress progress, Meter meter) {
        List<Run> done = new ArrayList<>();
        for (int i = from; i < Math.min(runs, from + size); i++) {
            if (progress.cancelled()) {
                throw new CancellationException("cancelled");
            }
            done.add(one(i, meter));
        }
        return done;
    }

    /** What one trajectory left behind. */
    static final class Run {
        /** Copy numbers by time and species. */
        final long[][] counts;

        final long events;

        /** When the watch stopped it; infinite where it did not. */
        final double stopped;

        final long cpuNanoseconds;

        Run(long[][] counts, long events, double stopped, long cpuNanoseconds) {
            this.counts = counts;
            this.events = events;
            this.stopped = stopped;
            this.cpuNanoseconds = cpuNanoseconds;
        }
    }

    private Run one(int number, Meter meter) {
        long started = cpuNanoseconds();
        Trajectory trajectory =
                simulator.start(
                        initial.stream().mapToLong(Long::longValue).toArray(),
                        Streams.stream(seed, number),
                        watch);
        long[][] counts = new long[times.size()][initial.size()];
        double stopped = Double.POSITIVE_INFINITY;
        for (int t = 0; t < counts.length; t++) {
            if (Double.isInfinite(stopped)
                    && trajectory.advance(times.get(t)) == Trajectory.Outcome.STOPPED) {
                stopped = trajectory.time();
            }
            trajectory.copyCounts(counts[t]);
            meter.add(1);
        }
        return new Run(counts, trajectory.events(), stopped, cpuNanoseconds() - started);
    }

    private static long cpuNanoseconds() {
        var threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported()
                ? threads.getCurrentThreadCpuTime()
                : System.nanoTime();
    }
}
