package rncrn.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import rncrn.ensemble.Comparison;
import rncrn.ensemble.Ensemble;
import rncrn.ensemble.EnsembleResult;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.files.KeptJson;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.report.CheckReport;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.TauLeaping;
import rncrn.stochastic.Watch;
import rncrn.verdict.Attractor;
import rncrn.verdict.Cell;
import rncrn.verdict.EventRate;
import rncrn.verdict.Fingerprint;
import rncrn.verdict.Question;
import rncrn.verdict.Study;

/**
 * Measures tau-leaping against exact simulation in a few cells of a study: the first and the last
 * parameter value, a middle and the largest system size, from the first attractor.
 */
final class LeapMeasurement {
    private static final long LEAPS = 0x6c656170L;
    private static final double EPSILON = TauLeaping.DEFAULT_EPSILON;
    private static final int STEPS = 10;
    private static final int MOST_RUNS = 400;
    private static final int FEWEST_RUNS = 40;

    /** Events to spend on one comparison, both methods together. */
    private static final double BUDGET = 1.6e7;

    private final Question question;
    private final int threads;
    private final Checkpoints checkpoints;
    private final Progress progress;

    LeapMeasurement(Question question, int threads, Checkpoints checkpoints, Progress progress) {
        this.checkpoints = checkpoints;
        this.question = question;
        this.threads = threads;
        this.progress = progress;
    }

    List<CheckReport.LeapCheck> of(Study study) {
        List<CheckReport.LeapCheck> checks = new ArrayList<>();
        List<Cell> cells = cells(study);
        for (int i = 0; i < cells.size(); i++) {
            int number = i;
            checks.addAll(
                    KeptJson.once(
                            checkpoints,
                            Streams.derive(LEAPS, number),
                            Fingerprint.of(question, "leaps"),
                            new TypeReference<List<CheckReport.LeapCheck>>() {},
                            () -> compare(cells.get(number), number)));
            progress.advanced(i + 1, cells.size(), (i + 1) + " of " + cells.size());
        }
        return checks;
    }

    private static List<Cell> cells(Study study) {
        List<Cell> cells = new ArrayList<>();
        var sizes = study.question().systemSizes();
        List<Double> wanted = new ArrayList<>();
        wanted.add(sizes.get(sizes.size() / 2));
        if (sizes.size() > 2) {
            wanted.add(sizes.get(sizes.size() - 1));
        }
        var values = study.question().parameterValues();
        List<List<Double>> points = new ArrayList<>();
        points.add(values.get(0));
        if (values.size() > 1) {
            points.add(values.get(values.size() - 1));
        }
        for (List<Double> point : points) {
            for (double size : wanted) {
                study.cells().stream()
                        .filter(
                                cell ->
                                        cell.systemSize() == size
                                                && List.copyOf(cell.parameter().values())
                                                        .equals(point)
                                                && !cell.deterministic().attractors().isEmpty())
                        .findFirst()
                        .ifPresent(cells::add);
            }
        }
        return cells;
    }

    private List<CheckReport.LeapCheck> compare(Cell cell, int number) {
        Attractor attractor = cell.deterministic().attractors().get(0);
        ReactionNetwork network = question.network().withInitial(cell.parameter());
        JumpProcess process = new JumpProcess(network, new SystemSize(cell.systemSize()));
        List<Long> start =
                attractor.start().stream()
                        .map(concentration -> process.size().copies(concentration))
                        .toList();
        double span = attractor.period() > 0 ? 2 * attractor.period() : 5 * attractor.relaxation();
        Method exact = Menu.named("auto", EPSILON);
        long seed = Streams.derive(question.seed(), 1000 + number);
        Simulator simulator = exact.prepare(process);
        double perRun =
                span
                        * EventRate.of(
                                simulator,
                                start.stream().mapToLong(Long::longValue).toArray(),
                                span / STEPS,
                                Watch.NOTHING,
                                seed,
                                -1);
        int runs = (int) Math.min(MOST_RUNS, BUDGET / 2 / perRun);
        if (runs < FEWEST_RUNS || !(span < Double.POSITIVE_INFINITY)) {
            return List.of();
        }
        return List.of(
                new CheckReport.LeapCheck(
                        cell.parameter(),
                        cell.systemSize(),
                        EPSILON,
                        Comparison.of(
                                ensemble(simulator, start, span, runs, Streams.derive(seed, 1)),
                                ensemble(
                                        new TauLeaping(EPSILON).prepare(process),
                                        start,
                                        span,
                                        runs,
                                        Streams.derive(seed, 2)),
                                network.names(),
                                question.executive())));
    }

    private EnsembleResult ensemble(
            Simulator simulator, List<Long> start, double span, int runs, long seed) {
        Ensemble plain = Ensemble.of(simulator, Ensemble.grid(span, STEPS), runs, seed);
        return new Ensemble(
                        simulator,
                        start,
                        plain.times(),
                        runs,
                        seed,
                        0,
                        question.executive(),
                        plain.watch())
                .run(threads, Progress.NONE);
    }
}
