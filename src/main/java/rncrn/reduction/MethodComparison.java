package rncrn.reduction;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ComputationException;
import rncrn.field.Box;
import rncrn.stochastic.Domain;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * Methods side by side on one recurrent network: every method follows one long trajectory, all in
 * turns block by block, so that a change in the machine's load meets them alike. A trajectory that
 * leaves the domain is counted and put back to the start, for every method alike. Means, variances
 * and, for two executive species, the period of rotation come as time averages with errors from the
 * blocks; those of the exact method are sharpened by {@link MartingaleControl}, which is unbiased
 * whatever the reduction is worth.
 */
public final class MethodComparison {
    /** Plain sampling interval, a fraction of the unit of time. */
    private static final double SAMPLING = .025;

    /** Events that the exact method takes between two samples, at least, where samples cost. */
    private static final double EVENTS_PER_SAMPLE = 3000;

    /** Cells of the lattice for control variates and the exact law. */
    private static final long CELLS = 62_500;

    /** A network that leaves its domain this often within a block cannot be compared. */
    private static final int MOST_ESCAPES = 20_000;

    private final SlowProcess slow;
    private final List<Integer> species;
    private final long[] start;
    private final Domain domain;
    private final double[] about;
    private final double[] centre;
    private final List<Entry> entries = new ArrayList<>();
    private Optional<MartingaleControl> control = Optional.empty();
    private Optional<ExactLaw> law = Optional.empty();
    private String lawNote = "";

    /**
     * A method to compare.
     *
     * @param factor how many times longer than the exact method it runs
     */
    public record Contender(Method method, double factor) {}

    /**
     * One row of the table.
     *
     * @param method name
     * @param description what the method settled on
     * @param note why there are no numbers, or empty
     * @param cpuPerTime processor seconds per unit of time
     * @param values mean and variance of each executive species in copies; for two species then the
     *     period of rotation ({@link BlockAverages})
     * @param errors their standard errors, empty where there is no sampling
     * @param time simulated time behind the numbers
     * @param escapes how often the domain was left
     */
    public record Row(
            String method,
            String description,
            String note,
            double cpuPerTime,
            List<Double> values,
            List<Double> errors,
            double time,
            long escapes) {
        public Row {
            values = List.copyOf(values);
            errors = List.copyOf(errors);
        }
    }

    /**
     * The table.
     *
     * @param rows the exact method first, sharpened where that is possible
     * @param plain the exact method's plain averages, for a check
     * @param law the law of the reduced dynamics with resets, if there are one or two species
     * @param box domain that all keep to
     * @param tableSeconds processor seconds for the perceptron tables
     * @param tableBytes memory of the tables
     * @param tableError largest relative error found in them
     */
    public record Result(
            List<Row> rows,
            Row plain,
            Optional<ExactLaw> law,
            Box box,
            double tableSeconds,
            long tableBytes,
            double tableError) {
        public Result {
            rows = List.copyOf(rows);
        }
    }

    private static final class Entry {
        final Method method;
        final double blockTime;
        final BlockAverages averages;
        Trajectory trajectory;
        String description = "";
        String note = "";
        double cpu;
        double time;
        long escapes;

        Entry(Method method, double blockTime, double[] about) {
            this.method = method;
            this.blockTime = blockTime;
            this.averages = new BlockAverages(about);
        }
    }

    private MethodComparison(SlowProcess slow, SlowModel model) {
        this.slow = slow;
        this.species = slow.recognition().executive();
        this.start = slow.settled(slow.process().initialCounts());
        int n = species.size();
        Domain box = Domain.all(start.length);
        about = new double[n];
        centre = new double[n];
        for (int i = 0; i < n; i++) {
            box = box.with(species.get(i), model.lowest(i), model.highest(i));
            about[i] = start[species.get(i)];
            centre[i] = model.omega() * (model.domain().lower(i) + model.domain().upper(i)) / 2;
        }
        this.domain = box;
    }

