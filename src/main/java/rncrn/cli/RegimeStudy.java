package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rncrn.bifurcation.Basins;
import rncrn.bifurcation.Cycle;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.Equilibrium;
import rncrn.bifurcation.RegimeFinder;
import rncrn.bifurcation.Regimes;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.OdeTrajectory;
import rncrn.deterministic.Tolerances;
import rncrn.field.Box;
import rncrn.files.Csv;
import rncrn.report.Axis;
import rncrn.report.BasinFigures;
import rncrn.report.Figure;
import rncrn.report.FigureFiles;
import rncrn.report.Mark;
import rncrn.report.Panel;
import rncrn.report.PortraitFigures;

/**
 * The regimes at single parameter values: regimes.json, phase portraits and time series, basins and
 * Lyapunov exponents where asked for.
 */
final class RegimeStudy {
    private final Dynamics dynamics;
    private final Box box;
    private final int basinCells;
    private final double exponentTime;
    private final List<TargetRegimes.At> targets;
    private final List<Object> entries = new ArrayList<>();
    private final List<Panel> portraits = new ArrayList<>();
    private final List<Panel> series = new ArrayList<>();
    private final List<Panel> maps = new ArrayList<>();

    /**
     * @param basinCells points per side of the basins, 0 for none
     * @param exponentTime time to average Lyapunov exponents over, 0 for none
     * @param targets what a target does at some of the values; empty where there is none
     */
    RegimeStudy(
            Dynamics dynamics,
            Box box,
            int basinCells,
            double exponentTime,
            List<TargetRegimes.At> targets) {
        this.dynamics = dynamics;
        this.box = box;
        this.basinCells = basinCells;
        this.exponentTime = exponentTime;
        this.targets = List.copyOf(targets);
    }

    /** Looks at one set of parameter values; returns a line for people. */
    String at(double[] p, Path folder) {
        Map<String, Double> values = DiagramFiles.named(dynamics.parameters(), p);
        Regimes regimes = new RegimeFinder(dynamics, box).at(p);
        String title = values.isEmpty() ? "" : values.toString().replaceAll("[{}]", "");
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("parameter", values);
        entry.put("label", regimes.label());
        entry.put("equilibria", regimes.equilibria().stream().map(this::equilibrium).toList());
        entry.put("cycles", regimes.cycles().stream().map(this::cycle).toList());
        entry.put("escapes", regimes.escapes());
        entry.put("undecided", regimes.undecided());
        StringBuilder line = new StringBuilder(title.isEmpty() ? "" : title + ": ");
        line.append(regimes.label()).append(unstable(regimes));
        if (exponentTime > 0) {
            ExponentStudy study = new ExponentStudy(dynamics, box, p, exponentTime);
            study.describe(entry, dynamics.searchVariables());
            line.append(study.words());
        }
        entries.add(entry);
        if (box.dimension() == 2) {
            List<Cycle> wanted = new ArrayList<>();
            targets.stream()
                    .filter(target -> Arrays.equals(target.controls(), p))
                    .forEach(target -> wanted.addAll(target.regimes().cycles()));
            portraits.add(PortraitFigures.plane(dynamics, box, p, regimes, wanted, title));
        }
        timeSeries(p, title).ifPresent(series::add);
        if (basinCells > 0) {
            basins(p, title, folder);
        }
        return line.toString();
    }

    /** What does not attract, in words. */
    private static String unstable(Regimes regimes) {
        List<String> parts = new ArrayList<>();
        long rest = regimes.equilibria().stream().filter(each -> !each.stable()).count();
        if (rest > 0) {
            parts.add(rest == 1 ? "equilibrium" : rest + " equilibria");
        }
        for (Cycle cycle : regimes.cycles()) {
            if (!cycle.stable()) {
                parts.add(String.format(Locale.ROOT, "cycle (period %.5g)", cycle.period()));
            }
        }
        return parts.isEmpty() ? "" : "; unstable: " + String.join(", ", parts);
    }

