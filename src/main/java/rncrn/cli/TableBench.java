package rncrn.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rncrn.field.Box;
import rncrn.files.Csv;
import rncrn.reduction.SlowModel;
import rncrn.reduction.SlowProcess;
import rncrn.stochastic.JumpProcess;

/**
 * What the perceptron tables of a recurrent network cost at one system size, built once from
 * nothing in this process, over the domain that the methods estimate.
 */
final class TableBench {
    private final Path file;
    private final JumpProcess process;

    TableBench(Path file, JumpProcess process) {
        this.file = file;
        this.process = process;
    }

    void run(CommonOptions common, Run run) {
        Path folder = common.requiredOutput();
        SlowModel model = SlowProcess.of(process, Optional.empty()).model(process.initialCounts());
        Csv table =
                new Csv(
                        List.of(
                                "network",
                                "system-size",
                                "perceptrons",
                                "domain",
                                "laws",
                                "cpu-seconds",
                                "megabytes",
                                "error"));
        table.row(
                List.of(
                        file.getFileName(),
                        process.size().omega(),
                        model.perceptrons(),
                        text(model.domain()),
                        model.tableLaws(),
                        model.tableSeconds(),
                        model.tableBytes() * 1e-6,
                        model.tableError()));
        table.write(folder.resolve("tables.csv"));
        run.fact("tableError", model.tableError());
        run.write(folder);
        common.out()
                .printf(
                        Locale.ROOT,
                        "%d perceptrons on %s: %.2f CPU s, %d laws, %.3g MB, error %.2g%n",
                        model.perceptrons(),
                        text(model.domain()),
                        model.tableSeconds(),
                        model.tableLaws(),
                        model.tableBytes() * 1e-6,
                        model.tableError());
        common.out().println("results in " + folder);
        common.out().flush();
    }

    private static String text(Box box) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < box.dimension(); i++) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s%.4g..%.4g",
                            i > 0 ? " x " : "",
                            box.lower(i),
                            box.upper(i)));
        }
        return text.toString();
    }
}
