package rncrn.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import rncrn.ComputationException;
import rncrn.design.Design;
import rncrn.design.NetworkPlan;
import rncrn.design.NoisePlan;
import rncrn.design.TrainingPlan;
import rncrn.neural.Classifier;
import rncrn.target.Piece;
import rncrn.target.TrainingSet;

/**
 * Trains networks that behave the same with far fewer molecules. From ordinary fits the weight of
 * the noise rises step by step ({@link NoiseContinuation}); every network on the way is kept. A
 * judge foretells how blurred each will be at the system size it is made for; in that order the
 * rate equations of their full reaction lists are looked at, and the first that behaves is chosen.
 */
public final class NoiseTrainer {
    private static final int POINTS = 700;

    /** Networks looked at side by side: of no consequence for which is chosen. */
    private static final int AT_ONCE = 2;

    /** Networks looked at for each start that is followed. */
    private static final int LOOKS = 4;

    private NoiseTrainer() {}

    /** Trains; see {@link Trainer#train(Design, Optional, Session)}. */
    public static NoiseResult train(Design design, NoiseJudge judge, Session session) {
        Design larger = larger(design);
        TrainingSet asDesigned = design.trainingSet();
        List<Search> searches = new ArrayList<>();
        List<NoiseContinuation.Made> made = continuations(larger, asDesigned, searches, session);
        List<Entry> all = new ArrayList<>();
        List<Callable<NoiseJudge.Foretold>> judged = new ArrayList<>();
        made.forEach(one -> judged.add(() -> judge.foretell(one.network())));
        List<NoiseJudge.Foretold> foretold = Workers.all(session.threads(), judged);
        for (int k = 0; k < made.size(); k++) {
            all.add(new Entry(made.get(k), foretold.get(k)));
        }
        Entry best = choose(larger, all, session);
        TrainingResult result =
                Measure.result(
                        design,
                        asDesigned,
                        best.member().loss(),
                        best.made.network(),
                        best.behaviours.orElseThrow(),
                        List.of(),
                        Optional.empty(),
                        Search.starts(searches),
                        all.stream().flatMap(entry -> entry.candidate().stream()).toList(),
                        convergence(best.made, made, searches),
                        Optional.empty());
        return new NoiseResult(result, all.stream().map(Entry::member).toList(), all.indexOf(best));
    }

    /** The stages that led to a network: its start, then ever heavier noise. */
    private static List<TrainingResult.Stage> convergence(
            NoiseContinuation.Made chosen,
            List<NoiseContinuation.Made> made,
            List<Search> searches) {
        int start = chosen.member().start();
        List<TrainingResult.Stage> stages = new ArrayList<>();
        searches.stream()
                .filter(s -> s.number() == start)
                .map(s -> new TrainingResult.Stage("starts", s.method().history()))
                .forEach(stages::add);
        made.stream()
                .filter(m -> m.member().start() == start)
                .filter(m -> m.member().penalty() <= chosen.member().penalty())
                .map(NoiseContinuation.Made::stage)
                .forEach(stages::add);
        return stages;
    }

    /** All networks of all starts, start after start, rising penalty. */
    private static List<NoiseContinuation.Made> continuations(
            Design larger, TrainingSet asDesigned, List<Search> searches, Session session) {
        long seed = session.seed();
        TrainingSet full = larger.trainingSet();
        Problem.Frame frame = Problem.Frame.of(full);
        List<Trainer.Fitted> fits = Trainer.fits(larger, full, frame, searches, session);
        NoisePoints points = new NoisePoints(larger, Sampling.subset(full, POINTS, seed + 2), seed);
        Optional<Classifier> driver =
                larger.classifier()
                        .map(
                                plan ->
                                        ClassifierTrainer.train(plan, seed, session.threads())
                                                .classifier());
        AtomicInteger done = new AtomicInteger();
        int candidates = Math.min(larger.noise().candidates(), fits.size());
        List<Callable<List<NoiseContinuation.Made>>> tasks = new ArrayList<>();
        for (Trainer.Fitted fit : fits.subList(0, candidates)) {
            tasks.add(
                    () -> {
                        List<NoiseContinuation.Made> of =
                                new NoiseContinuation(
                                                larger, frame, points, asDesigned, driver, session)
                                        .run(fit);
                        synchronized (done) {
                            session.progress()
                                    .report(
                                            "noise-aware continuation",
                                            done.incrementAndGet(),
                                            candidates,
                                            of.stream()
                                                    .mapToDouble(m -> m.member().noise())
                                                    .min()
                                                    .orElse(Double.NaN));
                        }
                        return of;
                    });
        }
        List<NoiseContinuation.Made> all = new ArrayList<>();
        Workers.all(session.threads(), tasks).forEach(all::addAll);
        if (all.isEmpty()) {
            throw new ComputationException(
                    "no start of the noise-aware training led to a network whose rate constants"
                            + " are in the range asked for");
        }
        return all;
    }

