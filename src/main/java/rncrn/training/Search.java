package rncrn.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import rncrn.ComputationException;
import rncrn.design.Design;
import rncrn.design.TrainingPlan;
import rncrn.target.TrainingSet;

/**
 * One start under way.
 *
 * @param number of the start
 * @param method its search
 */
record Search(int number, LevenbergMarquardt method) {
    /** Points beyond which even the finish works on a subset; alpha and beta see all of them. */
    static final int FINISH_POINTS = 3_000;

    /** Of the starts, one in so many survives each round. */
    private static final int KEEP_ONE_IN = 4;

    static final Comparator<Search> BEST_FIRST =
            Comparator.comparingDouble((Search s) -> s.method.cost())
                    .thenComparingInt(s -> s.number);

    /** A search from where this one is. */
    Search again() {
        return new Search(number, new LevenbergMarquardt(method.point()));
    }

    /** What each start reached. */
    static List<TrainingResult.Start> starts(List<Search> all) {
        return all.stream()
                .map(
                        s ->
                                new TrainingResult.Start(
                                        s.number, s.method.cost(), s.method.iterations()))
                .toList();
    }

    /**
     * Adds random starts to those given and runs them round by round; returns those that are to
     * finish, best first.
     *
     * @throws ComputationException if no start led to a finite loss
     */
    static List<Search> best(
            String stage,
            Design design,
            TrainingSet full,
            Problem.Frame frame,
            List<Search> searches,
            Session session) {
        TrainingPlan plan = design.training();
        Problem problem =
                problem(design, Sampling.subset(full, plan.points(), session.seed()), frame, 0);
        int m = design.network().perceptrons();
        for (int s = 0; s < plan.starts(); s++) {
            searches.add(
                    new Search(
                            s,
                            new LevenbergMarquardt(
                                    Starts.hyperplanes(problem, m, plan, session.seed(), s))));
        }
        List<Search> running = searches;
        int round = Math.max(1, plan.iterations() / 5);
        while (true) {
            run(stage, running, problem, m, round, session);
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

    /** Runs searches for so many iterations each; what the checkpoint knows is taken from it. */
    static void run(
            String stage,
            List<Search> searches,
            Problem problem,
            int m,
            int iterations,
            Session session) {
        AtomicInteger done = new AtomicInteger();
        double[] best = {Double.POSITIVE_INFINITY};
        // A workspace per thread, not per start: they are large.
        ThreadLocal<Projection> workspace =
                ThreadLocal.withInitial(() -> new Projection(problem, m));
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (Search search : searches) {
            String work = stage + ", " + iterations + " iterations, start " + search.number;
            tasks.add(
                    () -> {
                        if (!session.checkpoint().restore(work, search.method)) {
                            search.method.run(workspace.get(), iterations);
                            session.checkpoint().keep(work, search.method);
                        }
                        synchronized (best) {
                            best[0] = Math.min(best[0], search.method.cost());
                            session.progress()
                                    .report(stage, done.incrementAndGet(), tasks.size(), best[0]);
                        }
                        return search.number;
                    });
        }
        Workers.all(session.threads(), tasks);
    }

    static Problem problem(Design design, TrainingSet set, Problem.Frame frame, double lag) {
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
