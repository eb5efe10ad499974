package rncrn.cli;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import rncrn.ensemble.Pool;
import rncrn.network.expression.Expression;
import rncrn.network.ruled.RuledNetwork;
import rncrn.statistics.Moments;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Watch;
import rncrn.stochastic.ruled.RuledSimulator;
import rncrn.stochastic.ruled.RuledTrajectory;

/** Many trajectories of a network with rules and events, reported by its own outputs. */
final class RuledEnsemble {
    private static final int BATCH = 8;

    private final RuledSimulator simulator;
    private final List<Expression> outputs;
    private final List<String> names;

    RuledEnsemble(RuledSimulator simulator, boolean concentrations) {
        this.simulator = simulator;
        RuledNetwork model = simulator.model();
        this.names = model.outputs().stream().map(RuledNetwork.Output::name).toList();
        this.outputs =
                model.outputs().stream()
                        .map(output -> concentrations ? output.concentration() : output.amount())
                        .toList();
    }

    private record Batch(List<double[][]> values, long events, long cpuNanoseconds) {}

    Observations run(List<Double> times, int runs, long seed, int keep, int threads) {
        Moments[][] moments = new Moments[times.size()][outputs.size()];
        for (Moments[] row : moments) {
            java.util.Arrays.setAll(row, i -> new Moments());
        }
        List<List<List<Double>>> kept = new ArrayList<>();
        long[] cost = new long[2];
        new Pool(threads)
                .run(
                        (runs + BATCH - 1) / BATCH,
                        batch ->
                                batch(
                                        batch * BATCH,
                                        Math.min(runs, (batch + 1) * BATCH),
                                        times,
                                        seed),
                        (number, batch) -> {
                            cost[0] += batch.events();
                            cost[1] += batch.cpuNanoseconds();
                            for (double[][] values : batch.values()) {
                                add(values, moments);
                                if (kept.size() < keep) {
                                    kept.add(rows(values));
                                }
                            }
                        },
                        () -> Thread.currentThread().isInterrupted());
        List<List<Double>> means = new ArrayList<>();
        List<List<Double>> sds = new ArrayList<>();
        for (Moments[] row : moments) {
            means.add(java.util.Arrays.stream(row).map(Moments::mean).toList());
            sds.add(java.util.Arrays.stream(row).map(m -> Math.sqrt(m.variance())).toList());
        }
        return new Observations(names, times, means, sds, kept, List.of(), cost[0], cost[1] * 1e-9);
    }

    private Batch batch(int from, int to, List<Double> times, long seed) {
        long start = cpuNanoseconds();
        List<double[][]> values = new ArrayList<>();
        long events = 0;
        double[] state = new double[simulator.model().initial().length];
        for (int run = from; run < to; run++) {
            RuledTrajectory trajectory =
                    simulator.start(
                            simulator.process().initialCounts(),
                            Streams.stream(seed, run),
                            Watch.NOTHING);
            double[][] seen = new double[times.size()][outputs.size()];
            for (int t = 0; t < seen.length; t++) {
                trajectory.advance(times.get(t));
                trajectory.copyValues(state);
                for (int k = 0; k < seen[t].length; k++) {
                    seen[t][k] = outputs.get(k).at(times.get(t), state);
                }
            }
            values.add(seen);
            events += trajectory.events();
        }
        return new Batch(values, events, cpuNanoseconds() - start);
    }

    private static void add(double[][] values, Moments[][] moments) {
        for (int t = 0; t < values.length; t++) {
            for (int k = 0; k < values[t].length; k++) {
                moments[t][k].add(values[t][k]);
            }
        }
    }

    private static List<List<Double>> rows(double[][] values) {
        return java.util.Arrays.stream(values)
                .map(row -> java.util.Arrays.stream(row).boxed().toList())
                .toList();
    }

    private static long cpuNanoseconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
