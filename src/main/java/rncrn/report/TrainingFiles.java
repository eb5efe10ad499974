package rncrn.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rncrn.design.Design;
import rncrn.files.WholeFile;
import rncrn.training.Behaviours;
import rncrn.training.NoiseResult;
import rncrn.training.RateRange;
import rncrn.training.TrainingResult;

/** Writes the page of one training with its figures. */
public final class TrainingFiles {
    private TrainingFiles() {}

    /**
     * Writes index.html and every figure as SVG, PNG and CSV.
     *
     * @param tolerance factor on the tolerances of the expectations
     * @param command the command line that makes all of it
     * @throws rncrn.ComputationException if a file cannot be written
     */
    public static void write(
            Design design,
            TrainingResult result,
            Optional<NoiseResult> noise,
            double tolerance,
            String command,
            Path folder) {
        List<Figure> figures = TrainingFigures.of(design, result, noise);
        figures.forEach(figure -> FigureFiles.write(figure, folder));
        WholeFile.text(
                folder.resolve("index.html"), page(design, result, tolerance, command, figures));
    }

    private static String page(
            Design design,
            TrainingResult result,
            double tolerance,
            String command,
            List<Figure> figures) {
        String title = "Training of " + result.network().name();
        Page page = new Page(title);
        PageData data = new PageData();
        page.section("result", "What came of it");
        page.html(Page.table("facts", List.of(), facts(result)));
        page.section("behaviour", "What the full reaction list must show");
        if (result.behaviours().findings().isEmpty()) {
            page.paragraph("The design asks for nothing but a small loss.");
        } else {
            List<List<String>> rows = new ArrayList<>();
            for (Behaviours.Finding finding : result.behaviours().findings()) {
                rows.add(
                        List.of(
                                finding.at().isEmpty()
                                        ? "everywhere"
                                        : Names.values(design.controls(), finding.at()),
                                finding.regimes(),
                                finding.measured(),
                                finding.deviation() <= tolerance ? "met" : "not met"));
            }
            page.html(Page.table("cells", List.of("where", "attractors", "measured", ""), rows));
        }
        page.section("figures", "Figures");
        figures.forEach(figure -> page.figure(figure, data));
        page.section("reproduce", "Reproduce");
        page.html("<pre class=\"command\">" + Html.escape(command) + "</pre>");
        return page.text(
                "<h1>" + Html.escape(title) + "</h1>\n<p>" + Html.escape(design.about()) + "</p>\n",
                "");
    }

    private static List<List<String>> facts(TrainingResult result) {
        RateRange rates = RateRange.of(result.network());
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("perceptrons", Integer.toString(result.network().perceptrons())));
        facts.add(
                List.of(
                        "time scale of the perceptrons, \u03bc",
                        Names.number(result.network().mu())));
        facts.add(
                List.of(
                        "loss of the network on its " + result.points() + " training points",
                        Names.number(result.loss())));
        facts.add(
                List.of("smallest loss without regard to \u03bc", Names.number(result.fitLoss())));
        result.published()
                .ifPresent(
                        p ->
                                facts.add(
                                        List.of(
                                                "on the published training set ("
                                                        + p.points()
                                                        + " points, "
                                                        + p.perceptrons()
                                                        + " perceptrons)",
                                                "published network "
                                                        + Names.number(p.figure(), 4)
                                                        + "; best fit "
                                                        + Names.number(p.fit(), 4)
                                                        + "; this network "
                                                        + Names.number(p.network(), 4))));
        facts.add(List.of("mean flux of the executive species", Names.number(result.flux())));
        facts.add(
                List.of(
                        "rate constants of the compiled list",
                        Names.number(rates.smallest())
                                + " to "
                                + Names.number(rates.largest())
                                + ", ratio "
                                + Names.number(rates.ratio())));
        facts.add(List.of("starts", Integer.toString(result.starts().size())));
        return facts;
    }
}
