package rncrn.verdict;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rncrn.ComputationException;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.network.SystemSize;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;

/**
 * How one cell is answered: by exact simulation where its budget suffices. Where that is in doubt,
 * an admitted approximate method goes first. It tells how much simulated time a decision takes, and
 * so what it would cost the exact method: within the budget, exact simulation decides and the
 * approximate verdict stands beside it as a check of the method; beyond it, the approximate verdict
 * is given, and said to be one.
 */
final class CellStudy {
    /** Share of the budget below which exact simulation is not in doubt. */
    private static final double EASY = 0.05;

    /** Exact simulation is tried up to so many budgets of predicted cost: it stops at one. */
    private static final double WITHIN = 1.2;

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
        this.error = error;
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
        CellRun exact =
                new CellRun(
                        question,
                        regime,
                        sampling,
                        named,
                        seed,
                        error,
                        question.settings().eventsPerCell(),
                        true);
        double rate = rate(sampling, regime, Streams.derive(seed, APPROXIMATE));
        double budget = question.settings().eventsPerCell();
        if (question.settings().approximateSteps() == 0
                || rate * least(sampling, regime) <= EASY * budget) {
            return exact.run(pool, part, checkpoints);
        }
        Optional<Surrogates.Admitted> admitted =
                surrogates.at(
                        row,
                        simulator,
                        regime.attractors().get(0),
                        sampling.horizon(),
                        Streams.derive(seed, APPROXIMATE + 1));
        if (admitted.isEmpty()) {
            return exact.run(pool, part, checkpoints);
        }
        Optional<Cell> approximate =
                approximate(admitted.get(), process, regime, named, seed, part);
        if (approximate.isEmpty()) {
            return exact.run(pool, part, checkpoints);
        }
        Cell other = approximate.get();
        double cost = rate * other.time();
        boolean decided = other.verdict() != Verdict.UNDECIDED;
        if (decided && cost <= WITHIN * budget) {
            Cell cell = exact.run(pool, part, checkpoints);
            if (cell.verdict() != Verdict.UNDECIDED) {
                return cell.with(
                        cell.reason(),
                        Optional.of(
                                new Cell.Approximation(
                                        admitted.get().method().name(),
                                        other.stochastic(),
                                        other.verdict(),
                                        other.reason())));
            }
        }
        return other.with(
                String.format(
                        Locale.ROOT,
                        "%s (by the approximate method %s, admitted at system size %s: %s; exact"
                                + " simulation of as much time would take about %.2g events)",
                        other.reason(),
                        admitted.get().method().name(),
                        rounded(admitted.get().systemSize()),
                        admitted.get().why(),
                        cost),
                Optional.empty());
    }

    private Optional<Cell> approximate(
            Surrogates.Admitted admitted,
            JumpProcess process,
            DeterministicRegime regime,
            Map<String, Double> named,
            long seed,
            Progress part) {
        try {
            CellRun run =
                    new CellRun(
                            question,
                            regime,
                            new Sampling(question, regime, admitted.method().prepare(process)),
                            named,
                            Streams.derive(seed, APPROXIMATE),
                            error,
                            question.settings().approximateSteps(),
                            false);
            Cell cell = run.run(pool, part, checkpoints);
            return run.untrusted() > 0 ? Optional.empty() : Optional.of(cell);
        } catch (ComputationException refused) {
            // The method finds itself unfit for this process: exact simulation goes on alone.
            return Optional.empty();
        }
    }

    /** Reaction events per unit of time, over one sample from every attractor. */
    private static double rate(Sampling sampling, DeterministicRegime regime, long seed) {
        double events = 0;
        double time = 0;
        for (int k = 0; k < regime.attractors().size(); k++) {
            Trajectory pilot =
                    sampling.simulator()
                            .start(sampling.start(k), Streams.stream(seed, k), sampling.guard());
            pilot.advance(sampling.step());
            events += pilot.events();
            time += pilot.time();
        }
        return Math.max(1, events) / time;
    }

    /** The least time in which attractors that are never left are shown to hold, at look two. */
    private double least(Sampling sampling, DeterministicRegime regime) {
        double tail = error / 6 / Judge.questions(regime, sampling.dimension()) / 2;
        return regime.attractors().size() * sampling.horizon() * Math.log(1 / tail);
    }

    private static String rounded(double size) {
        return size == Math.rint(size)
                ? Long.toString((long) size)
                : String.format(Locale.ROOT, "%.3g", size);
    }
}
