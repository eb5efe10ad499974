package rncrn.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rncrn.bifurcation.CriticalCurve;
import rncrn.bifurcation.Cycle;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.Equilibrium;
import rncrn.bifurcation.Nullclines;
import rncrn.bifurcation.Regimes;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.OdeTrajectory;
import rncrn.deterministic.Tolerances;
import rncrn.field.Box;

/** Phase portraits and curves in two parameters. */
public final class PortraitFigures {
    private static final int CELLS = 120;
    private static final int ARROWS = 17;

    private PortraitFigures() {}

    /** The phase plane without a target. */
    public static Panel plane(
            Dynamics dynamics, Box box, double[] p, Regimes regimes, String title) {
        return plane(dynamics, box, p, regimes, List.of(), title);
    }

    /**
     * The phase plane of two search variables: direction field, nullclines, trajectories,
     * equilibria and cycles.
     *
     * @param wanted cycles of a target to be drawn underneath, in the search variables alone
     */
    public static Panel plane(
            Dynamics dynamics,
            Box box,
            double[] p,
            Regimes regimes,
            List<Cycle> wanted,
            String title) {
        List<Mark> marks = new ArrayList<>();
        marks.add(arrows(dynamics, box, p));
        List<String> names = dynamics.searchVariables();
        for (int i = 0; i < 2; i++) {
            marks.add(nullcline(dynamics, box, p, i, "d" + names.get(i) + "/dt = 0"));
        }
        marks.addAll(streamlines(dynamics, box, p));
        for (int k = 0; k < wanted.size(); k++) {
            Mark line = closed("target", wanted.get(k).orbit()).color(Palette.GREY).width(3.5);
            marks.add(k == 0 ? line : line.quiet());
        }
        for (boolean stable : new boolean[] {true, false}) {
            for (Cycle cycle : regimes.cycles()) {
                if (cycle.stable() == stable) {
                    marks.add(cycle(dynamics, cycle));
                }
            }
            List<Equilibrium> points =
                    regimes.equilibria().stream().filter(e -> e.stable() == stable).toList();
            if (!points.isEmpty()) {
                Mark dots =
                        Mark.dots(
                                        (stable ? "stable" : "unstable") + " equilibrium",
                                        column(dynamics, points, 0),
                                        column(dynamics, points, 1))
                                .color(Palette.INK);
                marks.add(stable ? dots : dots.open());
            }
        }
        return Panel.of(
                        title,
                        Axis.of(names.get(0)).range(box.lower(0), box.upper(0)),
                        Axis.of(names.get(1)).range(box.lower(1), box.upper(1)))
                .with(marks);
    }

    private static double[] column(Dynamics dynamics, List<Equilibrium> points, int variable) {
        return points.stream().mapToDouble(e -> dynamics.project(e.state())[variable]).toArray();
    }

    private static Mark arrows(Dynamics dynamics, Box box, double[] p) {
        double[][] columns = new double[4][ARROWS * ARROWS];
        double[] f = new double[2];
        for (int k = 0; k < ARROWS * ARROWS; k++) {
            int row = k / ARROWS;
            double[] point = {
                box.lower(0) + box.width(0) * (k % ARROWS + .5) / ARROWS,
                box.lower(1) + box.width(1) * (row + .5) / ARROWS
            };
            dynamics.search().value(point, p, f);
            columns[0][k] = point[0];
            columns[1][k] = point[1];
            columns[2][k] = f[0];
            columns[3][k] = f[1];
        }
        return Mark.arrows("field", columns[0], columns[1], columns[2], columns[3])
                .color(Palette.GREY);
    }

    private static Mark nullcline(
            Dynamics dynamics, Box box, double[] p, int component, String label) {
        List<double[]> points = new ArrayList<>();
        for (List<double[]> curve :
                Nullclines.curves(dynamics.search(), p, box, component, CELLS)) {
            points.addAll(curve);
            points.add(new double[] {Double.NaN, Double.NaN});
        }
        return Mark.line(
                        label,
                        points.stream().mapToDouble(point -> point[0]).toArray(),
                        points.stream().mapToDouble(point -> point[1]).toArray())
                .color(component == 0 ? Palette.PURPLE : Palette.ORANGE)
                .width(1.5)
                .dashed();
    }

