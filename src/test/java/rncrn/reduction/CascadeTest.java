package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rncrn.ComputationException;
import rncrn.format.ModelReader;
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
    private static final int RUNS = 36;
    private static final int MORE = 10;
    private static final double TIME = .2;

    /** Standard errors: with six comparisons a false alarm in about 1e5 by the normal law. */
    private static final double LIMIT = 4.7;

    private static final int BLOCKS = 40;

    /** The same for 20 comparisons with errors from 40 blocks, by Student's law. */
    private static final double LONG = 6;

    /** Mean and variance of a species at the end, each with its standard error. */
    private static double[] sample(Simulator simulator, long[] start, int species, int runs) {
        double[] counts = new double[runs];
        double mean = 0;
        for (int r = 0; r < runs; r++) {
            Trajectory t = simulator.start(start, Streams.stream(11, r));
            t.advance(TIME);
            counts[r] = t.count(species);
            mean += counts[r] / runs;
        }
        double variance = 0;
        for (double c : counts) {
            variance += (c - mean) * (c - mean) / (runs - 1);
        }
        return new double[] {
            mean, Math.sqrt(variance / runs), variance, variance * Math.sqrt(2.0 / runs)
        };
    }

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

    /**
     * The exclusive or of two environment species at system size 10: where it is true, the state 9
     * relaxes towards 5; where it were false, towards 8.
     */
    @Test
    void outputIsItsMeanAndTheNetworkFollowsIt() {
        JumpProcess process =
                new JumpProcess(
                        Compiler.compile(ModelReader.read(Path.of("models/xor-uni-bi.json")))
                                .withInitial(Map.of("E_1", .5, "E_2", 1.5, "X_1", 9.)),
                        new SystemSize(10));
        PerceptronTables tables = new PerceptronTables();
        SlowProcess slow = SlowProcess.of(process, Optional.empty(), tables);
        long[] start = slow.settled(process.initialCounts());
        int x = process.network().indexOf("X_1");
        Simulator simulator = new AutomaticChoice().prepare(process);
        double[] exact = sample(simulator, start, x, RUNS);
        double[] output = sample(simulator, start, process.network().indexOf("R_1"), RUNS / 2);
        double lambda = slow.lambda(process.initialCounts())[0];
        assertEquals(output[0], 10 * lambda, LIMIT * output[1]);
        for (Method method :
                new Method[] {
                    new ReducedMethod(Optional.empty(), .02, tables),
                    LeapMethod.hybrid(Optional.empty(), .1, tables)
                }) {
            double[] got = sample(method.prepare(process), start, x, MORE * RUNS);
            assertEquals(exact[0], got[0], LIMIT * Math.hypot(exact[1], got[1]), method.name());
            assertEquals(exact[2], got[2], LIMIT * Math.hypot(exact[3], got[3]), method.name());
        }
    }
}
