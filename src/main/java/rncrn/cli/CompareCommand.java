package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rncrn.InputException;
import rncrn.files.Csv;
import rncrn.format.Input;
import rncrn.network.ReactionNetwork;
import rncrn.reduction.LeapMethod;
import rncrn.reduction.MethodComparison;
import rncrn.reduction.ReducedMethod;
import rncrn.reduction.SlowProcess;
import rncrn.stochastic.AutomaticChoice;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.LangevinMethod;
import rncrn.stochastic.Method;
import rncrn.stochastic.TauLeaping;

/** The verb {@code compare}. */
@Command(
        name = "compare",
        description = {
            "Errors and costs of the approximate methods on a recurrent network: exact and"
                    + " approximate trajectories in turns, block by block.",
            "Means, variances and the period of rotation as time averages, with standard errors from"
                    + " the blocks."
        })
public final class CompareCommand implements Runnable {
    @Mixin private CommonOptions common;
    @Mixin private NetworkOptions networks;

    @Option(
            names = {"-t", "--time"},
            paramLabel = "T",
            required = true,
            description = "Time that the exact method simulates.")
    private double time;

    @Option(
            names = "--burn",
            paramLabel = "T",
            defaultValue = "5",
            description = "Time to forget the initial state first (default ${DEFAULT-VALUE}).")
    private double burn;

    @Option(
            names = "--more",
            paramLabel = "F",
            defaultValue = "5",
            description =
                    "How many times longer the approximate methods run (default ${DEFAULT-VALUE}).")
    private double more;

    @Option(
            names = "--blocks",
            paramLabel = "n",
            defaultValue = "20",
            description = "Blocks (default ${DEFAULT-VALUE}).")
    private int blocks;

    @Option(
            names = "--methods",
            paramLabel = "a,b,..",
            split = ",",
            defaultValue = "reduced,hybrid,tau-implicit,tau,langevin",
            description = "Methods to compare (default ${DEFAULT-VALUE}).")
    private List<String> names;

    @Override
    public void run() {
        if (!(time > 0 && burn >= 0 && more > 0) || blocks < 4) {
            throw new InputException(
                    "--time and --more must be positive, --burn not negative, --blocks at least 4");
        }
        Run run = new Run(common);
        Input input = networks.input();
        run.input(networks.file());
        ReactionNetwork network = networks.network(input);
        JumpProcess process = networks.process(network);
        List<Method> others = names.stream().map(CompareCommand::named).toList();
        Path folder = common.requiredOutput();
        List<MethodComparison.Row> rows =
                MethodComparison.run(
                        process,
                        new AutomaticChoice(),
                        others,
                        burn,
                        time,
                        more,
                        blocks,
                        common.seed());
        write(process, rows, folder);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("time", time);
        settings.put("burn", burn);
        settings.put("more", more);
        settings.put("blocks", blocks);
        settings.put("systemSize", process.size().omega());
        settings.put("set", networks.settings());
        run.method("exact against " + String.join(", ", names), settings);
        run.write(folder);
        common.out().println("results in " + folder);
        common.out().flush();
    }

    private static Method named(String name) {
        return switch (name) {
            case "reduced" -> new ReducedMethod();
            case "hybrid" -> LeapMethod.hybrid(Optional.empty(), LeapMethod.DEFAULT_SHARE);
            case "tau-implicit" -> LeapMethod.implicit(Optional.empty(), LeapMethod.DEFAULT_SHARE);
            case "tau" -> new TauLeaping(TauLeaping.DEFAULT_EPSILON);
            case "langevin" -> new LangevinMethod(LangevinMethod.DEFAULT_EPSILON);
            default ->
                    throw new InputException(
                            "--methods "
                                    + name
                                    + ": the methods are reduced, hybrid, tau-implicit, tau,"
                                    + " langevin");
        };
    }

    private void write(JumpProcess process, List<MethodComparison.Row> rows, Path folder) {
        double omega = process.size().omega();
        List<String> quantities = new ArrayList<>();
        List<Double> scales = new ArrayList<>();
        for (int s : SlowProcess.of(process, Optional.empty()).recognition().executive()) {
            String name = process.network().species().get(s).name();
            quantities.add(name + "-mean");
            scales.add(omega);
            quantities.add(name + "-variance");
            scales.add(omega * omega);
        }
        if (quantities.size() == 4) {
            quantities.add("period");
            scales.add(1.0);
        }
        List<String> header =
                new ArrayList<>(List.of("method", "time", "cpu-seconds-per-time", "times-cheaper"));
        for (String q : quantities) {
            header.addAll(List.of(q, q + "-error", q + "-z"));
        }
        header.add("note");
        Csv table = new Csv(header);
        MethodComparison.Row exact = rows.get(0);
        for (MethodComparison.Row row : rows) {
            List<Object> cells = new ArrayList<>(List.of(row.method(), row.time()));
            cells.add(row.cpuPerTime());
            cells.add(exact.cpuPerTime() / row.cpuPerTime());
            StringBuilder line = new StringBuilder();
            line.append(
                    String.format(
                            Locale.ROOT,
                            "%-13s %9.3g s/time %8.3gx",
                            row.method(),
                            row.cpuPerTime(),
                            exact.cpuPerTime() / row.cpuPerTime()));
            for (int q = 0; q < quantities.size(); q++) {
                boolean there = q < row.values().size() && q < exact.values().size();
                double value = there ? row.values().get(q) / scales.get(q) : Double.NaN;
                double error = there ? row.errors().get(q) / scales.get(q) : Double.NaN;
                double z = Double.NaN;
                if (there) {
                    double exactError = exact.errors().get(q) / scales.get(q);
                    z =
                            (value - exact.values().get(q) / scales.get(q))
                                    / Math.hypot(error, exactError);
                }
                boolean itself = row.equals(exact);
                cells.addAll(List.of(value, error, itself ? Double.NaN : z));
                line.append(
                        String.format(
                                Locale.ROOT, "  %s %.4g(%.2g)", quantities.get(q), value, error));
            }
            cells.add(row.note());
            table.row(cells);
            common.out().println(row.note().isEmpty() ? line : row.method() + ": " + row.note());
        }
        common.out().flush();
        table.write(folder.resolve("comparison.csv"));
    }
}
