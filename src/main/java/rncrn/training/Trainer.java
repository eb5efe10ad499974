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
import rncrn.design.Published;
import rncrn.design.TrainingPlan;
import rncrn.neural.Classifier;
import rncrn.neural.Rncrn;
import rncrn.target.TrainingSet;

/**
 * Trains the network of a design. Many starts are run for a few iterations on a subset of the
 * points; the better ones go on, round by round; the best few finish on the full set. The result is
 * a function of design and seed alone: threads only share out the starts.
 */
public final class Trainer {
    /** Points beyond which even the finish works on a subset; alpha and beta see all of them. */
    private static final int FINISH_POINTS = 3_000;

    /** What is spent on a fit to a publication's own training set, where that is another. */
    private static final int PUBLISHED_STARTS = 24;

    private static final int PUBLISHED_POINTS = 1200;
    private static final int PUBLISHED_FINISHERS = 3;

    /** The quasi-static solution is near: compensation needs no more. */
    private static final int LAG_ITERATIONS = 40;

    /** Of the starts, one in so many survives each round. */
    private static final int KEEP_ONE_IN = 4;

    private static final Comparator<Search> BEST_FIRST =
            Comparator.comparingDouble((Search s) -> s.method.cost())
                    .thenComparingInt(s -> s.number);

    private Trainer() {}

    /**
     * Trains.
     *
     * @param design the design
     * @param seed seed of the starts
     * @param threads threads to work on
     * @param progress told how it goes
     * @throws ComputationException if no start led to a finite loss
     */
    public static TrainingResult train(Design design, long seed, int threads, Progress progress) {
        return train(design, Optional.empty(), seed, threads, progress);
    }

    /**
     * Trains, with the weights of a given network as one more start.
     *
     * @param from a network of the design's species, parameters and number of perceptrons
     * @throws IllegalArgumentException if it does not fit the design; the message says where
     */
    public static TrainingResult train(
            Design design, Optional<Rncrn> from, long seed, int threads, Progress progress) {
        TrainingSet full = Focusing.weighted(design, design.trainingSet());
        Problem.Frame frame = Problem.Frame.of(full);
        List<Search> searches = new ArrayList<>();
        from.ifPresent(
                network -> {
                    fits("executive species", network.species().size(), design.species().size());
                    fits(
                            "parameter species",
                            network.parameters().size(),
                            design.parameters().size());
                    fits("perceptrons", network.perceptrons(), design.network().perceptrons());
                    searches.add(
                            new Search(
                                    design.training().starts(),
                                    new LevenbergMarquardt(Gauge.hyperplanes(network, frame))));
                });
        List<Search> running = search(design, full, frame, searches, seed, threads, progress);
        return finish(design, full, frame, running, searches, seed, threads, progress);
    }

    private static void fits(String what, int given, int wanted) {
        if (given != wanted) {
            throw new IllegalArgumentException(
                    "the network has " + given + " " + what + ", the design has " + wanted);
        }
    }

    /**
     * Adds random starts to those given and runs them round by round; returns those that are to
     * finish, best first.
     */
    private static List<Search> search(
            Design design,
            TrainingSet full,
            Problem.Frame frame,
            List<Search> searches,
            long seed,
            int threads,
            Progress progress) {
        TrainingPlan plan = design.training();
        Problem problem = problem(design, Sampling.subset(full, plan.points(), seed), frame, 0);
        int m = design.network().perceptrons();

        for (int s = 0; s < plan.starts(); s++) {
            searches.add(
                    new Search(
                            s,
                            new LevenbergMarquardt(Starts.hyperplanes(problem, m, plan, seed, s))));
        }
        List<Search> running = searches;
        int round = Math.max(1, plan.iterations() / 5);
        while (true) {
            run("starts", running, problem, m, round, threads, progress);
            running =
                    running.stream()
                            .sorted(BEST_FIRST)
                            .limit(Math.max(plan.finishers(), running.size() / KEEP_ONE_IN))
                            .toList();
            if (running.get(0).method.iterations() >= plan.iterations()
                    || running.size() <= plan.finishers()) {
                break;
            }
            round *= 2;
        }
        if (!(running.get(0).method.cost() < Double.POSITIVE_INFINITY)) {
            throw new ComputationException(
                    "no start of the training led to a finite loss; check that the target is"
                            + " finite and the domain positive");
        }
        return running;
    }

