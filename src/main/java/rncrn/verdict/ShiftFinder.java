package rncrn.verdict;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rncrn.ComputationException;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.files.KeptJson;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.statistics.Answer;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Streams;

/**
 * Finds where the stochastic regime changes between two parameter values, by bisection. What tells
 * the regimes apart is the crater about the centroid where one end has a cycle, and the valley
 * between the two states where one end has two equilibria; neither asks what the rate equations do
 * at the value that is looked at. Each look goes on until its interval lies on one side of the
 * threshold or the budget is spent; looks share the error equally. An end that a cell of the study
 * has decided already is not looked at again: the cell's evidence is.
 */
public final class ShiftFinder {
    private static final int DETERMINISTIC_STEPS = 12;
    private static final long LOOK = 0x6c6f6f6bL;

    private final Method method;
    private final RegimeFinder finder;
    private final Pool pool;
    private final Checkpoints checkpoints;

    public ShiftFinder(Method method, RegimeFinder finder, int threads) {
        this(method, finder, threads, Checkpoints.none());
    }

    /**
     * @param checkpoints where every look is kept
     */
    public ShiftFinder(Method method, RegimeFinder finder, int threads, Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
        this.method = method;
        this.finder = finder;
        this.pool = new Pool(threads);
    }

    /**
     * The bracket at one system size.
     *
     * @param question network, domain, budget and confidence; it must have one parameter species;
     *     its parameter values and system sizes are not used
     * @param from one end of the search
     * @param to the other end, with another deterministic regime
     * @param size system size
     * @param steps looks at most, the two ends among them, at least 3
     * @throws ComputationException if both ends have the same deterministic regime, or regimes that
     *     nothing known tells apart
     */
    public BifurcationShift find(
            Question question, double from, double to, double size, int steps, Progress progress) {
        return find(question, from, to, size, steps, List.of(), List.of(), progress);
    }

    /**
     * The same, going on from cells at the ends.
     *
     * @param cells cells of the same question at this system size
     * @param points bifurcation points of the rate equations that are known
     */
    BifurcationShift find(
            Question question,
            double from,
            double to,
            double size,
            int steps,
            List<Cell> cells,
            List<Double> points,
            Progress progress) {
        if (question.parameters().size() != 1) {
            throw new ComputationException(
                    "a bifurcation is located in one parameter; the question has "
                            + question.parameters().size());
        }
        DeterministicRegime first = finder.at(List.of(from));
        DeterministicRegime last = finder.at(List.of(to));
        if (first.label().equals(last.label())) {
            throw new ComputationException(
                    "the rate equations have the same regime at both ends: " + first.label());
        }
        Probe probe = Probe.between(question, first, last);
        Work work =
                new Work(
                        question,
                        size,
                        1 - (1 - question.settings().confidence()) / steps,
                        probe,
                        first,
                        last);
        Answer atStart = work.end(from, cells);
        Answer atEnd = work.end(to, cells);
        BifurcationShift.Bracket deterministic =
                BifurcationShift.deterministic(finder, from, to, points, DETERMINISTIC_STEPS);
        double low = Double.NaN;
        double high = Double.NaN;
        String note = probe.description();
        if (atStart == Answer.OPEN || atEnd == Answer.OPEN) {
            note += "; an end is not decided within the budget";
        } else if (atStart == atEnd) {
            note += "; the stochastic regime is the same at both ends";
        } else {
            low = from;
            high = to;
            double closed = low;
            double open = high;
            for (int step = 2; step < steps; step++) {
                double middle = (closed + open) / 2;
                Answer answer = work.look(middle);
                progress.advanced(step + 1, steps, "locating the change of regime");
                if (answer == atStart) {
                    low = middle;
                    closed = middle;
                } else if (answer == atEnd) {
                    high = middle;
                    open = middle;
                } else {
                    // Near the threshold nothing decides: close in on it from the side where less
                    // is known.
                    if (Math.abs(middle - low) > Math.abs(high - middle)) {
                        open = middle;
                    } else {
                        closed = middle;
                    }
                }
                if (progress.cancelled()) {
                    throw new java.util.concurrent.CancellationException("cancelled");
                }
            }
        }
        return new BifurcationShift(
                question.parameterNames().get(0),
                size,
                Math.min(deterministic.low(), deterministic.high()),
                Math.max(deterministic.low(), deterministic.high()),
                Math.min(low, high),
                Math.max(low, high),
                question.settings().confidence(),
                BifurcationShift.ascending(work.looks),
                note);
    }

    /** One search: every look it takes. */
    private final class Work {
        private final Question question;
        private final double size;
        private final double level;
        private final Probe probe;
        private final DeterministicRegime first;
        private final DeterministicRegime last;
        private final List<BifurcationShift.Look> looks = new ArrayList<>();

        Work(
                Question question,
                double size,
                double level,
                Probe probe,
                DeterministicRegime first,
                DeterministicRegime last) {
            this.question = question;
            this.size = size;
            this.level = level;
            this.probe = probe;
            this.first = first;
            this.last = last;
        }

        /** At an end: what its cell has found, if that decides; otherwise a look. */
        Answer end(double value, List<Cell> cells) {
            for (Cell cell : cells) {
                if (cell.parameter().containsValue(value) && cell.systemSize() == size) {
                    for (Evidence evidence : cell.evidence()) {
                        if (evidence.name().equals(probe.name())
                                && evidence.value().below(probe.threshold()) != Answer.OPEN) {
                            return add(
                                    new BifurcationShift.Look(
                                            value,
                                            cell.deterministic().label(),
                                            probe.evidence(evidence.value()),
                                            cell.densities()));
                        }
                    }
                }
            }
            return look(value);
        }

        private Answer add(BifurcationShift.Look look) {
            looks.add(look);
            return look.evidence().answer();
        }

        Answer look(double value) {
            DeterministicRegime here = finder.at(List.of(value));
            // Start from wherever the ends and this value have attractors.
            List<Attractor> starts = new ArrayList<>(here.attractors());
            starts.addAll(first.attractors());
            starts.addAll(last.attractors());
            DeterministicRegime together = new DeterministicRegime(starts, List.of());
            ReactionNetwork network =
                    question.network().withInitial(Map.of(question.parameterNames().get(0), value));
            Sampling sampling =
                    new Sampling(
                            question,
                            together,
                            method.prepare(new JumpProcess(network, new SystemSize(size))));
            long seed =
                    Streams.derive(
                            Streams.derive(question.seed(), Double.doubleToLongBits(size)),
                            Double.doubleToLongBits(value));
            // The same value may be looked at from two sides.
            long key = Streams.derive(seed, LOOK);
            for (Attractor attractor : starts) {
                key = Streams.derive(key, Double.doubleToLongBits(attractor.start().get(0)));
            }
            return add(
                    KeptJson.once(
                            checkpoints,
                            key,
                            Fingerprint.of(question, sampling.simulator().description()),
                            new TypeReference<BifurcationShift.Look>() {},
                            () -> {
                                ProbeRun.Result result =
                                        new ProbeRun(
                                                        question, together, sampling, probe, seed,
                                                        level)
                                                .run(pool);
                                return new BifurcationShift.Look(
                                        value, here.label(), result.evidence(), result.densities());
                            }));
        }
    }
}
