package rncrn.cli;

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
import rncrn.files.Csv;
import rncrn.format.Input;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.reduction.ExactExits;
import rncrn.reduction.ExactLaw;
import rncrn.reduction.SlowModel;
import rncrn.reduction.SlowProcess;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Streams;

/** The verb {@code stationary}. */
@Command(
        name = "stationary",
        description = {
            "Stationary law, exit times, switching times and relaxation modes of a recurrent network"
                    + " with one or two executive species, by linear algebra on its reduced"
                    + " dynamics: no sampling error.",
            "With values of a parameter it draws the exact stochastic bifurcation diagram."
        })
public final class StationaryCommand implements Runnable {
    @Mixin private CommonOptions common;
    @Mixin private NetworkOptions networks;
    @Mixin private ReductionDomain domain;

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "L=a,b,..",
            description =
                    "Values of a parameter species: a list as L_1=0,0.5,1 or evenly spaced as"
                            + " L_1=0:1:21 (from, to, how many); rounded to whole molecules.")
    private String parameter;

    @Option(
            names = "--max-states",
            paramLabel = "n",
            defaultValue = "250000",
            description =
                    "Most lattice states; where single copies need more, cells of several copies"
                            + " (default ${DEFAULT-VALUE}; a million takes about 1.3 GB).")
    private long maxStates;

    @Option(
            names = "--reset",
            description =
                    "Put the process back to its initial state at every exit, in place of"
                            + " conditioning on no exit.")
    private boolean reset;

    @Option(
            names = "--leading",
            description = "Leave the corrections out (plain averaging), for comparison.")
    private boolean leading;

    @Option(
            names = "--exact-exits",
            paramLabel = "R",
            defaultValue = "0",
            description =
                    "Simulate R exits exactly for each value and compare the mean exit time (default"
                            + " none); trajectories of 20 mean exit times are cut off.")
    private int exactExits;

    @Option(
            names = {"-m", "--method"},
            paramLabel = "M",
            defaultValue = "fsp",
            description =
                    "fsp: the law of the reduced dynamics by finite state projection; lna: linear"
                            + " noise of the whole reaction list about every stable equilibrium and"
                            + " phase diffusion of every stable cycle, any number of species"
                            + " (default ${DEFAULT-VALUE}).")
    private String method;

    @Option(names = "--no-modes", description = "Skip the relaxation modes.")
    private boolean noModes;

    @Override
    public void run() {
        Run run = new Run(common);
        if (exactExits < 0) {
            throw new InputException("--exact-exits " + exactExits + " is negative");
        }
        if (maxStates < 100) {
            throw new InputException("--max-states " + maxStates + " is too few; give 100 or more");
        }
        Input input = networks.input();
        run.input(networks.file());
        ReactionNetwork network = networks.network(input);
        JumpProcess process = networks.process(network);
        SlowProcess slow = domain.of(process);
        Sweep sweep = sweep(network).inWholeMolecules(process.size());
        Path folder = common.requiredOutput();
        if (method.equals("lna")) {
            linear(slow, sweep, folder, run);
            return;
        }
        if (!method.equals("fsp")) {
            throw new InputException("--method " + method + ": the methods are fsp, lna");
        }
        Csv exits =
                new Csv(
                        List.of(
                                sweep.name().isEmpty() ? "parameter" : sweep.name(),
                                "exit-time",
                                "exact",
                                "exact-error",
                                "z",
                                "exits",
                                "cut-off"));
        StationaryTables tables = new StationaryTables(slow, sweep.name());
        for (double value : sweep.values()) {
            long[] counts = process.initialCounts();
            if (!sweep.name().isEmpty()) {
                counts[network.indexOf(sweep.name())] = process.size().copies(value);
            }
            SlowModel model = slow.model(counts);
            if (leading) {
                model = model.with(SlowModel.Order.LEADING);
            }
            double[] start = new double[model.dimension()];
            for (int i = 0; i < start.length; i++) {
                double copies = counts[slow.recognition().executive().get(i)];
                start[i] = copies > 0 ? copies : middle(model, i);
            }
            ExactLaw law =
                    ExactLaw.of(
                            model,
                            start,
                            maxStates,
                            reset ? ExactLaw.Exit.RESET : ExactLaw.Exit.CONDITION);
            tables.add(value, model, law, !noModes);
            common.out()
                    .printf(
                            Locale.ROOT,
                            "%s%d states of %d copies, mean exit time %s, %d mode%s%n",
                            sweep.name().isEmpty() ? "" : sweep.name() + " = " + value + ": ",
                            law.states(),
                            law.step(),
                            exitTime(law),
                            law.modes().size(),
                            law.modes().size() == 1 ? "" : "s");
            if (!law.faithful()) {
                common.err()
                        .printf(
                                Locale.ROOT,
                                "warning: %.2g %% of the rates came out negative on this lattice"
                                        + " and were left out; the law is not that of the reduced"
                                        + " dynamics, simulate with --method reduced or hybrid%n",
                                100 * law.clippedShare());
                common.err().flush();
            }
            if (exactExits > 0) {
                compareExits(slow, model, counts, start, law, value, exits);
            }
            common.out().flush();
        }
        if (exactExits > 0) {
            exits.write(folder.resolve("exits.csv"));
        }
        tables.write(folder);
        if (!sweep.name().isEmpty() && sweep.values().size() > 1) {
            new StationaryDiagram(slow, sweep.name()).draw(tables, folder);
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("systemSize", process.size().omega());
        settings.put("parameter", sweep.name());
        settings.put("values", sweep.values());
        settings.put("set", networks.settings());
        settings.put("maxStates", maxStates);
        settings.put("exit", reset ? "reset" : "conditioned");
        settings.put("order", leading ? "leading" : "corrected");
        run.method("finite state projection of the reduced dynamics", settings);
        run.fact("tableError", tables.worstTableError());
        run.write(folder);
        common.out().println("results in " + folder);
        common.out().flush();
    }

    private void linear(SlowProcess slow, Sweep sweep, Path folder, Run run) {
        LinearNoiseTables tables = new LinearNoiseTables(slow, sweep.name());
        for (double value : sweep.values()) {
            tables.add(value, common.out());
        }
        tables.write(folder);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("systemSize", slow.process().size().omega());
        settings.put("parameter", sweep.name());
        settings.put("values", sweep.values());
        settings.put("set", networks.settings());
        run.method("linear noise approximation of the reaction list", settings);
        run.write(folder);
        common.out().println("results in " + folder);
        common.out().flush();
    }

    private void compareExits(
            SlowProcess slow,
            SlowModel model,
            long[] counts,
            double[] start,
            ExactLaw law,
            double value,
            Csv table) {
        ExactExits exact =
                ExactExits.of(
                        slow,
                        model,
                        counts,
                        start,
                        exactExits,
                        20 * law.exitTime(),
                        Streams.derive(common.seed(), Double.doubleToLongBits(value)));
        double z = (law.exitTime() - exact.mean()) / exact.error();
        table.row(
                List.of(
                        value,
                        law.exitTime(),
                        exact.mean(),
                        exact.error(),
                        z,
                        exact.exits(),
                        exact.cut()));
        common.out()
                .printf(
                        Locale.ROOT,
                        "  exact simulation: mean exit time %.4g(%.2g), z %.2f%n",
                        exact.mean(),
                        exact.error(),
                        z);
    }

    private static String exitTime(ExactLaw law) {
        return Double.isInfinite(law.exitTime())
                ? String.format(Locale.ROOT, "10^%.1f", law.log10ExitTime())
                : String.format(Locale.ROOT, "%.4g", law.exitTime());
    }

    private static double middle(SlowModel model, int i) {
        return model.omega() * (model.domain().lower(i) + model.domain().upper(i)) / 2;
    }

    /** A parameter and its values; no name and one value where none is varied. */
    private record Sweep(String name, List<Double> values) {
        /** The same, each value rounded to what a whole number of molecules gives, once. */
        Sweep inWholeMolecules(SystemSize size) {
            return name.isEmpty()
                    ? this
                    : new Sweep(
                            name,
                            values.stream()
                                    .map(v -> size.concentration((double) size.copies(v)))
                                    .distinct()
                                    .toList());
        }
    }

    private Sweep sweep(ReactionNetwork network) {
        if (parameter == null) {
            return new Sweep("", List.of(0.0));
        }
        int equals = parameter.indexOf('=');
        if (equals < 1) {
            throw new InputException(
                    "--parameter " + parameter + ": write it as L_1=0,0.5,1 or L_1=0:1:21");
        }
        String name = parameter.substring(0, equals).strip();
        String option = "--parameter " + name;
        int species = network.indexOf(name);
        if (species < 0) {
            throw new InputException(
                    option + ": there is no such species; the species are " + network.names());
        }
        if (!network.isStatic()[species]) {
            throw new InputException(
                    option + ": reactions change this species, so it is no parameter");
        }
        String text = parameter.substring(equals + 1);
        List<Double> values = new ArrayList<>();
        if (text.contains(":")) {
            String[] parts = text.split(":", -1);
            if (parts.length != 3) {
                throw new InputException(option + ": write a range as from:to:number, as 0:1:21");
            }
            double from = NetworkOptions.number(option, parts[0]);
            double to = NetworkOptions.number(option, parts[1]);
            double count = NetworkOptions.number(option, parts[2]);
            if (count < 2 || count != Math.rint(count) || count > 10_000) {
                throw new InputException(option + ": the number of values must be 2 to 10000");
            }
            for (int k = 0; k < count; k++) {
                values.add(from + (to - from) * k / (count - 1));
            }
        } else {
            for (String part : text.split(",", -1)) {
                values.add(NetworkOptions.number(option, part));
            }
        }
        for (double value : values) {
            if (value < 0) {
                throw new InputException(option + ": a concentration cannot be " + value);
            }
        }
        return new Sweep(name, values);
    }
}