    /** A quasi-static fit in the unit gauge. */
    @SuppressWarnings("ArrayRecordComponent") // Passed about inside this package, never compared.
    record Fitted(int start, double[] v, double[][] alpha, double[] beta) {}

    /** The best fits, best first, for training that goes on from them. */
    static List<Fitted> fits(
            Design design,
            TrainingSet full,
            Problem.Frame frame,
            long seed,
            int threads,
            Progress progress) {
        int m = design.network().perceptrons();
        List<Search> best = search(design, full, frame, new ArrayList<>(), seed, threads, progress);
        Projection work =
                new Projection(
                        problem(design, Sampling.subset(full, FINISH_POINTS, seed + 1), frame, 0),
                        m);
        List<Fitted> fits = new ArrayList<>();
        for (Search search : best) {
            double[] v = search.method.point();
            work.evaluate(v);
            double[][] alpha = new double[design.species().size()][];
            for (int i = 0; i < alpha.length; i++) {
                alpha[i] = work.alpha[i].clone();
            }
            fits.add(new Fitted(search.number, v, alpha, work.beta.clone()));
        }
        return fits;
    }

    /** One start under way. */
    private record Search(int number, LevenbergMarquardt method) {}

    private static void run(
            String stage,
            List<Search> searches,
            Problem problem,
            int m,
            int iterations,
            int threads,
            Progress progress) {
        AtomicInteger done = new AtomicInteger();
        double[] best = {Double.POSITIVE_INFINITY};
        // A workspace per thread, not per start: they are large.
        ThreadLocal<Projection> workspace =
                ThreadLocal.withInitial(() -> new Projection(problem, m));
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (Search search : searches) {
            tasks.add(
                    () -> {
                        search.method.run(workspace.get(), iterations);
                        synchronized (best) {
                            best[0] = Math.min(best[0], search.method.cost());
                            progress.report(
                                    stage, done.incrementAndGet(), searches.size(), best[0]);
                        }
                        return search.number;
                    });
        }
        Workers.all(threads, tasks);
    }

