package rncrn.verdict;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rncrn.ComputationException;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.files.KeptJson;
import rncrn.network.SystemSize;
import rncrn.statistics.Answer;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;

/**
 * How one cell is answered: by exact simulation where its budget suffices. Where that leaves it
 * open, an approximate method that was admitted by a comparison with exact runs is asked; what it
 * says is given, and said to be approximate. Both share the cell's error equally; where only exact
 * simulation is to judge, it has the whole of it.
 */
final class CellStudy {
    private static final double RUNS = 2;

    private static final long EDGE = 0x65646765L;
    private static final long APPROXIMATE = 0x617070726f78L;

    private final Question question;
    private final Method method;
    private final Surrogates surrogates;
    private final Pool pool;
    private final Checkpoints checkpoints;
    private final double error;

    /**
     * @param error probability with which a cell may be judged wrongly
     */
    CellStudy(Question question, Method method, Pool pool, Checkpoints checkpoints, double error) {
        this.question = question;
        this.method = method;
        this.surrogates = new Surrogates(question, method);
        this.pool = pool;
        this.checkpoints = checkpoints;
        this.error = question.settings().approximateSteps() > 0 ? error / RUNS : error;
    }

    /**
     * The answer at one parameter value and system size.
     *
     * @param row index of the parameter value
     * @param named values of the parameter species by name
     */
    Cell at(
            int row,
            Map<String, Double> named,
            DeterministicRegime regime,
            double size,
            Progress part) {
        if (regime.attractors().isEmpty()) {
            return Cells.withoutAttractor(named, size, regime);
        }
        JumpProcess process =
                new JumpProcess(question.network().withInitial(named), new SystemSize(size));
        Simulator simulator = method.prepare(process);
        long seed = Streams.derive(question.seed(), Double.doubleToLongBits(size));
        for (double value : named.values()) {
            seed = Streams.derive(seed, Double.doubleToLongBits(value));
        }
        Sampling sampling = new Sampling(question, regime, simulator);
        double wrong = error / (regime.basin().isEmpty() ? 1 : 2);
        long budget = question.settings().eventsPerCell();
        double rate = rate(sampling, regime, Streams.derive(seed, APPROXIMATE));
        double least =
                rate
                        * sampling.step()
                        * question.settings().replicas()
                        * regime.attractors().size();
        CellRun exact = new CellRun(question, regime, sampling, named, seed, wrong, budget, true);
        Cell first =
                least > budget
                        ? Cells.tooDear(named, sampling, regime, least)
                        : edge(exact.run(pool, part, checkpoints), sampling, seed, budget, part);
        if (question.settings().approximateSteps() == 0 || first.verdict() != Verdict.UNDECIDED) {
            return first;
        }
        Optional<Surrogates.Admitted> admitted =
                surrogates.at(
                        row,
                        simulator,
                        regime.attractors().get(0),
                        sampling.horizon(),
                        rate,
                        Streams.derive(seed, APPROXIMATE + 1));
        if (admitted.isEmpty()) {
            return first.because(first.reason() + surrogates.whyNot(row));
        }
        Optional<Cell> approximate =
                approximate(admitted.get(), process, regime, named, seed, part);
        if (approximate.isEmpty()) {
            return first;
        }
        Cell other = approximate.get();
        double cost = rate * other.time();
        return other.because(
                String.format(
                        Locale.ROOT,
                        "%s (approximate; compared at system size %s: %s; exact simulation of as"
                                + " much time would take about %.2g events)",
                        other.reason(),
                        rounded(admitted.get().systemSize()),
                        admitted.get().why(),
                        cost));
    }

    /** With the edge of the basin, where there is one, and the verdict that follows. */
    private Cell edge(Cell cell, Sampling sampling, long seed, long budget, Progress part) {
        List<Basin> basin = cell.deterministic().basin();
        if (basin.isEmpty()
                || cell.verdict() == Verdict.LOST
                || (cell.verdict() == Verdict.UNDECIDED && cell.exact())) {
            return cell;
        }
        List<Evidence> found =
                KeptJson.once(
                        checkpoints,
                        Streams.derive(seed, EDGE),
                        Fingerprint.of(question, sampling.simulator().description()),
                        new TypeReference<List<Evidence>>() {},
                        () ->
                                new Committor(
                                                sampling,
                                                basin.get(0),
                                                Streams.derive(seed, EDGE),
                                                error / 2,
                                                (double) budget / basin.get(0).rings().size())
                                        .measure(pool, part));
        List<Evidence> all = new ArrayList<>(cell.evidence());
        all.addAll(found);
        Answer holds = Committor.answer(found);
        if (cell.verdict() != Verdict.KEPT) {
            return cell.with(cell.verdict(), cell.reason(), all);
        }
        return switch (holds) {
            case YES ->
                    cell.with(
                            Verdict.KEPT,
                            cell.reason() + "; beyond the edge of its basin trajectories leave",
                            all);
            case NO ->
                    cell.with(
                            Verdict.BLURRED,
                            "the equilibrium holds, but the edge of its basin is not where the rate"
                                    + " equations have it",
                            all);
            case OPEN ->
                    cell.with(
                            Verdict.UNDECIDED,
                            "not decided yet: where the basin of the equilibrium ends",
                            all);
        };
    }

    private Optional<Cell> approximate(
            Surrogates.Admitted admitted,
            JumpProcess process,
            DeterministicRegime regime,
            Map<String, Double> named,
            long seed,
            Progress part) {
        try {
            Sampling sampling = new Sampling(question, regime, admitted.method().prepare(process));
            long own = Streams.derive(seed, APPROXIMATE);
            // Steps of one species alone are several times cheaper.
            long steps =
                    question.settings().approximateSteps()
                            * (question.executive().size() == 1 ? 3 : 1);
            CellRun run =
                    new CellRun(
                            question,
                            regime,
                            sampling,
                            named,
                            own,
                            error / (regime.basin().isEmpty() ? 1 : 2),
                            steps,
                            false);
            Cell cell = run.run(pool, part, checkpoints);
            return run.untrusted() > 0
                    ? Optional.empty()
                    : Optional.of(edge(cell, sampling, own, steps, part));
        } catch (ComputationException refused) {
            // The method finds itself unfit for this process: exact simulation goes on alone.
            return Optional.empty();
        }
    }

    /** Reaction events per unit of time, the mean over the attractors. */
    private static double rate(Sampling sampling, DeterministicRegime regime, long seed) {
        int attractors = regime.attractors().size();
        double rate = 0;
        for (int k = 0; k < attractors; k++) {
            rate +=
                    EventRate.of(
                                    sampling.simulator(),
                                    sampling.start(k),
                                    sampling.step(),
                                    sampling.guard(),
                                    seed,
                                    k)
                            / attractors;
        }
        return rate;
    }

    static String rounded(double size) {
        return size == Math.rint(size)
                ? Long.toString((long) size)
                : String.format(Locale.ROOT, "%.3g", size);
    }
}
