package rncrn.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.field.Box;
import rncrn.field.VectorField;
import rncrn.neural.Rncrn;
import rncrn.target.TrainingSet;

/** The field that was wanted against the field that was trained (the quasi-static one). */
final class FieldFigures {
    private static final int ARROWS = 15;
    private static final int MOST_POINTS = 150;

    private FieldFigures() {}

    static Optional<Figure> of(String title, Rncrn model, TrainingSet set, Box domain) {
        Map<List<Double>, List<Integer>> rows = byParameter(set);
        List<List<Double>> parameters =
                Grid.spread(List.copyOf(rows.keySet()), set.dimension() == 2 ? 2 : 3);
        List<Panel> panels = new ArrayList<>();
        VectorField field = model.quasiStatic();
        for (List<Double> parameter : parameters) {
            List<Integer> points = rows.get(parameter);
            String where = parameter.isEmpty() ? "" : Names.values(model.parameters(), parameter);
            switch (set.dimension()) {
                case 1 -> panels.add(line(model, field, set, parameter, points, where));
                case 2 -> {
                    panels.add(wanted(model, set, domain, points, where));
                    panels.add(trained(model, field, domain, parameter, where));
                }
                default -> panels.add(parity(model, field, set, parameter, points, where));
            }
        }
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        boolean plane = set.dimension() == 2;
        return Optional.of(
                new Figure(
                        "field",
                        title,
                        switch (set.dimension()) {
                            case 1 ->
                                    "Points: training data (thinned). Line: the quasi-static field"
                                            + " of the trained network, its perceptrons at rest.";
                            case 2 ->
                                    "Left: training data (thinned). Right: the quasi-static field of"
                                            + " the trained network, its perceptrons at rest, with"
                                            + " the lines on which one component vanishes.";
                            default ->
                                    "Each point is one component of the field at one training point"
                                            + " (thinned): wanted against trained. A perfect fit"
                                            + " lies on the dashed line.";
                        },
                        plane ? 2 : Math.min(3, panels.size()),
                        plane || panels.size() < 3 ? 460 : 400,
                        plane ? 400 : 320,
                        panels));
    }

    private static Map<List<Double>, List<Integer>> byParameter(TrainingSet set) {
        Map<List<Double>, List<Integer>> rows = new LinkedHashMap<>();
        for (int d = 0; d < set.size(); d++) {
            List<Double> parameter = new ArrayList<>();
            for (int k = 0; k < set.parameters(); k++) {
                parameter.add(set.input(d, set.dimension() + k));
            }
            rows.computeIfAbsent(parameter, key -> new ArrayList<>()).add(d);
        }
        return rows;
    }

    private static List<Integer> thinned(List<Integer> points, int most) {
        List<Integer> kept = new ArrayList<>();
        // A stride that shares no factor with the rows of a grid spreads over all of it.
        int stride = Math.max(1, points.size() / most);
        while (stride > 1 && (stride % 2 == 0 || stride % 3 == 0 || stride % 5 == 0)) {
            stride++;
        }
        for (int i = 0; i < points.size(); i += stride) {
            kept.add(points.get(i));
        }
        return kept;
    }

