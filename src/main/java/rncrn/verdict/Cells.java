package rncrn.verdict;

import java.util.List;
import java.util.Map;

/** Cells that need no simulation. */
final class Cells {
    private Cells() {}

    /** The rate equations have no equilibrium or cycle that attracts: nothing is compared. */
    static Cell withoutAttractor(
            Map<String, Double> parameter, double size, DeterministicRegime regime) {
        return new Cell(
                parameter,
                size,
                0,
                regime,
                "not simulated",
                Verdict.UNDECIDED,
                "no attractor of the rate equations was found in the domain, so there is no"
                        + " behaviour to keep",
                List.of(),
                List.of(),
                List.of(),
                new SamplePath(1, new double[0][]),
                List.of(),
                List.of(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                "none",
                true);
    }
}