    /**
     * The first that behaves, in the order of what is foretold; where none does among those that
     * are looked at, the one nearest to it.
     */
    private static Entry choose(Design larger, List<Entry> all, Session session) {
        List<Entry> order = all.stream().sorted(Entry.QUIETEST_FIRST).toList();
        int most = Math.min(order.size(), LOOKS * larger.noise().candidates());
        for (int from = 0; from < most; from += AT_ONCE) {
            List<Entry> now = order.subList(from, Math.min(most, from + AT_ONCE));
            List<Callable<Entry>> tasks = new ArrayList<>();
            now.forEach(entry -> tasks.add(() -> entry.look(larger, session)));
            Workers.all(session.threads(), tasks);
            session.progress()
                    .report("dynamics", from + now.size(), most, now.get(0).foretold.blur());
            for (Entry entry : now) {
                if (entry.member().holds()) {
                    return entry;
                }
            }
        }
        return order.subList(0, most).stream()
                .min(Comparator.comparingDouble(entry -> entry.member().shortfall()))
                .orElseThrow();
    }

    /** One network of the front, with what it does once that was looked at. */
    private static final class Entry {
        static final Comparator<Entry> QUIETEST_FIRST =
                Comparator.comparingDouble((Entry e) -> e.foretold.blur())
                        .thenComparingDouble(e -> e.made.member().noise());

        private final NoiseContinuation.Made made;
        private final NoiseJudge.Foretold foretold;
        private Optional<Behaviours> behaviours = Optional.empty();

        Entry(NoiseContinuation.Made made, NoiseJudge.Foretold foretold) {
            this.made = made;
            this.foretold = foretold;
        }

        Entry look(Design design, Session session) {
            KeptBehaviours kept = new KeptBehaviours();
            String work = "dynamics, " + made.name();
            if (!session.checkpoint().restore(work, kept)) {
                kept.behaviours = Behaviours.of(design, made.network());
                session.checkpoint().keep(work, kept);
            }
            behaviours = Optional.of(kept.behaviours);
            tolerance = design.noise().tolerance();
            return this;
        }

        private double tolerance = 1;

        /** What was seen of its dynamics, if they were looked at. */
        Optional<TrainingResult.Candidate> candidate() {
            List<Double> costs = made.stage().cost();
            return behaviours.map(
                    b ->
                            new TrainingResult.Candidate(
                                    made.network().mu(),
                                    made.member().start(),
                                    costs.get(costs.size() - 1),
                                    member().shortfall(),
                                    b.findings().stream()
                                            .map(f -> f.regimes() + " (" + f.measured() + ")")
                                            .toList()));
        }

        NoiseResult.Member member() {
            NoiseResult.Member member = made.member().judged(foretold);
            return behaviours
                    .map(
                            b ->
                                    member.looked(
                                            b.findings().stream()
                                                    .mapToDouble(
                                                            f ->
                                                                    Math.max(
                                                                            0,
                                                                            f.deviation()
                                                                                            / tolerance
                                                                                    - 1))
                                                    .sum()))
                    .orElse(member);
        }
    }

    /** The design with the noise-aware network's size, its inflow trained, and all its data. */
    private static Design larger(Design design) {
        NoisePlan noise = design.noise();
        NetworkPlan plan = design.network();
        TrainingPlan t = design.training();
        List<Piece> target = new ArrayList<>();
        for (Piece piece : design.target()) {
            if (piece instanceof Piece.Field field && !noise.alsoAt().isEmpty()) {
                List<List<Double>> at = new ArrayList<>(field.at());
                at.addAll(noise.alsoAt());
                target.add(new Piece.Field(at, field.field(), field.grid(), field.weight()));
            } else {
                target.add(piece);
            }
        }
        return design.with(
                target,
                new NetworkPlan(
                        noise.perceptrons(),
                        plan.mu(),
                        1,
                        1,
                        plan.beta().filter(b -> b == 0),
                        noise.betaAtLeast()),
                new TrainingPlan(
                        t.residual(),
                        noise.starts(),
                        t.iterations(),
                        t.points(),
                        Math.max(t.finishers(), noise.candidates()),
                        t.steepnessFrom(),
                        t.steepnessTo(),
                        t.wideShare(),
                        Math.max(t.ridge(), 1e-6),
                        noise.fluxPenalty(),
                        false,
                        Optional.empty(),
                        Optional.empty()),
                noise.expectations().isEmpty() ? design.expectations() : noise.expectations());
    }
}