    private static Panel line(
            Rncrn model,
            VectorField field,
            TrainingSet set,
            List<Double> parameter,
            List<Integer> points,
            String where) {
        List<Integer> some = thinned(points, 40);
        double[] x = some.stream().mapToDouble(d -> set.input(d, 0)).toArray();
        double[] wanted = some.stream().mapToDouble(d -> set.target(d, 0)).toArray();
        double low = points.stream().mapToDouble(d -> set.input(d, 0)).min().orElse(0);
        double high = points.stream().mapToDouble(d -> set.input(d, 0)).max().orElse(1);
        double[] grid = new double[241];
        double[] trained = new double[grid.length];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = low + (high - low) * i / (grid.length - 1);
            double[] out = new double[1];
            field.value(new double[] {grid[i]}, Shapes.array(parameter), out);
            trained[i] = out[0];
        }
        String name = Names.pretty(model.species().get(0));
        return Panel.of(
                where,
                Axis.of(name + " (concentration)"),
                Axis.of("d" + name + "/dt (concentration per time)"),
                Mark.horizontal("", 0).solid().width(0.8).color(Palette.GREY),
                Mark.dots("wanted", x, wanted).color(Palette.ORANGE).width(7),
                Mark.line("trained", grid, trained).color(Palette.BLUE).width(2));
    }

    private static Panel wanted(
            Rncrn model, TrainingSet set, Box domain, List<Integer> points, String where) {
        List<Integer> some = thinned(points, MOST_POINTS);
        return Panel.of(
                where.isEmpty() ? "wanted" : where + ": wanted",
                axis(model, domain, 0),
                axis(model, domain, 1),
                Mark.arrows(
                                "",
                                some.stream().mapToDouble(d -> set.input(d, 0)).toArray(),
                                some.stream().mapToDouble(d -> set.input(d, 1)).toArray(),
                                some.stream().mapToDouble(d -> set.target(d, 0)).toArray(),
                                some.stream().mapToDouble(d -> set.target(d, 1)).toArray())
                        .color(Palette.GREY));
    }

    private static Panel trained(
            Rncrn model, VectorField field, Box domain, List<Double> parameter, String where) {
        return new Panel(
                where.isEmpty() ? "trained" : where + ": trained",
                axis(model, domain, 0),
                axis(model, domain, 1),
                plane(field, Shapes.array(parameter), domain, model.species()));
    }

    private static Axis axis(Rncrn model, Box domain, int i) {
        return Axis.of(Names.pretty(model.species().get(i)) + " (concentration)")
                .range(domain.lower(i), domain.upper(i));
    }

    /** Arrows and nullclines of a planar field on a box. */
    static List<Mark> plane(VectorField field, double[] parameter, Box box, List<String> species) {
        double[] x = new double[ARROWS * ARROWS];
        double[] y = new double[x.length];
        double[] dx = new double[x.length];
        double[] dy = new double[x.length];
        double[] out = new double[2];
        for (int k = 0; k < x.length; k++) {
            x[k] = box.lower(0) + box.width(0) * ((k % ARROWS) + 0.5) / ARROWS;
            y[k] = box.lower(1) + box.width(1) * (Math.floorDiv(k, ARROWS) + 0.5) / ARROWS;
            field.value(new double[] {x[k], y[k]}, parameter, out);
            dx[k] = out[0];
            dy[k] = out[1];
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(Mark.arrows("", x, y, dx, dy).color(Palette.GREY));
        for (int i = 0; i < 2; i++) {
            int component = i;
            double[][] line =
                    ZeroLine.of(
                            (u, v) -> {
                                double[] f = new double[2];
                                field.value(new double[] {u, v}, parameter, f);
                                return f[component];
                            },
                            box);
            marks.add(
                    Mark.line("d" + Names.pretty(species.get(i)) + "/dt = 0", line[0], line[1])
                            .color(i == 0 ? Palette.GREEN : Palette.PURPLE));
        }
        return marks;
    }

    private static Panel parity(
            Rncrn model,
            VectorField field,
            TrainingSet set,
            List<Double> parameter,
            List<Integer> points,
            String where) {
        List<Integer> some = thinned(points, 300);
        List<Mark> marks = new ArrayList<>();
        double low = 0;
        double high = 0;
        double[] out = new double[set.dimension()];
        double[] x = new double[set.dimension()];
        double[][] wanted = new double[set.dimension()][some.size()];
        double[][] trained = new double[set.dimension()][some.size()];
        for (int k = 0; k < some.size(); k++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = set.input(some.get(k), i);
            }
            field.value(x, Shapes.array(parameter), out);
            for (int i = 0; i < x.length; i++) {
                wanted[i][k] = set.target(some.get(k), i);
                trained[i][k] = out[i];
                low = Math.min(low, Math.min(wanted[i][k], trained[i][k]));
                high = Math.max(high, Math.max(wanted[i][k], trained[i][k]));
            }
        }
        for (int i = 0; i < x.length; i++) {
            marks.add(
                    Mark.dots(
                                    "d" + Names.pretty(model.species().get(i)) + "/dt",
                                    wanted[i],
                                    trained[i])
                            .width(4)
                            .color(Palette.series(i)));
        }
        double[] ends = {low, high};
        marks.add(Mark.line("", ends, ends).dashed().color(Palette.INK).width(1));
        return new Panel(where, Axis.of("wanted"), Axis.of("trained"), marks);
    }
}
