package rncrn.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import rncrn.ComputationException;
import rncrn.design.Design;
import rncrn.design.NetworkPlan;
import rncrn.design.NoisePlan;
import rncrn.design.TrainingPlan;
import rncrn.neural.Classifier;
import rncrn.neural.Rncrn;
import rncrn.target.Piece;
import rncrn.target.TrainingSet;

/**
 * Trains networks that behave the same with far fewer molecules. From ordinary fits the weight of
 * the noise rises step by step; at each step Levenberg-Marquardt alternates with the best split of
 * the event budget. Every network on the way is kept, its full reaction list looked at, and the one
 * of least noise whose dynamics hold is chosen.
 */
public final class NoiseTrainer {
    private static final int POINTS = 700;
    private static final int ROUNDS = 5;
    private static final int ITERATIONS = 14;

    /** Networks in a row that do not behave, after which a start is not followed further. */
    private static final int LOST_FOR_GOOD = 2;

    private NoiseTrainer() {}

    /** Trains; see {@link Trainer#train(Design, Optional, Session)}. */
    public static NoiseResult train(Design design, Session session) {
        long seed = session.seed();
        int threads = session.threads();
        Progress progress = session.progress();
        NoisePlan noise = design.noise();
        Design larger = larger(design);
        TrainingSet full = larger.trainingSet();
        Problem.Frame frame = Problem.Frame.of(full);
        List<Trainer.Fitted> fits = Trainer.fits(larger, full, frame, session);
        NoisePoints points = new NoisePoints(larger, Sampling.subset(full, POINTS, seed + 2), seed);
        Optional<Classifier> driver =
                design.classifier()
                        .map(plan -> ClassifierTrainer.train(plan, seed, threads).classifier());
        TrainingSet asDesigned = design.trainingSet();
        AtomicInteger done = new AtomicInteger();
        int steps = Math.min(noise.candidates(), fits.size());
        List<Callable<List<Entry>>> tasks = new ArrayList<>();
        for (Trainer.Fitted fit : fits.subList(0, steps)) {
            tasks.add(
                    () -> {
                        List<Entry> entries =
                                new Continuation(larger, frame, points, asDesigned, driver, seed)
                                        .run(fit);
                        synchronized (done) {
                            progress.report(
                                    "noise-aware continuation",
                                    done.incrementAndGet(),
                                    steps,
                                    entries.stream()
                                            .filter(e -> e.member.looked())
                                            .mapToDouble(e -> e.member.shortfall())
                                            .min()
                                            .orElse(Double.NaN));
                        }
                        return entries;
                    });
        }
        List<Entry> all = new ArrayList<>();
        Workers.all(threads, tasks).forEach(all::addAll);
        Entry best =
                all.stream()
                        .filter(e -> e.behaviours.isPresent())
                        .min(
                                Comparator.comparingDouble((Entry e) -> e.member.shortfall())
                                        .thenComparingDouble(e -> e.member.noise()))
                        .orElseThrow(
                                () ->
                                        new ComputationException(
                                                "no start of the noise-aware training led to a"
                                                        + " finite network"));
        TrainingResult result =
                Measure.result(
                        design,
                        asDesigned,
                        best.member.loss(),
                        best.network,
                        best.behaviours.orElseThrow(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty());
        return new NoiseResult(result, all.stream().map(e -> e.member).toList(), all.indexOf(best));
    }

    /** One network of the front with what it does, where that was looked at. */
    private record Entry(
            NoiseResult.Member member, Rncrn network, Optional<Behaviours> behaviours) {}

    /** One network of the front, not looked at yet. */
    private record Made(Rncrn network, NoiseResult.Member member) {}

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
                        Optional.empty()),
                noise.expectations().isEmpty() ? design.expectations() : noise.expectations());
    }

    /** The way of one start to ever less noise. */
    private static final class Continuation {
        private final Design design;
        private final Problem.Frame frame;
        private final NoisePoints points;
        private final TrainingSet full;
        private final Optional<Classifier> driver;
        private final long seed;
        private final int n;
        private final int m;
        private final NoiseModel model;

        Continuation(
                Design design,
                Problem.Frame frame,
                NoisePoints points,
                TrainingSet full,
                Optional<Classifier> driver,
                long seed) {
            this.design = design;
            this.frame = frame;
            this.points = points;
            this.full = full;
            this.driver = driver;
            this.seed = seed;
            n = design.species().size();
            m = design.network().perceptrons();
            model =
                    new NoiseModel(
                            n,
                            m,
                            frame,
                            design.noise().betaAtLeast(),
                            points.field,
                            points.attractor,
                            points.guard,
                            design.noise().guard());
        }

        List<Entry> run(Trainer.Fitted fit) {
            double[] v = start(fit);
            List<Made> made = new ArrayList<>();
            Rows rows = new Rows(model);
            BudgetSplit split = split(v);
            for (double penalty : design.noise().penalties()) {
                for (int round = 0; round < ROUNDS; round++) {
                    model.set(penalty, split.price, split.w, split.speed);
                    LevenbergMarquardt method = new LevenbergMarquardt(v);
                    method.run(rows, ITERATIONS);
                    v = method.point();
                    split = split(v);
                }
                Optional<RateWindow.Fit> built = built(v, split, penalty);
                if (built.isEmpty()) {
                    // The range of rate constants leaves no such network.
                    continue;
                }
                Rncrn network = network(built.get(), fit.start(), penalty);
                made.add(
                        new Made(
                                network,
                                new NoiseResult.Member(
                                        fit.start(),
                                        penalty,
                                        Measure.loss(network, full, design.training().residual()),
                                        split.executive,
                                        split.noise,
                                        RateRange.of(network).ratio(),
                                        false,
                                        Double.NaN,
                                        false)));
            }
            return looked(made);
        }

        /**
         * Looks at the dynamics with rising noise penalty, until the behaviour is lost for good:
         * the last network before that is the one to have of this start.
         */
        private List<Entry> looked(List<Made> made) {
            List<Entry> entries = new ArrayList<>();
            int lost = 0;
            for (Made one : made) {
                if (lost == LOST_FOR_GOOD) {
                    entries.add(new Entry(one.member, one.network, Optional.empty()));
                    continue;
                }
                Behaviours behaviours = Behaviours.of(design, one.network);
                double tolerance = design.noise().tolerance();
                double shortfall =
                        behaviours.findings().stream()
                                .mapToDouble(f -> Math.max(0, f.deviation() / tolerance - 1))
                                .sum();
                lost = shortfall == 0 ? 0 : lost + 1;
                entries.add(
                        new Entry(
                                one.member.looked(shortfall),
                                one.network,
                                Optional.of(behaviours)));
            }
            return entries;
        }

        /** The network as it is to be built: with its rate constants in their range. */
        private Optional<RateWindow.Fit> built(double[] v, BudgetSplit split, double penalty) {
            return design.noise().rates().isEmpty()
                    ? Optional.of(new RateWindow.Fit(v, split.speed, split.abundance, Double.NaN))
                    : new RateWindow(model, design.noise().rates().get()).fit(v, split, penalty);
        }

        private BudgetSplit split(double[] v) {
            NoisePlan noise = design.noise();
            return new BudgetSplit(
                    model, v, points.attractor, noise.budget(), noise.systemSize(), noise.speed());
        }

        private double[] start(Trainer.Fitted fit) {
            double[] v = new double[model.variables()];
            for (int i = 0; i < n; i++) {
                System.arraycopy(fit.alpha()[i], 0, v, i * m, m);
                v[n * m + i] =
                        Math.sqrt(Math.max(1e-3, fit.beta()[i] - design.noise().betaAtLeast()));
            }
            System.arraycopy(fit.v(), 0, v, n * m + n, fit.v().length);
            return v;
        }

        /**
         * With speed V and abundance c: omega, psi, theta times V mu, tau V mu/c, gamma V mu c,
         * alpha over c.
         */
        private Rncrn network(RateWindow.Fit built, int start, double penalty) {
            double[] v = built.v();
            double mu = design.network().mu().get(0);
            double[][] alpha = new double[n][m];
            double[] beta = new double[n];
            for (int i = 0; i < n; i++) {
                beta[i] = model.beta(v, i);
                System.arraycopy(v, i * m, alpha[i], 0, m);
            }
            double[] planes = java.util.Arrays.copyOfRange(v, n * m + n, v.length);
            Rncrn unit =
                    Gauge.network(
                            design,
                            mu,
                            frame,
                            planes,
                            alpha,
                            beta,
                            Map.of("seed", seed, "start", start, "noisePenalty", penalty));
            double[][] omega = unit.omega();
            double[][] psi = unit.psi();
            double[] theta = unit.theta();
            double[] gamma = unit.gamma();
            double[] tau = unit.tau();
            for (int j = 0; j < m; j++) {
                double speed = built.speed()[j] * mu;
                double c = built.abundance()[j];
                for (int k = 0; k < n; k++) {
                    omega[j][k] *= speed;
                    alpha[k][j] /= c;
                }
                for (int k = 0; k < psi[j].length; k++) {
                    psi[j][k] *= speed;
                }
                theta[j] *= speed;
                gamma[j] *= speed * c;
                tau[j] *= speed / c;
            }
            Rncrn network =
                    new Rncrn(
                            design.name() + "-noise-aware",
                            design.species(),
                            design.parameters(),
                            alpha,
                            omega,
                            psi,
                            theta,
                            beta,
                            gamma,
                            tau,
                            mu,
                            Optional.of(design.domain()),
                            Optional.empty(),
                            unit.provenance());
            return driver.map(network::withClassifier).orElse(network);
        }
    }
}
