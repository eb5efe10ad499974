package rncrn.stochastic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;

/**
 * Large counts, correlation in time and rates over twelve decades, for every exact method, against
 * closed forms. Each comparison allows six standard errors (false alarm 2e-9), the class some 60 of
 * them (below 1e-6).
 */
class LongRunTest {
    static List<Method> exact() {
        return Methods.standard().exact();
    }

    /**
     * 2A and 3A at counts near 10^5: the mean follows the rate equation, which at such counts is
     * off by less than a molecule or two.
     */
    @ParameterizedTest
    @MethodSource("exact")
    void pairsAndTriplesOfManyMolecules(Method method) {
        double n = 100_000;
        for (int order = 2; order <= 3; order++) {
            ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
            builder.species("A", n);
            List<String> some = List.of("A", "A", "A").subList(0, order);
            builder.massAction(some, List.of(), 1 / Math.pow(n, order));
            JumpProcess process = Models.process(builder);
            // dx/dt = -m x^m / n^m: from n, so that the mean falls to the value below at time t.
            double t = 1_000;
            double rate = order / n;
            double mean = order == 2 ? n / (1 + rate * t) : n / Math.sqrt(1 + 2 * rate * t);
            Simulator simulator = method.prepare(process);
            int runs = 20;
            double sum = 0;
            for (int run = 0; run < runs; run++) {
                Trajectory trajectory =
                        simulator.start(process.initialCounts(), Streams.stream(41, run));
                trajectory.advance(t);
                sum += trajectory.count(0);
            }
            // The variance is at most m times the number of molecules lost.
            double error = Math.sqrt(order * (n - mean) / runs);
            assertEquals(mean, sum / runs, 6 * error, method.name() + " order " + order);
        }
    }

    /**
     * Immigration-death has the correlation exp(-d tau) between counts tau apart: over many
     * independent pairs from the stationary law, begun by a run-in of fifteen correlation times.
     */
    @ParameterizedTest
    @MethodSource("exact")
    void countsAreCorrelatedAsTheyShould(Method method) {
        JumpProcess process = Models.immigrationDeath();
        Trajectory trajectory =
                method.prepare(process).start(process.initialCounts(), Streams.stream(42, 1));
        int pairs = 4_000;
        double lag = 1;
        double product = 0;
        double square = 0;
        for (int i = 0; i < pairs; i++) {
            trajectory.advance(trajectory.time() + 20);
            double first = trajectory.count(0) - 20.0;
            trajectory.advance(trajectory.time() + lag);
            double p = first * (trajectory.count(0) - 20.0);
            product += p;
            square += p * p;
        }
        double mean = product / pairs;
        double error = Math.sqrt((square / pairs - mean * mean) / pairs);
        assertEquals(20 * Math.exp(-.5 * lag), mean, 6 * error, method.name());
    }

    /**
     * Propensities twelve decades apart: after one event at rate 1e12, two exits at rates 3 and 1
     * keep their time and their shares.
     */
    @ParameterizedTest
    @MethodSource("exact")
    void rareReactionsBesideFastOnesKeepTheirRate(Method method) {
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        builder.species("A", 1);
        builder.species("F", 1);
        builder.massAction(List.of("F"), List.of("G"), 1e12)
                .massAction(List.of("A"), List.of("B"), 3)
                .massAction(List.of("A"), List.of("C"), 1);
        JumpProcess process = Models.process(builder);
        Simulator simulator = method.prepare(process);
        int runs = 2_000;
        double time = 0;
        int first = 0;
        for (int run = 0; run < runs; run++) {
            Trajectory trajectory =
                    simulator.start(
                            process.initialCounts(),
                            Streams.stream(43, run),
                            Watch.until(Domain.all(5).with(0, 1, 1)));
            trajectory.advance(Double.POSITIVE_INFINITY);
            time += trajectory.time();
            first += (int) trajectory.count(index(process, "B"));
        }
        assertEquals(.25, time / runs, 6 * .25 / Math.sqrt(runs), method.name());
        assertEquals(.75, (double) first / runs, 6 * Math.sqrt(.1875 / runs), method.name());
    }

    private static int index(JumpProcess process, String name) {
        for (int s = 0; s < process.network().species().size(); s++) {
            if (process.network().species().get(s).name().equals(name)) {
                return s;
            }
        }
        throw new IllegalArgumentException(name);
    }
}
