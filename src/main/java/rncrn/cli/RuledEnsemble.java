package rncrn.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import rncrn.ensemble.Ensemble;
import rncrn.ensemble.Meter;
import rncrn.ensemble.MomentTable;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.network.expression.Expression;
import rncrn.network.ruled.RuledNetwork;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Watch;
import rncrn.stochastic.ruled.RuledSimulator;
import rncrn.stochastic.ruled.RuledTrajectory;

/** Many trajectories of a network with rules and events, reported by its own outputs. */
final class RuledEnsemble {
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

    Observations run(
            List<Double> times,
            int runs,
            long seed,
            int keep,
            int threads,
            Progress progress,
            Checkpoints.Part checkpoint) {
        Gathered gathered = new Gathered(times.size(), outputs.size(), keep);
        checkpoint.restore(gathered);
        int first = gathered.runs;
        int batch = Ensemble.batch(runs - first);
        Meter meter =
                new Meter(
                        progress,
                        (long) first * times.size(),
                        (long) runs * times.size(),
                        "trajectories");
        new Pool(threads)
                .run(
                        (runs - first + batch - 1) / batch,
                        number -> {
                            int from = first + number * batch;
                            return batch(from, Math.min(runs, from + batch), times, seed, meter);
                        },
                        (number, done) -> {
                            gathered.add(done);
                            checkpoint.keepIfDue(gathered);
                        },
                        progress::cancelled);
        List<List<Double>> means = new ArrayList<>();
        List<List<Double>> sds = new ArrayList<>();
        for (int t = 0; t < times.size(); t++) {
            means.add(gathered.moments.means(t));
            sds.add(gathered.moments.sds(t));
        }
        return new Observations(
                names,
                times,
                means,
                sds,
                gathered.kept.stream().map(RuledEnsemble::rows).toList(),
                List.of(),
                gathered.events,
                gathered.cpuNanoseconds * 1e-9);
    }

    /** What the trajectories left behind, in their order. */
    private static final class Gathered implements Checkpoints.Kept {
        private final MomentTable moments;
        private final List<double[][]> kept = new ArrayList<>();
        private final int times;
        private final int quantities;
        private final int keep;
        private int runs;
        private long events;
        private long cpuNanoseconds;

        Gathered(int times, int quantities, int keep) {
            this.moments = new MomentTable(times, quantities);
            this.times = times;
            this.quantities = quantities;
            this.keep = keep;
        }

        void add(Batch batch) {
            events += batch.events();
            cpuNanoseconds += batch.cpuNanoseconds();
            for (double[][] values : batch.values()) {
                for (int t = 0; t < times; t++) {
                    for (int k = 0; k < quantities; k++) {
                        moments.add(t, k, values[t][k]);
                    }
                }
                if (kept.size() < keep) {
                    kept.add(values);
                }
                runs++;
            }
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeInt(runs);
            out.writeLong(events);
            out.writeLong(cpuNanoseconds);
            moments.write(out);
            out.writeInt(kept.size());
            for (double[][] values : kept) {
                for (double[] row : values) {
                    for (double value : row) {
                        out.writeDouble(value);
                    }
                }
            }
        }

        @Override
        public void read(DataInputStream in) throws IOException {
            runs = in.readInt();
            events = in.readLong();
            cpuNanoseconds = in.readLong();
            moments.read(in);
            for (int left = in.readInt(); left > 0; left--) {
                double[][] values = new double[times][quantities];
                for (double[] row : values) {
                    for (int k = 0; k < quantities; k++) {
                        row[k] = in.readDouble();
                    }
                }
                kept.add(values);
            }
        }
    }

    private Batch batch(int from, int to, List<Double> times, long seed, Meter meter) {
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
                meter.add(1);
            }
            values.add(seen);
            events += trajectory.events();
        }
        return new Batch(values, events, cpuNanoseconds() - start);
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