    /**
     * Compares.
     *
     * @param slow a recurrent network
     * @param exact the method that the others are measured by, run first
     * @param others approximate methods
     * @param burn time to forget the initial state
     * @param time time of the exact method
     * @param blocks blocks, at least 4
     */
    public static Result run(
            SlowProcess slow,
            Method exact,
            List<Contender> others,
            double burn,
            double time,
            int blocks,
            long seed) {
        SlowModel model = slow.model(slow.process().initialCounts());
        MethodComparison comparison = new MethodComparison(slow, model);
        comparison.solve(model);
        comparison.entries.add(new Entry(exact, time / blocks, comparison.about));
        others.forEach(
                c ->
                        comparison.entries.add(
                                new Entry(c.method, c.factor * time / blocks, comparison.about)));
        comparison.prepare(burn, seed);
        BlockAverages sharp =
                new BlockAverages(
                        comparison.control.isPresent() ? comparison.reference() : comparison.about);
        for (int b = 0; b < blocks; b++) {
            for (int k = 0; k < comparison.entries.size(); k++) {
                comparison.block(
                        comparison.entries.get(k), k == 0 ? Optional.of(sharp) : Optional.empty());
            }
        }
        List<Row> rows = new ArrayList<>();
        comparison.entries.forEach(e -> rows.add(row(e, e.averages)));
        Row plain = rows.get(0);
        if (sharp.count() > 0) {
            rows.set(0, better(plain, row(comparison.entries.get(0), sharp)));
        }
        rows.add(
                comparison
                        .law
                        .filter(l -> comparison.lawNote.isEmpty())
                        .map(l -> UnsampledRows.law(l, comparison.control))
                        .orElseGet(() -> UnsampledRows.refused("fsp", comparison.lawNote)));
        rows.add(UnsampledRows.linear(model, comparison.about));
        return new Result(
                rows,
                plain,
                comparison.law,
                model.domain(),
                model.tableSeconds(),
                model.tableBytes(),
                model.tableError());
    }

    /**
     * The same process on a domain that ends above 0 for executive species that nothing produces
     * from nothing: without molecules they stay so for ever, which is to be counted as an escape,
     * not averaged over.
     */
    public static SlowProcess withoutExtinction(SlowProcess slow) {
        Box box = slow.domain(slow.process().initialCounts());
        double[] low = new double[box.dimension()];
        double[] high = new double[box.dimension()];
        double[] beta = slow.recognition().network().beta();
        for (int i = 0; i < low.length; i++) {
            double one = 1 / slow.process().size().omega();
            low[i] = beta[i] == 0 ? Math.max(one, box.lower(i)) : box.lower(i);
            high[i] = box.upper(i);
        }
        return slow.on(Box.of(low, high));
    }

    /** The time in which the exact method fires about so many events; found from its own run. */
    public static double timeFor(SlowProcess slow, Method exact, double events, long seed) {
        MethodComparison kept =
                new MethodComparison(slow, slow.model(slow.process().initialCounts()));
        Trajectory t =
                exact.prepare(slow.process())
                        .start(
                                kept.start,
                                Streams.stream(seed, 1L << 41),
                                Watch.until(kept.domain));
        double step = 1e-4;
        while (t.events() < Math.min(events / 20, 2e6)) {
            if (t.advance(t.time() + step) == Trajectory.Outcome.STOPPED) {
                t.jumpTo(kept.start);
            }
            step *= 1.3;
        }
        return t.time() * events / t.events();
    }

