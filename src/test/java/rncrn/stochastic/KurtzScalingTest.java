package rncrn.stochastic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;

/**
 * The deviation from the rate equations falls as the system size to the power -1/2 (Kurtz 1972):
 * for logistic growth x' = x - x^2, whose solution is known, the mean squared deviation times the
 * system size is the same at two sizes sixteen times apart. Its relative sampling error is
 * sqrt(2/n) at each, so that a ratio within .25 of 1 fails for a correct simulator with probability
 * below 1e-8 (bias of order 1/size, 2 %, included).
 */
class KurtzScalingTest {
    private static final int RUNS = 4_000;
    private static final double TIME = 1.5;
    private static final double START = .25;

    @Test
    void deviationsFallAsTheRootOfTheSystemSize() {
        assertEquals(1, scaledVariance(1_600) / scaledVariance(100), .25);
    }

    private static double scaledVariance(double size) {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.CONCENTRATION);
        list.species("X", START);
        list.massAction(List.of("X"), List.of("X", "X"), 1);
        list.massAction(List.of("X", "X"), List.of("X"), 1);
        JumpProcess process = new JumpProcess(list.build(), new SystemSize(size));
        Simulator simulator = Methods.standard().named("direct").prepare(process);
        double solution = 1 / (1 + (1 / START - 1) * Math.exp(-TIME));
        double sum = 0;
        for (int run = 0; run < RUNS; run++) {
            Trajectory trajectory =
                    simulator.start(process.initialCounts(), Streams.stream(5, run));
            trajectory.advance(TIME);
            double deviation = trajectory.count(0) / size - solution;
            sum += deviation * deviation;
        }
        return size * sum / RUNS;
    }
}
