package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import rncrn.statistics.Interval;
import rncrn.verdict.BifurcationShift;
import rncrn.verdict.Cell;
import rncrn.verdict.Oscillation;
import rncrn.verdict.Residence;
import rncrn.verdict.Switching;

/** The parts of the page of a check that go beyond the verdicts of its cells. */
final class FurtherSection {
    /** Stays that have to have ended before percentiles say anything. */
    private static final int ENOUGH = 20;

    private static final double TICKS = 1e4;

    private final CheckReport report;
    private final CheckReport.Further further;

    FurtherSection(CheckReport report) {
        this.report = report;
        this.further = report.further();
    }

    boolean hasMore() {
        return !further.shifts().isEmpty()
                || !further.sweeps().isEmpty()
                || !further.switches().isEmpty()
                || further.environment().isPresent();
    }

    /** Percentiles of residence times, and how regular oscillations are. */
    void times(Page page) {
        List<List<String>> stays = new ArrayList<>();
        List<List<String>> turns = new ArrayList<>();
        for (Cell cell : report.study().cells()) {
            for (Residence residence : cell.residences()) {
                if (residence.completed().size() >= ENOUGH) {
                    stays.add(stay(cell, residence));
                }
            }
            for (Oscillation oscillation : cell.oscillations()) {
                if (Double.isFinite(oscillation.phaseDiffusion().estimate())) {
                    turns.add(turn(cell, oscillation));
                }
            }
        }
        if (!stays.isEmpty()) {
            page.html(
                    folded(
                            "Percentiles of residence times",
                            Page.table(
                                    "",
                                    List.of(
                                            "parameter",
                                            "#\u03a9",
                                            "attractor",
                                            "#stays ended",
                                            "#median",
                                            "#90 %",
                                            "#99 %",
                                            "#longest",
                                            "#exponential law, p"),
                                    stays)));
        }
        if (!turns.isEmpty()) {
            page.html(
                    folded(
                            "How regular the oscillation is",
                            Page.table(
                                    "",
                                    List.of(
                                            "parameter",
                                            "#\u03a9",
                                            "#period",
                                            "#phase diffusion (rad\u00b2 / time)",
                                            "#coherent cycles",
                                            "#quality factor"),
                                    turns)));
        }
    }

    private static String folded(String title, String table) {
        return "<details><summary>" + title + "</summary>" + table + "</details>";
    }

    private static List<String> stay(Cell cell, Residence residence) {
        double longest =
                residence.completed().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        // Three digits over any range, in ten-thousandths of the longest stay.
        Histogram histogram = new Histogram(3);
        for (double time : residence.completed()) {
            histogram.recordValue(Math.round(TICKS * time / longest));
        }
        double tick = longest / TICKS;
        return List.of(
                Names.values(cell.parameter()),
                Names.number(cell.systemSize()),
                Integer.toString(residence.attractor() + 1),
                Integer.toString(residence.completed().size()),
                Names.number(tick * histogram.getValueAtPercentile(50), 3),
                Names.number(tick * histogram.getValueAtPercentile(90), 3),
                Names.number(tick * histogram.getValueAtPercentile(99), 3),
                Names.number(longest, 3),
                Double.isNaN(residence.exponential())
                        ? ""
                        : Names.number(residence.exponential(), 2));
    }

    private static List<String> turn(Cell cell, Oscillation oscillation) {
        return List.of(
                Names.values(cell.parameter()),
                Names.number(cell.systemSize()),
                range(oscillation.period()),
                range(oscillation.phaseDiffusion()),
                range(oscillation.coherentCycles()),
                Names.number(oscillation.qualityFactor(), 3));
    }

    /** Where noise moved the bifurcations. */
    void shifts(Page page) {
        if (further.shifts().isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (BifurcationShift shift : further.shifts()) {
            rows.add(
                    List.of(
                            Names.number(shift.systemSize()),
                            bracket(shift.deterministicLow(), shift.deterministicHigh()),
                            Double.isNaN(shift.stochasticLow())
                                    ? "not bracketed"
                                    : bracket(shift.stochasticLow(), shift.stochasticHigh()),
                            Integer.toString(shift.looks().size()),
                            shift.note()));
        }
        page.html("<h3>Where the bifurcation moved</h3>");
        page.paragraph(
                "The parameter value at which the regime changes, for the rate equations and, at the"
                        + " study's confidence, for the molecules: up to the lower value the regime"
                        + " of one side is seen, from the upper value on that of the other.");
        page.html(
                Page.table(
                        "",
                        List.of(
                                "#\u03a9",
                                "#rate equations, "
                                        + Names.pretty(further.shifts().get(0).parameter()),
                                "#molecules, between",
                                "#values looked at",
                                "how"),
                        rows));
    }

    private static String bracket(double low, double high) {
        return Math.abs(high - low) <= 1e-3 * Math.abs(high)
                ? Names.number((low + high) / 2, 4)
                : Names.number(low, 4) + " and " + Names.number(high, 4);
    }

    private static String plain(Interval time) {
        if (Double.isFinite(time.estimate())) {
            return range(time);
        }
        return time.low() > 0 ? "more than " + Names.number(time.low()) : "too dear";
    }

    /** Switching times by forward flux sampling beside plain simulation. */
    void switches(Page page) {
        if (further.switches().isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Switching item : further.switches()) {
            rows.add(
                    List.of(
                            Names.values(item.parameter()),
                            Names.number(item.systemSize()),
                            "from equilibrium " + (item.from() + 1),
                            plain(item.plain()),
                            range(item.flux()),
                            Integer.toString(item.interfaces()),
                            Names.number((double) item.events())));
        }
        page.html("<h3>Rare switches by forward flux sampling</h3>");
        page.paragraph(
                "Mean time from the core of one equilibrium to that of the other. Where plain"
                        + " simulation saw enough switches, the two have to agree; at the larger"
                        + " system size it sees few or none.");
        page.html(
                Page.table(
                        "",
                        List.of(
                                "parameter",
                                "#\u03a9",
                                "switch",
                                "#plain simulation",
                                "#forward flux sampling",
                                "#interfaces",
                                "#events"),
                        rows));
    }

    private static String range(Interval interval) {
        return Names.number(interval.estimate(), 3)
                + " ("
                + Names.number(interval.low(), 3)
                + " to "
                + (Double.isFinite(interval.high()) ? Names.number(interval.high(), 3) : "\u221e")
                + ")";
    }
}
