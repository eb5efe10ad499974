package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import rncrn.ensemble.Comparison;
import rncrn.verdict.Study;

/** The parts of the page of a check that speak of the network itself. */
final class NetworkSection {
    private static final int LONG_LIST = 60;

    private final CheckReport report;
    private final Study study;

    NetworkSection(CheckReport report) {
        this.report = report;
        this.study = report.study();
    }

    /** The bifurcation points of the rate equations. */
    void special(Page page) {
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

    /** What the network is made of, and how it was trained. */
    void facts(Page page) {
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

    /** The list, folded where it is long. */
    String reactionList() {
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

    /** How far tau-leaping is from exact simulation. */
    void leaping(Page page) {
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

    private String parameterNames() {
        List<String> names = study.question().parameterNames();
        return names.isEmpty()
                ? ""
                : names.stream().map(Names::pretty).collect(Collectors.joining(", "));
    }
}
