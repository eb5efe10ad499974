package rncrn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import rncrn.design.Design;
import rncrn.design.DesignReader;
import rncrn.deterministic.RateEquations;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.neural.Classifier;
import rncrn.neural.Compiler;
import rncrn.neural.Layer;
import rncrn.neural.Rncrn;
import rncrn.target.TrainingSet;

class ScarceTest {
    private static final double FRACTION = .2;

    /** Four by four points: one in each cell. */
    private static final Design DESIGN =
            DesignReader.read(
                    """
                    format: rncrn-design/1
                    name: test
                    species: [X_1, X_2]
                    parameters: [L_1]
                    domain: {X_1: [1, 4], X_2: [1, 4], L_1: [0, 1]}
                    target:
                      - at: {L_1: [0, 1]}
                        field: {X_1: 2*(2.5 + L_1 - X_1), X_2: sin(X_1) - X_2}
                        grid: {X_1: 1, X_2: 1}
                    network: {perceptrons: 5}
                    training: {abundance: {noise: 0.2, system-size: 1.0e+6}}
                    """,
                    "test.yaml");

    private static double[] random(UniformRandomProvider random, int length, double from) {
        double[] values = new double[length];
        for (int k = 0; k < length; k++) {
            values[k] = from + (1 - from) * random.nextDouble();
        }
        return values;
    }

    private static double[][] random(UniformRandomProvider random, int rows, double[] scale) {
        double[][] values = new double[rows][];
        for (int i = 0; i < rows; i++) {
            values[i] = random(random, scale.length, -1);
            for (int j = 0; j < scale.length; j++) {
                values[i][j] *= scale[j];
            }
        }
        return values;
    }

    /** Perceptrons that matter much and cost little, and others the other way round. */
    private static Rncrn network() {
        var random = Starts.random(5, 6);
        return new Rncrn(
                "test",
                List.of("X_1", "X_2"),
                List.of("L_1"),
                random(random, 2, new double[] {3, 1, .01, .002, 2}),
                new double[][] {{2, -1}, {-1, 1}, {40, 30}, {90, -20}, {-1, -2}},
                new double[][] {{1}, {0}, {-7}, {2}, {1}},
                new double[] {.5, 1, 20, -4, 3},
                new double[] {1, .5},
                new double[] {1, 2, 1, .5, 1},
                new double[] {1, 1, 3, 1, .5},
                1,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static Classifier classifier() {
        return new Classifier(
                List.of("E_1"),
                List.of(
                        new Layer(
                                new double[][] {{3}, {-2}},
                                new double[] {-1, 4},
                                new double[] {.1, .2},
                                new double[] {1, 2}),
                        new Layer(
                                new double[][] {{1, -3}},
                                new double[] {2},
                                new double[] {.1},
                                new double[] {1})),
                "L_1",
                .05);
    }

    @Test
    void rateEquationsOfTheFullListStay() {
        double[] c = {.3, .01, 1, 2e-4, .7};
        double[] hidden = {.05, .4};
        Rncrn given = network().withClassifier(classifier());
        double[] still = new double[5];
        Arrays.fill(still, 1);
        Rncrn scarce =
                network().withGauge(still, c).withClassifier(classifier().withAbundance(0, hidden));
        RateEquations before = new RateEquations(Compiler.compile(given));
        RateEquations after = new RateEquations(Compiler.compile(scarce));
        assertEquals(before.variableNames(), after.variableNames());
        double[] scale = new double[before.dimension()];
        for (int i = 0; i < scale.length; i++) {
            String name = before.variableNames().get(i);
            int number = Integer.parseInt(name.substring(2)) - 1;
            scale[i] = name.startsWith("Y") ? c[number] : name.startsWith("Z") ? hidden[number] : 1;
        }
        var random = Starts.random(1, 2);
        for (int trial = 0; trial < 20; trial++) {
            double[] state = random(random, scale.length, .01);
            double[] other = new double[scale.length];
            for (int i = 0; i < scale.length; i++) {
                other[i] = scale[i] * state[i];
            }
            double[] environment = {3 * random.nextDouble()};
            double[] f = new double[scale.length];
            double[] g = new double[scale.length];
            before.value(state, environment, f);
            after.value(other, environment, g);
            for (int i = 0; i < scale.length; i++) {
                g[i] /= scale[i];
            }
            assertArrayEquals(f, g, 1e-9);
        }
    }

    /** Diffusion of the executive species at a point: their own, and what perceptrons pass on. */
    private static double[][] diffusion(Rncrn network, double[] u) {
        ReactionNetwork list = Compiler.compile(network);
        RateEquations equations = new RateEquations(list);
        int n = 2;
        int m = network.perceptrons();
        double[] x = new double[n + m];
        System.arraycopy(u, 0, x, 0, n);
        double[] lambda = {u[2]};
        double[] f = new double[n + m];
        double[][] slope = new double[n + m][n + m];
        // Perceptrons to rest, by Newton's method from above.
        Arrays.fill(x, n, n + m, 1e4);
        for (int step = 0; step < 60; step++) {
            equations.value(x, lambda, f);
            equations.jacobian(x, lambda, slope);
            for (int j = n; j < n + m; j++) {
                x[j] -= f[j] / slope[j][j];
            }
        }
        double[] spread = new double[n + m];
        double[] all = Arrays.copyOf(x, n + m + 1);
        all[n + m] = u[2];
        for (Reaction reaction : list.reactions()) {
            double rate = reaction.constant();
            for (var term : reaction.reactants()) {
                rate *= Math.pow(all[term.species()], term.count());
            }
            for (Reaction.Change change : reaction.netChange()) {
                spread[change.species()] += change.amount() * change.amount() * rate;
            }
        }
        double[] passed = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = n; j < n + m; j++) {
                passed[i] += Math.pow(slope[i][j] / slope[j][j], 2) * spread[j];
            }
        }
        return new double[][] {{spread[0], spread[1]}, passed};
    }

