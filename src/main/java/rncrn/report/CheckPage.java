package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rncrn.verdict.Cell;
import rncrn.verdict.SmallestSize;
import rncrn.verdict.Study;
import rncrn.verdict.Verdict;

/** The page that answers one question: index.html of a check. */
final class CheckPage {

    private final CheckReport report;
    private final Study study;
    private final Grid grid;

    CheckPage(CheckReport report) {
        this.report = report;
        this.study = report.study();
        this.grid = new Grid(study);
    }

    String html(List<Figure> figures) {
        PageData data = new PageData();
        Page page = new Page(study.question().name() + " under molecular noise");
        answer(page);
        explorer(page);
        page.section("behaviour", "The behaviour under noise");
        add(page, data, figures, "diagram", "distribution-1", "plane", "trajectories");
        add(page, data, figures, "edge", "residence", "coherence");
        NetworkSection network = new NetworkSection(report);
        network.special(page);
        FurtherSection further = new FurtherSection(report);
        further.times(page);
        if (further.hasMore()) {
            page.section("further", "Where the bifurcation moved, memory and rare switches");
            further.shifts(page);
            add(page, data, figures, "shift");
            add(page, data, figures, "hysteresis");
            add(page, data, figures, "environment");
            further.switches(page);
        }
        page.slot(Siblings.SLOT);
        page.section("network", "The network");
        network.facts(page);
        add(page, data, figures, "field");
        page.html(network.reactionList());
        if (!report.leaping().isEmpty()) {
            page.section("approximation", "Tau-leaping against exact simulation");
            network.leaping(page);
            add(page, data, figures, "tau-leaping");
        }
        page.section("map", "All verdicts");
        add(page, data, figures, "verdicts");
        page.html(reasons());
        page.section("methods", "Methods");
        new MethodsSection(report).write(page);
        page.section("reproduce", "Reproduce");
        reproduce(page);
        return page.text(header(), data.json(study));
    }

    private static void add(Page page, PageData data, List<Figure> figures, String... names) {
        for (String name : names) {
            figures.stream()
                    .filter(figure -> figure.name().equals(name))
                    .forEach(figure -> page.figure(figure, data));
        }
    }

    private String header() {
        return "<p class=\"kicker\">rncrn "
                + Html.escape(report.version())
                + " \u00b7 trained chemical reaction networks under molecular noise</p>\n<h1>"
                + Html.escape(study.question().name())
                + ": does the designed behaviour survive molecular noise?</h1>\n<p>"
                + Html.escape(report.about())
                + "</p>\n<p class=\"answer\">"
                + Html.escape(sentence())
                + "</p>\n";
    }

    /** The answer in one or two sentences. */
    private String sentence() {
        SmallestSize smallest = study.smallest();
        String tally = tally();
        if (Double.isNaN(smallest.estimate())) {
            return "At none of the system sizes tried (up to \u03a9 = "
                    + Names.number(grid.sizes().get(grid.sizes().size() - 1))
                    + ") is every designed behaviour shown to be kept. "
                    + tally;
        }
        String copies =
                smallest.copies().entrySet().stream()
                        .map(
                                entry ->
                                        Names.number(entry.getValue())
                                                + " molecules of "
                                                + Names.pretty(entry.getKey()))
                        .collect(Collectors.joining(", "));
        return "Yes, from a system size of about \u03a9 = "
                + Names.number(smallest.estimate())
                + " on ("
                + Names.number(100 * smallest.level())
                + " % interval "
                + Names.number(smallest.low())
                + " to "
                + Names.number(smallest.high())
                + ")"
                + (copies.isEmpty() ? "" : ", on average " + copies)
                + ". "
                + tally;
    }

