package rncrn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import rncrn.stochastic.TauLeaping;

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
        ScoreTable scores = new ScoreTable(chosen);
        for (Path folderOfCase : cases()) {
            SuiteCase one = SuiteCase.read(folderOfCase, level);
            run.input(one.model());
            List<String> row = new ArrayList<>();
            for (Method method : chosen) {
                row.add(score(one, method, scores));
            }
            common.out().println(one.name() + " " + String.join(" ", row));
            common.out().flush();
            // After every case, so that an interrupted scoring leaves what it has.
            scores.write(
                    folder,
                    String.format(
                            Locale.ROOT,
                            "%d trajectories a case, seed %d, files %s.",
                            runs,
                            common.seed(),
                            level));
        }
        run.method(
                String.join(",", chosen.stream().map(Method::name).toList()),
                Map.of("runs", runs, "level", level));
        int wrong = scores.wrong();
        run.fact("scoresOfExactMethodsBeyondChance", wrong);
        run.fact("combinedProbabilityOfExactMethods", scores.combinedProbability());
        run.write(folder);
        if (wrong > 0) {
            throw new ComputationException(
                    wrong
                            + " scores of exact methods are further out of range than chance explains; see scores.csv");
        }
    }

    private String score(SuiteCase one, Method method, ScoreTable scores) {
        try {
            SuiteCase.Score score = one.score(method, runs, seed(one, method), common.threads());
            scores.add(one.name(), method, score);
            return score.cell();
        } catch (ComputationException refused) {
            scores.refused(one.name(), method, refused.getMessage());
            return "refused";
        }
    }

    /**
     * A seed of each case's and method's own: many cases are one model in different words, and some
     * methods use a stream alike, whose chance would count several times.
     */
    private long seed(SuiteCase one, Method method) {
        return Streams.derive(
                Streams.derive(common.seed(), one.name().hashCode()), method.name().hashCode());
    }

    private List<Method> chosen() {
        if (!methods.isEmpty()) {
            return methods.stream().map(name -> Menu.named(name, DEFAULT_EPSILON)).toList();
        }
        List<Method> all = new ArrayList<>(Menu.methods(DEFAULT_EPSILON).exact());
        all.add(new TauLeaping(TauLeaping.DEFAULT_EPSILON));
        return all;
    }

    private static final double DEFAULT_EPSILON = TauLeaping.DEFAULT_EPSILON;

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
}
