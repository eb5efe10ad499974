package rncrn.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import rncrn.bifurcation.BifurcationDiagram;
import rncrn.bifurcation.Branch;
import rncrn.bifurcation.Cycle;
import rncrn.bifurcation.DiagramPoint;
import rncrn.bifurcation.Regimes;
import rncrn.bifurcation.SpecialPoint;

/** Figures of the deterministic picture. */
public final class BifurcationFigures {
    private BifurcationFigures() {}

    /**
     * The bifurcation diagram, one panel for each search variable: equilibria in black, the
     * extremes of cycles in green, stable solid, unstable dashed, special points by kind.
     *
     * @param compared diagram of another field of the same search variables, drawn in pale colours
     *     underneath; empty where there is none
     * @param wanted what a target does at single values of the parameter; empty where there is none
     */
    public static Figure diagram(
            String name,
            BifurcationDiagram diagram,
            List<BifurcationDiagram> compared,
            List<Wanted> wanted) {
        List<String> variables = diagram.dynamics().searchVariables();
        List<Panel> panels = new ArrayList<>();
        for (int v = 0; v < variables.size(); v++) {
            List<Mark> marks = new ArrayList<>();
            for (BifurcationDiagram other : compared) {
                curves(marks, other, v, true);
            }
            curves(marks, diagram, v, false);
            wanted(marks, wanted, v);
            special(marks, diagram, v);
            panels.add(
                    Panel.of("", Axis.of(diagram.parameter()), Axis.of(variables.get(v)))
                            .with(marks));
        }
        return Figure.of(
                name,
                "Deterministic branches over " + diagram.parameter(),
                "Equilibria, and the smallest and largest value on cycles, against the parameter:"
                        + " solid where they attract, dashed where they do not. Computed by"
                        + " pseudo-arclength continuation; cycles by collocation."
                        + (compared.isEmpty() ? "" : " Pale: the field compared with.")
                        + (wanted.isEmpty()
                                ? ""
                                : " Rings: the target where it is given; two for a cycle, its"
                                        + " smallest and largest value."),
                panels.toArray(Panel[]::new));
    }

    /**
     * What a target does at one value of the parameter.
     *
     * @param parameter the value
     * @param regimes in the search variables alone
     */
    public record Wanted(double parameter, Regimes regimes) {}

    private static void wanted(List<Mark> marks, List<Wanted> wanted, int variable) {
        List<double[]> points = new ArrayList<>();
        for (Wanted at : wanted) {
            at.regimes()
                    .equilibria()
                    .forEach(e -> points.add(new double[] {at.parameter, e.state()[variable]}));
            for (Cycle cycle : at.regimes().cycles()) {
                points.add(new double[] {at.parameter, cycle.minimum()[variable]});
                points.add(new double[] {at.parameter, cycle.maximum()[variable]});
            }
        }
        if (!points.isEmpty()) {
            marks.add(
                    Mark.dots(
                                    "target",
                                    points.stream().mapToDouble(point -> point[0]).toArray(),
                                    points.stream().mapToDouble(point -> point[1]).toArray())
                            .color(Palette.GREY)
                            .width(9)
                            .open());
        }
    }

    private static void curves(
            List<Mark> marks, BifurcationDiagram diagram, int variable, boolean pale) {
        String whose = pale ? "compared: " : "";
        for (Branch.Type type : Branch.Type.values()) {
            for (boolean stable : new boolean[] {true, false}) {
                Series low = new Series();
                Series high = new Series();
                for (Branch branch : diagram.branches()) {
                    if (branch.type() == type) {
                        runs(diagram, branch, variable, stable, low, high);
                    }
                }
                if (low.size == 0) {
                    continue;
                }
                String label =
                        whose
                                + (stable ? "stable " : "unstable ")
                                + (type == Branch.Type.CYCLE ? "cycle" : "equilibrium");
                marks.add(styled(low.mark(label), type, stable, pale));
                if (type == Branch.Type.CYCLE) {
                    marks.add(styled(high.mark(label), type, stable, pale).quiet());
                }
            }
        }
    }

    private static Mark styled(Mark mark, Branch.Type type, boolean stable, boolean pale) {
        Mark coloured =
                type == Branch.Type.CYCLE
                        ? mark.color(pale ? Palette.fade(Palette.GREEN, .4) : Palette.GREEN)
                        : mark.color(pale ? Palette.PALE : Palette.INK);
        return stable ? coloured : coloured.dashed();
    }

    /** Appends the stretches of a branch that have the stability asked for. */
    private static void runs(
            BifurcationDiagram diagram,
            Branch branch,
            int variable,
            boolean stable,
            Series low,
            Series high) {
        boolean on = false;
        for (int k = 0; k < branch.points().size(); k++) {
            DiagramPoint point = branch.points().get(k);
            boolean here = point.stable() == stable;
            // A stretch reaches to the first point beyond it, so that the curve has no gaps.
            if (here || on) {
                low.add(point.parameter(), diagram.dynamics().project(point.minimum())[variable]);
                high.add(point.parameter(), diagram.dynamics().project(point.maximum())[variable]);
            }
            if (on && !here) {
                low.add(Double.NaN, Double.NaN);
                high.add(Double.NaN, Double.NaN);
            }
            on = here;
        }
        low.add(Double.NaN, Double.NaN);
        high.add(Double.NaN, Double.NaN);
    }

    private static void special(List<Mark> marks, BifurcationDiagram diagram, int variable) {
        int colour = 0;
        for (SpecialPoint.Kind kind : SpecialPoint.Kind.values()) {
            List<SpecialPoint> points = diagram.special(kind);
            if (!points.isEmpty()) {
                double[] x = points.stream().mapToDouble(SpecialPoint::parameter).toArray();
                double[] y =
                        points.stream()
                                .mapToDouble(
                                        point ->
                                                diagram.dynamics().project(point.state())[variable])
                                .toArray();
                marks.add(
                        Mark.dots(kind.word().toLowerCase(Locale.ROOT).replace('-', ' '), x, y)
                                .color(COLOURS.get(colour % COLOURS.size())));
            }
            colour++;
        }
    }

    private static final List<java.awt.Color> COLOURS =
            List.of(
                    Palette.VERMILION,
                    Palette.BLUE,
                    Palette.GREY,
                    Palette.ORANGE,
                    Palette.SKY,
                    Palette.GREY,
                    Palette.PURPLE);

    /** Points of a line, broken where a value is not a number. */
    private static final class Series {
        private double[] x = new double[256];
        private double[] y = new double[256];
        private int size;
        private boolean any;

        void add(double nextX, double nextY) {
            if (Double.isNaN(nextX) && !any) {
                return;
            }
            any = !Double.isNaN(nextX);
            if (size == x.length) {
                x = Arrays.copyOf(x, 2 * size);
                y = Arrays.copyOf(y, 2 * size);
            }
            x[size] = nextX;
            y[size++] = nextY;
        }

        Mark mark(String label) {
            return Mark.line(label, Arrays.copyOf(x, size), Arrays.copyOf(y, size));
        }
    }
}
