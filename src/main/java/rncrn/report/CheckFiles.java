package rncrn.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rncrn.ComputationException;
import rncrn.design.Design;
import rncrn.files.Csv;
import rncrn.files.WholeFile;
import rncrn.verdict.Cell;
import rncrn.verdict.Study;

/** Writes the report of a check: the page, its figures, its tables and verdict.json. */
public final class CheckFiles {
    /** Files of figures that some report has. */
    private static final Pattern FIGURE_FILE =
            Pattern.compile(
                    "(diagram|distribution-\\d+|plane|trajectories|residence|coherence|field"
                            + "|edge|shift|hysteresis|environment"
                            + "|tau-leaping|verdicts)\\.(svg|png|csv)");

    private CheckFiles() {}

    /**
     * Writes everything into the folder, the page last, so that it never speaks of files that are
     * not there.
     *
     * @throws rncrn.ComputationException if a file cannot be written; those written before are
     *     whole
     */
    public static void write(CheckReport report, Path folder) {
        List<Figure> figures = figures(report);
        figures.forEach(figure -> FigureFiles.write(figure, folder));
        removeStale(figures, folder);
        WholeFile.text(folder.resolve("network.crn"), report.reactionList());
        WholeFile.text(folder.resolve("cells.csv"), cells(report.study()));
        WholeFile.text(folder.resolve("verdict.json"), VerdictJson.of(report.study()));
        WholeFile.text(folder.resolve("index.html"), new CheckPage(report).html(figures));
    }

    /** Removes figures of an earlier report in this folder that the new one does not have. */
    private static void removeStale(List<Figure> figures, Path folder) {
        Set<String> now = figures.stream().map(Figure::name).collect(Collectors.toSet());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher match = FIGURE_FILE.matcher(String.valueOf(file.getFileName()));
                if (match.matches() && !now.contains(match.group(1))) {
                    Files.delete(file);
                }
            }
        } catch (IOException failure) {
            throw new ComputationException(
                    folder
                            + ": figures of an earlier report cannot be removed ("
                            + WholeFile.reason(failure)
                            + ")",
                    failure);
        }
    }

    /** The page alone. */
    static String page(CheckReport report) {
        return new CheckPage(report).html(figures(report));
    }

    private static List<Figure> figures(CheckReport report) {
        Study study = report.study();
        List<Figure> figures = new ArrayList<>();
        DiagramFigures.of(report).ifPresent(figures::add);
        figures.addAll(LawFigures.of(study));
        figures.add(CourseFigures.of(report));
        TimeFigures.residences(study).ifPresent(figures::add);
        TimeFigures.coherence(study).ifPresent(figures::add);
        if (report.model().isPresent() && report.design().isPresent()) {
            Design design = report.design().get();
            FieldFigures.of(
                            "Target field and trained field",
                            report.model().get(),
                            design.trainingSet(),
                            design.domain())
                    .ifPresent(figures::add);
        }
        figures.addAll(FurtherFigures.of(report));
        TimeFigures.leaping(report).ifPresent(figures::add);
        figures.add(VerdictFigures.of(study));
        return figures;
    }

    /** One line for each cell. */
    private static String cells(Study study) {
        StringBuilder csv = new StringBuilder();
        study.question().parameterNames().forEach(name -> csv.append(name).append(','));
        csv.append("system-size,horizon,deterministic,stochastic,verdict,reason,trajectories,time,")
                .append("events,escapes,extinctions,burn-in,effective-samples,exact,method\n");
        for (Cell cell : study.cells()) {
            cell.parameter().values().forEach(v -> csv.append(Csv.number(v)).append(','));
            csv.append(
                    List.of(
                                    Csv.number(cell.systemSize()),
                                    Csv.number(cell.horizon()),
                                    Csv.cell(cell.deterministic().label()),
                                    Csv.cell(cell.stochastic()),
                                    cell.verdict().word(),
                                    Csv.cell(cell.reason()),
                                    Integer.toString(cell.trajectories()),
                                    Csv.number(cell.time()),
                                    Long.toString(cell.events()),
                                    Integer.toString(cell.escapes()),
                                    Integer.toString(cell.extinctions()),
                                    Csv.number(cell.burnIn()),
                                    Csv.number(cell.effectiveSamples()),
                                    Boolean.toString(cell.exact()),
                                    Csv.cell(cell.method()))
                            .stream()
                            .collect(Collectors.joining(",")));
            csv.append('\n');
        }
        return csv.toString();
    }

    /** The table of verdicts as plain text, for terminals. */
    public static String table(Study study) {
        Grid grid = new Grid(study);
        int first =
                grid.parameters().stream()
                        .mapToInt(parameter -> Names.values(parameter).length())
                        .max()
                        .orElse(0);
        int second =
                study.cells().stream()
                        .mapToInt(cell -> cell.deterministic().label().length())
                        .max()
                        .orElse(0);
        second = Math.max(second, "rate equations".length());
        StringBuilder text = new StringBuilder();
        text.append(pad("", first)).append("  ").append(pad("rate equations", second));
        grid.sizes()
                .forEach(
                        size ->
                                text.append("  ")
                                        .append(pad("\u03a9 = " + Names.number(size), 13)));
        text.append('\n');
        for (var parameter : grid.parameters()) {
            text.append(pad(Names.values(parameter), first)).append("  ");
            text.append(pad(grid.row(parameter).get(0).deterministic().label(), second));
            for (double size : grid.sizes()) {
                text.append("  ")
                        .append(
                                pad(
                                        grid.cell(parameter, size)
                                                .map(
                                                        cell ->
                                                                (cell.exact() ? "" : "~")
                                                                        + cell.verdict().word())
                                                .orElse(""),
                                        13));
            }
            text.append('\n');
        }
        if (study.cells().stream().anyMatch(cell -> !cell.exact())) {
            text.append("~ by an approximate method that agrees with exact runs\n");
        }
        var smallest = study.smallest();
        text.append("Smallest system size at which every designed behaviour is kept: ")
                .append(Names.number(smallest.estimate()))
                .append(
                        String.format(
                                Locale.ROOT,
                                " (%s %% interval %s to %s)",
                                Names.number(100 * smallest.level()),
                                Names.number(smallest.low()),
                                Names.number(smallest.high())))
                .append('\n');
        return text.toString();
    }

    private static String pad(String words, int width) {
        return words + " ".repeat(Math.max(0, width - words.length()));
    }
}
