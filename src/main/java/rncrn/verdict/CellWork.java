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
import rncrn.neural.Decompiler;
import rncrn.statistics.Answer;
import rncrn.stochastic.Streams;

/**
 * The work on one cell, in steps: exact simulation within the cell's budget first; where that
 * leaves it open, an approximate method that was admitted by a comparison with exact runs; and more
 * of either, as far as the study can afford it. Both share the cell's error equally; where only
 * exact simulation is to judge, it has the whole of it. Mutable; one thread.
 */
final class CellWork {
    /**
     * What the steps that an approximate method may take for one cell cost, in reaction events of
     * exact simulation, about.
     */
    static final double APPROXIMATE_COST = 3e8;

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /** Spending goes up to so many times what deciding seems to take: estimates are rough. */
    static final double PATIENCE = 2;

    private static final long EDGE = 0x65646765L;
    private static final long APPROXIMATE = 0x617070726f78L;
    private static final long GRANT = 0x6772616e74L;

    private final Question question;
    private final Pool pool;
    private final Checkpoints checkpoints;
    private final Surrogates surrogates;
    private final int row;
    private final Map<String, Double> named;
    private final DeterministicRegime regime;
    private final Sampling sampling;
    private final long seed;
    private final double error;
    private final double rate;
    private final CellRun exact;
    private Optional<Surrogates.Admitted> admitted = Optional.empty();
    private Optional<Sampling> leaps = Optional.empty();
    private Optional<CellRun> approximate = Optional.empty();
    private Cell cell;
    private String whyNot = "";
    private int grants;
    private double spent;

    /**
     * @param surrogates approximate methods of the study
     * @param row index of the parameter value
     * @param seed seed of this cell
     * @param error probability with which each of the two ways may judge the cell wrongly
     * @param rate reaction events per unit of time
     */
    CellWork(
            Question question,
            Pool pool,
            Checkpoints checkpoints,
            Surrogates surrogates,
            int row,
            Map<String, Double> named,
            DeterministicRegime regime,
            Sampling sampling,
            long seed,
            double error,
            double rate) {
        this.question = question;
        this.pool = pool;
        this.checkpoints = checkpoints;
        this.surrogates = surrogates;
        this.row = row;
        this.named = named;
        this.regime = regime;
        this.sampling = sampling;
        this.seed = seed;
        this.error = error;
        this.rate = rate;
        exact = new CellRun(question, regime, sampling, named, seed, ofRun(), true);
        cell = Cells.tooDear(named, sampling, regime, all());
    }

    /** The edge of a basin has half of the error. */
    private double ofRun() {
        return regime.basin().isEmpty() ? error : error / 2;
    }

    /** The cell as far as it is known. */
    Cell cell() {
        return cell;
    }

    boolean undecided() {
        return undecided(cell);
    }

    private static boolean undecided(Cell any) {
        return any.verdict() == Verdict.UNDECIDED;
    }

    /** What to do about an undecided cell. */
    private String advice() {
        double price = fullPrice();
        if (approximate.isPresent()) {
            price = Math.min(price, approximate.get().price() * stepCost());
        }
        return price < INFINITE
                ? String.format(Locale.ROOT, "; raise --reserve by about %.1g to decide it", price)
                : exact.full() ? "; more samples than there is memory for would decide it" : "";
    }

    /** Reaction events spent on exact simulation so far. */
    double spent() {
        return spent;
    }

    /** Reaction events of one round of all trajectories. */
    private double all() {
        return rate * sampling.firstRound() * trajectories();
    }

    private int trajectories() {
        return question.settings().replicas() * regime.attractors().size();
    }

    /** Exact simulation within the cell's own budget, if one sample of each trajectory fits in. */
    void first(Progress progress) {
        long budget = question.settings().eventsPerCell();
        if (rate * sampling.step() * trajectories() <= budget) {
            exactly(budget, seed, progress);
        }
    }

    private void exactly(long budget, long part, Progress progress) {
        Cell found = exact.run(budget, part, pool, progress, checkpoints);
        spent = exact.events();
        cell = edge(found, sampling, seed, question.settings().eventsPerCell(), progress);
        if (undecided()) {
            cell = cell.because(cell.reason() + advice() + whyNot);
        }
    }

    /** Reaction events that deciding by exact simulation would still take, about. */
    double exactPrice() {
        if (!undecided()) {
            return INFINITE;
        }
        return fullPrice();
    }

    private double fullPrice() {
        return exact.events() == 0 ? all() : exact.price();
    }

    /** The same by the approximate method at work, in events that cost as much. */
    private double approximatePrice() {
        return undecided() && approximate.isPresent()
                ? approximate.get().price() * stepCost()
                : INFINITE;
    }

    /** The cheaper of the two. */
    double price() {
        return Math.min(exactPrice(), approximatePrice());
    }

