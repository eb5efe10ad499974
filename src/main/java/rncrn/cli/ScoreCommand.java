package rncrn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rncrn.ComputationException;
import rncrn.InputException;
import rncrn.stochastic.Method;
import rncrn.stochastic.Streams;

/** The verb {@code score}: cases of the SBML stochastic test suite, scored by its own rule. */
@Command(
        name = "score",
        description = {
            "Simulates cases of the SBML stochastic test suite (DSMTS) and scores the means and"
                    + " standard deviations by the suite's own rule.",
            "Writes scores.csv, scores.md and run.json."
        })
public final class ScoreCommand implements Runnable {
    @Mixin private CommonOptions common;

    @Parameters(
            paramLabel = "SUITE",
            description =
                    "Folder with one folder per case, each with its model, settings and exact"
                            + " results.")
    private Path suite;

    @Option(
            names = {"-m", "--method"},
            paramLabel = "M",
            split = ",",
            description = "Methods, separated by commas (default: all that are exact, and tau).")
    private List<String> methods = new ArrayList<>();

    @Option(
            names = {"-r", "--runs"},
            paramLabel = "R",
            defaultValue = "10000",
            description = "Trajectories of each case (default ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--level",
            paramLabel = "L",
            defaultValue = "l3v1",
            description = "Which file of each case: l2v4 or l3v1 (default ${DEFAULT-VALUE}).")
    private String level;

    @Override
    public void run() {
        if (runs < 2) {
            throw new InputException("--runs " + runs + " is not allowed; give 2 or more");
        }
        Path folder = common.requiredOutput();
        Run run = new Run(common);
        List<Method> chosen = chosen();
        Csv table =
                new Csv(
                        List.of(
                                "case",
                                "method",
                                "algorithm",
                                "points",
                                "misses",
                                "worst mean score",
                                "worst sd score",
                                "verdict"));
        Map<String, List<String>> grid = new LinkedHashMap<>();
        int missed = 0;
        for (Path folderOfCase : cases()) {
            SuiteCase one = SuiteCase.read(folderOfCase, level);
            run.input(one.model());
            List<String> row = new ArrayList<>();
            for (Method method : chosen) {
                SuiteCase.Score score = score(one, method, table);
                row.add(score == null ? "refused" : score.cell());
                missed += method.exact() && score != null && score.isWrong() ? 1 : 0;
            }
            grid.put(one.name(), row);
            common.out().println(one.name() + " " + String.join(" ", row));
            common.out().flush();
        }
        table.write(folder.resolve("scores.csv"));
        rncrn.files.WholeFile.text(folder.resolve("scores.md"), page(chosen, grid));
        run.method(
                String.join(",", chosen.stream().map(Method::name).toList()),
                Map.of("runs", runs, "level", level));
        run.fact("scoresOfExactMethodsBeyondChance", missed);
        run.write(folder);
        if (missed > 0) {
            throw new ComputationException(
                    missed
                            + " scores of exact methods are further out of range than chance explains; see scores.csv");
        }
    }

    private SuiteCase.Score score(SuiteCase one, Method method, Csv table) {
        try {
            SuiteCase.Score score = one.score(method, runs, seed(one), common.threads());
            table.row(
                    List.of(
                            one.name(),
                            method.name(),
                            score.algorithm(),
                            score.points(),
                            score.misses(),
                            score.worstMean(),
                            score.worstSd(),
                            score.verdict()));
            return score;
        } catch (ComputationException refused) {
            table.row(List.of(one.name(), method.name(), "", "", "", "", "", refused.getMessage()));
            return null;
        }
    }

    /** A seed of each case's own: many cases are one model in different words. */
    private long seed(SuiteCase one) {
        return Streams.derive(common.seed(), one.name().hashCode());
    }

    private List<Method> chosen() {
        if (!methods.isEmpty()) {
            return methods.stream().map(name -> Menu.named(name, DEFAULT_EPSILON)).toList();
        }
        List<Method> all = new ArrayList<>(Menu.methods(DEFAULT_EPSILON).exact());
        all.add(Menu.named("tau", DEFAULT_EPSILON));
        return all;
    }

    private static final double DEFAULT_EPSILON = rncrn.stochastic.TauLeaping.DEFAULT_EPSILON;

    private List<Path> cases() {
        try (Stream<Path> folders = Files.list(suite)) {
            List<Path> cases = folders.filter(Files::isDirectory).sorted().toList();
            if (cases.isEmpty()) {
                throw new InputException(suite + " holds no cases; name the folder of the suite");
            }
            return cases;
        } catch (IOException unreadable) {
            throw new InputException(
                    suite + " cannot be read; name the folder of the suite", unreadable);
        }
    }

    private String page(List<Method> chosen, Map<String, List<String>> grid) {
        StringBuilder page = new StringBuilder();
        page.append("# Scores on the SBML stochastic test suite\n\n");
        page.append(
                String.format(
                        Locale.ROOT,
                        "%d trajectories a case, seed %d, files %s. A cell shows the largest score of"
                                + " the means and of the standard deviations over all times and species"
                                + " in absolute value; the suite accepts up to 3 and 5. A number and a"
                                + " dash before it count the points out of range. Seeds are fixed and"
                                + " not chosen: at one point the mean of a right simulator is out of"
                                + " range with probability .0027, so that in a table of this size a few"
                                + " are; a score above 5.5 would be beyond chance. \"refused\" means that"
                                + " the method says it cannot do the case (a rate law that is not mass"
                                + " action).%n%n",
                        runs,
                        common.seed(),
                        level));
        page.append("| case |");
        chosen.forEach(method -> page.append(' ').append(method.name()).append(" |"));
        page.append("\n|---|").append("---|".repeat(chosen.size())).append('\n');
        grid.forEach(
                (name, row) ->
                        page.append("| ")
                                .append(name)
                                .append(" | ")
                                .append(String.join(" | ", row))
                                .append(" |\n"));
        return page.toString();
    }
}