    /** How many cells got which verdict. */
    private String tally() {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = study.cells().stream().filter(cell -> cell.verdict() == verdict).count();
            if (count > 0) {
                parts.add(count + " " + verdict.word());
            }
        }
        return "Of "
                + study.cells().size()
                + " combinations of parameter and system size: "
                + String.join(", ", parts)
                + ".";
    }

    private void answer(Page page) {
        page.section("verdict", "The verdict");
        StringBuilder html = new StringBuilder();
        boolean wide = grid.parameters().size() > 24;
        html.append("<ul class=\"key\">")
                .append("<li><b>kept</b>: same regime, held for the horizon</li>")
                .append("<li><b>blurred</b>: there, but switches or dephases sooner</li>")
                .append("<li><b>lost</b>: not there</li>")
                .append("<li><b>noise-induced</b>: a regime the rate equations lack</li>")
                .append(
                        "<li><b>undecided</b>: what could be spent did not suffice; the cell says how much more would, and by which option to give it</li>")
                .append(
                        study.cells().stream().allMatch(Cell::exact)
                                ? ""
                                : "<li><b>\u2248</b>: by an approximate method that agrees with"
                                        + " exact runs, where exact simulation is out of reach</li>")
                .append("</ul>");
        if (wide) {
            page.html(html.toString());
            page.paragraph(
                    "With "
                            + grid.parameters().size()
                            + " parameter values the verdicts are drawn as a map further down;"
                            + " choose one of them here to look at it closely.");
            return;
        }
        html.append("<div class=\"scroll\"><table class=\"verdicts\"><thead><tr><th>");
        html.append(Html.escape(parameterNames())).append("</th><th>rate equations</th>");
        for (double size : grid.sizes()) {
            html.append("<th>\u03a9 = ").append(Names.number(size)).append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (Map<String, Double> parameter : grid.parameters()) {
            html.append("<tr><th>").append(Html.escape(Names.values(parameter))).append("</th>");
            html.append("<td>")
                    .append(Html.escape(grid.row(parameter).get(0).deterministic().label()))
                    .append("</td>");
            for (double size : grid.sizes()) {
                Optional<Cell> cell = grid.cell(parameter, size);
                html.append("<td class=\"v\">")
                        .append(cell.map(this::button).orElse(""))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        page.html(html.append("</tbody></table></div>").toString());
        if (!study.smallest().note().isEmpty()) {
            page.paragraph("Smallest system size: " + study.smallest().note());
        }
    }

    private String parameterNames() {
        List<String> names = study.question().parameterNames();
        return names.isEmpty()
                ? ""
                : names.stream().map(Names::pretty).collect(Collectors.joining(", "));
    }

    private String button(Cell cell) {
        String word = cell.verdict().word();
        return "<button type=\"button\" class=\""
                + word
                + "\" data-cell=\""
                + study.cells().indexOf(cell)
                + "\" title=\""
                + Html.escape(cell.reason())
                + "\">"
                + (cell.exact() ? "" : "\u2248\u00a0")
                + word
                + "<small>"
                + Html.escape(cell.stochastic())
                + "</small></button>";
    }

    private void explorer(Page page) {
        page.section("cell", "Look closely");
        StringBuilder html = new StringBuilder("<div class=\"controls\">");
        html.append("<label>Parameter <select id=\"choose-parameter\">");
        for (Map<String, Double> parameter : grid.parameters()) {
            html.append("<option value=\"")
                    .append(Html.escape(Names.values(parameter)))
                    .append("\">")
                    .append(Html.escape(parameter.isEmpty() ? "none" : Names.values(parameter)))
                    .append("</option>");
        }
        html.append("</select></label><label>System size <select id=\"choose-size\">");
        for (double size : grid.sizes()) {
            String text = Names.number(size, 6);
            html.append("<option value=\"").append(text).append("\">\u03a9 = ").append(text);
            html.append("</option>");
        }
        html.append("</select></label><button type=\"button\" id=\"play\">Play</button>")
                .append("<input type=\"range\" id=\"clock\" min=\"0\" value=\"0\"")
                .append(" aria-label=\"time along the trajectory\">")
                .append("<span id=\"time\"></span></div>")
                .append("<div class=\"explore\" id=\"explore\">")
                .append("<svg id=\"law\" role=\"img\" aria-label=\"distribution\"></svg>")
                .append("<svg id=\"path\" role=\"img\" aria-label=\"trajectory\"></svg></div>")
                .append("<div class=\"said\" id=\"said\"></div>");
        page.html(html.toString());
        page.paragraph(
                "Left: the distribution under molecular noise with the deterministic equilibria"
                        + " (solid: stable; dashed: unstable, or extremes of a cycle). Right: one"
                        + " trajectory"
                        + (study.question().executive().size() > 1
                                ? " in the phase plane on the deterministic attractor."
                                : " on the deterministic equilibria."));
    }

    private String reasons() {
        List<List<String>> rows = new ArrayList<>();
        for (Cell cell : study.cells()) {
            rows.add(
                    List.of(
                            Names.values(cell.parameter()),
                            Names.number(cell.systemSize()),
                            cell.deterministic().label(),
                            cell.stochastic(),
                            (cell.exact() ? "" : "\u2248 ") + cell.verdict().word(),
                            cell.reason()));
        }
        String table =
                Page.table(
                        "",
                        List.of(
                                "parameter",
                                "#\u03a9",
                                "rate equations",
                                "molecules",
                                "verdict",
                                "why"),
                        rows);
        return "<details"
                + (rows.size() <= 30 ? " open" : "")
                + "><summary>Why: every cell with its reason ("
                + Page.link("cells.csv", "cells.csv")
                + ", "
                + Page.link("verdict.json", "verdict.json")
                + ")</summary>"
                + table
                + "</details>";
    }

    private void reproduce(Page page) {
        page.html("<pre class=\"command\">" + Html.escape(report.command()) + "</pre>");
        page.paragraph(
                "The same command with the same input and seed gives the same results for any"
                        + " number of threads.");
        List<String> files = new ArrayList<>();
        files.add(Page.link("verdict.json", "verdict.json"));
        files.add(Page.link("cells.csv", "cells.csv"));
        files.add(Page.link("network.crn", "network.crn"));
        report.model().ifPresent(model -> files.add(Page.link("model.json", "model.json")));
        files.add(Page.link("run.json", "run.json"));
        page.html(
                "<p>Beside this page: "
                        + String.join(", ", files)
                        + ", and every figure as SVG, PNG and CSV.</p>");
    }
}