    private double stepCost() {
        return APPROXIMATE_COST / steps();
    }

    /**
     * Goes on in the cheaper way.
     *
     * @param events what may be spent; steps of an approximate method are counted as the events
     *     that cost as much
     * @return what was spent
     */
    double goOn(double events, Progress progress) {
        grants++;
        long part = Streams.derive(Streams.derive(seed, GRANT), grants);
        if (exactPrice() <= approximatePrice()) {
            double before = spent;
            exactly((long) (before + events), part, progress);
            return spent - before;
        }
        CellRun run = approximate.get();
        double before = run.events();
        leap(run, (long) (before + events / stepCost()), part, progress);
        return (run.events() - before) * stepCost();
    }

    /**
     * Asks an approximate method, if one is admitted, within the steps of one cell.
     *
     * @return what that cost, in reaction events
     */
    double approximate(Progress progress) {
        if (question.settings().approximateSteps() == 0 || !undecided()) {
            return 0;
        }
        admitted =
                surrogates.at(
                        row,
                        sampling.simulator(),
                        regime.attractors().get(0),
                        sampling.horizon(),
                        rate,
                        Streams.derive(seed, APPROXIMATE + 1));
        if (admitted.isEmpty()) {
            whyNot = surrogates.whyNot(row);
            cell = cell.because(cell.reason() + whyNot);
            return 0;
        }
        long own = Streams.derive(seed, APPROXIMATE);
        try {
            leaps =
                    Optional.of(
                            new Sampling(
                                    question,
                                    regime,
                                    admitted.get()
                                            .method()
                                            .prepare(sampling.simulator().process())));
            CellRun run = new CellRun(question, regime, leaps.get(), named, own, ofRun(), false);
            leap(run, steps(), own, progress);
            return run.events() * stepCost();
        } catch (ComputationException refused) {
            // The method finds itself unfit for this process: exact simulation goes on alone.
            approximate = Optional.empty();
            return 0;
        }
    }

    private void leap(CellRun run, long steps, long part, Progress progress) {
        Cell found = run.run(steps, part, pool, progress, checkpoints);
        if (run.untrusted() > 0) {
            approximate = Optional.empty();
            return;
        }
        approximate = Optional.of(run);
        Cell other =
                edge(
                        found,
                        leaps.orElseThrow(),
                        Streams.derive(seed, APPROXIMATE),
                        steps(),
                        progress);
        Surrogates.Admitted by = admitted.orElseThrow();
        cell =
                other.because(
                        String.format(
                                Locale.ROOT,
                                "%s (approximate; compared at system size %s: %s; exact simulation"
                                        + " of as much time would take about %.2g events)",
                                other.reason() + (undecided(other) ? advice() : ""),
                                CellStudy.rounded(by.systemSize()),
                                by.why(),
                                rate * other.time()));
    }

    /** Steps of one species alone, without a classification network, are several times cheaper. */
    private long steps() {
        boolean cheap =
                question.executive().size() == 1
                        && Decompiler.recognise(question.network())
                                .filter(r -> r.cascade().isEmpty())
                                .isPresent();
        return question.settings().approximateSteps() * (cheap ? 3 : 1);
    }

    /** With the edge of the basin, where there is one, and the verdict that follows. */
    private Cell edge(Cell found, Sampling how, long own, long budget, Progress progress) {
        List<Basin> basin = found.deterministic().basin();
        if (basin.isEmpty()
                || found.verdict() == Verdict.LOST
                || (found.verdict() == Verdict.UNDECIDED && found.exact())) {
            return found;
        }
        List<Evidence> edge =
                KeptJson.once(
                        checkpoints,
                        Streams.derive(own, EDGE),
                        Fingerprint.of(question, how.simulator().description()),
                        new TypeReference<List<Evidence>>() {},
                        () ->
                                new Committor(
                                                how,
                                                basin.get(0),
                                                Streams.derive(own, EDGE),
                                                error / 2,
                                                (double) budget / basin.get(0).rings().size())
                                        .measure(pool, progress));
        List<Evidence> all = new ArrayList<>(found.evidence());
        all.addAll(edge);
        Answer holds = Committor.answer(edge);
        if (found.verdict() != Verdict.KEPT) {
            return found.with(found.verdict(), found.reason(), all);
        }
        return switch (holds) {
            case YES ->
                    found.with(
                            Verdict.KEPT,
                            found.reason() + "; beyond the edge of its basin trajectories leave",
                            all);
            case NO ->
                    found.with(
                            Verdict.BLURRED,
                            "the equilibrium holds, but the edge of its basin is not where the rate"
                                    + " equations have it",
                            all);
            case OPEN ->
                    found.with(
                            Verdict.UNDECIDED,
                            "not decided yet: where the basin of the equilibrium ends",
                            all);
        };
    }
}
