package rncrn.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rncrn.InputException;
import rncrn.files.WholeFile;
import rncrn.verdict.Validation;

/** The verb {@code validate}: the verdicts judged on chains whose answer is known. */
@Command(
        name = "validate",
        description =
                "Judges the verdicts themselves on chains whose answer is known exactly: shares of"
                        + " right, wrong and undecided verdicts and coverage of the intervals, against"
                        + " the budget.")
public final class ValidateCommand implements Runnable {
    @Mixin private CommonOptions common;

    @Option(
            names = "--studies",
            paramLabel = "N",
            defaultValue = "20",
            description = "Independent studies per line (default ${DEFAULT-VALUE}).")
    private int studies;

    @Override
    public void run() {
        if (studies < 1) {
            throw new InputException("--studies " + studies + " is not allowed; give at least 1");
        }
        Run run = new Run(common);
        Path folder = common.output(Path.of("results", "validation"));
        List<List<String>> table;
        try (ProgressLine progress = new ProgressLine(common)) {
            table = Validation.table(Validation.run(studies, common.threads(), progress));
        }
        WholeFile.text(
                folder.resolve("validation.csv"),
                table.stream()
                        .map(
                                row ->
                                        row.stream()
                                                .map(ValidateCommand::cell)
                                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n", "", "\n")));
        Map<String, Object> settings = Validation.settings();
        run.method("direct", settings);
        run.write(folder);
        for (List<String> row : table) {
            common.out()
                    .println(
                            String.format(
                                    java.util.Locale.ROOT,
                                    "%-48s %-9s %9s %8s %6s %6s %10s %9s",
                                    row.toArray()));
        }
        common.out().flush();
    }

    private static String cell(String text) {
        return text.contains(",") ? '"' + text + '"' : text;
    }
}
