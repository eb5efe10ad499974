package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rncrn.ComputationException;
import rncrn.network.SystemSize;
import rncrn.neural.Classifier;
import rncrn.neural.Compiler;
import rncrn.neural.Layer;
import rncrn.neural.Rncrn;
import rncrn.stochastic.AutomaticChoice;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;

/** Networks whose parameter species is the output of a classification network. */
class CascadeTest {
    private static final int BLOCKS = 40;

    /** Standard errors: a false alarm of 22 comparisons in about 1e5 by Student's law of 39. */
    private static final double LONG = 6;

    /**
     * One executive species, removed by a perceptron that reads an output with a Fano factor of
     * about ten, which two hidden perceptrons of opposite sign drive.
     */
    private static Rncrn noisy(double psi) {
        Layer hidden =
                new Layer(
                        new double[][] {{5}, {4}},
                        new double[] {-2, -1},
                        new double[] {1, 1},
                        new double[] {1, 1});
        Layer output =
                new Layer(
                        new double[][] {{6, -6.2}},
                        new double[] {0},
                        new double[] {1},
                        new double[] {1});
        return new Rncrn(
                "noisy",
                List.of("X_1"),
                List.of("L_1"),
                new double[][] {{-1}},
                new double[][] {{.5}},
                new double[][] {{psi}},
                new double[] {2 - psi},
                new double[] {4},
                new double[] {1},
                new double[] {1},
                .05,
                Optional.empty(),
                Optional.of(new Classifier(List.of("E_1"), List.of(hidden, output), "L_1", .05)),
                Map.of());
    }

    private static JumpProcess process(Rncrn network) {
        return new JumpProcess(
                Compiler.compile(network).withInitial(Map.of("E_1", 1., "X_1", 2.)),
                new SystemSize(20));
    }

    /** Time averages of copies and their squares for every species, by block. */
    private static double[][][] blocks(Simulator simulator, long[] start, double time, long seed) {
        double step = .01;
        int per = (int) (time / step / BLOCKS);
        double[][][] sums = new double[start.length][2][BLOCKS];
        Trajectory t = simulator.start(start, Streams.stream(12, seed));
        double at = 2;
        t.advance(at);
        for (int b = 0; b < BLOCKS; b++) {
            for (int k = 0; k < per; k++) {
                at += step;
                t.advance(at);
                for (int s = 0; s < start.length; s++) {
                    double n = t.count(s);
                    sums[s][0][b] += n / per;
                    sums[s][1][b] += n * n / per;
                }
            }
        }
        return sums;
    }

    /** Mean and variance, each with its error. */
    private static double[] statistics(double[][] sums) {
        double mean = Arrays.stream(sums[0]).average().orElseThrow();
        double[] second = new double[BLOCKS];
        Arrays.setAll(second, b -> sums[1][b] - 2 * mean * sums[0][b] + mean * mean);
        double variance = Arrays.stream(second).average().orElseThrow();
        double meanError = 0;
        double varianceError = 0;
        for (int b = 0; b < BLOCKS; b++) {
            meanError += Math.pow(sums[0][b] - mean, 2);
            varianceError += Math.pow(second[b] - variance, 2);
        }
        double share = BLOCKS * (BLOCKS - 1.0);
        return new double[] {
            mean, Math.sqrt(meanError / share), variance, Math.sqrt(varianceError / share)
        };
    }

    /**
     * Hidden perceptrons, output, what it drives and the executive species have the means and
     * variances of exact simulation; an output held at its mean would put even the perceptron's
     * mean off by a fifth.
     */
    @Test
    void fluctuationsOfTheCascadeArePassedOn() {
        JumpProcess process = process(noisy(2));
        PerceptronTables tables = new PerceptronTables();
        SlowProcess slow = SlowProcess.of(process, Optional.empty(), tables);
        long[] start = slow.settled(process.initialCounts());
        double[][][] exact = blocks(new AutomaticChoice().prepare(process), start, 200, 1);
        int seed = 2;
        for (Method method :
                new Method[] {
                    LeapMethod.hybrid(Optional.empty(), .1, tables),
                    LeapMethod.implicit(Optional.empty(), .1, tables)
                }) {
            double[][][] got = blocks(method.prepare(process), start, 600, seed++);
            for (String name : List.of("Z_1", "Z_2", "R_1", "Y_1", "X_1")) {
                int s = process.network().indexOf(name);
                double[] a = statistics(exact[s]);
                double[] b = statistics(got[s]);
                assertEquals(a[0], b[0], LONG * Math.hypot(a[1], b[1]), method.name() + name);
                assertEquals(a[2], b[2], LONG * Math.hypot(a[3], b[3]), method.name() + name);
            }
        }
    }

