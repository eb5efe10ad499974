package rncrn.training;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import rncrn.design.Design;
import rncrn.design.DesignReader;
import rncrn.target.TrainingSet;

/**
 * Variable projection with Levenberg-Marquardt against Adam (Kingma and Ba 2015, arXiv 1412.6980)
 * on the same designs, points and starts with the same CPU time. Adam works on all weights, from
 * the same hyperplanes with the linear weights solved for, full batches, its rate the best of
 * three. Prints a table; run by results/training/benchmark.sh.
 */
public final class TrainingBenchmark {
    private static final int ITERATIONS = 100;
    private static final double[] RATES = {.03, .01, .003};

    private TrainingBenchmark() {}

    public static void main(String[] args) {
        System.out.println(
                "| design | points | loss to reach | LM: reached by, CPU s to the first | LM: best |"
                        + " Adam: reached by, CPU s to the first | Adam: best | CPU s each |"
                        + " Jacobian entries per CPU s |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        row("models/uni-bi.yaml", .543, 200);
        row("models/circle.yaml", .1795, 12);
        row("models/hopf.yaml", 3.43e-3, 12);
    }

    private static void row(String file, double wanted, int starts) {
        Design design = DesignReader.read(Path.of(file));
        TrainingSet full = design.trainingSet();
        Problem.Frame frame = Problem.Frame.of(full);
        TrainingSet set = Sampling.subset(full, design.training().points(), 1);
        Problem problem =
                new Problem(
                        set,
                        frame,
                        design.training().residual()
                                == rncrn.design.TrainingPlan.Residual.PER_CONCENTRATION,
                        design.network().beta().orElse(Double.NaN),
                        0,
                        0,
                        1e-12,
                        0);
        int m = design.network().perceptrons();
        Projection work = new Projection(problem, m);
        // The machine warms up on a start of its own.
        new LevenbergMarquardt(Starts.hyperplanes(problem, m, design.training(), 2, 99))
                .run(work, ITERATIONS);
        double rate = throughput(work, problem, m, design);
        Tally ours = new Tally(wanted, starts);
        double[] spent = new double[starts];
        for (int s = 0; s < starts; s++) {
            double begun = cpu();
            LevenbergMarquardt method =
                    new LevenbergMarquardt(Starts.hyperplanes(problem, m, design.training(), 1, s));
            for (int k = 0; k < ITERATIONS && !method.ended(); k++) {
                method.run(work, 1);
                ours.see(s, method.cost(), ours.before + cpu() - begun);
            }
            spent[s] = cpu() - begun;
            ours.before += spent[s];
        }
        Tally best = null;
        for (double step : RATES) {
            Tally adam = new Tally(wanted, starts);
            for (int s = 0; s < starts; s++) {
                double begun = cpu();
                Adam run =
                        new Adam(
                                problem,
                                work,
                                Starts.hyperplanes(problem, m, design.training(), 1, s),
                                step);
                while (cpu() - begun < spent[s]) {
                    adam.see(s, run.step(), adam.before + cpu() - begun);
                }
                adam.before += spent[s];
            }
            best = best == null || adam.least < best.least ? adam : best;
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.4g | %s | %.3g | %s | %.3g | %.2f | %.2g |%n",
                design.name(),
                problem.points,
                wanted,
                ours,
                ours.least,
                best,
                best.least,
                ours.before,
                rate);
    }

    /**
     * Entries of the Jacobian, residuals times variables, that linearise works through a second.
     */
    private static double throughput(Projection work, Problem problem, int m, Design design) {
        double[] v = Starts.hyperplanes(problem, m, design.training(), 1, 0);
        work.evaluate(v);
        double begun = cpu();
        int count = 0;
        while (cpu() - begun < .5) {
            work.linearise(v);
            count++;
        }
        return (double) count * problem.points * problem.n * v.length / (cpu() - begun);
    }

    private static double cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * 1e-9;
    }

    /** Who reached the wanted loss, and when first. */
    private static final class Tally {
        private final double wanted;
        private final boolean[] reached;
        private double first = Double.POSITIVE_INFINITY;
        private double least = Double.POSITIVE_INFINITY;
        private double before;

        Tally(double wanted, int starts) {
            this.wanted = wanted;
            reached = new boolean[starts];
        }

