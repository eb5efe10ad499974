package rncrn.verdict;

import java.util.List;
import java.util.Map;

/** Cells that need no simulation. */
final class Cells {
    private Cells() {}

    /** The rate equations have no attractor in the domain: there is nothing to keep. */
    static Cell withoutAttractor(
            Map<String, Double> parameter, double size, DeterministicRegime regime) {
        return new Cell(
                parameter,
                size,
                0,
                regime,
                "not simulated",
                Verdict.UNDECIDED,
                "the rate equations have no attractor in the domain, so there is nothing to keep",
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
                0);
    }
}