    /** Writes the files of all values looked at. */
    void write(Path folder) {
        DiagramFiles.json(folder.resolve("regimes.json"), Map.of("regimes", entries));
        figure(
                "portraits",
                "Phase portraits",
                "Direction field and nullclines of the search variables, trajectories of the full"
                        + " field, equilibria (open where unstable) and cycles.",
                portraits,
                folder);
        figure("time-series", "Time series", "From the middle of the domain.", series, folder);
        figure(
                "basins",
                "Basins of attraction",
                "Where trajectories from each point settle, the perceptrons at rest at the start."
                        + " Attractors are numbered as in regimes.json, the stable ones only,"
                        + " equilibria first.",
                maps,
                folder);
    }

    private static void figure(
            String name, String title, String caption, List<Panel> panels, Path folder) {
        if (!panels.isEmpty()) {
            Figure figure = Figure.of(name, title, caption, panels.toArray(Panel[]::new));
            boolean plane = !name.equals("time-series");
            FigureFiles.write(plane ? figure.panelSize(400, 380) : figure, folder);
        }
    }

    private Map<String, Object> equilibrium(Equilibrium equilibrium) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("state", DiagramFiles.named(dynamics.variables(), equilibrium.state()));
        entry.put("stable", equilibrium.stable());
        entry.put("eigenvalues", DiagramFiles.spectrum(equilibrium.eigenvalues()));
        return entry;
    }

    private Map<String, Object> cycle(Cycle cycle) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("period", cycle.period());
        entry.put("stable", cycle.stable());
        entry.put("minimum", DiagramFiles.named(dynamics.variables(), cycle.minimum()));
        entry.put("maximum", DiagramFiles.named(dynamics.variables(), cycle.maximum()));
        entry.put("multipliers", DiagramFiles.spectrum(cycle.multipliers()));
        entry.put("exponents", DiagramFiles.spectrum(cycle.exponents()));
        return entry;
    }

    private double[] middle() {
        double[] point = new double[box.dimension()];
        for (int i = 0; i < point.length; i++) {
            // Off the exact middle, where symmetric fields rest.
            point[i] = box.lower(i) + (.47 + .05 * i) * box.width(i);
        }
        return point;
    }

    private Optional<Panel> timeSeries(double[] p, String title) {
        double[] times = new double[600];
        for (int k = 0; k < times.length; k++) {
            times[k] = 50.0 * k / (times.length - 1);
        }
        OdeTrajectory.Sampled sampled;
        try {
            sampled =
                    OdeTrajectory.sample(
                            OdeSystem.of(dynamics.field(), p),
                            dynamics.lift(middle(), p),
                            times,
                            Tolerances.PLAIN,
                            Optional.empty());
        } catch (rncrn.ComputationException unbounded) {
            return Optional.empty();
        }
        List<Mark> marks = new ArrayList<>();
        for (int v = 0; v < box.dimension(); v++) {
            double[] values = new double[sampled.states().length];
            for (int k = 0; k < values.length; k++) {
                values[k] = dynamics.project(sampled.states()[k])[v];
            }
            marks.add(
                    Mark.line(dynamics.searchVariables().get(v), sampled.times(), values)
                            .color(rncrn.report.Palette.series(v)));
        }
        return Optional.of(Panel.of(title, Axis.of("time"), Axis.of("concentration")).with(marks));
    }

    private void basins(double[] p, String title, Path folder) {
        Basins basins = Basins.compute(dynamics, box, p, basinCells);
        List<String> header = new ArrayList<>(dynamics.searchVariables());
        header.add("attractor");
        Csv csv = new Csv(header);
        for (int r = 0; r < basins.y().length; r++) {
            for (int c = 0; c < basins.x().length; c++) {
                List<Object> row = new ArrayList<>();
                row.add(basins.x()[c]);
                if (box.dimension() == 2) {
                    row.add(basins.y()[r]);
                }
                int label = basins.label()[r][c];
                row.add(label >= 0 ? label + 1 : label == Basins.ESCAPES ? "escapes" : "undecided");
                csv.row(row);
            }
        }
        csv.write(folder.resolve("basins-" + entries.size() + ".csv"));
        if (box.dimension() == 2) {
            maps.add(BasinFigures.plane(dynamics, basins, title));
        }
    }
}