    private void solve(SlowModel model) {
        int n = species.size();
        try {
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = start[species.get(i)];
            }
            law = Optional.of(ExactLaw.solve(model, x, CELLS, ExactLaw.Exit.RESET));
            lawNote = CascadeNoise.objection(model, x).orElse("");
            if (slow.recognition().network().classifier().isEmpty()) {
                control = Optional.of(new MartingaleControl(law.get()));
            }
        } catch (ComputationException none) {
            lawNote = none.getMessage();
        }
        if (n == 2 && law.isPresent()) {
            for (int i = 0; i < n; i++) {
                centre[i] = Math.floor(law.get().mean(i) * model.omega()) + .5;
            }
        }
    }

    /** Points about which the control variates take squares. */
    private double[] reference() {
        double[] mean = new double[species.size()];
        Arrays.setAll(mean, i -> control.orElseThrow().mean(i));
        return mean;
    }

    private void prepare(double burn, long seed) {
        for (int k = 0; k < entries.size(); k++) {
            Entry entry = entries.get(k);
            UniformRandomProvider random = Streams.stream(seed, k);
            try {
                Simulator simulator = SlowMethod.prepare(entry.method, slow);
                entry.description = simulator.description();
                entry.trajectory = simulator.start(start, random, Watch.until(domain));
                advance(entry, burn);
                entry.escapes = 0;
            } catch (ComputationException refused) {
                entry.note = refused.getMessage();
            }
        }
    }

    /** Advances; at the domain's edge the trajectory is put back. Returns the exits' states. */
    private List<long[]> advance(Entry entry, double until) {
        List<long[]> exits = List.of();
        while (entry.trajectory.advance(until) == Trajectory.Outcome.STOPPED) {
            long[] state = new long[start.length];
            entry.trajectory.copyCounts(state);
            exits = new ArrayList<>(exits);
            exits.add(state);
            entry.escapes++;
            if (entry.escapes > MOST_ESCAPES) {
                throw new ComputationException(
                        "it left the domain more than " + MOST_ESCAPES + " times");
            }
            entry.trajectory.jumpTo(start);
        }
        return exits;
    }

    private void block(Entry entry, Optional<BlockAverages> sharp) {
        if (!entry.note.isEmpty()) {
            return;
        }
        try {
            follow(entry, sharp.filter(s -> control.isPresent()));
        } catch (ComputationException trouble) {
            entry.note = trouble.getMessage();
        }
    }

    private void follow(Entry entry, Optional<BlockAverages> sharp) {
        int n = species.size();
        Trajectory t = entry.trajectory;
        double from = t.time();
        double interval = sharp.isPresent() ? fine(entry) : SAMPLING;
        long count = (long) Math.ceil(Math.max(100, entry.blockTime / interval));
        double step = entry.blockTime / count;
        double[] sums = new double[n == 2 ? 5 : 2 * n];
        double[] controlled = new double[sums.length];
        double[] sample = new double[sums.length];
        SharpenedAverages work =
                sharp.isPresent()
                        ? new SharpenedAverages(slow.recognition(), control.orElseThrow())
                        : null;
        SweptArea area = new SweptArea(species, centre);
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long apart = 0;
        for (long k = 1; k <= count; k++) {
            List<long[]> exits = advance(entry, from + k * step);
            for (int i = 0; i < n; i++) {
                double d = t.count(species.get(i)) - about[i];
                sums[2 * i] += (d + about[i]) / count;
                sums[2 * i + 1] += d * d / count;
            }
            if (n == 2) {
                for (long[] exit : exits) {
                    sums[4] += area.gained(exit, start) / entry.blockTime;
                }
                sums[4] += area.gained(t) / entry.blockTime;
            }
            if (work != null) {
                long away = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                work.sample(t, sample);
                for (int q = 0; q < sample.length; q++) {
                    controlled[q] += sample[q] / count;
                }
                exits.forEach(e -> work.boundary(e, start, entry.blockTime, controlled));
                apart += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - away;
            }
        }
        entry.cpu +=
                1e-9
                        * (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                                - began
                                - apart);
        entry.time += entry.blockTime;
        entry.averages.add(sums);
        sharp.ifPresent(s -> s.add(controlled));
    }

    /** Sampling interval of the control variates: fine, as long as it costs little. */
    private double fine(Entry entry) {
        double rate = entry.trajectory.events() / Math.max(1e-12, entry.trajectory.time());
        return Math.min(SAMPLING, EVENTS_PER_SAMPLE / rate);
    }

    /** Of every statistic the one with the smaller error: far from the reduction Psi is no help. */
    private static Row better(Row plain, Row sharp) {
        List<Double> values = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (int q = 0; q < sharp.values().size(); q++) {
            Row from = sharp.errors().get(q) < plain.errors().get(q) ? sharp : plain;
            values.add(from.values().get(q));
            errors.add(from.errors().get(q));
        }
        return new Row(
                sharp.method(),
                sharp.description(),
                sharp.note(),
                sharp.cpuPerTime(),
                values,
                errors,
                sharp.time(),
                sharp.escapes());
    }

    private static Row row(Entry entry, BlockAverages averages) {
        boolean empty = !entry.note.isEmpty() || averages.count() < 2;
        return new Row(
                entry.method.name(),
                entry.description,
                entry.note,
                empty ? Double.NaN : entry.cpu / entry.time,
                empty ? List.of() : boxed(averages.values()),
                empty ? List.of() : boxed(averages.errors()),
                entry.time,
                entry.escapes);
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
