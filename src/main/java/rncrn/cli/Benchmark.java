package rncrn.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rncrn.ComputationException;
import rncrn.stochastic.CompositionRejectionMethod;
import rncrn.stochastic.Domain;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * Measures methods on one process, in turns, each from the same initial state to the same time. The
 * time is set once, so that the reference fires about the wanted number of events.
 */
final class Benchmark {
    /** Runs before the measurements, in which the virtual machine compiles. */
    private static final int WARM_UP = 3;

    /** A measurement that would take more seconds than this is cut short. */
    private static final double LONGEST = 1;

    /** Share of the time in which each method shows how long a measurement would take. */
    private static final double GLIMPSE = .01;

    /** Events of the reference between two looks at the counts. */
    private static final int LOOK = 1024;

    private final String network;
    private final JumpProcess process;
    private final long events;
    private final long seed;
    private Watch guard = Watch.NOTHING;

    Benchmark(String network, JumpProcess process, long events, long seed) {
        this.network = network;
        this.process = process;
        this.events = events;
        this.seed = seed;
    }

    /**
     * One line of the table.
     *
     * @param network what was simulated
     * @param method name of the method, or yardstick
     * @param description what the method says of itself, such as what auto picked
     * @param median median of events per CPU second
     * @param least smallest
     * @param most largest
     * @param ratio median over the rounds of the ratio to the yardstick, NaN without one
     * @param startSeconds wall seconds to prepare the method and fire the first event, in a warm
     *     virtual machine
     * @param bytesPerEvent bytes allocated per event
     * @param refusal why the method refused the process, or empty
     */
    record Row(
            String network,
            String method,
            String description,
            double median,
            double least,
            double most,
            double ratio,
            double startSeconds,
            double bytesPerEvent,
            String refusal) {}

    /**
     * Measures.
     *
     * @param program the yardstick, or null for none
     */
    List<Row> run(List<Method> methods, Path program, int rounds) {
        double time = timeOf(events);
        List<Row> rows = new ArrayList<>();
        List<Contender> contenders = new ArrayList<>();
        for (Method method : methods) {
            try {
                contenders.add(new Contender(method));
            } catch (ComputationException refused) {
                rows.add(
                        new Row(
                                network,
                                method.name(),
                                "",
                                0,
                                0,
                                0,
                                Double.NaN,
                                0,
                                0,
                                refused.getMessage()));
            }
        }
        double[] reference = new double[rounds];
        Arrays.fill(reference, Double.NaN);
        for (Contender contender : contenders) {
            contender.shorten(time);
            for (int i = 0; i < WARM_UP; i++) {
                contender.measure(time, i);
            }
            contender.bytes = 0;
            contender.fired = 0;
        }
        try (Yardstick yardstick =
                program == null ? null : Yardstick.of(program, process, events)) {
            for (int round = 0; round < rounds; round++) {
                if (yardstick != null) {
                    reference[round] = yardstick.measure(time, seed + round);
                }
                for (Contender contender : contenders) {
                    contender.rates.add(contender.measure(time, WARM_UP + round));
                }
            }
        }
        if (program != null) {
            double[] sorted = reference.clone();
            Arrays.sort(sorted);
            rows.add(
                    new Row(
                            network,
                            "yardstick",
                            program.getFileName().toString(),
                            median(sorted),
                            sorted[0],
                            sorted[rounds - 1],
                            1,
                            0,
                            0,
                            ""));
        }
        contenders.forEach(contender -> rows.add(contender.row(reference)));
        return rows;
    }

    /** One method at work. */
    private final class Contender {
        private final String name;
        private final Simulator simulator;
        private final double startSeconds;
        private final List<Double> rates = new ArrayList<>();
        private double share = 1;
        private long bytes;
        private long fired;

        Contender(Method method) {
            long start = System.nanoTime();
            name = method.name();
            simulator = method.prepare(process);
            simulator.start(process.initialCounts(), Streams.stream(seed, 0)).advance(0);
            startSeconds = (System.nanoTime() - start) * 1e-9;
        }

        /** Slow methods get only a share of the time, so that no table takes hours. */
        void shorten(double time) {
            long before = cpuNanos();
            measure(GLIMPSE * time, 0);
            double seconds = (cpuNanos() - before) * 1e-9 / GLIMPSE;
            share = Math.min(1, LONGEST / seconds);
        }

        double measure(double time, int number) {
            Trajectory trajectory =
                    simulator.start(process.initialCounts(), Streams.stream(seed, number), guard);
            long bytesBefore = allocated();
            long before = cpuNanos();
            trajectory.advance(share * time);
            double seconds = (cpuNanos() - before) * 1e-9;
            bytes += allocated() - bytesBefore;
            fired += trajectory.events();
            return trajectory.events() / seconds;
        }

        Row row(double[] reference) {
            double[] sorted = rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double[] ratios = new double[reference.length];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = rates.get(i) / reference[i];
            }
            Arrays.sort(ratios);
            return new Row(
                    network,
                    name,
                    simulator.description(),
                    median(sorted),
                    sorted[0],
                    sorted[sorted.length - 1],
                    median(ratios),
                    startSeconds,
                    (double) bytes / fired,
                    "");
        }
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /**
     * A time in which the reference fires so many events. Also sets the guard: networks that run
     * away in other trajectories stop there, so that no measurement goes on for ever.
     */
    private double timeOf(long wanted) {
        long[] most = process.initialCounts().clone();
        long[] fired = {0};
        Watch.StopCondition enough =
                state -> {
                    if (++fired[0] % LOOK == 0) {
                        for (int s = 0; s < most.length; s++) {
                            most[s] = Math.max(most[s], state.count(s));
                        }
                    }
                    return fired[0] >= wanted;
                };
        Trajectory trajectory =
                new CompositionRejectionMethod()
                        .prepare(process)
                        .start(
                                process.initialCounts(),
                                Streams.stream(seed, -1),
                                Watch.until(enough));
        if (trajectory.advance(Double.POSITIVE_INFINITY) == Trajectory.Outcome.ABSORBED) {
            throw new ComputationException(
                    network
                            + " ends after "
                            + trajectory.events()
                            + " events; take --events below that");
        }
        for (int s = 0; s < most.length; s++) {
            most[s] = 10 * most[s] + 10_000;
        }
        guard = Watch.until(Domain.upTo(most));
        return trajectory.time();
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean()
                        instanceof com.sun.management.ThreadMXBean threads
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }
}
