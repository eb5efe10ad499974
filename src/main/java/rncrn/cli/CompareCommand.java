package rncrn.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rncrn.InputException;
import rncrn.format.Input;
import rncrn.network.ReactionNetwork;
import rncrn.reduction.MethodComparison;
import rncrn.reduction.SlowProcess;
import rncrn.stochastic.AutomaticChoice;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.TauLeaping;

/** The verb {@code compare}. */
@Command(
        name = "compare",
        description = {
            "Errors and costs of the approximate methods on a recurrent network: exact and"
                    + " approximate trajectories in turns, block by block; trajectories that leave"
                    + " the domain are counted and put back to the start.",
            "Means, variances and the period of rotation as time averages, with standard errors from"
                    + " the blocks; those of the exact method are sharpened by control variates from"
                    + " the reduced dynamics, which do not bias them."
        })
public final class CompareCommand implements Runnable {
    @Mixin private CommonOptions common;
    @Mixin private NetworkOptions networks;
    @Mixin private ReductionDomain domain;

    @Option(
            names = {"-t", "--time"},
            paramLabel = "T",
            description = "Time that the exact method simulates.")
    private Double time;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "In place of --time: about how many events the exact method simulates.")
    private Double events;

    @Option(
            names = "--burn",
            paramLabel = "T",
            defaultValue = "5",
            description = "Time to forget the initial state first (default ${DEFAULT-VALUE}).")
    private double burn;

    @Option(
            names = "--blocks",
            paramLabel = "n",
            defaultValue = "20",
            description = "Blocks (default ${DEFAULT-VALUE}).")
    private int blocks;

    @Option(
            names = "--methods",
            paramLabel = "a*F,b*F,..",
            split = ",",
            defaultValue = "reduced*100,hybrid*10,tau-implicit*10,tau,langevin*0.25",
            description =
                    "Methods to compare, each with the factor by which it runs longer than the exact"
                            + " one (default ${DEFAULT-VALUE}).")
    private List<String> names;

    @Override
    public void run() {
        if ((time == null) == (events == null)) {
            throw new InputException("give either --time or --events");
        }
        if (!((time == null || time > 0) && (events == null || events >= 1e3) && burn >= 0)
                || blocks < 4) {
            throw new InputException(
                    "--time must be positive, --events at least 1000, --burn not negative, --blocks"
                            + " at least 4");
        }
        Run run = new Run(common);
        Input input = networks.input();
        run.input(networks.file());
        ReactionNetwork network = networks.network(input);
        JumpProcess process = networks.process(network);
        List<MethodComparison.Contender> others =
                names.stream().map(CompareCommand::contender).toList();
        Path folder = common.requiredOutput();
        SlowProcess slow = MethodComparison.withoutExtinction(domain.of(process));
        Method exact = new AutomaticChoice();
        double span =
                time != null ? time : MethodComparison.timeFor(slow, exact, events, common.seed());
        MethodComparison.Result result =
                MethodComparison.run(slow, exact, others, burn, span, blocks, common.seed());
        ComparisonTable table = new ComparisonTable(process, result);
        table.print(common.out());
        table.write(folder, networks.file(), networks.settings());
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("time", span);
        settings.put("burn", burn);
        settings.put("blocks", blocks);
        settings.put("systemSize", process.size().omega());
        settings.put("set", networks.settings());
        run.method("exact against " + String.join(", ", names), settings);
        run.write(folder);
        common.out().println("results in " + folder);
        common.out().flush();
    }

    private static MethodComparison.Contender contender(String word) {
        String[] parts = word.split("\\*", -1);
        double factor = parts.length > 1 ? NetworkOptions.number("--methods", parts[1]) : 1;
        if (parts.length > 2 || !(factor > 0)) {
            throw new InputException(
                    "--methods " + word + ": write it as NAME or NAME*FACTOR, the factor positive");
        }
        Method method = Menu.named(parts[0].strip(), TauLeaping.DEFAULT_EPSILON);
        return new MethodComparison.Contender(method, factor);
    }
}
