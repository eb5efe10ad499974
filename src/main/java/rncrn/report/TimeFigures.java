package rncrn.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.ensemble.Comparison;
import rncrn.statistics.Interval;
import rncrn.verdict.Cell;
import rncrn.verdict.Oscillation;
import rncrn.verdict.Residence;
import rncrn.verdict.Study;

/** Times: residence times, coherence, and tau-leaping against exact simulation. */
final class TimeFigures {
    private TimeFigures() {}

    /** Mean residence time of each attractor against system size, with its interval. */
    static Optional<Figure> residences(Study study) {
        Grid grid = new Grid(study);
        Map<String, List<double[]>> series = new LinkedHashMap<>();
        for (Map<String, Double> parameter : grid.parameters()) {
            for (Cell cell : grid.row(parameter)) {
                for (Residence residence : cell.residences()) {
                    Interval mean = residence.mean();
                    if (Double.isFinite(mean.estimate()) && mean.estimate() > 0) {
                        series.computeIfAbsent(
                                        Names.values(
                                                parameter,
                                                "attractor " + (residence.attractor() + 1)),
                                        key -> new ArrayList<>())
                                .add(
                                        new double[] {
                                            cell.systemSize(),
                                            mean.estimate(),
                                            Math.max(mean.low(), mean.estimate() / 100),
                                            Math.min(mean.high(), mean.estimate() * 100)
                                        });
                    }
                }
            }
        }
        if (series.isEmpty()) {
            return Optional.empty();
        }
        List<Mark> marks = intervals(series);
        double horizon = study.cells().get(0).horizon();
        if (horizon > 0) {
            marks.add(Mark.horizontal("horizon", horizon).color(Palette.INK));
        }
        return Optional.of(
                new Figure(
                        "residence",
                        "How long a state holds",
                        "Mean residence time at each attractor against system size, with its"
                                + " confidence interval; stays cut short by the end of a run are"
                                + " counted as censored.",
                        1,
                        760,
                        330,
                        List.of(
                                new Panel(
                                        "",
                                        sizes(series),
                                        Axis.log("mean residence time (time)"),
                                        marks))));
    }

    /** Coherent cycles against system size, and the envelope of the autocorrelation. */
    static Optional<Figure> coherence(Study study) {
        Grid grid = new Grid(study);
        Map<String, List<double[]>> series = new LinkedHashMap<>();
        List<Mark> envelopes = new ArrayList<>();
        for (Map<String, Double> parameter : grid.parameters()) {
            for (Cell cell : grid.row(parameter)) {
                for (Oscillation oscillation : cell.oscillations()) {
                    Interval coherent = oscillation.coherentCycles();
                    if (Double.isFinite(coherent.estimate()) && coherent.estimate() > 0) {
                        series.computeIfAbsent(Names.values(parameter), key -> new ArrayList<>())
                                .add(
                                        new double[] {
                                            cell.systemSize(),
                                            coherent.estimate(),
                                            Math.max(coherent.low(), coherent.estimate() / 100),
                                            Math.min(coherent.high(), coherent.estimate() * 100)
                                        });
                    }
                }
            }
        }
        if (series.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> last = grid.parameters().get(grid.parameters().size() - 1);
        int color = 0;
        for (Cell cell : Grid.spread(grid.row(last), 5)) {
            for (Oscillation oscillation : cell.oscillations()) {
                if (oscillation.lags().size() > 1) {
                    envelopes.add(
                            Mark.line(
                                            "\u03a9 = " + Names.number(cell.systemSize()),
                                            Shapes.array(oscillation.lags()),
                                            Shapes.array(oscillation.envelope()))
                                    .color(Palette.series(color++)));
                }
            }
        }
        List<Panel> panels = new ArrayList<>();
        panels.add(new Panel("", sizes(series), Axis.log("coherent cycles"), intervals(series)));
        if (!envelopes.isEmpty()) {
            panels.add(
                    new Panel(
                            Names.values(last),
                            Axis.of("lag (time)"),
                            Axis.of("envelope of the autocorrelation").range(0, 1.05),
                            envelopes));
        }
        return Optional.of(
                new Figure(
                        "coherence",
                        "How long an oscillation stays in phase",
                        "Left: dephasing time over period, with its confidence interval. Right:"
                                + " envelope of the autocorrelation.",
                        panels.size(),
                        460,
                        330,
                        panels));
    }

    /** The system sizes with room at both ends, more where there is but one. */
    private static Axis sizes(Map<String, List<double[]>> series) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (List<double[]> points : series.values()) {
            for (double[] point : points) {
                low = Math.min(low, point[0]);
                high = Math.max(high, point[0]);
            }
        }
        double room = low < high ? 1.2 : 4;
        return Axis.log("system size \u03a9").range(low / room, high * room);
    }

