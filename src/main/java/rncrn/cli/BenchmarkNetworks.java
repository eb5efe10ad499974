package rncrn.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Streams;

/** The networks that {@code rncrn bench} measures when none is given. */
final class BenchmarkNetworks {
    private BenchmarkNetworks() {}

    static Map<String, JumpProcess> all() {
        Map<String, JumpProcess> cases = new LinkedHashMap<>();
        ReactionNetwork perceptrons = perceptrons();
        for (double omega : new double[] {10, 100, 1000}) {
            cases.put(
                    String.format(Locale.ROOT, "five perceptrons, size %.0f", omega),
                    new JumpProcess(perceptrons, new SystemSize(omega)));
        }
        cases.put("Schloegl", schloegl());
        cases.put("sparse, 100 reactions", sparse(100));
        cases.put("sparse, 100000 reactions", sparse(100_000));
        return cases;
    }

    /** Two executive species made at constant rates, lost by five perceptrons; always bounded. */
    private static ReactionNetwork perceptrons() {
        Rncrn network =
                new Rncrn(
                        "bench",
                        List.of("X_1", "X_2"),
                        List.of("L_1"),
                        new double[][] {{-4, -6, -10, -4, -1}, {-1.5, -5, -.15, -25, -.8}},
                        new double[][] {
                            {-1.3, -.6}, {-.23, -.13}, {-1.5, .06}, {.1, -.94}, {-2.2, .7}
                        },
                        new double[][] {{.1}, {-.08}, {.07}, {.04}, {.07}},
                        new double[] {10.6, 8.5, 5.4, 3.4, 4.6},
                        new double[] {260, 260},
                        new double[] {1, 1, 1, 1, 1},
                        new double[] {1, 1, 1, 1, 1},
                        .0075,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of());
        return Compiler.compile(network)
                .withInitial(Map.of("X_1", 5., "X_2", 5., "L_1", 3., "Y_1", 1., "Y_2", 5.));
    }

    private static JumpProcess schloegl() {
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        builder.species("X", 250);
        builder.massAction(List.of("X", "X"), List.of("X", "X", "X"), .015)
                .massAction(List.of("X", "X", "X"), List.of("X", "X"), 1e-4 / 6)
                .massAction(List.of(), List.of("X"), 200)
                .massAction(List.of("X"), List.of(), 3.5);
        return new JumpProcess(builder.build(), SystemSize.ONE);
    }

    /** Random conversions and exchanges, two reactions a species, each with few dependents. */
    private static JumpProcess sparse(int reactions) {
        UniformRandomProvider random = Streams.stream(20_260_101, reactions);
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        int species = reactions / 2;
        for (int s = 0; s < species; s++) {
            builder.species("S" + s, 20);
        }
        for (int r = 0; r < reactions; r++) {
            String a = "S" + r % species;
            String b = "S" + random.nextInt(species);
            String c = "S" + random.nextInt(species);
            double rate = Math.exp(2 * random.nextDouble());
            if (r % 4 == 0) {
                builder.massAction(List.of(a, b), List.of(b, c), rate / 20);
            } else {
                builder.massAction(List.of(a), List.of(b), rate);
            }
        }
        return new JumpProcess(builder.build(), SystemSize.ONE);
    }
}
