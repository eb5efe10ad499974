package rncrn.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ComputationException;
import rncrn.design.ClassifierPlan;
import rncrn.neural.Activation;
import rncrn.neural.Classifier;
import rncrn.neural.Layer;

/**
 * Trains the classification network of a design: one hidden layer, one output, tau = 1. The output
 * is not linear in its weights, so Levenberg-Marquardt works on all of them. Starts put each hidden
 * hyperplane half-way between a random point and the nearest point of another wanted output; the
 * output layer starts from a linear fit to the wanted output's inverse.
 */
final class ClassifierTrainer {
    private static final int STARTS = 64;
    private static final int FINISHERS = 8;
    private static final int FIRST_ITERATIONS = 50;
    private static final int ITERATIONS = 400;

    /** Points among which the nearest of another output is sought: few, so that ways differ. */
    private static final int TRIED = 12;

    /** Below this an output cannot be wanted: perceptrons never rest at 0. */
    private static final double SMALLEST_OUTPUT = .02;

    private ClassifierTrainer() {}

    /**
     * A trained classifier.
     *
     * @param classifier the network
     * @param loss mean squared error on its training grid
     * @param accuracy share of the grid whose output lies on the right side, half-way between the
     *     smallest and the largest wanted output
     */
    record Trained(Classifier classifier, double loss, double accuracy) {}

    static Trained train(ClassifierPlan plan, long seed, int threads) {
        Model model = new Model(plan);
        List<LevenbergMarquardt> starts = new ArrayList<>();
        for (int k = 0; k < STARTS; k++) {
            starts.add(new LevenbergMarquardt(model.start(Starts.random(seed, 1_000_000 + k))));
        }
        List<LevenbergMarquardt> finishers =
                run(model, starts, FIRST_ITERATIONS, threads).subList(0, FINISHERS);
        double[] best = run(model, finishers, ITERATIONS, threads).get(0).point();
        Classifier classifier = model.classifier(best);
        double loss = 0;
        int right = 0;
        for (int d = 0; d < model.points; d++) {
            double output = classifier.steady(model.input[d]);
            loss += (output - model.target[d]) * (output - model.target[d]) / model.points;
            right += (output > model.middle) == (model.target[d] > model.middle) ? 1 : 0;
        }
        return new Trained(classifier, loss, (double) right / model.points);
    }

    /** The points that a classifier is trained on: the centres of equal cells. */
    static double[][] grid(ClassifierPlan plan) {
        int inputs = plan.inputs().size();
        int count = 1;
        for (int i = 0; i < inputs; i++) {
            count = Math.multiplyExact(count, plan.cells());
        }
        double[][] input = new double[count][inputs];
        for (int d = 0; d < count; d++) {
            int rest = d;
            for (int i = 0; i < inputs; i++) {
                double along = plan.domain().width(i) * (rest % plan.cells() + .5);
                input[d][i] = plan.domain().lower(i) + along / plan.cells();
                rest /= plan.cells();
            }
        }
        return input;
    }

    /** Goes on with every search; best first. */
    private static List<LevenbergMarquardt> run(
            Model model, List<LevenbergMarquardt> searches, int iterations, int threads) {
        List<Callable<LevenbergMarquardt>> tasks = new ArrayList<>();
        for (LevenbergMarquardt search : searches) {
            tasks.add(
                    () -> {
                        search.run(new Rows(model), iterations);
                        return search;
                    });
        }
        return Workers.all(threads, tasks).stream()
                .sorted(Comparator.comparingDouble(LevenbergMarquardt::cost))
                .toList();
    }

    /** Variables: for each hidden perceptron its weights and bias, then the output's. */
    private static final class Model implements Rows.Model {
        final ClassifierPlan plan;
        final int inputs;
        final int hidden;
        final int points;
        final double[][] input;
        final double[] target;
        final double middle;

        Model(ClassifierPlan plan) {
            this.plan = plan;
            inputs = plan.inputs().size();
            hidden = plan.hidden();
            input = grid(plan);
            points = input.length;
            target = new double[points];
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int d = 0; d < points; d++) {
                target[d] = plan.output().value(input[d]);
                low = Math.min(low, target[d]);
                high = Math.max(high, target[d]);
            }
            if (!(low < high)) {
                throw new ComputationException(
                        "the output wanted of the classifier is the same all over its domain; there"
                                + " is nothing to classify");
            }
            middle = (low + high) / 2;
        }

        @Override
        public int variables() {
            return hidden * (inputs + 1) + hidden + 1;
        }

        @Override
        public void rows(double[] v, boolean slopes, Rows to) {
            double scale = 1 / Math.sqrt(points);
            double[] z = new double[hidden];
            double[] dz = new double[hidden];
            double[] slope = new double[variables()];
            int out = hidden * (inputs + 1);
            for (int d = 0; d < points; d++) {
                double s = v[out + hidden];
                for (int j = 0; j < hidden; j++) {
                    double a = v[j * (inputs + 1) + inputs];
                    for (int i = 0; i < inputs; i++) {
                        a += v[j * (inputs + 1) + i] * input[d][i];
                    }
                    z[j] = Activation.value(a, plan.gamma(), 1);
                    dz[j] = z[j] / Activation.root(a, plan.gamma(), 1);
                    s += v[out + j] * z[j];
                }
                double output = Activation.value(s, plan.gamma(), 1);
                double residual = scale * (output - target[d]);
                if (!slopes) {
                    to.add(residual);
                    continue;
                }
                double ds = scale * output / Activation.root(s, plan.gamma(), 1);
                for (int j = 0; j < hidden; j++) {
                    double da = ds * v[out + j] * dz[j];
                    for (int i = 0; i < inputs; i++) {
                        slope[j * (inputs + 1) + i] = da * input[d][i];
                    }
                    slope[j * (inputs + 1) + inputs] = da;
                    slope[out + j] = ds * z[j];
                }
                slope[out + hidden] = ds;
                to.add(residual, slope);
            }
            if (plan.ridge() > 0) {
                ridge(v, slopes, to);
            }
        }

