package rncrn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import rncrn.InputException;
import rncrn.bifurcation.BifurcationDiagram;
import rncrn.bifurcation.CriticalCurve;
import rncrn.bifurcation.CriticalCurves;
import rncrn.bifurcation.StepSizes;
import rncrn.field.Box;
import rncrn.report.FigureFiles;
import rncrn.report.PortraitFigures;

/** What {@code bifurcate} does beside the diagram in one parameter. */
final class BifurcationExtras {
    @Option(
            names = "--at",
            paramLabel = "v,v,...",
            split = ",",
            description =
                    "Values of the parameter to look at closely: regimes.json, phase portraits and"
                            + " time series.")
    private List<Double> at = new ArrayList<>();

    @Option(
            names = "--basins",
            paramLabel = "n",
            defaultValue = "0",
            description = "At those values, map the basins of attraction on n by n points.")
    private int basins;

    @Option(
            names = "--exponents",
            paramLabel = "T",
            defaultValue = "0",
            description =
                    "At those values, Lyapunov exponents over a time T from each of four starts.")
    private double exponents;

    @Option(
            names = "--second",
            paramLabel = "NAME=a:b",
            description =
                    "A second parameter and its range: folds and Hopf points are followed in both"
                            + " (curves.csv, curve-points.csv).")
    private String second;

    @Option(
            names = "--mu-range",
            paramLabel = "a:b",
            description =
                    "For trained networks: follows folds, Hopf points, homoclinic orbits and cycle"
                            + " folds, and the stable equilibria and all cycles at the values of"
                            + " --at, down and up in mu, as far as they last in this range"
                            + " (mu.csv, mu-curves.csv).")
    private String muRange;

    @Option(
            names = "--perturb",
            paramLabel = "n:s",
            description =
                    "For trained networks: classify n networks whose weights differ from these by a"
                            + " relative standard deviation s, at the first value of --at"
                            + " (perturbed.csv).")
    private String perturb;

    /** Names of all parameters to vary. */
    List<String> varied(String free) {
        List<String> names = new ArrayList<>();
        if (free != null) {
            names.add(free);
        }
        if (second != null) {
            names.add(NamedRange.parse("--second", second).name());
        }
        return names;
    }

    /** Complains about what makes no sense before anything is computed. */
    void check(FieldOptions.Field field) {
        int species = field.dynamics().searchVariables().size();
        if (basins < 0 || basins == 1 || (basins > 0 && species > 2)) {
            throw new InputException(
                    "--basins "
                            + basins
                            + " is not possible; give 2 or more, for networks of one or two"
                            + " executive species");
        }
        if (!(exponents >= 0 && exponents < Double.POSITIVE_INFINITY)) {
            throw new InputException("--exponents " + exponents + " is not a time; give one");
        }
        if (muRange != null) {
            if (field.network().isEmpty()) {
                throw new InputException("--mu-range goes with trained networks only");
            }
            double[] range = NamedRange.ends("--mu-range", muRange);
            double own = field.network().get().mu();
            if (range[0] <= 0 || range[1] > 1e4 * range[0] || own < range[0] || own > range[1]) {
                throw new InputException(
                        "--mu-range "
                                + muRange
                                + ": mu is positive, its range at most four decades, and the"
                                + " network's own "
                                + own
                                + " lies in it; give such a range");
            }
        }
        if (perturb != null) {
            double[] plan = perturbation();
            if (field.network().isEmpty()) {
                throw new InputException("--perturb goes with trained networks only");
            }
            if (!(plan[0] >= 1 && plan[0] == Math.rint(plan[0]) && plan[1] > 0)) {
                throw new InputException(
                        "--perturb "
                                + perturb
                                + ": write it as n:s, a number of networks and a relative size,"
                                + " such as 40:.01");
            }
        }
        boolean alone = !field.dynamics().parameters().isEmpty() && at.isEmpty();
        if (alone && (basins > 0 || exponents > 0 || perturb != null)) {
            throw new InputException(
                    "--at is missing: basins, exponents and perturbed networks need values of"
                            + " the parameter to look at, such as --at 1,3");
        }
    }

