package rncrn.stochastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;

/** Limits of 5.3 standard errors: a false alarm in any of four has probability below 1e-6. */
class LangevinTest {
    private static ReactionNetwork birthDeath(double birth) {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.CONCENTRATION);
        list.massAction(List.of(), List.of("A"), birth);
        list.massAction(List.of("A"), List.of(), 1);
        return list.build();
    }

    private static double[] sample(double mean, int runs) {
        Simulator simulator =
                new LangevinMethod(LangevinMethod.DEFAULT_EPSILON)
                        .prepare(new JumpProcess(birthDeath(mean), new SystemSize(1)));
        double sum = 0;
        double square = 0;
        for (int r = 0; r < runs; r++) {
            Trajectory t = simulator.start(new long[] {(long) mean}, Streams.stream(2, r));
            assertEquals(Trajectory.Outcome.REACHED, t.advance(5));
            assertTrue(t.count(0) >= 0);
            sum += t.count(0);
            square += (double) t.count(0) * t.count(0);
        }
        double m = sum / runs;
        return new double[] {m, square / runs - m * m};
    }

    @Test
    void hasPoissonMomentsForBirthAndDeath() {
        int runs = 2000;
        double[] many = sample(400, runs);
        assertEquals(400, many[0], 5.3 * Math.sqrt(400.0 / runs));
        assertEquals(400, many[1], 400 * 5.3 * Math.sqrt(2.0 / runs));
    }

    @Test
    void staysAtNoMoleculesWhereNothingFlowsIn() {
        Simulator simulator =
                new LangevinMethod(.03).prepare(new JumpProcess(birthDeath(0), new SystemSize(1)));
        Trajectory t = simulator.start(new long[] {3}, Streams.stream(4, 1));
        t.advance(200);
        assertEquals(0, t.count(0));
    }

    @Test
    void keepsFewMoleculesPositiveWithTheRightMean() {
        int runs = 4000;
        double[] few = sample(2, runs);
        // Reflection along the drift keeps the mean of this linear network to its discretisation.
        assertEquals(2, few[0], .25 + 5.3 * Math.sqrt(2.0 / runs));
    }

    @Test
    void stopsWhereAskedTo() {
        Simulator simulator =
                new LangevinMethod(.03)
                        .prepare(new JumpProcess(birthDeath(100), new SystemSize(1)));
        Trajectory t =
                simulator.start(
                        new long[] {0},
                        Streams.stream(4, 2),
                        Watch.until(Domain.all(1).with(0, 0, 50)));
        assertEquals(Trajectory.Outcome.STOPPED, t.advance(100));
        assertTrue(t.count(0) >= 50 && t.time() < 100);
    }
}
