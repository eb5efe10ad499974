package rncrn.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rncrn.InputException;
import rncrn.files.WholeFile;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Methods;
import rncrn.stochastic.TauLeaping;

/** The verb {@code bench}: how fast the exact methods are on this machine. */
@Command(
        name = "bench",
        description = {
            "Measures events per CPU second of every exact method, on one core.",
            "Without NETWORK it takes shipped networks. Writes bench.md, bench.json and run.json.",
            "With --tables it measures instead the perceptron tables of a recurrent network, and"
                    + " writes tables.csv and run.json."
        })
public final class BenchCommand implements Runnable {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Mixin private CommonOptions common;
    @Mixin private NetworkOptions networks;

    @Option(
            names = "--rounds",
            paramLabel = "n",
            defaultValue = "5",
            description =
                    "Measurements of every method, in turns with the others; the median counts"
                            + " (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--events",
            paramLabel = "n",
            defaultValue = "2000000",
            description = "Events of one measurement, about (default ${DEFAULT-VALUE}).")
    private long events;

    @Option(
            names = {"-m", "--method"},
            paramLabel = "M,M",
            split = ",",
            description = "Methods to measure (default: all exact ones).")
    private List<String> names = List.of();

    @Option(
            names = "--yardstick",
            paramLabel = "PROGRAM",
            description =
                    "Another simulator to measure in turns with ours, called as PROGRAM MODEL TIME"
                            + " SEED. It prints 'events N cpuSeconds S'. MODEL is text: species"
                            + " and reactions; a line 'name count' for each species; a line 'c r i1..ir"
                            + " p j1..jp' for each reaction, c times falling factorials of its"
                            + " reactants being the propensity.")
    private Path yardstick;

    @Option(
            names = "--tables",
            description = "Build the tables of a recurrent network's perceptrons instead.")
    private boolean tables;

    @Override
    public void run() {
        if (tables) {
            if (!networks.hasFile()) {
                throw new InputException("--tables needs a NETWORK");
            }
            Run measured = new Run(common);
            measured.input(networks.file());
            JumpProcess process = networks.process(networks.network(networks.input()));
            new TableBench(networks.file(), process).run(common, measured);
            return;
        }
        if (rounds < 1) {
            throw new InputException("--rounds " + rounds + " is not allowed; give 1 or more");
        }
        if (events < 1000) {
            throw new InputException("--events " + events + " is not allowed; give 1000 or more");
        }
        Run run = new Run(common);
        List<Method> methods = methods();
        Map<String, JumpProcess> cases = cases(run);
        Path folder = common.requiredOutput();
        List<Benchmark.Row> rows = new ArrayList<>();
        for (Map.Entry<String, JumpProcess> entry : cases.entrySet()) {
            common.err().println("measuring " + entry.getKey());
            common.err().flush();
            rows.addAll(
                    new Benchmark(entry.getKey(), entry.getValue(), events, common.seed())
                            .run(methods, yardstick, rounds));
        }
        String table = table(rows);
        WholeFile.text(folder.resolve("bench.md"), heading() + table);
        WholeFile.text(folder.resolve("bench.json"), json(rows));
        run.fact("rounds", rounds);
        run.fact("eventsWanted", events);
        run.write(folder);
        common.out().print(table);
        common.out().println("results in " + folder);
        common.out().flush();
    }

    private List<Method> methods() {
        Methods menu = Methods.standard();
        if (names.isEmpty()) {
            return menu.exact();
        }
        List<Method> chosen = new ArrayList<>();
        for (String name : names) {
            Method method = Menu.named(name, TauLeaping.DEFAULT_EPSILON);
            if (!method.exact()) {
                throw new InputException(
                        "--method " + name + ": only exact methods are measured by their events");
            }
            chosen.add(method);
        }
        return chosen;
    }

    private Map<String, JumpProcess> cases(Run run) {
        Map<String, JumpProcess> cases = new LinkedHashMap<>();
        if (networks.hasFile()) {
            JumpProcess process = networks.process(networks.network(networks.input()));
            run.input(networks.file());
            Path name = networks.file().getFileName();
            String size =
                    process.size().omega() == 1
                            ? ""
                            : ", size " + new BigDecimal(process.size().omega()).toPlainString();
            cases.put(name + size, process);
        } else {
            cases.putAll(BenchmarkNetworks.all());
        }
        return cases;
    }

    private String heading() {
        return "Events per CPU second, in millions: median, least and most of "
                + rounds
                + " measurements in turns on one core. Ratio: median over the rounds of ours over"
                + " the yardstick's in the same round. Bytes: objects allocated per event.\n\n"
                + "    "
                + common.commandLine()
                + "\n\n";
    }

    private static String table(List<Benchmark.Row> rows) {
        StringBuilder text = new StringBuilder();
        text.append(
                "| network | method | Mev/s | least | most | ratio | start, ms | bytes/event |\n");
        text.append("|---|---|---|---|---|---|---|---|\n");
        for (Benchmark.Row row : rows) {
            if (row.refusal().isEmpty()) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                "| %s | %s | %.2f | %.2f | %.2f | %s | %.0f | %.2g |%n",
                                row.network(),
                                row.method(),
                                row.median() * 1e-6,
                                row.least() * 1e-6,
                                row.most() * 1e-6,
                                Double.isNaN(row.ratio())
                                        ? ""
                                        : String.format(Locale.ROOT, "%.2f", row.ratio()),
                                row.startSeconds() * 1e3,
                                row.bytesPerEvent()));
            } else {
                text.append("| ").append(row.network()).append(" | ").append(row.method());
                text.append(" | refused | | | | | |\n");
            }
        }
        return text.toString();
    }

    private static String json(List<Benchmark.Row> rows) {
        try {
            return JSON.writeValueAsString(Map.of("rows", rows)) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