        void see(int start, double loss, double seconds) {
            least = Math.min(least, loss);
            if (loss <= wanted) {
                reached[start] = true;
                first = Math.min(first, seconds);
            }
        }

        @Override
        public String toString() {
            int count = 0;
            for (boolean yes : reached) {
                count += yes ? 1 : 0;
            }
            return count == 0
                    ? "0 of " + reached.length
                    : String.format(Locale.ROOT, "%d of %d, %.3f", count, reached.length, first);
        }
    }

    /** Adam on hyperplanes, alpha and the inflows (by their roots) together. */
    private static final class Adam {
        private final Problem problem;
        private final int m;
        private final double[] u;
        private final double[] mean;
        private final double[] square;
        private final double rate;
        private final double[][] sigma;
        private final double[][] slope;
        private final double[] back;
        private int steps;

        Adam(Problem problem, Projection work, double[] v, double rate) {
            this.problem = problem;
            this.rate = rate;
            m = v.length / problem.width;
            work.evaluate(v);
            int n = problem.n;
            u = java.util.Arrays.copyOf(v, v.length + n * m + n);
            for (int i = 0; i < n; i++) {
                System.arraycopy(work.alpha[i], 0, u, v.length + i * m, m);
                u[v.length + n * m + i] = Math.sqrt(Math.max(0, work.beta[i]));
            }
            mean = new double[u.length];
            square = new double[u.length];
            sigma = new double[m][problem.points];
            slope = new double[m][problem.points];
            back = new double[problem.points];
        }

        /** One step; returns the loss before it. */
        double step() {
            int n = problem.n;
            int planes = m * problem.width;
            double[] gradient = new double[u.length];
            for (int j = 0; j < m; j++) {
                for (int d = 0; d < problem.points; d++) {
                    double s = 0;
                    for (int k = 0; k < problem.width; k++) {
                        s += u[j * problem.width + k] * problem.z[k][d];
                    }
                    double root = Math.sqrt(s * s + 4);
                    sigma[j][d] = s > 0 ? .5 * (s + root) : 2 / (root - s);
                    slope[j][d] = sigma[j][d] / root;
                }
            }
            double loss = 0;
            double[][] residual = new double[n][problem.points];
            for (int i = 0; i < n; i++) {
                double b = u[planes + n * m + i];
                double inflow = problem.betaFree ? b * b : 0;
                for (int d = 0; d < problem.points; d++) {
                    double sum = 0;
                    for (int j = 0; j < m; j++) {
                        sum += u[planes + i * m + j] * sigma[j][d];
                    }
                    double off =
                            inflow * problem.w[i][d] + problem.wx[i][d] * sum - problem.b[i][d];
                    residual[i][d] = off;
                    loss += off * off;
                    gradient[planes + n * m + i] +=
                            problem.betaFree ? 4 * off * problem.w[i][d] * b : 0;
                }
                for (int j = 0; j < m; j++) {
                    double sum = 0;
                    for (int d = 0; d < problem.points; d++) {
                        sum += residual[i][d] * problem.wx[i][d] * sigma[j][d];
                    }
                    gradient[planes + i * m + j] = 2 * sum;
                }
            }
            for (int j = 0; j < m; j++) {
                java.util.Arrays.fill(back, 0);
                for (int i = 0; i < n; i++) {
                    double a = u[planes + i * m + j];
                    for (int d = 0; d < problem.points; d++) {
                        back[d] += 2 * residual[i][d] * problem.wx[i][d] * a * slope[j][d];
                    }
                }
                for (int k = 0; k < problem.width; k++) {
                    gradient[j * problem.width + k] =
                            Vectors.dot(back, problem.z[k], problem.points);
                }
            }
            steps++;
            for (int k = 0; k < u.length; k++) {
                mean[k] = .9 * mean[k] + .1 * gradient[k];
                square[k] = .999 * square[k] + .001 * gradient[k] * gradient[k];
                u[k] -=
                        rate
                                * (mean[k] / (1 - Math.pow(.9, steps)))
                                / (Math.sqrt(square[k] / (1 - Math.pow(.999, steps))) + 1e-8);
            }
            return loss;
        }
    }
}
