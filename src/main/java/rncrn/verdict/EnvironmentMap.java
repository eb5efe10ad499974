package rncrn.verdict;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.files.KeptJson;
import rncrn.network.SystemSize;
import rncrn.reduction.SlowTrajectory;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;

/**
 * What a network that is switched by two environment species does over a grid of them under noise:
 * whether it remembers its start. From the lower and from the upper equilibrium of a bistable
 * environment, what share ends nearer to the upper one after the horizon? The difference of the two
 * shares is 1 where the network is bistable and 0 where it has one state only.
 *
 * @param names the two environment species
 * @param values values of each of them on the grid
 * @param systemSize system size
 * @param time time after which the state is read
 * @param method simulation method
 * @param runs trajectories from each start
 * @param memory the difference of the shares, by value of the second species, then of the first;
 *     NaN where a trajectory left the domain
 */
public record EnvironmentMap(
        List<String> names,
        List<Double> values,
        double systemSize,
        double time,
        String method,
        int runs,
        List<List<Double>> memory) {
    private static final long ROW = 0x726f77L;
    private static final int SIDE = 9;
    private static final int RUNS = 12;

    /** Reaction events that the whole map may take. */
    private static final double MOST = 1e9;

    public EnvironmentMap {
        names = List.copyOf(names);
        values = List.copyOf(values);
        memory = memory.stream().map(List::copyOf).toList();
    }

    /**
     * The map at the largest system size that is not too dear, of a study over two parameter
     * species that has cells with one and with two equilibria; empty for any other study.
     *
     * @param exact used where the cells were simulated exactly
     * @param checkpoints where every row of the map is kept
     */
    public static Optional<EnvironmentMap> of(
            Study study, Method exact, int threads, Checkpoints checkpoints, Progress progress) {
        Question question = study.question();
        if (question.parameters().size() != 2) {
            return Optional.empty();
        }
        List<Double> sizes =
                study.cells().stream().map(Cell::systemSize).distinct().sorted().toList();
        Optional<Work> chosen = Optional.empty();
        for (double size : sizes) {
            Optional<Work> work =
                    work(
                            question,
                            study.cells().stream().filter(c -> c.systemSize() == size).toList(),
                            exact);
            if (work.isPresent() && work.get().events() <= MOST) {
                chosen = work;
            } else if (work.isPresent() && !work.get().method().exact()) {
                // Larger sizes cost more, and so would finding out.
                break;
            }
        }
        return chosen.map(work -> map(work, threads, checkpoints, progress));
    }

    /** A map at the system size of these cells; empty where they do not call for one. */
    private static Optional<Work> work(Question question, List<Cell> cells, Method exact) {
        Optional<Cell> twin =
                cells.stream()
                        .filter(cell -> cell.deterministic().attractors().size() == 2)
                        .findFirst();
        if (twin.isEmpty()
                || cells.stream().noneMatch(c -> c.deterministic().attractors().size() == 1)) {
            return Optional.empty();
        }
        // The approximate method, if any cell needed one: one method for the whole map.
        Method method =
                cells.stream()
                        .flatMap(cell -> Surrogates.behind(question, cell).stream())
                        .findFirst()
                        .orElse(exact);
        double rate = cells.stream().mapToDouble(Cell::rate).average().orElseThrow();
        return Optional.of(new Work(question, twin.get(), method, rate));
    }

    /** Half as far again as the outermost cell, which stands in the middle of its quarter. */
    private static double top(Question question) {
        double outermost = 0;
        for (List<Double> at : question.parameterValues()) {
            outermost = Math.max(outermost, Math.max(at.get(0), at.get(1)));
        }
        return outermost * 4 / 3.0;
    }

    private static EnvironmentMap map(
            Work work, int threads, Checkpoints checkpoints, Progress progress) {
        Question question = work.question();
        double top = top(question);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < SIDE; i++) {
            values.add(top * i / (SIDE - 1));
        }
        List<List<Double>> memory = new ArrayList<>();
        Pool pool = new Pool(threads);
        for (int row = 0; row < SIDE; row++) {
            double second = values.get(row);
            int y = row;
            memory.add(
                    KeptJson.once(
                            checkpoints,
                            Streams.derive(ROW, row),
                            Fingerprint.of(
                                    question, work.method().name() + " map at " + work.size()),
                            new TypeReference<List<Double>>() {},
                            () -> {
                                List<Double> line = new ArrayList<>();
                                pool.run(
                                        SIDE,
                                        x ->
                                                work.memory(
                                                        values.get(x), second, (long) y * SIDE + x),
                                        (x, value) -> line.add(value),
                                        progress::cancelled);
                                return line;
                            }));
            progress.advanced(row + 1, SIDE, "environments");
        }
        return new EnvironmentMap(
                question.parameterNames(),
                values,
                work.size(),
                work.twin().horizon(),
                work.method().name(),
                RUNS,
                memory);
    }

    /**
     * A map to be made.
     *
     * @param rate reaction events per unit of time, see {@link Cell#rate}
     */
    private record Work(Question question, Cell twin, Method method, double rate) {
        /** Reaction events that the map takes. */
        double events() {
            return 2
                    * RUNS
                    * SIDE
                    * SIDE
                    * (method.exact() ? rate * twin.horizon() : layerEvents());
        }

        double size() {
            return twin.systemSize();
        }

        /**
         * Reaction events that a trajectory takes until the perceptrons have forgotten the other
         * environment from which they start: the most of the four corners of the map.
         */
        private double layerEvents() {
            double top = top(question);
            double most = 0;
            for (int corner = 0; corner < 4; corner++) {
                Simulator simulator =
                        simulator((corner & 1) == 0 ? 0 : top, (corner & 2) == 0 ? 0 : top);
                Sampling sampling = new Sampling(question, twin.deterministic(), simulator);
                Trajectory trajectory =
                        simulator.start(
                                sampling.start(0),
                                Streams.stream(question.seed(), ROW),
                                sampling.guard());
                trajectory.advance(twin.horizon());
                if (trajectory instanceof SlowTrajectory slow) {
                    most = Math.max(most, (double) slow.layerEvents());
                }
            }
            return most;
        }

        private Simulator simulator(double first, double second) {
            Map<String, Double> at = new LinkedHashMap<>();
            at.put(question.parameterNames().get(0), first);
            at.put(question.parameterNames().get(1), second);
            return method.prepare(
                    new JumpProcess(question.network().withInitial(at), new SystemSize(size())));
        }

        double memory(double first, double second, long number) {
            Simulator simulator = simulator(first, second);
            Sampling sampling = new Sampling(question, twin.deterministic(), simulator);
            List<Attractor> attractors = twin.deterministic().attractors();
            double[] share = new double[2];
            for (int k = 0; k < 2; k++) {
                for (int run = 0; run < RUNS; run++) {
                    Trajectory trajectory =
                            simulator.start(
                                    sampling.start(k),
                                    Streams.stream(
                                            Streams.derive(question.seed(), 0xe4f1L + number),
                                            2L * run + k),
                                    sampling.guard());
                    if (trajectory.advance(twin.horizon()) == Trajectory.Outcome.STOPPED) {
                        return Double.NaN;
                    }
                    long[] counts = sampling.start(k);
                    trajectory.copyCounts(counts);
                    double[] point = sampling.point(counts);
                    if (attractors.get(1).distance(point) < attractors.get(0).distance(point)) {
                        share[k] += 1.0 / RUNS;
                    }
                }
            }
            return share[1] - share[0];
        }
    }
}
