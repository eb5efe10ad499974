package rncrn.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import rncrn.ComputationException;
import rncrn.design.Design;
import rncrn.design.TrainingPlan;
import rncrn.neural.QuasiStaticField;
import rncrn.neural.Rncrn;
import rncrn.target.TrainingSet;

/**
 * Trains the network of a design. Many starts are run for a few iterations on a subset of the
 * points; the better ones go on, round by round; the best few finish on the full set. The result is
 * a function of design and seed alone: threads only share out the starts.
 */
public final class Trainer {
    /** Points beyond which even the finish works on a subset; alpha and beta see all of them. */
    private static final int FINISH_POINTS = 8_000;

    /** Of the starts, one in so many survives each round. */
    private static final int KEEP_ONE_IN = 4;

    private static final int FINISHERS = 3;

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
        TrainingSet full = design.trainingSet();
        TrainingPlan plan = design.training();
        Problem.Frame frame = Problem.Frame.of(full);
        Problem problem = problem(design, Sampling.subset(full, plan.points(), seed), frame, 0);
        int m = design.network().perceptrons();

        List<Search> searches = new ArrayList<>();
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
                            .sorted(
                                    Comparator.comparingDouble((Search s) -> s.method.cost())
                                            .thenComparingInt(s -> s.number))
                            .limit(Math.max(FINISHERS, running.size() / KEEP_ONE_IN))
                            .toList();
            if (running.get(0).method.iterations() >= plan.iterations()
                    || running.size() <= FINISHERS) {
                break;
            }
            round *= 2;
        }
        if (!(running.get(0).method.cost() < Double.POSITIVE_INFINITY)) {
            throw new ComputationException(
                    "no start of the training led to a finite loss; check that the target is"
                            + " finite and the domain positive");
        }
        return finish(design, full, frame, running, searches, seed, threads, progress);
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
        Problem quasiStatic =
                problem(design, Sampling.subset(full, FINISH_POINTS, seed + 1), frame, 0);
        List<Search> last =
                best.stream()
                        .map(s -> new Search(s.number, new LevenbergMarquardt(s.method.point())))
                        .toList();
        run("finish", last, quasiStatic, m, design.training().iterations(), threads, progress);
        Search winner =
                last.stream()
                        .min(
                                Comparator.comparingDouble((Search s) -> s.method.cost())
                                        .thenComparingInt(s -> s.number))
                        .orElseThrow();
        double lag = design.training().lag() ? Gauge.unitMu(design) : 0;
        double[] v = winner.method.point();
        if (lag > 0) {
            Projection work =
                    new Projection(
                            problem(
                                    design,
                                    Sampling.subset(full, FINISH_POINTS, seed + 1),
                                    frame,
                                    lag),
                            m);
            LevenbergMarquardt method = new LevenbergMarquardt(v);
            method.run(work, design.training().iterations());
            v = method.point();
        }
        Projection everything = new Projection(problem(design, full, frame, lag), m);
        everything.evaluate(v);
        Rncrn network =
                Gauge.network(
                        design,
                        frame,
                        v,
                        everything.alpha,
                        everything.beta,
                        Map.of("seed", seed, "start", winner.number));
        List<TrainingResult.Start> starts =
                all.stream()
                        .map(
                                s ->
                                        new TrainingResult.Start(
                                                s.number, s.method.cost(), s.method.iterations()))
                        .toList();
        return measure(network, full, design.training().residual(), starts);
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

    /** Loss and flux of a network on a training set, from its quasi-static field itself. */
    static TrainingResult measure(
            Rncrn network,
            TrainingSet set,
            TrainingPlan.Residual residual,
            List<TrainingResult.Start> starts) {
        QuasiStaticField field = network.quasiStatic();
        int n = set.dimension();
        double[] x = new double[n];
        double[] lambda = new double[set.parameters()];
        double[] g = new double[n];
        double loss = 0;
        double weight = 0;
        double flux = 0;
        double size = 0;
        for (int d = 0; d < set.size(); d++) {
            for (int i = 0; i < n; i++) {
                x[i] = set.input(d, i);
            }
            for (int k = 0; k < lambda.length; k++) {
                lambda[k] = set.input(d, n + k);
            }
            field.value(x, lambda, g);
            weight += set.weight(d);
            for (int i = 0; i < n; i++) {
                double off = set.target(d, i) - g[i];
                if (residual == TrainingPlan.Residual.PER_CONCENTRATION) {
                    off /= x[i];
                }
                loss += set.weight(d) * off * off;
                flux += field.flux(i, x, lambda);
                size += Math.abs(set.target(d, i));
            }
        }
        double count = (double) set.size() * n;
        return new TrainingResult(
                network, loss / (weight * n), flux / count, size / count, set.size(), starts);
    }
}
