package rncrn.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rncrn.InputException;
import rncrn.format.Input;
import rncrn.network.ReactionNetwork;
import rncrn.stochastic.Method;

/** The verb {@code simulate}. */
@Command(
        name = "simulate",
        description = {
            "Simulates a network and writes statistics.csv, trajectories and run.json.",
            "Copy numbers unless --concentrations; the value at a time is the state just before any"
                    + " event at that time."
        })
public final class SimulateCommand implements Runnable {
    @Mixin private CommonOptions common;
    @Mixin private NetworkOptions networks;
    @Mixin private GuardOptions guards;
    @Mixin private ResumeOption resume;

    @Option(
            names = {"-m", "--method"},
            paramLabel = "M",
            defaultValue = "auto",
            description = "Method (default ${DEFAULT-VALUE}); see --list-methods.")
    private String method;

    @Option(
            names = {"-t", "--time"},
            paramLabel = "T",
            description = "Time to simulate.")
    private Double time;

    @Option(
            names = "--steps",
            paramLabel = "n",
            defaultValue = "50",
            description = "Equal steps from 0 to T at which to report (default ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = {"-r", "--runs"},
            paramLabel = "R",
            defaultValue = "1",
            description = "Trajectories to simulate (default ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--trajectories",
            paramLabel = "k",
            defaultValue = "0",
            description = "Keep the first k trajectories as trajectory-0001.csv and so on.")
    private int trajectories;

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            defaultValue = "0.03",
            description = "Accuracy of tau-leaping (default ${DEFAULT-VALUE}).")
    private double epsilon;

    @Option(
            names = "--approximate",
            description =
                    "With --method auto: take the cheapest approximate method that agrees with exact"
                            + " runs over a window of time, and print how well it does.")
    private boolean approximate;

    @Option(
            names = "--check-events",
            paramLabel = "N",
            defaultValue = "2e8",
            description =
                    "Reaction events that --approximate may spend on exact runs (default"
                            + " ${DEFAULT-VALUE}).")
    private double checkEvents;

    @Option(names = "--concentrations", description = "Report concentrations.")
    private boolean concentrations;

    @Option(names = "--list-methods", description = "Print the menu of methods and stop.")
    private boolean listMethods;

    @Override
    public void run() {
        if (listMethods) {
            Menu.print(common.out());
            return;
        }
        Grid grid = new Grid(time, steps);
        if (runs < 1) {
            throw new InputException("--runs " + runs + " is not allowed; give 1 or more");
        }
        if (trajectories < 0 || trajectories > runs) {
            throw new InputException(
                    "--trajectories " + trajectories + " is not allowed; give 0 to " + runs);
        }
        boolean ode = method.equals(Menu.ODE);
        if (ode && runs > 1) {
            throw new InputException(
                    "--runs "
                            + runs
                            + " has no meaning with the rate equations, which give one solution;"
                            + " leave it out");
        }
        Run run = new Run(common);
        Input input = networks.input();
        run.input(networks.file());
        if (ode) {
            networks.refuseSystemSize("the rate equations have no system size");
            guards.refuse("the rate equations are not guarded");
            if (input instanceof Input.Ruled ruled) {
                OdeSimulation.write(
                        ruled.model(),
                        concentrations,
                        grid,
                        common.seed(),
                        common.requiredOutput(),
                        run);
            } else {
                ReactionNetwork network = networks.network(input);
                new OdeSimulation(network).write(grid, common.requiredOutput(), run);
            }
            Path folder = common.requiredOutput();
            finish(run, folder, "rate equations to time " + time);
            return;
        }
        Optional<CheckedApproximation> checked = checked();
        StochasticSimulation simulation =
                StochasticSimulation.of(
                                input,
                                networks,
                                checked.map(m -> (Method) m)
                                        .orElseGet(() -> Menu.named(method, epsilon)),
                                concentrations)
                        .guardedBy(guards, input);
        Path folder = common.requiredOutput();
        checked.ifPresent(
                choice -> {
                    choice.print(common.out());
                    choice.write(folder, run);
                });
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("time", time);
        settings.put("steps", steps);
        settings.put("runs", runs);
        settings.put("systemSize", simulation.systemSize());
        settings.put("set", networks.settings());
        settings.put("unit", concentrations ? "concentrations" : "copy numbers");
        if (method.equals("tau")) {
            settings.put("epsilon", epsilon);
        }
        run.method(method, settings);
        ResumeOption.Kept kept = resume.in(folder, run);
        String summary = simulation.write(grid, runs, trajectories, common, kept, folder, run);
        finish(run, folder, summary);
        kept.clear();
    }

    private Optional<CheckedApproximation> checked() {
        if (!approximate) {
            return Optional.empty();
        }
        if (!method.equals("auto")) {
            throw new InputException(
                    "--approximate goes with --method auto, not with --method " + method);
        }
        if (!(checkEvents >= 1e4)) {
            throw new InputException(
                    "--check-events " + checkEvents + " is too few; give 10000 or more");
        }
        return Optional.of(new CheckedApproximation(time, runs, checkEvents, common.seed()));
    }

    private void finish(Run run, Path folder, String summary) {
        run.write(folder);
        common.out().println(summary + "; results in " + folder);
        common.out().flush();
    }
}