    /** Trajectories of the full field from a few places, perceptrons at rest at the start. */
    private static List<Mark> streamlines(Dynamics dynamics, Box box, double[] p) {
        List<Mark> marks = new ArrayList<>();
        double[] times = new double[400];
        for (int k = 0; k < times.length; k++) {
            times[k] = 20.0 * k / (times.length - 1);
        }
        double[][] places = {{.1, .1}, {.9, .1}, {.1, .9}, {.9, .9}, {.5, .2}, {.5, .8}};
        for (double[] place : places) {
            double[] point = {
                box.lower(0) + place[0] * box.width(0), box.lower(1) + place[1] * box.width(1)
            };
            OdeTrajectory.Sampled sampled;
            try {
                sampled =
                        OdeTrajectory.sample(
                                OdeSystem.of(dynamics.field(), p),
                                dynamics.lift(point, p),
                                times,
                                Tolerances.PLAIN,
                                java.util.Optional.empty());
            } catch (rncrn.ComputationException unbounded) {
                continue;
            }
            double[] x = new double[sampled.states().length];
            double[] y = new double[x.length];
            for (int k = 0; k < x.length; k++) {
                double[] projected = dynamics.project(sampled.states()[k]);
                boolean shown = box.contains(projected);
                x[k] = shown ? projected[0] : Double.NaN;
                y[k] = shown ? projected[1] : Double.NaN;
            }
            Mark line = Mark.line("trajectory", x, y).color(Palette.BLUE).width(.8);
            marks.add(marks.isEmpty() ? line : line.quiet());
        }
        return marks;
    }

    private static Mark cycle(Dynamics dynamics, Cycle cycle) {
        double[][] points =
                Arrays.stream(cycle.orbit()).map(dynamics::project).toArray(double[][]::new);
        Mark line =
                closed((cycle.stable() ? "stable" : "unstable") + " cycle", points)
                        .color(Palette.GREEN)
                        .width(2.2);
        return cycle.stable() ? line : line.dashed();
    }

    static Mark closed(String label, double[][] points) {
        double[] x = new double[points.length + 1];
        double[] y = new double[points.length + 1];
        for (int k = 0; k <= points.length; k++) {
            x[k] = points[k % points.length][0];
            y[k] = points[k % points.length][1];
        }
        return Mark.line(label, x, y);
    }

    /** Folds and Hopf points in the plane of two parameters. */
    public static Figure criticalCurves(
            String name, List<CriticalCurve> curves, String first, String second) {
        List<Mark> marks = new ArrayList<>();
        SortedMap<String, Boolean> shown = new TreeMap<>();
        for (CriticalCurve curve : curves) {
            List<CriticalCurve.Point> points = curve.points();
            double[] x = points.stream().mapToDouble(CriticalCurve.Point::first).toArray();
            double[] y = points.stream().mapToDouble(CriticalCurve.Point::second).toArray();
            boolean hopf = points.stream().anyMatch(point -> !Double.isNaN(point.omega()));
            String label = curve.kind().word();
            Mark line = Mark.line(label, x, y).color(hopf ? Palette.BLUE : Palette.VERMILION);
            marks.add(shown.put(label, true) == null ? line : line.quiet());
        }
        int colour = 4;
        for (CriticalCurve.Degeneracy kind : CriticalCurve.Degeneracy.values()) {
            double[][] at =
                    curves.stream()
                            .flatMap(curve -> curve.special().stream())
                            .filter(special -> special.kind() == kind)
                            .map(s -> new double[] {s.point().first(), s.point().second()})
                            .toArray(double[][]::new);
            if (at.length > 0) {
                marks.add(
                        Mark.dots(
                                        kind.word(),
                                        Arrays.stream(at).mapToDouble(s -> s[0]).toArray(),
                                        Arrays.stream(at).mapToDouble(s -> s[1]).toArray())
                                .color(Palette.series(colour)));
            }
            colour++;
        }
        return Figure.of(
                name,
                "Bifurcations in " + first + " and " + second,
                "Folds and Hopf points of the equilibria, with their points of codimension two.",
                Panel.of("", Axis.of(first), Axis.of(second)).with(marks));
    }
}