    /** The reduced dynamics, which holds the output at its mean, says no where that matters. */
    @Test
    void reducedDynamicsRefusesANoisyCascade() {
        for (double psi : new double[] {2, .02}) {
            JumpProcess process = process(noisy(psi));
            SlowModel model =
                    SlowProcess.of(process, Optional.empty()).model(process.initialCounts());
            double[] x = {40};
            List<String> reasons = new Distrust(model, List.of("X_1"), List.of(x)).ofReduced();
            boolean refused = reasons.stream().anyMatch(r -> r.contains("output fluctuates"));
            assertEquals(psi > 1, refused, psi + ": " + reasons);
            if (refused) {
                assertThrows(
                        ComputationException.class,
                        () -> ExactLaw.of(model, x, 1000, ExactLaw.Exit.RESET));
            }
        }
    }

    /** Where the cascade hardly matters, the reduced dynamics is as right as ever. */
    @Test
    void reducedDynamicsHoldsWithAQuietCascade() {
        JumpProcess process = process(noisy(.02));
        SlowProcess slow = SlowProcess.of(process, Optional.empty());
        long[] start = slow.settled(process.initialCounts());
        double[][][] exact = blocks(new AutomaticChoice().prepare(process), start, 200, 5);
        double[][][] got =
                blocks(new ReducedMethod(Optional.empty(), .05).prepare(process), start, 2000, 6);
        int s = process.network().indexOf("X_1");
        double[] a = statistics(exact[s]);
        double[] b = statistics(got[s]);
        assertEquals(a[0], b[0], LONG * Math.hypot(a[1], b[1]));
        assertEquals(a[2], b[2], LONG * Math.hypot(a[3], b[3]));
    }

    /**
     * With many copies the linear noise of the output is that of its path: variance and integrated
     * autocovariance within a tenth and a fifth, beside four standard errors of 40 blocks.
     */
    @Test
    void linearNoiseOfTheOutputIsThatOfItsPath() {
        Classifier classifier = noisy(2).classifier().orElseThrow();
        Cascade cascade = new Cascade(classifier, new double[] {1}, 20_000);
        assertEquals(20_000 * classifier.steady(new double[] {1}), cascade.mean(), 40);
        long[] state = new long[3];
        for (int l = 0; l < 2; l++) {
            for (int j = 0; j < 2 - l; j++) {
                state[2 * l + j] = Math.round(cascade.layer(l)[j].mean());
            }
        }
        CascadePath path =
                new CascadePath(
                        cascade,
                        List.of(List.of(0, 1), List.of(2)),
                        1,
                        Streams.stream(13, 0),
                        state);
        double h = path.longest();
        int per = 4000;
        double[] squares = new double[BLOCKS];
        double[] integrals = new double[BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            double sum = 0;
            for (int k = 0; k < per; k++) {
                path.leap(h);
                double d = path.count(2) - cascade.mean();
                squares[b] += d * d / per;
                sum += h * (path.output() - cascade.mean());
            }
            integrals[b] = sum * sum / (2 * h * per);
        }
        double error = 4 / Math.sqrt(BLOCKS);
        assertEquals(1, mean(squares) / cascade.variance(), .1 + error * spread(squares));
        // The square of a normal number spreads by sqrt(2) about its mean.
        double relative = mean(integrals) / cascade.correlation();
        assertEquals(1, relative, .2 + error * Math.sqrt(2));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Standard deviation relative to the mean. */
    private static double spread(double[] values) {
        double mean = mean(values);
        double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(square / (values.length - 1)) / mean;
    }
}