    private double[] perturbation() {
        int colon = perturb.indexOf(':');
        return new double[] {
            NetworkOptions.number("--perturb", colon < 0 ? "" : perturb.substring(0, colon)),
            NetworkOptions.number("--perturb", perturb.substring(colon + 1))
        };
    }

    /** Classifies networks near the one that was given, where that was asked for. */
    void perturb(
            FieldOptions.Field field,
            String free,
            Map<String, Double> fixed,
            Box box,
            boolean reduced,
            long seed,
            Path folder,
            PrintWriter out) {
        if (perturb != null) {
            double[] plan = perturbation();
            new PerturbationStudy(field.network().orElseThrow(), box, reduced, plan[1], seed)
                    .run((int) plan[0], points(field, free, fixed).get(0), folder, out);
        }
    }

    /** Parameter values to look at closely; the only ones where nothing is free. */
    private List<double[]> points(
            FieldOptions.Field field, String free, Map<String, Double> fixed) {
        List<String> names = field.dynamics().parameters();
        List<double[]> points = new ArrayList<>();
        if (free == null) {
            points.add(names.stream().mapToDouble(fixed::get).toArray());
            return points;
        }
        for (double value : at) {
            points.add(
                    names.stream()
                            .mapToDouble(name -> name.equals(free) ? value : fixed.get(name))
                            .toArray());
        }
        return points;
    }

    /**
     * Does all that was asked for.
     *
     * @param diagram the diagram that was computed; empty where the network has no parameter
     * @param free the free parameter, or null where the network has none
     * @param targets what a target does at some values, for comparison; may be empty
     */
    void run(
            FieldOptions.Field field,
            Optional<BifurcationDiagram> diagram,
            String free,
            double from,
            double to,
            Map<String, Double> fixed,
            Box box,
            List<TargetRegimes.At> targets,
            Path folder,
            PrintWriter out) {
        List<double[]> points = points(field, free, fixed);
        if (!points.isEmpty()) {
            RegimeStudy study = new RegimeStudy(field.dynamics(), box, basins, exponents, targets);
            for (double[] p : points) {
                out.println(study.at(p, folder));
            }
            study.write(folder);
        }
        if (second != null) {
            curves(field, free, from, to, fixed, box, folder, out);
        }
        if (muRange != null) {
            TimeScaleStudy study =
                    new TimeScaleStudy(
                            field.network().orElseThrow(),
                            box,
                            NamedRange.ends("--mu-range", muRange));
            diagram.ifPresent(own -> study.bifurcations(own, free, from, to, fixed));
            points.forEach(study::attractors);
            study.write(folder, out);
        }
    }

    private void curves(
            FieldOptions.Field field,
            String free,
            double from,
            double to,
            Map<String, Double> fixed,
            Box box,
            Path folder,
            PrintWriter out) {
        NamedRange given = NamedRange.parse("--second", second);
        String name = given.name();
        if (!field.dynamics().parameters().contains(name) || name.equals(free)) {
            throw new InputException(
                    "--second "
                            + second
                            + ": it takes another parameter species; there is "
                            + String.join(", ", field.dynamics().parameters()));
        }
        double[] range = {given.low(), given.high()};
        List<Double> lines = new ArrayList<>();
        for (int k = 1; k <= 5; k++) {
            lines.add(range[0] + (range[1] - range[0]) * k / 6);
        }
        List<CriticalCurve> curves =
                new CriticalCurves(
                                field.dynamics(),
                                free,
                                name,
                                new double[][] {{Math.min(from, to), Math.max(from, to)}, range},
                                fixed,
                                box,
                                StepSizes.PLAIN)
                        .compute(lines);
        CurveFiles.write(curves, free, name, field.dynamics().variables(), folder);
        FigureFiles.write(PortraitFigures.criticalCurves("curves", curves, free, name), folder);
        for (CriticalCurve curve : curves) {
            out.printf(
                    "curve of %s points: %d points; ends: %s; %s%n",
                    curve.kind().word(),
                    curve.points().size(),
                    curve.first().words(),
                    curve.last().words());
            for (CriticalCurve.Special special : curve.special()) {
                out.printf(
                        Locale.ROOT,
                        "%s at %s = %.7g, %s = %.7g%n",
                        special.kind().word(),
                        free,
                        special.point().first(),
                        name,
                        special.point().second());
            }
        }
    }
}
