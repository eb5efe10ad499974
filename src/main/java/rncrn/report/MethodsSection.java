package rncrn.report;

import java.util.List;
import java.util.stream.Collectors;
import rncrn.verdict.Cell;
import rncrn.verdict.Settings;
import rncrn.verdict.Study;

/** The methods paragraph of the page of a check, with its citations. */
final class MethodsSection {
    private final CheckReport report;
    private final Study study;

    MethodsSection(CheckReport report) {
        this.report = report;
        this.study = report.study();
    }

    void write(Page page) {
        Settings settings = study.question().settings();
        List<Cell> exact = study.cells().stream().filter(Cell::exact).toList();
        long events = exact.stream().mapToLong(Cell::events).sum();
        long trajectories = exact.stream().mapToLong(Cell::trajectories).sum();
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
                .append(methods(exact))
                .append(", exact for the chemical master equation [6]: ")
                .append(Names.number((double) trajectories, 4))
                .append(" trajectories and ")
                .append(Names.number((double) events))
                .append(" reaction events in ")
                .append(exact.size())
                .append(" combinations of parameter and system size, seed ")
                .append(study.question().seed())
                .append(".")
                .append(approximate())
                .append(" A regime counts as kept if it is visible in the law and holds for the")
                .append(" horizon (")
                .append(horizon())
                .append("). Rings are judged by areal density about the centroid of the cloud")
                .append(" (centre over ring below ")
                .append(Names.number(settings.ringRatio()))
                .append("); two states count as distinct where the density between them falls")
                .append(" below ")
                .append(Names.number(settings.valleyRatio()))
                .append(" of the lower one (the laws of both weigh the same where both hold for")
                .append(
                        " the horizon, else as their residence times say). All decided cells are right together with probability ")
                .append(Names.number(settings.confidence()))
                .append(". ")
                .append(study.corrections());
        if (study.cells().stream().anyMatch(cell -> !cell.deterministic().basin().isEmpty())) {
            text.append(" The basin of the equilibrium ends within the domain: its edge was found")
                    .append(" along rays by the rate equations, and under noise by the")
                    .append(" probability to return before leaving, from starts on rings about")
                    .append(" the equilibrium with the perceptrons at rest (intervals of Clopper")
                    .append(" and Pearson). The edge counts as kept if starts at 3/4 of the way")
                    .append(" mostly return and starts at 5/4 mostly leave; half of a cell's")
                    .append(" error goes to it.");
        }
        if (!report.leaping().isEmpty()) {
            text.append(" Tau-leaping follows reference [7].");
        }
        page.paragraph(text.toString().strip());
        validation(page);
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

    private static String methods(List<Cell> cells) {
        return cells.stream()
                .map(Cell::method)
                .distinct()
                .limit(4)
                .collect(Collectors.joining("; "));
    }

    /** What was not simulated exactly. */
    private String approximate() {
        List<Cell> beyond = study.cells().stream().filter(cell -> !cell.exact()).toList();
        if (beyond.isEmpty()) {
            return "";
        }
        return " Another "
                + beyond.size()
                + " combinations, marked \u2248, which exact simulation could not decide within its"
                + " budget, were simulated by "
                + methods(beyond)
                + ", an approximate method that is used only after its means and standard deviations"
                + " agreed with those of exact runs over a short window (each reason says which).";
    }

    /** How the verdicts do on models whose answer is known, from rncrn validate. */
    private static void validation(Page page) {
        List<List<String>> rows = Validated.rows();
        if (rows.size() < 2) {
            return;
        }
        page.html(
                "<details><summary>How often such verdicts are right: "
                        + Validated.sentence()
                        + "</summary>"
                        + Page.table(
                                "",
                                rows.get(0).stream()
                                        .map(h -> rows.get(0).indexOf(h) < 2 ? h : "#" + h)
                                        .toList(),
                                rows.subList(1, rows.size()))
                        + "</details>");
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
}