    @Test
    void noiseGrowsByTheFractionAtMost() {
        TrainingSet set = DESIGN.trainingSet();
        Rncrn scarce = Scarce.of(DESIGN, network(), set);
        double worst = 0;
        for (int d = 0; d < set.size(); d++) {
            double[] u = {set.input(d, 0), set.input(d, 1), set.input(d, 2)};
            double[][] before = diffusion(network(), u);
            double[][] after = diffusion(scarce, u);
            for (int i = 0; i < 2; i++) {
                assertEquals(before[0][i], after[0][i], 1e-8 * before[0][i]);
                double sum = before[0][i] + before[1][i];
                worst = Math.max(worst, (after[1][i] - before[1][i]) / sum);
            }
        }
        assertTrue(worst <= FRACTION, "grows by " + worst);
        assertTrue(worst > FRACTION / 5, "little is made of it: " + worst);
        double[] gamma = scarce.gamma();
        assertTrue(gamma[2] < .1, "the dear perceptron stays abundant");
    }

    @Test
    void shiftByLowCopiesIsThatOfTheExactChain() {
        Layer layer =
                new Layer(
                        new double[][] {{2, -1}, {-3, 1}},
                        new double[] {1, 2},
                        new double[] {1, .5},
                        new double[] {1, 2});
        LayerNoise noise = new LayerNoise(layer);
        double[] u = {1.5, .7};
        noise.at(u);
        double omega = 2000;
        for (int j = 0; j < 2; j++) {
            double up = 0;
            double down = 0;
            for (double rate :
                    new double[] {
                        layer.theta()[j], layer.weights()[j][0] * u[0], layer.weights()[j][1] * u[1]
                    }) {
                up += Math.max(0, rate);
                down += Math.max(0, -rate);
            }
            double weight = 1;
            double total = 0;
            double mean = 0;
            for (int n = 0; n < 20_000; n++) {
                total += weight;
                mean += n * weight;
                double birth = layer.gamma()[j] * omega + up * n;
                double death = (down + layer.tau()[j] * n / omega) * (n + 1);
                weight *= birth / death;
                if (weight > 1e200) {
                    weight /= 1e200;
                    total /= 1e200;
                    mean /= 1e200;
                }
            }
            double shift = mean / total - omega * noise.value[j];
            assertEquals(noise.bias(j), shift, .01 * Math.abs(shift));
        }
    }

    @Test
    void noOtherSplitIsCheaper() {
        var random = Starts.random(8, 9);
        for (int trial = 0; trial < 50; trial++) {
            int m = 6;
            double[] p = random(random, m, 0);
            double[] b = random(random, m, .01);
            for (int j = 0; j < m; j++) {
                p[j] = Math.pow(p[j], 6);
                b[j] = 1 / b[j];
            }
            double[] c = Scarcity.filled(p, b, FRACTION);
            double[] best = weigh(c, p, b);
            assertEquals(FRACTION, best[0], 1e-9);
            for (int other = 0; other < 100; other++) {
                double[] d = new double[m];
                for (int j = 0; j < m; j++) {
                    d[j] = Math.min(1, c[j] * Math.exp(.4 * random.nextDouble() - .2));
                }
                double[] tried = weigh(d, p, b);
                assertTrue(tried[0] > FRACTION || tried[1] >= best[1] - 1e-12);
            }
        }
    }

    /** Noise added and events. */
    private static double[] weigh(double[] c, double[] p, double[] b) {
        double[] sums = new double[2];
        for (int j = 0; j < c.length; j++) {
            assertTrue(c[j] > 0 && c[j] <= 1);
            sums[0] += p[j] * (1 / c[j] - 1);
            sums[1] += b[j] * c[j];
        }
        return sums;
    }

    private static TrainingResult trained(String abundance) {
        return Trainer.train(
                DesignReader.read(
                        """
                        format: rncrn-design/1
                        name: small
                        species: [X_1]
                        domain: {X_1: [1, 9]}
                        target:
                          - field: {X_1: 5 - X_1}
                            grid: {X_1: 0.1}
                        network: {perceptrons: 3, mu: 0.01}
                        training: {starts: 6, iterations: 30ABUNDANCE}
                        expect:
                          - {equilibria: [5], within: 0.5}
                        """
                                .replace("ABUNDANCE", abundance),
                        "small.yaml"),
                4,
                1,
                Progress.NONE);
    }

    @Test
    void trainingMakesTheSameNetworkScarcer() {
        TrainingResult given = trained("");
        TrainingResult scarce = trained(", abundance: {noise: 0.2, system-size: 10000}");
        assertEquals(given.loss(), scarce.loss(), 1e-9 * given.loss());
        assertTrue(scarce.behaviours().hold());
        double[] gamma = scarce.network().gamma();
        double[] tau = scarce.network().tau();
        double least = 1;
        for (int j = 0; j < 3; j++) {
            assertArrayEquals(given.network().omega()[j], scarce.network().omega()[j]);
            assertEquals(1, gamma[j] * tau[j], 1e-12);
            assertEquals(
                    given.network().alpha()[0][j], scarce.network().alpha()[0][j] * gamma[j], 1e-9);
            least = Math.min(least, gamma[j]);
        }
        assertTrue(least < .5, "least abundance " + least);
        assertEquals(
                Map.of("noise", .2, "systemSize", 10000.),
                scarce.network().provenance().get("abundance"));
        assertTrue(!given.network().provenance().containsKey("abundance"));
    }
}
