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
                        + " interval; executive copies there. Coherence: dephasing time over period"
                        + " of the best cycle. Switching: the shortest mean residence time of a"
                        + " state. Both at the largest system size simulated. Events: reaction"
                        + " firings per unit of time and of system size, what a simulation (or a"
                        + " cell) pays.");
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
                        "<div class=\"scroll\"><table><thead><tr><th>design</th>"
                                + "<th>rate equations</th><th>bifurcations</th>"
                                + "<th>smallest \u03a9</th><th>copies there</th>"
                                + "<th>verdicts</th><th>coherent cycles</th><th>switching time</th>"
                                + "<th class=\"number\">events</th>"
                                + "<th class=\"number\">perceptrons</th>"
                                + "<th class=\"number\">\u03bc</th>"
                                + "<th class=\"number\">loss</th></tr></thead><tbody>");
        for (Summary summary : summaries) {
            if (!summary.failure().isEmpty()) {
                html.append("<tr><td>").append(Html.escape(summary.name()));
                html.append("</td><td colspan=\"11\">no report: ");
                html.append(Html.escape(summary.failure())).append("</td></tr>");
                continue;
            }
            html.append("<tr><td>")
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
                html.append("<td>").append(Html.escape(text)).append("</td>");
            }
            for (String text :
                    List.of(
                            summary.events(),
                            summary.perceptrons(),
                            summary.mu(),
                            summary.loss())) {
                html.append("<td class=\"number\">").append(Html.escape(text)).append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
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
