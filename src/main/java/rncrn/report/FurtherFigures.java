package rncrn.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rncrn.statistics.Answer;
import rncrn.verdict.Basin;
import rncrn.verdict.BifurcationShift;
import rncrn.verdict.Cell;
import rncrn.verdict.EnvironmentMap;
import rncrn.verdict.Evidence;
import rncrn.verdict.Hysteresis;
import rncrn.verdict.Study;

/** Figures of what goes beyond the cells: shifted bifurcations, sweeps, environments. */
final class FurtherFigures {
    private FurtherFigures() {}

    static List<Figure> of(CheckReport report) {
        List<Figure> figures = new ArrayList<>();
        CheckReport.Further further = report.further();
        if (!further.shifts().isEmpty()) {
            figures.add(shift(further.shifts()));
        }
        if (!further.sweeps().isEmpty()) {
            figures.add(hysteresis(report));
        }
        further.environment().map(FurtherFigures::environment).ifPresent(figures::add);
        edge(report.study()).ifPresent(figures::add);
        return figures;
    }

    /** The probability to return against the place of the start, where a basin ends. */
    private static Optional<Figure> edge(Study study) {
        List<Mark> marks = new ArrayList<>();
        int color = 0;
        for (Cell cell : study.cells()) {
            List<Evidence> rings =
                    cell.evidence().stream()
                            .filter(e -> e.name().equals("return-probability"))
                            .toList();
            if (rings.isEmpty()) {
                continue;
            }
            double[] x =
                    cell.deterministic().basin().get(0).rings().stream()
                            .mapToDouble(Basin.Ring::share)
                            .toArray();
            String name =
                    (cell.exact() ? "" : "\u2248 ") + "\u03a9 = " + Names.number(cell.systemSize());
            Color own = Palette.series(color++);
            marks.add(
                    Mark.band(
                                    name + ": interval",
                                    x,
                                    rings.stream().mapToDouble(e -> e.value().low()).toArray(),
                                    rings.stream().mapToDouble(e -> e.value().high()).toArray())
                            .color(own)
                            .quiet());
            double[] y = rings.stream().mapToDouble(e -> e.value().estimate()).toArray();
            marks.add(Mark.line(name, x, y).color(own));
            marks.add(Mark.dots(name, x, y).color(own).quiet());
        }
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        marks.add(Mark.vertical("edge of the rate equations", 1).color(Palette.VERMILION));
        marks.add(Mark.horizontal("even", 0.5).color(Palette.INK));
        return Optional.of(
                new Figure(
                        "edge",
                        "Where the basin of the equilibrium ends",
                        "Probability to return to the equilibrium rather than leave, from starts on"
                                + " the way out through the edge of its basin (0: the equilibrium, 1:"
                                + " the edge, which repels). The edge counts as kept if starts at"
                                + " 0.75 mostly return and starts at 1.25 mostly leave.",
                        1,
                        620,
                        330,
                        List.of(
                                new Panel(
                                        "",
                                        Axis.of("start, share of the way to the edge"),
                                        Axis.of("probability to return").range(0, 1),
                                        marks))));
    }

    /** The quantity that tells the regimes apart, over the parameter. */
    private static Figure shift(List<BifurcationShift> shifts) {
        Map<String, List<BifurcationShift>> byPlace = new TreeMap<>();
        for (BifurcationShift shift : shifts) {
            byPlace.computeIfAbsent(
                            Names.number(shift.deterministicLow(), 6), place -> new ArrayList<>())
                    .add(shift);
        }
        List<Panel> panels = new ArrayList<>();
        for (List<BifurcationShift> group : byPlace.values()) {
            List<Mark> marks = new ArrayList<>();
            int color = 0;
            for (BifurcationShift shift : group) {
                marks.addAll(looks(shift, Palette.series(color++)));
            }
            BifurcationShift first = group.get(0);
            marks.add(
                    Mark.vertical("bifurcation of the rate equations", first.deterministicLow())
                            .color(Palette.VERMILION));
            marks.add(
                    Mark.horizontal("threshold", first.looks().get(0).evidence().threshold())
                            .color(Palette.INK));
            panels.add(
                    new Panel(
                            "",
                            Axis.of(Names.pretty(first.parameter())),
                            Axis.of(
                                            first.looks().get(0).evidence().name().equals("valley")
                                                    ? "valley over lower peak"
                                                    : "density at centre over ring")
                                    .range(0, 1.6),
                            marks));
        }
        return new Figure(
                "shift",
                "Where the bifurcation moved",
                "The quantity that tells the regimes apart in the jump process, with its interval,"
                        + " at every parameter value looked at: below the threshold there is a"
                        + " ring, or a valley between two states. The red line is the bifurcation"
                        + " of the rate equations.",
                panels.size(),
                panels.size() == 1 ? 760 : 470,
                330,
                panels);
    }

