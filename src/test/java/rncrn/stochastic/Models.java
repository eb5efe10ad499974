package rncrn.stochastic;

import java.util.List;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;

/** Small networks with known laws. */
final class Models {
    private Models() {}

    /** Immigration at rate 10, death at rate 0.5 each; 3 at the start. */
    static JumpProcess immigrationDeath() {
        return process(
                builder("X", 3)
                        .massAction(List.of(), List.of("X"), 10)
                        .massAction(List.of("X"), List.of(), 0.5));
    }

    /** Birth at rate 1, death at rate 1.1 each; 1 at the start. */
    static JumpProcess birthDeath() {
        return process(
                builder("X", 1)
                        .massAction(List.of("X"), List.of("X", "X"), 1)
                        .massAction(List.of("X"), List.of(), 1.1));
    }

    /** 2 A to B and back; 100 A at the start. */
    static JumpProcess dimerisation() {
        return process(
                builder("A", 100)
                        .massAction(List.of("A", "A"), List.of("B"), 0.005)
                        .massAction(List.of("B"), List.of("A", "A"), 0.3));
    }

    /** Propensities 0.03 x(x-1)/2, 1e-4 x(x-1)(x-2)/6, 200, 3.5 x. */
    static JumpProcess schloegl(double start) {
        return process(
                builder("X", start)
                        .massAction(List.of("X", "X"), List.of("X", "X", "X"), 0.015)
                        .massAction(List.of("X", "X", "X"), List.of("X", "X"), 1e-4 / 6)
                        .massAction(List.of(), List.of("X"), 200)
                        .massAction(List.of("X"), List.of(), 3.5));
    }

    /** Arrivals in batches of five, death one by one and in pairs. */
    static JumpProcess batches() {
        return process(
                builder("X", 0)
                        .massAction(List.of(), List.of("X", "X", "X", "X", "X"), 3)
                        .massAction(List.of("X"), List.of(), 1)
                        .massAction(List.of("X", "X"), List.of(), 0.02));
    }

    /** An enzyme, made and lost, that makes a product which makes more of itself and decays. */
    static JumpProcess catalysis() {
        return process(
                builder("E", 2)
                        .massAction(List.of(), List.of("E"), 1)
                        .massAction(List.of("E"), List.of(), 0.5)
                        .massAction(List.of("E"), List.of("E", "P"), 4)
                        .massAction(List.of("E", "P"), List.of("E", "P", "P"), 0.1)
                        .massAction(List.of("P"), List.of(), 1.2)
                        .massAction(List.of("P", "P"), List.of("P"), 0.01));
    }

    private static ReactionNetwork.Builder builder(String first, double initial) {
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        builder.species(first, initial);
        return builder;
    }

    static JumpProcess process(ReactionNetwork.Builder builder) {
        return new JumpProcess(builder.build(), SystemSize.ONE);
    }

    /**
     * Stationary law of the Schloegl model by detailed balance, p(n + 1)/p(n) = birth(n)/death(n +
     * 1) with births 0.03 n (n - 1)/2 + 200 and deaths 1e-4 n (n - 1)(n - 2)/6 + 3.5 n.
     */
    static double[] schloeglStationary() {
        double[] law = new double[1200];
        law[0] = 1;
        double total = 1;
        for (int n = 0; n < law.length - 1; n++) {
            double birth = .03 * n * (n - 1) / 2 + 200;
            double m = n + 1;
            double death = 1e-4 * m * (m - 1) * (m - 2) / 6 + 3.5 * m;
            law[n + 1] = law[n] * birth / death;
            total += law[n + 1];
        }
        for (int n = 0; n < law.length; n++) {
            law[n] /= total;
        }
        return law;
    }
}