    private static TrainingResult finish(
            Design design,
            TrainingSet full,
            Problem.Frame frame,
            List<Search> best,
            List<Search> all,
            long seed,
            int threads,
            Progress progress) {
        int m = design.network().perceptrons();
        TrainingSet subset = Sampling.subset(full, FINISH_POINTS, seed + 1);
        List<Search> last =
                best.stream()
                        .map(s -> new Search(s.number, new LevenbergMarquardt(s.method.point())))
                        .toList();
        int iterations = design.training().iterations();
        run("finish", last, problem(design, subset, frame, 0), m, iterations, threads, progress);
        List<Search> ranked = last.stream().sorted(BEST_FIRST).toList();
        List<TrainingResult.Start> starts =
                all.stream()
                        .map(
                                s ->
                                        new TrainingResult.Start(
                                                s.number, s.method.cost(), s.method.iterations()))
                        .toList();
        Optional<ClassifierTrainer.Trained> driver =
                design.classifier().map(plan -> ClassifierTrainer.train(plan, seed, threads));
        Fit reference =
                new Fit(
                        design,
                        problem(design, full, frame, 0),
                        frame,
                        design.network().mu().get(0),
                        Optional.empty());
        double fitLoss =
                Measure.loss(
                        reference.network(ranked.get(0).method.point(), seed, 0),
                        full,
                        design.training().residual());

        List<TrainingResult.MuTrial> trials = new ArrayList<>();
        List<TrainingResult.Candidate> candidates = new ArrayList<>();
        Choice choice = null;
        for (double mu : design.network().mu()) {
            double lag = design.training().lag() ? Gauge.unitMu(design, mu) : 0;
            List<Search> fitted = ranked;
            if (lag > 0) {
                fitted =
                        ranked.stream()
                                .map(
                                        s ->
                                                new Search(
                                                        s.number,
                                                        new LevenbergMarquardt(s.method.point())))
                                .toList();
                run(
                        "lag compensation at mu = " + mu,
                        fitted,
                        problem(design, subset, frame, lag),
                        m,
                        Math.min(iterations, LAG_ITERATIONS),
                        threads,
                        progress);
            }
            Fit fit =
                    new Fit(
                            design,
                            problem(design, full, frame, lag),
                            frame,
                            mu,
                            driver.map(ClassifierTrainer.Trained::classifier));
            List<Choice> choices = look(fit, fitted, seed, threads, progress);
            choices.forEach(c -> candidates.add(c.candidate()));
            Choice chosen = choices.stream().min(Choice.BETTER).orElseThrow();
            trials.add(
                    new TrainingResult.MuTrial(
                            mu,
                            choices.size(),
                            (int) choices.stream().filter(c -> c.behaviours.hold()).count(),
                            chosen.behaviours.shortfall()));
            if (choice == null || Choice.BETTER.compare(chosen, choice) < 0) {
                choice = chosen;
            }
            if (choice.behaviours.hold()) {
                break;
            }
        }
        return Measure.result(
                design,
                full,
                fitLoss,
                choice.network,
                choice.behaviours,
                trials,
                driver.map(d -> new TrainingResult.Classification(d.loss(), d.accuracy())),
                starts,
                candidates,
                convergence(choice.search, all, last),
                published(design, choice.network, fitLoss, seed, threads, progress));
    }

    /** The comparison with the publication that the design names. */
    private static Optional<TrainingResult.AgainstPublished> published(
            Design design,
            Rncrn network,
            double fitLoss,
            long seed,
            int threads,
            Progress progress) {
        if (design.published().isEmpty()) {
            return Optional.empty();
        }
        Published published = design.published().get();
        TrainingSet set = published.trainingSet(design);
        boolean same =
                published.target().isEmpty()
                        && published.perceptrons() == design.network().perceptrons();
        return Optional.of(
                new TrainingResult.AgainstPublished(
                        published.loss(),
                        published.perceptrons(),
                        set.size(),
                        Measure.loss(network, set, design.training().residual()),
                        same ? fitLoss : fitOf(design, set, seed, threads, progress)));
    }

    /** The smallest loss reached on the publication's own set at its number of perceptrons. */
    private static double fitOf(
            Design design, TrainingSet set, long seed, int threads, Progress progress) {
        NetworkPlan n = design.network();
        Published published = design.published().orElseThrow();
        TrainingPlan t = design.training();
        Design other =
                design.with(
                        published.target().orElse(design.target()),
                        new NetworkPlan(
                                published.perceptrons(),
                                n.mu(),
                                n.gamma(),
                                n.tau(),
                                n.beta(),
                                n.betaAtLeast()),
                        new TrainingPlan(
                                t.residual(),
                                PUBLISHED_STARTS,
                                t.iterations(),
                                PUBLISHED_POINTS,
                                PUBLISHED_FINISHERS,
                                Starts.WIDE_FROM,
                                Starts.WIDE_TO,
                                .5,
                                0,
                                1e-9,
                                false,
                                Optional.empty()),
                        design.expectations());
        Problem.Frame frame = Problem.Frame.of(set);
        List<Search> best = search(other, set, frame, new ArrayList<>(), seed, threads, progress);
        TrainingSet subset = Sampling.subset(set, FINISH_POINTS, seed + 1);
        run(
                "the published set",
                best,
                problem(other, subset, frame, 0),
                published.perceptrons(),
                t.iterations(),
                threads,
                progress);
        Fit everything =
                new Fit(
                        other,
                        problem(other, set, frame, 0),
                        frame,
                        n.mu().get(0),
                        Optional.empty());
        return best.stream()
                .mapToDouble(
                        s ->
                                Measure.loss(
                                        everything.network(s.method.point(), seed, s.number),
                                        set,
                                        t.residual()))
                .min()
                .orElseThrow();
    }

