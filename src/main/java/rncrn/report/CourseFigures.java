package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rncrn.verdict.Cell;
import rncrn.verdict.Study;

/** Solutions of the rate equations and sample trajectories, side by side. */
final class CourseFigures {
    private static final int POINTS = 90;

    private CourseFigures() {}

    static Figure of(CheckReport report) {
        Study study = report.study();
        Grid grid = new Grid(study);
        String name = Names.pretty(study.question().executiveNames().get(0));
        double[] range = Shapes.range(study.cells(), 0, study.question().domain());
        List<Double> sizes = Grid.spread(grid.sizes(), 3);
        List<Panel> panels = new ArrayList<>();
        Axis y = Axis.of(name + " (concentration)").range(range[0], range[1]);
        for (Map<String, Double> parameter : Grid.spread(grid.parameters(), 3)) {
            panels.add(
                    new Panel(
                            joined(parameter, "rate equations"),
                            Axis.of("time"),
                            y,
                            courses(report, parameter)));
            for (double size : sizes) {
                panels.add(
                        new Panel(
                                joined(parameter, "\u03a9 = " + Names.number(size)),
                                Axis.of("time"),
                                y,
                                grid.cell(parameter, size)
                                        .map(CourseFigures::sample)
                                        .orElse(List.of())));
            }
        }
        return new Figure(
                "trajectories",
                "The rate equations and what molecules do",
                "Left: solutions of the full reaction list's rate equations from several starts."
                        + " Right: one trajectory at each of three system sizes \u03a9 (of"
                        + " each stretch of time the smallest and the largest value is drawn).",
                sizes.size() + 1,
                sizes.size() + 1 > 3 ? 320 : 380,
                220,
                panels);
    }

    private static String joined(Map<String, Double> parameter, String what) {
        return parameter.isEmpty() ? what : Names.values(parameter) + ": " + what;
    }

    private static List<Mark> courses(CheckReport report, Map<String, Double> parameter) {
        List<Mark> marks = new ArrayList<>();
        for (Course course : report.courses()) {
            if (course.parameter().equals(List.copyOf(parameter.values()))) {
                marks.add(
                        Mark.line("rate equations", course.time(), course.value(0))
                                .color(Palette.VERMILION));
            }
        }
        return marks;
    }

    private static List<Mark> sample(Cell cell) {
        double[][] curve = Shapes.envelope(cell.sample(), 0, POINTS);
        return List.of(Mark.line("trajectory", curve[0], curve[1]).color(Palette.BLUE).width(0.9));
    }
}
