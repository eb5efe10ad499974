package rncrn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.design.DesignReader;
import rncrn.target.TrainingSet;

class NoiseModelTest {
    private static final TrainingSet SET =
            DesignReader.read(
                            """
                            format: rncrn-design/1
                            name: test
                            species: [X_1, X_2]
                            parameters: [L_1]
                            domain: {X_1: [1, 3], X_2: [1, 3], L_1: [0, 1]}
                            target:
                              - at: {L_1: [0, 1]}
                                field: {X_1: 2*(2 + L_1 - X_1), X_2: sin(X_1) - X_2}
                                grid: {X_1: 0.5, X_2: 0.5}
                            network: {perceptrons: 3}
                            """,
                            "test.yaml")
                    .trainingSet();

    private static NoiseModel model(List<NoiseModel.Point> attractor) {
        List<NoiseModel.Point> field = new ArrayList<>();
        List<NoiseModel.Point> guard = new ArrayList<>();
        for (int d = 0; d < SET.size(); d++) {
            double[] u = {SET.input(d, 0), SET.input(d, 1), SET.input(d, 2)};
            double[] t = {SET.target(d, 0), SET.target(d, 1)};
            field.add(new NoiseModel.Point(u, t, new double[] {1, .5}));
            if (d % 5 == 0) {
                attractor.add(new NoiseModel.Point(u, new double[0], new double[0]));
                guard.add(new NoiseModel.Point(u, new double[] {.6, -.8}, new double[] {1}));
            }
        }
        NoiseModel model =
                new NoiseModel(2, 3, Problem.Frame.of(SET), .5, field, attractor, guard, 5);
        model.add(List.of(new NoiseModel.Ring(field.subList(3, 7))));
        model.round(.05);
        model.lag(.15);
        model.fewCopies(.4);
        return model;
    }

    private static double[] start(NoiseModel model) {
        double[] v = new double[model.variables()];
        var random = Starts.random(3, 4);
        for (int u = 0; u < v.length; u++) {
            v[u] = 2 * random.nextDouble() - 1;
        }
        return v;
    }

    @Test
    void gradientAgreesWithDifferences() {
        NoiseModel model = model(new ArrayList<>());
        model.set(
                .3,
                .2,
                new double[] {1, 5, .2},
                new double[] {30, 100, 400},
                new double[] {.2, .5, 3},
                10);
        Rows rows = new Rows(model);
        double[] v = start(model);
        rows.linearise(v);
        double[] gradient = rows.gradient().clone();
        double norm = 0;
        for (double g : gradient) {
            norm = Math.max(norm, Math.abs(g));
        }
        for (int u = 0; u < v.length; u++) {
            double h = 1e-6;
            double[] up = v.clone();
            double[] down = v.clone();
            up[u] += h;
            down[u] -= h;
            double difference = (rows.evaluate(up) - rows.evaluate(down)) / (4 * h);
            assertEquals(difference, gradient[u], 1e-6 * norm, "variable " + u);
        }
    }

    /** No other split of the same budget passes on less noise. */
    @Test
    void splitIsOptimal() {
        List<NoiseModel.Point> attractor = new ArrayList<>();
        NoiseModel model = model(attractor);
        double[] v = start(model);
        BudgetSplit split = new BudgetSplit(model, v, attractor, 100, 10, 1);
        assertEquals(100, events(model, v, attractor, split.w), 1e-9);
        double best = passed(model, v, attractor, split.w);
        assertEquals(split.noise, best, 1e-9 * best);
        var random = Starts.random(5, 6);
        for (int k = 0; k < 50; k++) {
            double[] other = split.w.clone();
            for (int j = 0; j < other.length; j++) {
                other[j] *= Math.exp(.2 * random.nextDouble() - .1);
            }
            double scale = 100 / events(model, v, attractor, other);
            for (int j = 0; j < other.length; j++) {
                other[j] *= scale;
            }
            assertTrue(passed(model, v, attractor, other) >= best * (1 - 1e-12));
        }
    }

    private static double events(
            NoiseModel model, double[] v, List<NoiseModel.Point> points, double[] w) {
        double sum = 0;
        for (NoiseModel.Point point : points) {
            model.perceptrons(v, point.input());
            for (int j = 0; j < w.length; j++) {
                sum += w[j] * model.flux(j) / points.size();
            }
        }
        return sum;
    }

    private static double passed(
            NoiseModel model, double[] v, List<NoiseModel.Point> points, double[] w) {
        double sum = 0;
        for (NoiseModel.Point point : points) {
            model.perceptrons(v, point.input());
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < w.length; j++) {
                    double gain = point.input()[i] * v[i * 3 + j] / model.root(j);
                    sum += gain * gain * model.flux(j) / w[j] / points.size();
                }
            }
        }
        return sum;
    }
}
