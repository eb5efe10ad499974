package rncrn.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ensemble.Comparison;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;
import rncrn.statistics.Answer;
import rncrn.statistics.Histogram;
import rncrn.statistics.Interval;
import rncrn.stochastic.Streams;
import rncrn.verdict.Attractor;
import rncrn.verdict.Cell;
import rncrn.verdict.Density;
import rncrn.verdict.DeterministicRegime;
import rncrn.verdict.Evidence;
import rncrn.verdict.Oscillation;
import rncrn.verdict.PlaneDensity;
import rncrn.verdict.Question;
import rncrn.verdict.Residence;
import rncrn.verdict.SamplePaths;
import rncrn.verdict.Settings;
import rncrn.verdict.SmallestSize;
import rncrn.verdict.Study;
import rncrn.verdict.Verdict;

/** A report made by hand: what a study could look like, without simulating one. */
final class SampleReport {
    private static final String AWKWARD = "a <name> & \"more\" </script>";

    private SampleReport() {}

    /**
     * @param species executive species, 1 or 2
     */
    static CheckReport of(int species) {
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.CONCENTRATION);
        List<Integer> executive = new ArrayList<>();
        for (int i = 1; i <= species; i++) {
            executive.add(builder.species("X_" + i, 5));
            builder.massAction(List.of(), List.of("X_" + i), 5);
            builder.massAction(List.of("X_" + i), List.of(), 1);
        }
        int parameter = builder.species("L_1", 1);
        double[] low = new double[species];
        double[] high = new double[species];
        java.util.Arrays.fill(high, 10);
        List<Double> sizes = List.of(5.0, 20.0, 80.0);
        List<List<Double>> values = List.of(List.of(0.0), List.of(0.002), List.of(1.0));
        Question question =
                new Question(
                        AWKWARD,
                        builder.build(),
                        executive,
                        List.of(parameter),
                        values,
                        sizes,
                        Box.of(low, high),
                        100,
                        1,
                        Settings.DEFAULT);
        List<Cell> cells = new ArrayList<>();
        List<Course> courses = new ArrayList<>();
        List<CheckReport.LeapCheck> leaping = new ArrayList<>();
        for (List<Double> value : values) {
            for (double size : sizes) {
                cells.add(cell(species, value.get(0), size, cells.size()));
            }
            courses.add(
                    new Course(
                            value,
                            List.of(0.0, 1.0, 2.0),
                            java.util.Collections.nCopies(species, List.of(2.0, 4.0, 5.0))));
        }
        leaping.add(
                new CheckReport.LeapCheck(
                        Map.of("L_1", 0.0),
                        80,
                        0.03,
                        new Comparison(
                                List.of(0.0, 1.0, 2.0),
                                100,
                                100,
                                List.of(
                                        new Comparison.OfSpecies(
                                                "X_1",
                                                List.of(400.0, 410.0, 420.0),
                                                List.of(0.0, 10.0, 12.0),
                                                List.of(400.0, 412.0, 421.0),
                                                List.of(0.0, 11.0, 12.5),
                                                0.05,
                                                0.06)))));
        Study study =
                new Study(
                        question,
                        cells,
                        new SmallestSize(20, 10, 25, 0.95, Map.of("X_1", 100.0), "By search."),
                        "direct",
                        "Holm's correction over all cells.");
        Map<String, String> training = new LinkedHashMap<>();
        training.put("loss", "0.3");
        return new CheckReport(
                study,
                "A made-up question, told in a sentence.",
                Optional.empty(),
                Optional.empty(),
                "->X_1,5\nX_1->,1\n",
                training,
                courses,
                List.of(
                        new CheckReport.Branch(
                                true,
                                false,
                                List.of(0.0, 0.001, 1.0),
                                java.util.Collections.nCopies(species, List.of(2.0, 2.5, 5.0)),
                                java.util.Collections.nCopies(species, List.of(2.0, 2.5, 5.0)))),
                List.of(
                        new CheckReport.Special(
                                "fold",
                                0.0058,
                                java.util.Collections.nCopies(species, 6.6),
                                Double.NaN)),
                FurtherSamples.of(species),
                leaping,
                "rncrn check models/made-up.yaml --output results/made-up",
                "0");
    }

    private static Cell cell(int species, double parameter, double size, int number) {
        boolean two = parameter < 0.5;
        UniformRandomProvider random = Streams.stream(3, number);
        int n = 2000;
        double[][] path = new double[n][species];
        double[][] column = new double[species][n];
        double sd = 3 / Math.sqrt(size);
        double at = 2;
        double x = at;
        for (int k = 0; k < n; k++) {
            if (two && random.nextDouble() < 0.05 / size) {
                at = 10 - at;
            }
            double rest = two ? at : 5;
            x += 0.1 * (rest - x) + sd * 0.45 * (random.nextDouble() - 0.5) * 3.4;
            x = Math.max(0, x);
            for (int i = 0; i < species; i++) {
                path[k][i] = i == 0 ? x : 5 + 2 * Math.sin(0.05 * k) + sd * random.nextDouble();
                column[i][k] = path[k][i];
            }
        }
        List<Density> densities = new ArrayList<>();
        for (int i = 0; i < species; i++) {
            Histogram histogram = Histogram.of(column[i], 0, 12, 120);
            List<Double> kernel = new ArrayList<>();
            for (int b = 0; b < histogram.bins(); b++) {
                double sum = 0;
                for (int d = -4; d <= 4; d++) {
                    int bin = Math.min(histogram.bins() - 1, Math.max(0, b + d));
                    sum += histogram.density(bin) / 9;
                }
                kernel.add(sum);
            }
            densities.add(new Density("X_" + (i + 1), histogram, 0.2, kernel, List.of(2.0, 8.0)));
        }
        List<Attractor> attractors = new ArrayList<>();
        List<List<Double>> unstable = new ArrayList<>();
        if (species == 2 && !two) {
            List<List<Double>> circle = new ArrayList<>();
            for (int k = 0; k < 60; k++) {
                circle.add(
                        List.of(
                                5 + 2 * Math.cos(Math.PI * k / 30),
                                5 + 2 * Math.sin(Math.PI * k / 30)));
            }
            attractors.add(
                    new Attractor(Attractor.Kind.CYCLE, circle, List.of(7.0, 5.0, 1.0), 6, 1));
        } else {
            for (double place : two ? new double[] {2, 8} : new double[] {5}) {
                List<Double> point = java.util.Collections.nCopies(species, place);
                attractors.add(
                        new Attractor(
                                Attractor.Kind.EQUILIBRIUM, List.of(point), point, Double.NaN, 1));
            }
        }
        if (two) {
            unstable.add(java.util.Collections.nCopies(species, 5.0));
        }
        List<PlaneDensity> plane = new ArrayList<>();
        if (species == 2) {
            List<List<Integer>> counts = new ArrayList<>();
            for (int r = 0; r < 50; r++) {
                List<Integer> row = new ArrayList<>();
                for (int c = 0; c < 50; c++) {
                    row.add(
                            (int)
                                    (100
                                            * Math.exp(
                                                    -((r - 25) * (r - 25) + (c - 25) * (c - 25))
                                                            / 60.0)));
                }
                counts.add(row);
            }
            plane.add(new PlaneDensity(0, 0.2, 0, 0.2, counts));
        }
        Interval interval = new Interval(5.0 * size, 4.0 * size, 6.5 * size, 0.95);
        return new Cell(
                Map.of("L_1", parameter),
                size,
                100,
                new DeterministicRegime(attractors, unstable),
                two ? "2 peaks" : "1 peak",
                List.of(Verdict.values()).get(number % Verdict.values().length),
                "Because of what was measured <here>.",
                List.of(
                        new Evidence(
                                "residence-time",
                                "equilibrium 1",
                                interval,
                                100,
                                Answer.OPEN,
                                "Mean of completed stays.")),
                densities,
                plane,
                SamplePaths.of(0.1, path),
                two ? List.of(new Residence(0, List.of(1.0), List.of(), interval, 0.5)) : List.of(),
                species == 2 && !two
                        ? List.of(
                                new Oscillation(
                                        0,
                                        interval,
                                        interval,
                                        List.of(6.0),
                                        interval,
                                        interval,
                                        3,
                                        interval,
                                        List.of(0.0, 1.0, 2.0),
                                        List.of(1.0, 0.5, 0.25)))
                        : List.of(),
                0,
                0,
                8,
                1000,
                1_000_000,
                3,
                200,
                "direct",
                true);
    }
}
