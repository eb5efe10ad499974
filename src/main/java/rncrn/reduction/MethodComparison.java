package rncrn.reduction;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ComputationException;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;

/**
 * Methods side by side on one process: every method follows one long trajectory, all in turns block
 * by block, so that a change in the machine's load meets them alike. Means, variances and, for two
 * executive species, the period come as time averages with errors from the blocks.
 */
public final class MethodComparison {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Integer> species;
    private final int samples;

    /** Centre of rotation: the mean of the first method's first block. */
    private double[] centre;

    /**
     * One row of the table.
     *
     * @param method name
     * @param note why there are no numbers, or empty
     * @param cpuPerTime processor seconds per unit of time
     * @param values mean and variance of each executive species in copies, then the period
     * @param errors their standard errors
     * @param time simulated time behind the numbers
     */
    public record Row(
            String method,
            String note,
            double cpuPerTime,
            List<Double> values,
            List<Double> errors,
            double time) {
        public Row {
            values = List.copyOf(values);
            errors = List.copyOf(errors);
        }
    }

    private static final class Entry {
        final Method method;
        final double blockTime;
        Trajectory trajectory;
        String note = "";
        double cpu;
        double time;
        final List<double[]> sums = new ArrayList<>();

        Entry(Method method, double blockTime) {
            this.method = method;
            this.blockTime = blockTime;
        }
    }

    private MethodComparison(List<Integer> species, int samples) {
        this.species = species;
        this.samples = samples;
    }

    /**
     * Compares.
     *
     * @param process a recurrent network
     * @param exact the method that the others are measured by, run first
     * @param others approximate methods
     * @param burn time to forget the initial state
     * @param time time of the exact method
     * @param more how many times longer the others run
     * @param blocks blocks, at least 4
     */
    public static List<Row> run(
            JumpProcess process,
            Method exact,
            List<Method> others,
            double burn,
            double time,
            double more,
            int blocks,
            long seed) {
        SlowProcess slow = SlowProcess.of(process, java.util.Optional.empty());
        MethodComparison comparison = new MethodComparison(slow.recognition().executive(), 400);
        comparison.entries.add(new Entry(exact, time / blocks));
        others.forEach(m -> comparison.entries.add(new Entry(m, more * time / blocks)));
        comparison.start(process, burn, seed);
        for (int b = 0; b < blocks; b++) {
            comparison.entries.forEach(comparison::block);
        }
        return comparison.entries.stream().map(comparison::row).toList();
    }

    private void start(JumpProcess process, double burn, long seed) {
        for (int k = 0; k < entries.size(); k++) {
            Entry entry = entries.get(k);
            UniformRandomProvider random = Streams.stream(seed, k);
            try {
                entry.trajectory =
                        entry.method.prepare(process).start(process.initialCounts(), random);
                if (entry.trajectory.advance(burn) == Trajectory.Outcome.STOPPED) {
                    entry.note = stopped(entry.trajectory);
                }
            } catch (ComputationException refused) {
                entry.note = refused.getMessage();
            }
        }
    }

    private static String stopped(Trajectory trajectory) {
        return "left its domain at time " + Math.rint(trajectory.time() * 1e3) / 1e3;
    }

    private void block(Entry entry) {
        if (!entry.note.isEmpty()) {
            return;
        }
        int n = species.size();
        double[] sums = new double[2 * n + 2];
        double from = entry.trajectory.time();
        double step = entry.blockTime / Math.ceil(Math.max(samples, entry.blockTime * 20));
        long count = Math.round(entry.blockTime / step);
        double angle = Double.NaN;
        long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (long k = 1; k <= count; k++) {
            if (entry.trajectory.advance(from + k * step) == Trajectory.Outcome.STOPPED) {
                entry.note = stopped(entry.trajectory);
                return;
            }
            for (int i = 0; i < n; i++) {
                double x = (double) entry.trajectory.count(species.get(i));
                sums[2 * i] += x / count;
                sums[2 * i + 1] += x * x / count;
            }
            if (n == 2 && centre != null) {
                double now =
                        Math.atan2(
                                entry.trajectory.count(species.get(1)) - centre[1],
                                entry.trajectory.count(species.get(0)) - centre[0]);
                if (!Double.isNaN(angle)) {
                    double turn = now - angle;
                    sums[2 * n] += turn - 2 * Math.PI * Math.rint(turn / (2 * Math.PI));
                    sums[2 * n + 1] += step;
                }
                angle = now;
            }
        }
        entry.cpu +=
                1e-9 * (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started);
        entry.time += entry.blockTime;
        if (centre == null) {
            centre = new double[n];
            for (int i = 0; i < n; i++) {
                centre[i] = sums[2 * i];
            }
            return;
        }
        entry.sums.add(sums);
    }

    private Row row(Entry entry) {
        if (!entry.note.isEmpty()) {
            return new Row(
                    entry.method.name(), entry.note, Double.NaN, List.of(), List.of(), entry.time);
        }
        double[] all = statistics(entry.sums, -1);
        double[] error = new double[all.length];
        int b = entry.sums.size();
        double[][] without = new double[b][];
        for (int k = 0; k < b; k++) {
            without[k] = statistics(entry.sums, k);
        }
        // Jackknife over blocks.
        for (int q = 0; q < all.length; q++) {
            double mean = 0;
            for (double[] w : without) {
                mean += w[q] / b;
            }
            for (double[] w : without) {
                error[q] += (w[q] - mean) * (w[q] - mean);
            }
            error[q] = Math.sqrt(error[q] * (b - 1) / b);
        }
        return new Row(
                entry.method.name(),
                "",
                entry.cpu / entry.time,
                boxed(all),
                boxed(error),
                entry.time);
    }

    /** Means and variances, then the period, from all blocks but one. */
    private double[] statistics(List<double[]> sums, int leftOut) {
        int n = species.size();
        double[] total = new double[2 * n + 2];
        int used = 0;
        for (int k = 0; k < sums.size(); k++) {
            if (k != leftOut) {
                used++;
                for (int q = 0; q < total.length; q++) {
                    total[q] += sums.get(k)[q];
                }
            }
        }
        double[] out = new double[n == 2 ? 5 : 2 * n];
        for (int i = 0; i < n; i++) {
            double mean = total[2 * i] / used;
            out[2 * i] = mean;
            out[2 * i + 1] = total[2 * i + 1] / used - mean * mean;
        }
        if (n == 2) {
            out[4] = 2 * Math.PI * total[5] / Math.abs(total[4]);
        }
        return out;
    }

    private static List<Double> boxed(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }
}