    private static List<Mark> intervals(Map<String, List<double[]>> series) {
        List<Mark> marks = new ArrayList<>();
        int color = 0;
        for (Map.Entry<String, List<double[]>> entry : series.entrySet()) {
            double[][] column = new double[4][entry.getValue().size()];
            for (int i = 0; i < column[0].length; i++) {
                for (int k = 0; k < 4; k++) {
                    column[k][i] = entry.getValue().get(i)[k];
                }
            }
            var paint = Palette.series(color++);
            for (int i = 0; i < column[0].length; i++) {
                marks.add(
                        Mark.line(
                                        entry.getKey() + ": interval",
                                        new double[] {column[0][i], column[0][i]},
                                        new double[] {column[2][i], column[3][i]})
                                .color(paint)
                                .width(1)
                                .quiet());
            }
            marks.add(Mark.line(entry.getKey(), column[0], column[1]).color(paint));
            marks.add(Mark.dots(entry.getKey(), column[0], column[1]).color(paint).quiet());
        }
        return marks;
    }

    /** Tau-leaping against exact simulation: mean and spread of the first species over time. */
    static Optional<Figure> leaping(CheckReport report) {
        List<Panel> panels = new ArrayList<>();
        for (CheckReport.LeapCheck check : Grid.spread(report.leaping(), 6)) {
            Comparison comparison = check.comparison();
            Comparison.OfSpecies of = comparison.species().get(0);
            double[] t = Shapes.array(comparison.times());
            double[] exact = scaled(of.exactMean(), check.systemSize());
            double[] exactSd = scaled(of.exactSd(), check.systemSize());
            double[] mean = scaled(of.mean(), check.systemSize());
            double[] sd = scaled(of.sd(), check.systemSize());
            panels.add(
                    Panel.of(
                            Names.values(
                                    check.parameter(),
                                    "\u03a9 = " + Names.number(check.systemSize())),
                            Axis.of("time"),
                            Axis.of(Names.pretty(of.name()) + " (concentration)"),
                            Mark.band(
                                            "exact: mean \u00b1 sd",
                                            t,
                                            sum(exact, exactSd, -1),
                                            sum(exact, exactSd, 1))
                                    .color(Palette.SKY),
                            Mark.line("exact: mean", t, exact).color(Palette.BLUE),
                            Mark.dots("tau-leaping: mean", t, mean)
                                    .color(Palette.VERMILION)
                                    .width(5),
                            Mark.line("tau-leaping: mean \u00b1 sd", t, sum(mean, sd, -1))
                                    .color(Palette.VERMILION)
                                    .dashed()
                                    .width(1),
                            Mark.line("", t, sum(mean, sd, 1))
                                    .color(Palette.VERMILION)
                                    .dashed()
                                    .width(1)));
        }
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Figure(
                                "tau-leaping",
                                "Tau-leaping against exact simulation",
                                "Mean and standard deviation over "
                                        + report.leaping().get(0).comparison().runs()
                                        + " exact and "
                                        + report.leaping().get(0).comparison().approximateRuns()
                                        + " tau-leaping trajectories from the same start.",
                                Math.min(3, panels.size()),
                                panels.size() < 3 ? 460 : 400,
                                280,
                                panels));
    }

    private static double[] scaled(List<Double> copies, double systemSize) {
        return copies.stream().mapToDouble(copy -> copy / systemSize).toArray();
    }

    private static double[] sum(double[] a, double[] b, double sign) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + sign * b[i];
        }
        return sum;
    }
}
