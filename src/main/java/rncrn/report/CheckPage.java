package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rncrn.ensemble.Comparison;
import rncrn.verdict.Cell;
import rncrn.verdict.Settings;
import rncrn.verdict.SmallestSize;
import rncrn.verdict.Study;
import rncrn.verdict.Verdict;

/** The page that answers one question: index.html of a check. */
final class CheckPage {
    private static final int LONG_LIST = 60;

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
        add(page, data, figures, "residence", "coherence");
        special(page);
        page.section("network", "The network");
        network(page);
        add(page, data, figures, "field");
        page.html(reactionList());
        if (!report.leaping().isEmpty()) {
            page.section("approximation", "Tau-leaping against exact simulation");
            leaping(page);
            add(page, data, figures, "tau-leaping");
        }
        page.section("map", "All verdicts");
        add(page, data, figures, "verdicts");
        page.html(reasons());
        page.section("methods", "Methods");
        methods(page);
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
                .append("<li><b>undecided</b>: the budget did not suffice</li>")
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
                + (cell.exact() ? "" : "\u2248 ")
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
                        + " exact trajectory"
                        + (study.question().executive().size() > 1
                                ? " in the phase plane on the deterministic attractor."
                                : " on the deterministic equilibria."));
    }

    /** The bifurcation points of the rate equations. */
    private void special(Page page) {
        if (report.special().isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (CheckReport.Special point : report.special()) {
            rows.add(
                    List.of(
                            point.kind().replace('-', ' '),
                            Names.number(point.parameter(), 5),
                            point.state().stream()
                                    .map(value -> Names.number(value, 5))
                                    .collect(Collectors.joining(", ")),
                            Double.isNaN(point.period()) ? "" : Names.number(point.period(), 4)));
        }
        page.html("<h3>Bifurcations of the rate equations of the full reaction list</h3>");
        page.html(
                Page.table(
                        "",
                        List.of(
                                "bifurcation",
                                "#at " + parameterNames(),
                                "#"
                                        + study.question().executiveNames().stream()
                                                .map(Names::pretty)
                                                .collect(Collectors.joining(", ")),
                                "#period"),
                        rows));
    }

    private void network(Page page) {
        List<List<String>> rows = new ArrayList<>();
        report.model()
                .ifPresent(
                        model -> {
                            rows.add(
                                    List.of(
                                            "executive species",
                                            model.species().stream()
                                                    .map(Names::pretty)
                                                    .collect(Collectors.joining(", "))));
                            rows.add(List.of("perceptrons", Integer.toString(model.perceptrons())));
                            rows.add(
                                    List.of(
                                            "perceptron time scale \u03bc",
                                            Names.number(model.mu())));
                        });
        rows.add(
                List.of(
                        "reactions",
                        Integer.toString(study.question().network().reactions().size())));
        report.training().forEach((name, value) -> rows.add(List.of(name, value)));
        page.html(Page.table("facts", List.of(), rows));
    }

    private String reactionList() {
        int lines = (int) report.reactionList().lines().count();
        return "<details"
                + (lines <= LONG_LIST ? " open" : "")
                + "><summary>The reaction list: "
                + study.question().network().reactions().size()
                + " reactions, deterministic mass-action constants ("
                + Page.link("network.crn", "network.crn")
                + ")</summary><pre>"
                + Html.escape(report.reactionList())
                + "</pre></details>";
    }

    private void leaping(Page page) {
        List<List<String>> rows = new ArrayList<>();
        for (CheckReport.LeapCheck check : report.leaping()) {
            Comparison comparison = check.comparison();
            for (Comparison.OfSpecies of : comparison.species()) {
                rows.add(
                        List.of(
                                Names.values(check.parameter()),
                                Names.number(check.systemSize()),
                                Names.pretty(of.name()),
                                percent(comparison.relativeError(of)),
                                percent(comparison.relativeNoise(of)),
                                Names.number(comparison.worstZ(of)),
                                Names.number(of.distance()),
                                Names.number(of.distanceOfEqual())));
            }
        }
        page.paragraph(
                "How far explicit tau-leaping (\u03b5 = "
                        + Names.number(report.leaping().get(0).epsilon())
                        + ") is from exact simulation, with "
                        + report.leaping().get(0).comparison().runs()
                        + " trajectories of each. An error no larger than its measuring noise is not"
                        + " distinguishable from none.");
        page.html(
                Page.table(
                        "",
                        List.of(
                                "parameter",
                                "#\u03a9",
                                "species",
                                "#error of the mean",
                                "#measuring noise",
                                "#largest difference (standard errors)",
                                "#distance of the laws",
                                "#expected of equal laws"),
                        rows));
    }

    private static String percent(double share) {
        return Names.number(100 * share, 2) + " %";
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

    private void methods(Page page) {
        Settings settings = study.question().settings();
        long events = study.cells().stream().mapToLong(Cell::events).sum();
        long trajectories = study.cells().stream().mapToLong(Cell::trajectories).sum();
        StringBuilder text = new StringBuilder();
        report.model()
                .ifPresent(
                        model ->
                                text.append("The network is a recurrent neural chemical reaction")
                                        .append(" network [1, 2] with ")
                                        .append(model.species().size())
                                        .append(" executive species and ")
                                        .append(model.perceptrons())
                                        .append(" chemical perceptrons, compiled to ")
                                        .append(study.question().network().reactions().size())
                                        .append(" mass-action reactions. "));
        if (!report.training().isEmpty()) {
            text.append("It was trained by variable projection [3] with Levenberg-Marquardt. ");
        }
        text.append("The rate equations of the full list were integrated by RODAS, a stiff")
                .append(" Rosenbrock method of order 4 [4]. Molecules were simulated at system")
                .append(" sizes \u03a9 (copy number = \u03a9 \u00d7 concentration, propensities")
                .append(" scaled accordingly [5]) by ")
                .append(study.method())
                .append(", an exact method for the chemical master equation [6]: ")
                .append(Names.number((double) trajectories, 4))
                .append(" trajectories and ")
                .append(Names.number((double) events))
                .append(" reaction events in ")
                .append(study.cells().size())
                .append(" combinations of parameter and system size, seed ")
                .append(study.question().seed())
                .append(". A regime counts as kept if it is visible in the law and holds for the")
                .append(" horizon (")
                .append(horizon())
                .append("). Rings are judged by areal density about the centroid of the cloud")
                .append(" (centre over ring below ")
                .append(Names.number(settings.ringRatio()))
                .append("); two states count as distinct where the density between them falls")
                .append(" below ")
                .append(Names.number(settings.valleyRatio()))
                .append(" of the lower one. All decided cells are right together with probability ")
                .append(Names.number(settings.confidence()))
                .append(". ")
                .append(study.corrections());
        if (!report.leaping().isEmpty()) {
            text.append(" Tau-leaping follows reference [7].");
        }
        page.paragraph(text.toString().strip());
        page.html(
                "<ol class=\"refs\">"
                        + reference(
                                "Dack, Qureshi, Ouldridge, Plesa: Recurrent neural chemical"
                                        + " reaction networks that approximate arbitrary dynamics.",
                                "https://arxiv.org/abs/2406.03456")
                        + reference(
                                "Dack, Plesa, Ouldridge: Recurrent neural chemical reaction"
                                        + " networks trained to switch dynamical behaviours through"
                                        + " learned bifurcations.",
                                "https://arxiv.org/abs/2602.02374")
                        + reference(
                                "Golub, Pereyra: SIAM J. Numer. Anal. 10, 413 (1973).",
                                "https://doi.org/10.1137/0710036")
                        + reference(
                                "Hairer, Wanner: Solving Ordinary Differential Equations II,"
                                        + " Springer (1996).",
                                "https://doi.org/10.1007/978-3-642-05221-7")
                        + reference(
                                "Kurtz: J. Chem. Phys. 57, 2976 (1972).",
                                "https://doi.org/10.1063/1.1678692")
                        + reference(
                                "Gillespie: J. Phys. Chem. 81, 2340 (1977).",
                                "https://doi.org/10.1021/j100540a008")
                        + reference(
                                "Cao, Gillespie, Petzold: J. Chem. Phys. 124, 044109 (2006).",
                                "https://doi.org/10.1063/1.2159468")
                        + "</ol>");
    }

    private String horizon() {
        double low = study.cells().stream().mapToDouble(Cell::horizon).min().orElse(0);
        double high = study.cells().stream().mapToDouble(Cell::horizon).max().orElse(0);
        return low == high
                ? Names.number(low) + " time units"
                : Names.number(low) + " to " + Names.number(high) + " time units by cell";
    }

    private static String reference(String words, String address) {
        return "<li>" + Html.escape(words) + " " + Page.link(address, address) + "</li>";
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
