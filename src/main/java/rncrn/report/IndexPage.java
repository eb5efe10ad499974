package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import rncrn.files.Csv;

/** The page that compares all reports of a folder. */
public final class IndexPage {
    private IndexPage() {}

    /**
     * The page.
     *
     * @param summaries one for each report, in the order of the page
     * @param command the command that makes all of it
     * @param version version of this program
     */
    public static String html(List<Summary> summaries, String command, String version) {
        Page page = new Page("Trained chemical reaction networks under molecular noise");
        page.section("compare", "All designs");
        page.html(table(summaries));
        page.paragraph(
                "Smallest system size: where every designed behaviour is kept, with its confidence"
                        + " interval (\u2248: by an approximate method that agrees with exact runs,"
                        + " where exact simulation is out of reach); executive copies there."
                        + " Coherence: dephasing time over period of the best cycle. Switching: the"
                        + " shortest mean residence time of a state. Both at the smallest system"
                        + " size that was kept, or else at the largest simulated. Events: reaction"
                        + " firings per unit of time and of system size, what a simulation (or a"
                        + " cell) pays.");
        String pairs = pairs(summaries);
        if (!pairs.isEmpty()) {
            page.section("pairs", "Trained as published and trained for noise, side by side");
            page.html(pairs);
        }
        page.section("designs", "The designs");
        List<List<String>> rows = new ArrayList<>();
        summaries.forEach(summary -> rows.add(List.of(summary.name(), summary.about())));
        page.html(Page.table("facts", List.of(), rows));
        page.section("reproduce", "Reproduce");
        page.html("<pre class=\"command\">" + Html.escape(command) + "</pre>");
        page.paragraph(
                "Each report also names the command that makes it alone. Numbers as a table: "
                        + "summary.csv beside this page.");
        return page.text(
                "<p class=\"kicker\">rncrn "
                        + Html.escape(version)
                        + "</p>\n<h1>Trained chemical reaction networks under molecular noise</h1>\n"
                        + "<p>For each design: a network was trained, compiled to a reaction list,"
                        + " followed by its rate equations and simulated molecule by molecule. Each"
                        + " name leads to its report.</p>\n",
                "");
    }

    private static String table(List<Summary> summaries) {
        StringBuilder html =
                new StringBuilder(
                        "<div class=\"scroll\"><table class=\"compare\"><thead><tr><th>design</th>"
                                + "<th>rate equations</th><th>bifurcations</th>"
                                + "<th>smallest \u03a9</th><th>copies there</th>"
                                + "<th>verdicts</th><th>coherent cycles</th><th>switching time</th>"
                                + "<th class=\"number\">events</th>"
                                + "<th class=\"number\">per\u00adcep\u00adtrons</th>"
                                + "<th class=\"number\">\u03bc</th>"
                                + "<th class=\"number\">loss</th></tr></thead><tbody>");
        for (Summary summary : summaries) {
            html.append(
                    summary.name().endsWith(Siblings.NOISE_AWARE) ? "<tr class=\"pair\">" : "<tr>");
            if (!summary.failure().isEmpty()) {
                html.append("<td>").append(Html.escape(summary.name()));
                html.append("</td><td colspan=\"11\">no report: ");
                html.append(Html.escape(summary.failure())).append("</td></tr>");
                continue;
            }
            html.append("<td>")
                    .append(Page.link(summary.name() + "/index.html", summary.name()))
                    .append("</td>");
            for (String text :
                    List.of(
                            summary.regimes(),
                            summary.bifurcations(),
                            summary.smallest(),
                            summary.copies(),
                            summary.verdicts(),
                            summary.coherence(),
                            summary.switching())) {
                html.append("<td>").append(Html.escape(filled(text))).append("</td>");
            }
            for (String text :
                    List.of(
                            summary.events(),
                            summary.perceptrons(),
                            summary.mu(),
                            summary.loss())) {
                html.append("<td class=\"number\">")
                        .append(Html.escape(filled(text)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }

    /** A dash where there is nothing to say: the design has no such thing. */
    static String filled(String text) {
        return text.isEmpty() ? "\u2013" : text;
    }

    /** Designs with both networks: what training for noise changed. */
    private static String pairs(List<Summary> summaries) {
        List<List<String>> rows = new ArrayList<>();
        for (Summary aware : summaries) {
            if (!aware.name().endsWith(Siblings.NOISE_AWARE)) {
                continue;
            }
            String name =
                    aware.name()
                            .substring(0, aware.name().length() - Siblings.NOISE_AWARE.length());
            for (Summary plain : summaries) {
                if (plain.name().equals(name)) {
                    rows.add(
                            List.of(
                                    name,
                                    filled(plain.smallest()),
                                    filled(aware.smallest()),
                                    filled(plain.verdicts()),
                                    filled(aware.verdicts()),
                                    filled(plain.coherence()),
                                    filled(aware.coherence()),
                                    filled(plain.events()),
                                    filled(aware.events())));
                }
            }
        }
        return rows.isEmpty()
                ? ""
                : Page.table(
                        "",
                        List.of(
                                "design",
                                "smallest \u03a9, published style",
                                "noise-aware",
                                "verdicts, published style",
                                "noise-aware",
                                "coherent cycles, published style",
                                "noise-aware",
                                "#events, published style",
                                "#noise-aware"),
                        rows);
    }

    /** The same as comma-separated values. */
    public static String csv(List<Summary> summaries) {
        StringBuilder csv =
                new StringBuilder(
                        "name,regimes,bifurcations,smallest-system-size,copies,verdicts,"
                                + "coherent-cycles,switching-time,events,perceptrons,reactions,mu,"
                                + "loss,failure\n");
        for (Summary s : summaries) {
            csv.append(
                    String.join(
                            ",",
                            List.of(
                                            s.name(),
                                            s.regimes(),
                                            s.bifurcations(),
                                            s.smallest(),
                                            s.copies(),
                                            s.verdicts(),
                                            s.coherence(),
                                            s.switching(),
                                            s.events(),
                                            s.perceptrons(),
                                            s.reactions(),
                                            s.mu(),
                                            s.loss(),
                                            s.failure())
                                    .stream()
                                    .map(Csv::cell)
                                    .toList()));
            csv.append('\n');
        }
        return csv.toString();
    }
}
