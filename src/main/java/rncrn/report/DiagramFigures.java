package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import rncrn.verdict.Attractor;
import rncrn.verdict.Cell;
import rncrn.verdict.Study;

/**
 * The stochastic bifurcation diagram: at every parameter value the law of a species as a violin,
 * with the deterministic branches on top; one panel for each system size.
 */
final class DiagramFigures {
    private static final int MOST_SIZES = 3;

    /** As a share of the figure's height, and of the distance of two parameter values. */
    private static final double FINEST = 5e-4;

    private DiagramFigures() {}

    static Optional<Figure> of(CheckReport report) {
        Study study = report.study();
        Grid grid = new Grid(study);
        if (study.question().parameters().size() != 1 || grid.parameters().size() < 2) {
            return Optional.empty();
        }
        List<Double> values =
                grid.parameters().stream()
                        .map(parameter -> parameter.values().iterator().next())
                        .sorted()
                        .toList();
        Place place = new Place(values);
        double[] range = Shapes.range(study.cells(), 0, study.question().domain());
        String parameterName = Names.pretty(study.question().parameterNames().get(0));
        String name = Names.pretty(study.question().executiveNames().get(0));
        List<Panel> panels = new ArrayList<>();
        for (double size : Grid.spread(grid.sizes(), MOST_SIZES)) {
            List<Mark> marks = new ArrayList<>();
            for (Map<String, Double> parameter : grid.parameters()) {
                grid.cell(parameter, size).ifPresent(cell -> marks.addAll(violin(cell, place)));
            }
            marks.addAll(
                    report.diagram().isEmpty()
                            ? points(grid, size, place)
                            : branches(report, place, range));
            Axis x = Axis.of(parameterName + place.note());
            panels.add(
                    new Panel(
                            "\u03a9 = " + Names.number(size),
                            x.range(-0.6, values.size() - 0.4).words(place.words()),
                            Axis.of(name + " (concentration)").range(range[0], range[1]),
                            marks));
        }
        return Optional.of(
                new Figure(
                        "diagram",
                        "The bifurcation under molecular noise",
                        "Shapes: the law of "
                                + name
                                + " at each parameter value. On top: the rate"
                                + " equations of the full reaction list"
                                + (report.diagram().isEmpty()
                                        ? " at the same parameter values"
                                        : ", followed in the parameter (solid: stable, dashed:"
                                                + " unstable)")
                                + ". "
                                + place.explanation()
                                + Shapes.withheld(study.cells()).replace(" (marked *)", ""),
                        Math.min(panels.size(), values.size() > 5 ? 1 : 2),
                        values.size() > 5 ? 860 : 470,
                        320,
                        panels));
    }

    /** Parameter values side by side at equal distances, and what lies between in proportion. */
    private static final class Place implements DoubleUnaryOperator {
        private final List<Double> values;
        private final boolean even;

        Place(List<Double> values) {
            this.values = values;
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (int i = 1; i < values.size(); i++) {
                double gap = values.get(i) - values.get(i - 1);
                least = Math.min(least, gap);
                most = Math.max(most, gap);
            }
            even = most <= 1.001 * least;
        }

        @Override
        public double applyAsDouble(double parameter) {
            int i = 0;
            while (i < values.size() - 2 && parameter > values.get(i + 1)) {
                i++;
            }
            double a = values.get(i);
            double b = values.get(i + 1);
            return i + (parameter - a) / (b - a);
        }

        SortedMap<Double, String> words() {
            TreeMap<Double, String> words = new TreeMap<>();
            for (int i = 0; i < values.size(); i++) {
                words.put((double) i, Names.number(values.get(i), 4));
            }
            return words;
        }

        String note() {
            return even ? "" : " (not to scale)";
        }

        String explanation() {
            return even
                    ? ""
                    : "The simulated parameter values stand at equal distances; between two of"
                            + " them the axis is linear.";
        }
    }

