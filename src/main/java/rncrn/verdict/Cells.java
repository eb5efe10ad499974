package rncrn.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cells that need no simulation. */
final class Cells {
    private Cells() {}

    /** The rate equations have no equilibrium or cycle that attracts: nothing is compared. */
    static Cell withoutAttractor(
            Map<String, Double> parameter, double size, DeterministicRegime regime) {
        return without(
                parameter,
                size,
                0,
                regime,
                "no attractor of the rate equations was found in the domain, so there is no"
                        + " behaviour to keep",
                "none");
    }

    /**
     * Exact simulation cannot take one sample of every trajectory within the budget.
     *
     * @param events what the first look would take
     */
    static Cell tooDear(
            Map<String, Double> parameter,
            Sampling sampling,
            DeterministicRegime regime,
            double events) {
        return without(
                parameter,
                sampling.size(),
                sampling.horizon(),
                regime,
                String.format(
                        Locale.ROOT,
                        "not simulated: a first look would take about %.2g events; raise --reserve"
                                + " to as many",
                        events),
                sampling.simulator().description());
    }

    private static Cell without(
            Map<String, Double> parameter,
            double size,
            double horizon,
            DeterministicRegime regime,
            String reason,
            String method) {
        return new Cell(
                parameter,
                size,
                horizon,
                regime,
                "not simulated",
                Verdict.UNDECIDED,
                reason,
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
                method,
                true);
    }
}
