package rncrn.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import rncrn.statistics.Jackknife;
import rncrn.verdict.Endurance;

/** Figures of how behaviours endure, one line for each network, against the system size. */
public final class EnduranceFigures {
    private EnduranceFigures() {}

    /**
     * One measurement.
     *
     * @param network name of the network
     * @param at the parameter values, in words
     * @param size system size
     * @param found what was measured
     */
    public record Row(String network, String at, double size, Endurance found) {}

    /**
     * Ring, distance and residence by system size, at each point; nothing where nothing is finite.
     */
    public static Optional<Figure> of(String design, List<Row> rows) {
        List<Panel> panels = new ArrayList<>();
        Set<String> points = new LinkedHashSet<>();
        rows.forEach(row -> points.add(row.at()));
        for (String at : points) {
            List<Row> here = rows.stream().filter(row -> row.at().equals(at)).toList();
            add(panels, at, "centre over densest ring", false, here, Endurance::ring);
            add(panels, at, "mean distance", true, here, Endurance::distance);
            add(panels, at, "mean residence time", true, here, Endurance::residence);
        }
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Figure.of(
                                "endurance-figure",
                                design + ": how behaviours endure molecular noise",
                                "Exact simulation of the full reaction lists; bars are two standard"
                                        + " errors of the block jackknife either way. Density at the"
                                        + " centroid over that on the densest ring (below 0.5: a"
                                        + " ring); mean distance from the nearest wanted place; mean"
                                        + " time between arrivals at different wanted places.",
                                panels.toArray(Panel[]::new))
                        .columns(Math.min(3, panels.size())));
    }

    private static void add(
            List<Panel> panels,
            String at,
            String what,
            boolean logarithmic,
            List<Row> rows,
            Function<Endurance, Jackknife.Estimate> quantity) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.add(row.network()));
        List<Mark> marks = new ArrayList<>();
        int color = 0;
        for (String name : names) {
            List<Row> mine =
                    rows.stream()
                            .filter(row -> row.network().equals(name))
                            .filter(row -> Double.isFinite(quantity.apply(row.found()).value()))
                            .toList();
            if (!mine.isEmpty()) {
                double[] x = mine.stream().mapToDouble(Row::size).toArray();
                double[] y =
                        mine.stream()
                                .mapToDouble(row -> quantity.apply(row.found()).value())
                                .toArray();
                marks.add(Mark.line(name, x, y).color(Palette.series(color)));
                marks.add(Mark.dots(name, x, y).color(Palette.series(color)).quiet());
                for (int k = 0; k < x.length; k++) {
                    double error = 2 * quantity.apply(mine.get(k).found()).error();
                    if (Double.isFinite(error)) {
                        double low = logarithmic ? Math.max(y[k] - error, y[k] / 10) : y[k] - error;
                        marks.add(
                                Mark.line(
                                                name + ", two standard errors",
                                                new double[] {x[k], x[k]},
                                                new double[] {low, y[k] + error})
                                        .color(Palette.series(color))
                                        .quiet());
                    }
                }
            }
            color++;
        }
        if (marks.isEmpty()) {
            return;
        }
        if (!logarithmic) {
            marks.add(Mark.horizontal("a ring lies below", .5));
        }
        Axis x = Axis.log("system size \u03a9");
        Axis y = logarithmic ? Axis.log(what) : Axis.of(what);
        panels.add(new Panel(at, x, y, marks));
    }
}