    private static List<Mark> violin(Cell cell, Place place) {
        if (cell.densities().isEmpty()) {
            return List.of();
        }
        double[][] curve = Shapes.law(cell, 0);
        int n = curve[0].length;
        if (n < 2) {
            return List.of();
        }
        double middle = place.applyAsDouble(cell.parameter().values().iterator().next());
        double peak = Shapes.max(curve[1]);
        double[] x = new double[2 * n];
        double[] y = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double half = 0.42 * curve[1][i] / peak;
            x[i] = middle - half;
            y[i] = curve[0][i];
            x[2 * n - 1 - i] = middle + half;
            y[2 * n - 1 - i] = curve[0][i];
        }
        return List.of(Mark.area("law under molecular noise", x, y).color(Palette.BLUE));
    }

    private static List<Mark> branches(CheckReport report, Place place, double[] range) {
        List<Mark> marks = new ArrayList<>();
        double first = place.values.get(0);
        double last = place.values.get(place.values.size() - 1);
        for (CheckReport.Branch branch : report.diagram()) {
            if (branch.parameter().stream().noneMatch(v -> v >= first && v <= last)) {
                continue;
            }
            double[] x = branch.parameter().stream().mapToDouble(place::applyAsDouble).toArray();
            String label =
                    (branch.stable() ? "stable " : "unstable ")
                            + (branch.cycle()
                                    ? "cycle of the ODE (extremes)"
                                    : "equilibrium of the ODE");
            marks.add(line(label, x, Shapes.array(branch.low().get(0)), branch, range));
            if (branch.cycle()) {
                marks.add(line(label, x, Shapes.array(branch.high().get(0)), branch, range));
            }
        }
        return marks;
    }

    /** A branch without the points that no eye would miss; continuation takes many small steps. */
    private static Mark line(
            String label, double[] x, double[] y, CheckReport.Branch branch, double[] range) {
        double height = range[1] - range[0];
        double[] scaled = DoubleStream.of(y).map(value -> value / height).toArray();
        boolean[] needed = Polyline.needed(x, scaled, FINEST);
        int[] kept = IntStream.range(0, x.length).filter(i -> needed[i]).toArray();
        Mark mark =
                Mark.line(
                                label,
                                IntStream.of(kept).mapToDouble(i -> x[i]).toArray(),
                                IntStream.of(kept).mapToDouble(i -> y[i]).toArray())
                        .color(branch.cycle() ? Palette.GREEN : Palette.VERMILION)
                        .width(branch.stable() ? 2 : 1.4);
        return branch.stable() ? mark : mark.dashed();
    }

    private static List<Mark> points(Grid grid, double size, Place place) {
        List<Mark> marks = new ArrayList<>();
        for (Map<String, Double> parameter : grid.parameters()) {
            Optional<Cell> cell = grid.cell(parameter, size);
            if (cell.isEmpty()) {
                continue;
            }
            double x = place.applyAsDouble(parameter.values().iterator().next());
            for (Attractor attractor : cell.get().deterministic().attractors()) {
                double low =
                        attractor.points().stream().mapToDouble(p -> p.get(0)).min().orElseThrow();
                double high =
                        attractor.points().stream().mapToDouble(p -> p.get(0)).max().orElseThrow();
                if (attractor.kind() == Attractor.Kind.EQUILIBRIUM) {
                    marks.add(
                            dot("stable equilibrium of the ODE", x, low).color(Palette.VERMILION));
                } else {
                    String label = attractor.kind().word() + " of the ODE (extremes)";
                    marks.add(dot(label, x, low).color(Palette.GREEN));
                    marks.add(dot(label, x, high).color(Palette.GREEN));
                }
            }
            for (List<Double> point : cell.get().deterministic().unstable()) {
                marks.add(
                        dot("unstable equilibrium of the ODE", x, point.get(0))
                                .open()
                                .color(Palette.VERMILION));
            }
        }
        return marks;
    }

    private static Mark dot(String label, double x, double y) {
        return Mark.dots(label, new double[] {x}, new double[] {y}).width(8);
    }
}
