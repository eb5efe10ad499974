package rncrn.verdict;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import rncrn.ComputationException;
import rncrn.ensemble.ForwardFlux;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.files.KeptJson;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.statistics.Interval;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.State;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * A switching time by forward flux sampling, beside that of plain simulation: the mean time from
 * the core of one equilibrium to that of another.
 *
 * @param parameter values of the parameter species
 * @param systemSize system size
 * @param from index of the attractor that is left
 * @param plain mean residence time in plain simulation; its upper end is infinite where no stay
 *     ended, and it is unknown where plain simulation was too dear
 * @param flux the same by forward flux sampling
 * @param interfaces number of interfaces
 * @param events reaction events that forward flux sampling took
 */
public record Switching(
        Map<String, Double> parameter,
        double systemSize,
        int from,
        Interval plain,
        Interval flux,
        int interfaces,
        long events) {
    /** Stays that have to have ended for plain simulation to be a check. */
    private static final int CHECKABLE = 10;

    private static final int BRANCHES = 150;
    private static final int REPEATS = 6;

    /** Reaction events that one estimate may take, as expected beforehand. */
    private static final double MOST = 8e7;

    /** Where the cores end, as a share of the way between two attractors. */
    private static final double CORE = 0.25;

    public Switching {
        parameter = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(parameter));
    }

    /**
     * Measures in the first row of a study with two equilibria: at the largest system size at which
     * plain simulation saw enough switches to check against, and at the next one, where it did not.
     * Empty where there is no such row, where trajectories leave the domain or die out, or where it
     * would be too dear.
     *
     * @param checkpoints where every estimate is kept
     */
    public static List<Switching> of(
            Study study, Method exact, int threads, Checkpoints checkpoints, Progress progress) {
        List<Cell> row = row(study);
        int check = -1;
        for (int i = 0; i < row.size(); i++) {
            List<Residence> stays = row.get(i).residences();
            // A cell that was too dear to simulate has none.
            if (!stays.isEmpty()
                    && stays.stream().allMatch(r -> r.completed().size() >= CHECKABLE)) {
                check = i;
            }
        }
        int first = Math.max(0, check);
        List<Cell> cells = row.subList(first, Math.max(first, Math.min(row.size(), check + 2)));
        List<Switching> all = new ArrayList<>();
        for (int i = 0; i < 2 * cells.size(); i++) {
            Cell cell = cells.get(i / 2);
            int from = i % 2;
            Progress part = progress.part(i, 2 * cells.size());
            all.addAll(
                    KeptJson.once(
                            checkpoints,
                            seed(study.question(), cell, from),
                            Fingerprint.of(study.question(), cell.method() + " switching"),
                            new TypeReference<List<Switching>>() {},
                            () ->
                                    one(study.question(), cell, from, exact, threads, part).stream()
                                            .toList()));
        }
        return all;
    }

    private static long seed(Question question, Cell cell, int from) {
        return Streams.derive(
                Streams.derive(question.seed(), 0xff5L + from),
                Double.doubleToLongBits(cell.systemSize()));
    }

    private static List<Cell> row(Study study) {
        List<Cell> row = new ArrayList<>();
        for (Cell cell : study.cells()) {
            List<Attractor> attractors = cell.deterministic().attractors();
            boolean twin =
                    attractors.size() == 2
                            && attractors.stream()
                                    .allMatch(a -> a.kind() == Attractor.Kind.EQUILIBRIUM);
            if (twin
                    && cell.exact()
                    && cell.escapes() == 0
                    && cell.extinctions() == 0
                    && (row.isEmpty() || row.get(0).parameter().equals(cell.parameter()))) {
                row.add(cell);
            }
        }
        return row;
    }

    private static Optional<Switching> one(
            Question question, Cell cell, int from, Method exact, int threads, Progress progress) {
        Attractor start = cell.deterministic().attractors().get(from);
        Separation separation =
                Separation.of(start, cell.deterministic().attractors().get(1 - from));
        ReactionNetwork network = question.network().withInitial(cell.parameter());
        SystemSize size = new SystemSize(cell.systemSize());
        Simulator simulator = exact.prepare(new JumpProcess(network, size));
        Sampling sampling = new Sampling(question, cell.deterministic(), simulator);
        if (sampling.mortal()) {
            return Optional.empty();
        }
        List<Integer> executive = question.executive();
        double[] x = new double[executive.size()];
        ToDoubleFunction<State> order =
                state -> {
                    double[] point = x.clone();
                    for (int i = 0; i < point.length; i++) {
                        point[i] = size.concentration((double) state.count(executive.get(i)));
                    }
                    return separation.coordinate(point);
                };
        long seed = seed(question, cell, from);
        Optional<List<Long>> edge = edge(simulator, sampling.start(from), order, seed);
        if (edge.isEmpty()) {
            return Optional.empty();
        }
        try {
            ForwardFlux.Result found =
                    new ForwardFlux(
                                    simulator,
                                    edge.get(),
                                    order,
                                    CORE,
                                    1 - CORE,
                                    BRANCHES,
                                    REPEATS,
                                    seed)
                            .run(threads, question.settings().confidence(), progress);
            return Optional.of(
                    new Switching(
                            cell.parameter(),
                            cell.systemSize(),
                            from,
                            plain(cell.residences(), from, question),
                            found.meanTime(),
                            found.interfaces().size(),
                            found.events()));
        } catch (ComputationException noPath) {
            return Optional.empty();
        }
    }

    /**
     * A state at the edge of the core, where stays begin, reached from its middle; empty where
     * getting there is so rare that the flux through the edge would be too dear.
     */
    private static Optional<List<Long>> edge(
            Simulator simulator, long[] start, ToDoubleFunction<State> order, long seed) {
        Trajectory trajectory =
                simulator.start(
                        start,
                        Streams.stream(seed, -2),
                        Watch.until(state -> order.applyAsDouble(state) > CORE));
        double most = MOST / (BRANCHES * REPEATS);
        double step = 1e-3;
        while (order.applyAsDouble(trajectory) <= CORE && trajectory.events() < most) {
            trajectory.advance(trajectory.time() + step);
            step *= 1.2;
        }
        if (order.applyAsDouble(trajectory) <= CORE) {
            return Optional.empty();
        }
        long[] out = start.clone();
        trajectory.copyCounts(out);
        Trajectory back =
                simulator.start(
                        out,
                        Streams.stream(seed, -3),
                        Watch.until(
                                state ->
                                        order.applyAsDouble(state) <= CORE
                                                || order.applyAsDouble(state) >= 1 - CORE));
        back.advance(Double.POSITIVE_INFINITY);
        if (order.applyAsDouble(back) > CORE) {
            return Optional.empty();
        }
        back.copyCounts(out);
        return Optional.of(Arrays.stream(out).boxed().toList());
    }

    /** Plain simulation's mean at the level of the study, not corrected for many questions. */
    private static Interval plain(List<Residence> residences, int from, Question question) {
        if (residences.isEmpty()) {
            return Interval.unknown(question.settings().confidence());
        }
        Residence residence = residences.get(from);
        return rncrn.statistics.ResidenceTimes.mean(
                residence.completed().stream().mapToDouble(Double::doubleValue).toArray(),
                residence.censored().stream().mapToDouble(Double::doubleValue).toArray(),
                question.settings().confidence());
    }
}