    private static List<Mark> looks(BifurcationShift shift, Color color) {
        List<Mark> marks = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        String name = "\u03a9 = " + Names.number(shift.systemSize());
        for (BifurcationShift.Look look : shift.looks()) {
            double estimate = look.evidence().value().estimate();
            if (!Double.isFinite(estimate)) {
                continue;
            }
            points.add(new double[] {look.parameter(), estimate});
            marks.add(
                    Mark.line(
                                    name + ": interval",
                                    new double[] {look.parameter(), look.parameter()},
                                    new double[] {
                                        look.evidence().value().low(),
                                        Math.min(look.evidence().value().high(), 3)
                                    })
                            .color(color)
                            .width(look.evidence().answer() == Answer.OPEN ? 0.8 : 1.6)
                            .quiet());
        }
        double[] x = points.stream().mapToDouble(p -> p[0]).toArray();
        double[] y = points.stream().mapToDouble(p -> p[1]).toArray();
        marks.add(Mark.line(name, x, y).color(color).width(1));
        marks.add(Mark.dots(name, x, y).color(color).quiet());
        return marks;
    }

    /** The ways up and down of every sweep. */
    private static Figure hysteresis(CheckReport report) {
        List<Panel> panels = new ArrayList<>();
        String species = Names.pretty(report.study().question().executiveNames().get(0));
        for (Hysteresis sweep : report.further().sweeps()) {
            double[] x = Shapes.array(sweep.values());
            List<Mark> marks = new ArrayList<>();
            marks.add(way("out: mean \u00b1 sd", x, sweep.up(), sweep.upSpread()));
            marks.add(
                    way("back: mean \u00b1 sd", x, sweep.down(), sweep.downSpread())
                            .color(Palette.VERMILION));
            marks.add(Mark.line("out", x, first(sweep.up())).color(Palette.BLUE));
            marks.add(Mark.line("back", x, first(sweep.down())).color(Palette.VERMILION));
            panels.add(
                    new Panel(
                            "from "
                                    + species
                                    + " = "
                                    + Names.number(sweep.up().get(0).get(0), 3)
                                    + "; area "
                                    + Names.number(sweep.area().get(0).estimate(), 2),
                            Axis.of(Names.pretty(sweep.parameter())),
                            Axis.of(species + " (concentration)"),
                            marks));
        }
        Hysteresis any = report.further().sweeps().get(0);
        return new Figure(
                "hysteresis",
                "Memory under slow sweeps of the parameter",
                "The parameter goes in "
                        + any.values().size()
                        + " steps from one end to the other and back, with a hold of "
                        + Names.number(any.hold())
                        + " time units at each, at \u03a9 = "
                        + Names.number(any.systemSize())
                        + ". Where the way back differs, the network remembers; the area between"
                        + " the ways is in concentration times parameter.",
                Math.min(2, panels.size()),
                470,
                300,
                panels);
    }

    private static Mark way(
            String label, double[] x, List<List<Double>> mean, List<List<Double>> spread) {
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            low[i] = mean.get(i).get(0) - spread.get(i).get(0);
            high[i] = mean.get(i).get(0) + spread.get(i).get(0);
        }
        return Mark.band(label, x, low, high).color(Palette.SKY);
    }

    private static double[] first(List<List<Double>> table) {
        return table.stream().mapToDouble(row -> row.get(0)).toArray();
    }

    private static Figure environment(EnvironmentMap map) {
        double[] values = Shapes.array(map.values());
        double[][] memory = new double[values.length][];
        for (int y = 0; y < values.length; y++) {
            memory[y] = Shapes.array(map.memory().get(y));
        }
        return new Figure(
                "environment",
                "What the network does in every environment",
                "Share of "
                        + map.runs()
                        + " trajectories that end at the upper state after "
                        + Names.number(map.time())
                        + " time units, from the upper start less from the lower start, at"
                        + " \u03a9 = "
                        + Names.number(map.systemSize())
                        + " ("
                        + map.method()
                        + "): 1 where the network is bistable, 0 where it has one state. Blank:"
                        + " a trajectory left the domain.",
                1,
                520,
                440,
                List.of(
                        Panel.of(
                                "",
                                Axis.of(Names.pretty(map.names().get(0))),
                                Axis.of(Names.pretty(map.names().get(1))),
                                Mark.heat("memory of the start", values, values, memory))));
    }
}
