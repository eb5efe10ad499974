package rncrn.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rncrn.bifurcation.Basins;
import rncrn.bifurcation.Cycle;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.Equilibrium;

/** Maps of basins of attraction. */
public final class BasinFigures {
    private static final Color[] COLOURS = {
        Palette.BLUE, Palette.ORANGE, Palette.GREEN, Palette.PURPLE, Palette.VERMILION, Palette.SKY
    };

    private BasinFigures() {}

    /** The basins over two search variables, with the attractors in them. */
    public static Panel plane(Dynamics dynamics, Basins basins, String title) {
        List<Equilibrium> rest = basins.regimes().stableEquilibria();
        List<Cycle> cycles = basins.regimes().stableCycles();
        List<Mark> marks = new ArrayList<>();
        int count = rest.size() + cycles.size();
        for (int label = 0; label < count; label++) {
            String name = (label < rest.size() ? "basin of equilibrium " : "basin of cycle ");
            add(marks, basins, label, name + (label + 1), colour(label));
        }
        add(marks, basins, Basins.ESCAPES, "leaves the surroundings of the domain", Palette.GREY);
        add(marks, basins, Basins.UNDECIDED, "settles on nothing known", Palette.INK);
        for (int e = 0; e < rest.size(); e++) {
            double[] at = dynamics.project(rest.get(e).state());
            marks.add(
                    Mark.dots("", new double[] {at[0]}, new double[] {at[1]})
                            .color(colour(e))
                            .width(8)
                            .quiet());
            marks.add(Mark.note("  " + (e + 1), at[0], at[1]).color(Palette.INK));
        }
        for (int c = 0; c < cycles.size(); c++) {
            int label = rest.size() + c;
            double[][] points =
                    Arrays.stream(cycles.get(c).orbit())
                            .map(dynamics::project)
                            .toArray(double[][]::new);
            marks.add(PortraitFigures.closed("", points).color(colour(label)).width(2.2).quiet());
            double[] low = dynamics.project(cycles.get(c).minimum());
            double[] high = dynamics.project(cycles.get(c).maximum());
            marks.add(
                    Mark.note("" + (label + 1), (low[0] + high[0]) / 2, (low[1] + high[1]) / 2)
                            .color(Palette.INK));
        }
        List<String> names = dynamics.searchVariables();
        return Panel.of(title, axis(names.get(0), basins.x()), axis(names.get(1), basins.y()))
                .with(marks);
    }

    private static Color colour(int label) {
        return COLOURS[label % COLOURS.length];
    }

    private static double half(double[] grid) {
        return (grid[1] - grid[0]) / 2;
    }

    private static Axis axis(String name, double[] grid) {
        return Axis.of(name).range(grid[0] - half(grid), grid[grid.length - 1] + half(grid));
    }

    /** The cells of one label, those side by side in a row together. */
    private static void add(List<Mark> marks, Basins basins, int label, String name, Color colour) {
        List<double[]> corners = new ArrayList<>();
        double halfX = half(basins.x());
        double halfY = half(basins.y());
        for (int r = 0; r < basins.y().length; r++) {
            int[] row = basins.label()[r];
            for (int c = 0; c < row.length; c++) {
                if (row[c] != label || (c > 0 && row[c - 1] == label)) {
                    continue;
                }
                int end = c;
                while (end + 1 < row.length && row[end + 1] == label) {
                    end++;
                }
                double left = basins.x()[c] - halfX;
                double right = basins.x()[end] + halfX;
                double low = basins.y()[r] - halfY;
                double high = basins.y()[r] + halfY;
                corners.add(new double[] {left, low});
                corners.add(new double[] {right, low});
                corners.add(new double[] {right, high});
                corners.add(new double[] {left, high});
                corners.add(new double[] {Double.NaN, Double.NaN});
            }
        }
        if (!corners.isEmpty()) {
            marks.add(
                    Mark.area(
                                    name,
                                    corners.stream().mapToDouble(corner -> corner[0]).toArray(),
                                    corners.stream().mapToDouble(corner -> corner[1]).toArray())
                            .color(colour)
                            .width(0));
        }
    }
}
