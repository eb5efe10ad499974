package rncrn.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import rncrn.design.Design;
import rncrn.neural.Rncrn;
import rncrn.target.TrainingSet;

/**
 * Trains the network of a design. Many starts are run for a few iterations on a subset of the
 * points; the better ones go on, round by round; the best few finish on the full set. The result is
 * a function of design and seed alone: threads only share out the starts.
 */
public final class Trainer {
    /** The quasi-static solution is near: compensation needs no more. */
    private static final int LAG_ITERATIONS = 40;

    private Trainer() {}

    /** Trains; see {@link #train(Design, Optional, Session)}. */
    public static TrainingResult train(Design design, long seed, int threads, Progress progress) {
        return train(design, Optional.empty(), Session.of(seed, threads, progress));
    }

    /**
     * Trains, with the weights of a given network, if any, as one more start.
     *
     * @param from a network of the design's species, parameters and number of perceptrons
     * @throws IllegalArgumentException if it does not fit the design; the message says where
     * @throws rncrn.ComputationException if no start led to a finite loss
     */
    public static TrainingResult train(Design design, Optional<Rncrn> from, Session session) {
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
        List<Search> running = Search.best("starts", design, full, frame, searches, session);
        return finish(design, full, frame, running, searches, session);
    }

    private static void fits(String what, int given, int wanted) {
        if (given != wanted) {
            throw new IllegalArgumentException(
                    "the network has " + given + " " + what + ", the design has " + wanted);
        }
    }

    /** A quasi-static fit in the unit gauge. */
    @SuppressWarnings("ArrayRecordComponent") // Passed about inside this package, never compared.
    record Fitted(int start, double[] v, double[][] alpha, double[] beta) {}

    /**
     * The best fits, best first, for training that goes on from them.
     *
     * @param all takes all starts
     */
    static List<Fitted> fits(
            Design design,
            TrainingSet full,
            Problem.Frame frame,
            List<Search> all,
            Session session) {
        int m = design.network().perceptrons();
        List<Search> best = Search.best("starts", design, full, frame, all, session);
        Projection work =
                new Projection(
                        Search.problem(
                                design,
                                Sampling.subset(full, Search.FINISH_POINTS, session.seed() + 1),
                                frame,
                                0),
                        m);
        List<Fitted> fits = new ArrayList<>();
        for (Search search : best) {
            double[] v = search.method().point();
            work.evaluate(v);
            double[][] alpha = new double[design.species().size()][];
            for (int i = 0; i < alpha.length; i++) {
                alpha[i] = work.alpha[i].clone();
            }
            fits.add(new Fitted(search.number(), v, alpha, work.beta.clone()));
        }
        return fits;
    }

    private static TrainingResult finish(
            Design design,
            TrainingSet full,
            Problem.Frame frame,
            List<Search> best,
            List<Search> all,
            Session session) {
        long seed = session.seed();
        int m = design.network().perceptrons();
        TrainingSet subset = Sampling.subset(full, Search.FINISH_POINTS, seed + 1);
        List<Search> last = best.stream().map(Search::again).toList();
        int iterations = design.training().iterations();
        Search.run(
                "finish", last, Search.problem(design, subset, frame, 0), m, iterations, session);
        List<Search> ranked = last.stream().sorted(Search.BEST_FIRST).toList();
        Optional<ClassifierTrainer.Trained> driver =
                design.classifier()
                        .map(plan -> ClassifierTrainer.train(plan, seed, session.threads()))
                        .map(trained -> Scarce.of(design, trained));
        Fit reference =
                new Fit(
                        design,
                        Search.problem(design, full, frame, 0),
                        frame,
                        design.network().mu().get(0),
                        Optional.empty());
        double fitLoss =
                Measure.loss(
                        reference.network(ranked.get(0).method().point(), seed, 0),
                        full,
                        design.training().residual());

        List<TrainingResult.MuTrial> trials = new ArrayList<>();
        List<TrainingResult.Candidate> candidates = new ArrayList<>();
        Choice choice = null;
        for (double mu : design.network().mu()) {
            double lag = design.training().lag() ? Gauge.unitMu(design, mu) : 0;
            List<Search> fitted = ranked;
            if (lag > 0) {
                fitted = ranked.stream().map(Search::again).toList();
                Search.run(
                        "lag compensation at mu = " + mu,
                        fitted,
                        Search.problem(design, subset, frame, lag),
                        m,
                        Math.min(iterations, LAG_ITERATIONS),
                        session);
            }
            Fit fit =
                    new Fit(
                            design,
                            Search.problem(design, full, frame, lag),
                            frame,
                            mu,
                            driver.map(ClassifierTrainer.Trained::classifier));
            List<Choice> choices = look(fit, full, fitted, session);
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
                Search.starts(all),
                candidates,
                convergence(choice.search, all, last),
                PublishedFit.against(design, choice.network, fitLoss, session));
    }

    /** The stages that a search went through, from its start to the network. */
    private static List<TrainingResult.Stage> convergence(
            Search chosen, List<Search> starts, List<Search> finished) {
        List<TrainingResult.Stage> stages = new ArrayList<>();
        stage("starts, on fewer points", chosen, starts, stages);
        stage("finish", chosen, finished, stages);
        if (finished.stream().noneMatch(s -> s.method() == chosen.method())) {
            stages.add(new TrainingResult.Stage("lag compensation", chosen.method().history()));
        }
        return stages;
    }

    private static void stage(
            String name, Search chosen, List<Search> among, List<TrainingResult.Stage> stages) {
        among.stream()
                .filter(s -> s.number() == chosen.number())
                .forEach(s -> stages.add(new TrainingResult.Stage(name, s.method().history())));
    }

    /** A network and what it does. */
    private record Choice(Rncrn network, int rank, Search search, Behaviours behaviours) {
        TrainingResult.Candidate candidate() {
            return new TrainingResult.Candidate(
                    network.mu(),
                    search.number(),
                    search.method().cost(),
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
            Fit fit, TrainingSet full, List<Search> fitted, Session session) {
        AtomicInteger done = new AtomicInteger();
        List<Callable<Choice>> tasks = new ArrayList<>();
        for (int k = 0; k < fitted.size(); k++) {
            Search search = fitted.get(k);
            int rank = k;
            tasks.add(
                    () -> {
                        Rncrn network =
                                Scarce.of(
                                        fit.design(),
                                        fit.network(
                                                search.method().point(),
                                                session.seed(),
                                                search.number()),
                                        full);
                        Behaviours behaviours = Behaviours.of(fit.design(), network);
                        synchronized (done) {
                            session.progress()
                                    .report(
                                            "dynamics at mu = " + network.mu(),
                                            done.incrementAndGet(),
                                            fitted.size(),
                                            search.method().cost());
                        }
                        return new Choice(network, rank, search, behaviours);
                    });
        }
        return Workers.all(session.threads(), tasks);
    }
}
