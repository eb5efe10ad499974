package rncrn.verdict;

import java.util.List;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;

/** Small networks whose stochastic behaviour is known. */
final class Models {
    private Models() {}

    /**
     * The Schloegl model in concentrations: at system size 100 its propensities are 0.03 x(x-1)/2,
     * 1e-4 x(x-1)(x-2)/6, 200 and 3.5 x. Rate equation 2 + 1.5 x^2 - x^3/6 - 3.5 x.
     */
    static ReactionNetwork schloegl() {
        return ReactionNetwork.builder(Unit.CONCENTRATION)
                .massAction(List.of("X", "X"), List.of("X", "X", "X"), 1.5)
                .massAction(List.of("X", "X", "X"), List.of("X", "X"), 1 / 6.0)
                .massAction(List.of(), List.of("X"), 2)
                .massAction(List.of("X"), List.of(), 3.5)
                .build();
    }

    static ReactionNetwork immigrationDeath(double mean) {
        return ReactionNetwork.builder(Unit.CONCENTRATION)
                .massAction(List.of(), List.of("X"), mean)
                .massAction(List.of("X"), List.of(), 1)
                .build();
    }

    /** The Brusselator: a cycle about the focus (1, 3). */
    static ReactionNetwork brusselator() {
        return ReactionNetwork.builder(Unit.CONCENTRATION)
                .massAction(List.of(), List.of("X"), 1)
                .massAction(List.of("X"), List.of("Y"), 3)
                .massAction(List.of("X", "X", "Y"), List.of("X", "X", "X"), 1)
                .massAction(List.of("X"), List.of(), 1)
                .build();
    }

    /** A question about all moving species without parameters. */
    static Question question(
            ReactionNetwork network, Box domain, double size, double horizon, long seed) {
        List<Integer> executive =
                java.util.stream.IntStream.range(0, network.species().size())
                        .filter(i -> !network.isStatic()[i])
                        .boxed()
                        .toList();
        return new Question(
                "test",
                network,
                executive,
                List.of(),
                List.of(List.of()),
                List.of(size),
                domain,
                horizon,
                seed,
                Settings.DEFAULT.withEventsPerCell(4_000_000).withSearchSteps(0));
    }
}