        private void ridge(double[] v, boolean slopes, Rows to) {
            double root = Math.sqrt(plan.ridge());
            int out = hidden * (inputs + 1);
            for (int u = 0; u < out + hidden; u++) {
                if (u < out && u % (inputs + 1) == inputs) {
                    continue;
                }
                if (slopes) {
                    double[] slope = new double[variables()];
                    slope[u] = root;
                    to.add(root * v[u], slope);
                } else {
                    to.add(root * v[u]);
                }
            }
        }

        double[] start(UniformRandomProvider random) {
            double[] v = new double[variables()];
            double[] z = new double[hidden + 1];
            for (int j = 0; j < hidden; j++) {
                int a = random.nextInt(points);
                int b = nearestOther(a, random);
                double steepness = Math.exp(Math.log(.5) + Math.log(40) * random.nextDouble());
                double sign = random.nextBoolean() ? 1 : -1;
                double length = 0;
                for (int i = 0; i < inputs; i++) {
                    length += Math.pow(input[a][i] - input[b][i], 2);
                }
                length = Math.sqrt(length);
                double bias = 0;
                for (int i = 0; i < inputs; i++) {
                    double w = sign * steepness * (input[a][i] - input[b][i]) / length;
                    v[j * (inputs + 1) + i] = w;
                    bias -= w * (input[a][i] + input[b][i]) / 2;
                }
                v[j * (inputs + 1) + inputs] = bias;
            }
            LinearFit fit = new LinearFit(hidden + 1);
            for (int d = 0; d < points; d++) {
                for (int j = 0; j < hidden; j++) {
                    double a = v[j * (inputs + 1) + inputs];
                    for (int i = 0; i < inputs; i++) {
                        a += v[j * (inputs + 1) + i] * input[d][i];
                    }
                    z[j] = Activation.value(a, plan.gamma(), 1);
                }
                z[hidden] = 1;
                double wanted = Math.max(SMALLEST_OUTPUT, target[d]);
                fit.add(z, wanted - plan.gamma() / wanted);
            }
            System.arraycopy(fit.solve(), 0, v, hidden * (inputs + 1), hidden + 1);
            return v;
        }

        private int nearestOther(int a, UniformRandomProvider random) {
            int best = a == 0 ? points - 1 : 0;
            double least = Double.POSITIVE_INFINITY;
            for (int tried = 0; tried < TRIED; ) {
                int b = random.nextInt(points);
                if ((target[b] > middle) != (target[a] > middle)) {
                    tried++;
                    double square = 0;
                    for (int i = 0; i < inputs; i++) {
                        square += Math.pow(input[a][i] - input[b][i], 2);
                    }
                    if (square < least) {
                        least = square;
                        best = b;
                    }
                }
            }
            return best;
        }

        Classifier classifier(double[] v) {
            double[][] first = new double[hidden][inputs];
            double[] theta = new double[hidden];
            for (int j = 0; j < hidden; j++) {
                System.arraycopy(v, j * (inputs + 1), first[j], 0, inputs);
                theta[j] = v[j * (inputs + 1) + inputs];
            }
            int out = hidden * (inputs + 1);
            double[][] last = {java.util.Arrays.copyOfRange(v, out, out + hidden)};
            return new Classifier(
                    plan.inputs(),
                    List.of(
                            new Layer(
                                    first, theta, filled(hidden, plan.gamma()), filled(hidden, 1)),
                            new Layer(
                                    last,
                                    new double[] {v[out + hidden]},
                                    filled(1, plan.gamma()),
                                    filled(1, 1))),
                    plan.drives(),
                    plan.mu());
        }

        private static double[] filled(int length, double value) {
            double[] array = new double[length];
            java.util.Arrays.fill(array, value);
            return array;
        }
    }

    /** Ordinary least squares with a tiny ridge. */
    private static final class LinearFit {
        private final double[][] gram;
        private final double[] right;

        LinearFit(int size) {
            gram = new double[size][size];
            right = new double[size];
        }

        void add(double[] row, double value) {
            for (int i = 0; i < row.length; i++) {
                right[i] += row[i] * value;
                for (int k = 0; k < row.length; k++) {
                    gram[i][k] += row[i] * row[k];
                }
            }
        }

        double[] solve() {
            int n = right.length;
            for (int i = 0; i < n; i++) {
                gram[i][i] *= 1 + 1e-8;
                gram[i][i] += 1e-12;
            }
            for (int c = 0; c < n; c++) {
                for (int r = c + 1; r < n; r++) {
                    double factor = gram[r][c] / gram[c][c];
                    for (int k = c; k < n; k++) {
                        gram[r][k] -= factor * gram[c][k];
                    }
                    right[r] -= factor * right[c];
                }
            }
            double[] x = new double[n];
            for (int r = n - 1; r >= 0; r--) {
                double sum = right[r];
                for (int k = r + 1; k < n; k++) {
                    sum -= gram[r][k] * x[k];
                }
                x[r] = sum / gram[r][r];
            }
            return x;
        }
    }
}
