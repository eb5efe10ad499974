package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import rncrn.verdict.Cell;
import rncrn.verdict.Study;
import rncrn.verdict.Verdict;

/** The map of verdicts: parameter by system size, or two parameters for each system size. */
final class VerdictFigures {
    private VerdictFigures() {}

    static Figure of(Study study) {
        Grid grid = new Grid(study);
        boolean plane = study.question().parameters().size() == 2 && grid.parameters().size() > 8;
        List<Panel> panels = new ArrayList<>();
        if (plane) {
            for (double size : grid.sizes()) {
                panels.add(plane(study, grid, size));
            }
        } else {
            panels.add(table(study, grid));
        }
        int columns = Math.min(3, panels.size());
        return new Figure(
                "verdicts",
                "Verdict map",
                "What becomes of the deterministic behaviour under molecular noise: kept, blurred"
                        + " (there, but lost within the horizon), lost, noise-induced, or undecided"
                        + " within the budget.",
                columns,
                plane ? 380 : 560,
                plane ? 360 : Math.min(700, 110 + 34 * Math.max(2, grid.parameters().size())),
                panels);
    }

    private static Panel table(Study study, Grid grid) {
        TreeMap<Double, String> columns = new TreeMap<>();
        TreeMap<Double, String> rows = new TreeMap<>();
        List<Tile> tiles = new ArrayList<>();
        int count = grid.parameters().size();
        for (int c = 0; c < grid.sizes().size(); c++) {
            columns.put((double) c, Names.number(grid.sizes().get(c)));
        }
        for (int r = 0; r < count; r++) {
            double y = count - 1 - r;
            rows.put(y, Names.values(grid.parameters().get(r)));
            for (int c = 0; c < grid.sizes().size(); c++) {
                double x = c;
                grid.cell(grid.parameters().get(r), grid.sizes().get(c))
                        .ifPresent(cell -> tiles.add(new Tile(x, y, 0.46, 0.46, cell.verdict())));
            }
        }
        return new Panel(
                study.question().name(),
                Axis.of("system size \u03a9").range(-0.5, grid.sizes().size() - 0.5).words(columns),
                Axis.of("").range(-0.5, count - 0.5).words(rows),
                marks(tiles));
    }

    private static Panel plane(Study study, Grid grid, double size) {
        List<String> names = study.question().parameterNames();
        TreeSet<Double> xs = new TreeSet<>();
        TreeSet<Double> ys = new TreeSet<>();
        for (Map<String, Double> parameter : grid.parameters()) {
            xs.add(parameter.get(names.get(0)));
            ys.add(parameter.get(names.get(1)));
        }
        double halfX = 0.48 * gap(xs);
        double halfY = 0.48 * gap(ys);
        List<Tile> tiles = new ArrayList<>();
        for (Map<String, Double> parameter : grid.parameters()) {
            grid.cell(parameter, size)
                    .map(Cell::verdict)
                    .ifPresent(
                            verdict ->
                                    tiles.add(
                                            new Tile(
                                                    parameter.get(names.get(0)),
                                                    parameter.get(names.get(1)),
                                                    halfX,
                                                    halfY,
                                                    verdict)));
        }
        return new Panel(
                "\u03a9 = " + Names.number(size),
                Axis.of(Names.pretty(names.get(0)) + " (concentration)"),
                Axis.of(Names.pretty(names.get(1)) + " (concentration)"),
                marks(tiles));
    }

    private static double gap(NavigableSet<Double> values) {
        return values.size() < 2 ? 1 : (values.last() - values.first()) / (values.size() - 1);
    }

    private record Tile(double x, double y, double halfX, double halfY, Verdict verdict) {}

    private static List<Mark> marks(List<Tile> tiles) {
        List<Mark> marks = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            for (Tile tile : tiles) {
                if (tile.verdict() == verdict) {
                    double l = tile.x() - tile.halfX();
                    double r = tile.x() + tile.halfX();
                    double b = tile.y() - tile.halfY();
                    double t = tile.y() + tile.halfY();
                    marks.add(
                            Mark.area(
                                            verdict.word(),
                                            new double[] {l, r, r, l},
                                            new double[] {b, b, t, t})
                                    .color(Palette.verdict(verdict.word())));
                    marks.add(Mark.note(letter(verdict), tile.x(), tile.y()));
                }
            }
        }
        return marks;
    }

    /** A letter beside the colour, for readers who see no colours. */
    static String letter(Verdict verdict) {
        return switch (verdict) {
            case KEPT -> "K";
            case BLURRED -> "B";
            case LOST -> "L";
            case NOISE_INDUCED -> "N";
            case UNDECIDED -> "?";
        };
    }
}
