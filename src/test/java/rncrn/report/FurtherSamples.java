package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.statistics.Answer;
import rncrn.statistics.Interval;
import rncrn.verdict.BifurcationShift;
import rncrn.verdict.EnvironmentMap;
import rncrn.verdict.Evidence;
import rncrn.verdict.Hysteresis;
import rncrn.verdict.Switching;

/** Made-up measurements beyond the cells, for tests of the page. */
final class FurtherSamples {
    private FurtherSamples() {}

    static CheckReport.Further of(int species) {
        Interval interval = new Interval(0.5, 0.4, 0.6, 0.95);
        List<BifurcationShift.Look> looks = new ArrayList<>();
        for (double at : new double[] {0, 0.01, 0.02}) {
            looks.add(
                    new BifurcationShift.Look(
                            at,
                            "cycle",
                            new Evidence(
                                    "valley",
                                    "cloud",
                                    new Interval(50 * at, 40 * at, 60 * at + 0.1, 0.95),
                                    0.9,
                                    Answer.OPEN,
                                    ""),
                            List.of()));
        }
        List<List<Double>> way = List.of(row(species, 2), row(species, 5), row(species, 8));
        List<List<Double>> back = List.of(row(species, 3), row(species, 6), row(species, 8));
        List<List<Double>> spread = List.of(row(species, 0.5), row(species, 1), row(species, 0.5));
        return new CheckReport.Further(
                List.of(
                        new BifurcationShift(
                                "L_1", 20, 0.0058, 0.0059, 0.01, 0.02, 0.95, looks, "the valley")),
                List.of(
                        new Hysteresis(
                                "L_1",
                                20,
                                3,
                                List.of(0.0, 0.5, 1.0),
                                way,
                                back,
                                spread,
                                spread,
                                java.util.Collections.nCopies(species, interval))),
                List.of(new Switching(Map.of("L_1", 0.0), 20, 0, interval, interval, 9, 1000)),
                species == 2
                        ? Optional.of(
                                new EnvironmentMap(
                                        List.of("E_1", "E_2"),
                                        List.of(0.0, 1.0),
                                        20,
                                        3,
                                        "direct",
                                        12,
                                        List.of(List.of(1.0, 0.0), List.of(0.0, Double.NaN))))
                        : Optional.empty());
    }

    private static List<Double> row(int species, double value) {
        return java.util.Collections.nCopies(species, value);
    }
}