    /** The stages that a search went through, from its start to the network. */
    private static List<TrainingResult.Stage> convergence(
            Search chosen, List<Search> starts, List<Search> finished) {
        List<TrainingResult.Stage> stages = new ArrayList<>();
        stage("starts, on fewer points", chosen, starts, stages);
        stage("finish", chosen, finished, stages);
        if (finished.stream().noneMatch(s -> s.method == chosen.method)) {
            stages.add(new TrainingResult.Stage("lag compensation", chosen.method.history()));
        }
        return stages;
    }

    private static void stage(
            String name, Search chosen, List<Search> among, List<TrainingResult.Stage> stages) {
        among.stream()
                .filter(s -> s.number == chosen.number)
                .forEach(s -> stages.add(new TrainingResult.Stage(name, s.method.history())));
    }

    /** A network and what it does. */
    private record Choice(Rncrn network, int rank, Search search, Behaviours behaviours) {
        TrainingResult.Candidate candidate() {
            return new TrainingResult.Candidate(
                    network.mu(),
                    search.number,
                    search.method.cost(),
                    behaviours.shortfall(),
                    behaviours.findings().stream()
                            .map(f -> f.regimes() + " (" + f.measured() + ")")
                            .toList());
        }

        /** Least shortfall, then fewest trajectories that run away, then the better fit. */
        static final Comparator<Choice> BETTER =
                Comparator.comparingDouble((Choice c) -> c.behaviours.shortfall())
                        .thenComparingInt(c -> c.behaviours.escapes())
                        .thenComparingInt(c -> c.rank);
    }

    private static List<Choice> look(
            Fit fit, List<Search> fitted, long seed, int threads, Progress progress) {
        AtomicInteger done = new AtomicInteger();
        List<Callable<Choice>> tasks = new ArrayList<>();
        for (int k = 0; k < fitted.size(); k++) {
            Search search = fitted.get(k);
            int rank = k;
            tasks.add(
                    () -> {
                        Rncrn network = fit.network(search.method.point(), seed, search.number);
                        Behaviours behaviours = Behaviours.of(fit.design(), network);
                        synchronized (done) {
                            progress.report(
                                    "dynamics at mu = " + network.mu(),
                                    done.incrementAndGet(),
                                    fitted.size(),
                                    search.method.cost());
                        }
                        return new Choice(network, rank, search, behaviours);
                    });
        }
        return Workers.all(threads, tasks);
    }

    /** Turns hyperplanes into networks: the linear weights see the full training set. */
    private record Fit(
            Design design,
            Problem everything,
            Problem.Frame frame,
            double mu,
            Optional<Classifier> driver) {
        Rncrn network(double[] v, long seed, int start) {
            Projection all = new Projection(everything, design.network().perceptrons());
            all.evaluate(v);
            Rncrn network =
                    Gauge.network(
                            design,
                            mu,
                            frame,
                            v,
                            all.alpha,
                            all.beta,
                            Map.of("seed", seed, "start", start));
            return driver.map(network::withClassifier).orElse(network);
        }
    }

    private static Problem problem(
            Design design, TrainingSet set, Problem.Frame frame, double lag) {
        return new Problem(
                set,
                frame,
                design.training().residual() == TrainingPlan.Residual.PER_CONCENTRATION,
                design.network().beta().orElse(Double.NaN),
                design.network().betaAtLeast(),
                lag,
                design.training().fluxPenalty(),
                design.training().ridge());
    }
}
