package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rncrn.field.Box;
import rncrn.verdict.Attractor;
import rncrn.verdict.Cell;
import rncrn.verdict.PlaneDensity;
import rncrn.verdict.Study;

/** The distribution of the first executive species in every cell, and of the first two. */
final class LawFigures {
    private static final int MOST_PANELS = 9;
    private static final double RIDGE = 0.86;

    private LawFigures() {}

    static List<Figure> of(Study study) {
        List<Figure> figures = new ArrayList<>();
        figures.add(ridges(study, 0));
        plane(study).ifPresent(figures::add);
        return figures;
    }

    /** One panel for each parameter value, one ridge for each system size. */
    private static Figure ridges(Study study, int species) {
        Grid grid = new Grid(study);
        Box domain = study.question().domain();
        String name = Names.pretty(study.question().executiveNames().get(species));
        double[] range = Shapes.range(study.cells(), species, domain);
        List<Panel> panels = new ArrayList<>();
        for (Map<String, Double> parameter : Grid.spread(grid.parameters(), MOST_PANELS)) {
            List<Cell> row = grid.row(parameter);
            TreeMap<Double, String> words = new TreeMap<>();
            List<Mark> marks = new ArrayList<>();
            for (int k = row.size() - 1; k >= 0; k--) {
                Cell cell = row.get(k);
                words.put(
                        (double) k,
                        "\u03a9 = "
                                + Names.number(cell.systemSize())
                                + (Shapes.hasLaw(cell) ? "" : " *"));
                double[][] curve = Shapes.law(cell, species);
                if (curve[0].length > 1) {
                    marks.add(ridge(curve, k));
                }
            }
            if (!row.isEmpty()) {
                marks.addAll(Shapes.rules(row.get(0).deterministic(), species));
            }
            panels.add(
                    new Panel(
                            parameter.isEmpty() ? "" : Names.values(parameter),
                            Axis.of(name + " (concentration)").range(range[0], range[1]),
                            Axis.of("").range(-0.15, row.size() + 0.05).words(words),
                            marks));
        }
        return new Figure(
                "distribution-" + (species + 1),
                "Distribution of " + name + " at every parameter value and system size",
                "Kernel estimates of the law of "
                        + name
                        + " from simulation after burn-in, one ridge for each system size"
                        + " \u03a9, each scaled to the same height. Lines: what the rate equations"
                        + " of the full reaction list do."
                        + Shapes.withheld(study.cells()),
                Math.min(3, panels.size()),
                panels.size() == 1 ? 520 : panels.size() == 2 ? 500 : 400,
                110 + 44 * Math.min(8, Math.max(2, grid.sizes().size())),
                panels);
    }

    private static Mark ridge(double[][] curve, int place) {
        double peak = Shapes.max(curve[1]);
        double[] low = new double[curve[0].length];
        double[] high = new double[curve[0].length];
        for (int i = 0; i < low.length; i++) {
            low[i] = place;
            high[i] = place + RIDGE * curve[1][i] / peak;
        }
        return Mark.band("law under molecular noise", curve[0], low, high).color(Palette.BLUE);
    }

    /** Joint laws of the first two species as small maps with the deterministic attractors. */
    private static Optional<Figure> plane(Study study) {
        if (study.question().executive().size() < 2) {
            return Optional.empty();
        }
        Grid grid = new Grid(study);
        List<String> names = study.question().executiveNames();
        List<Double> sizes = Grid.spread(grid.sizes(), 3);
        List<Panel> panels = new ArrayList<>();
        int shown = Math.min(3, grid.parameters().size());
        for (Map<String, Double> parameter : Grid.spread(grid.parameters(), 3)) {
            for (double size : sizes) {
                grid.cell(parameter, size)
                        .filter(cell -> !cell.plane().isEmpty() && Shapes.hasLaw(cell))
                        .ifPresent(cell -> panels.add(plane(cell, names)));
            }
        }
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Figure(
                        "plane",
                        "Joint distribution in the phase plane",
                        "Share of samples in each bin, simulation after burn-in. Line: cycle"
                                + " of the rate equations; filled points: stable equilibria; rings:"
                                + " unstable ones."
                                + (panels.size() == sizes.size() * shown
                                        ? ""
                                        : Shapes.withheld(study.cells())
                                                .replace(" (marked *)", "")),
                        sizes.size(),
                        360,
                        300,
                        panels));
    }

    private static Panel plane(Cell cell, List<String> names) {
        PlaneDensity plane = cell.plane().get(0);
        int rows = plane.counts().size();
        int columns = plane.counts().get(0).size();
        int step = Math.max(1, (Math.max(rows, columns) + 19) / 26);
        double[] x = new double[columns / step];
        double[] y = new double[rows / step];
        double[][] share = new double[y.length][x.length];
        double total = 0;
        for (List<Integer> row : plane.counts()) {
            for (int count : row) {
                total += count;
            }
        }
        for (int r = 0; r < y.length; r++) {
            y[r] = plane.yLow() + (r + 0.5) * step * plane.yWidth();
            for (int c = 0; c < x.length; c++) {
                x[c] = plane.xLow() + (c + 0.5) * step * plane.xWidth();
                double count = 0;
                for (int i = r * step; i < (r + 1) * step; i++) {
                    for (int j = c * step; j < (c + 1) * step; j++) {
                        count += plane.counts().get(i).get(j);
                    }
                }
                share[r][c] = count == 0 ? Double.NaN : 100 * count / total;
            }
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(Mark.heat("% of samples", x, y, share));
        marks.addAll(attractors(cell));
        return new Panel(
                Names.values(cell.parameter(), "\u03a9 = " + Names.number(cell.systemSize())),
                Axis.of(Names.pretty(names.get(0))),
                Axis.of(Names.pretty(names.get(1))),
                marks);
    }

    /** Deterministic attractors and unstable equilibria in the plane of the first two species. */
    static List<Mark> attractors(Cell cell) {
        List<Mark> marks = new ArrayList<>();
        for (Attractor attractor : cell.deterministic().attractors()) {
            double[][] orbit = Shapes.orbit(attractor, 0, 1);
            marks.add(
                    switch (attractor.kind()) {
                        case EQUILIBRIUM ->
                                Mark.dots("stable equilibrium of the ODE", orbit[0], orbit[1])
                                        .width(8)
                                        .color(Palette.VERMILION);
                        case CYCLE ->
                                Mark.line("cycle of the ODE", orbit[0], orbit[1])
                                        .width(2)
                                        .color(Palette.VERMILION);
                        case APERIODIC ->
                                Mark.dots("aperiodic attractor of the ODE", orbit[0], orbit[1])
                                        .width(1.5)
                                        .color(Palette.VERMILION);
                    });
        }
        for (List<Double> point : cell.deterministic().unstable()) {
            marks.add(
                    Mark.dots(
                                    "unstable equilibrium of the ODE",
                                    new double[] {point.get(0)},
                                    new double[] {point.get(1)})
                            .width(7)
                            .open()
                            .color(Palette.VERMILION));
        }
        return marks;
    }
}
