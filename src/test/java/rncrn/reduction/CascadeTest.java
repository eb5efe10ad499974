package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rncrn.format.ModelReader;
import rncrn.network.SystemSize;
import rncrn.neural.Compiler;
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
