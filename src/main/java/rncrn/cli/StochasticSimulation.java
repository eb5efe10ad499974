package rncrn.cli;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import rncrn.ComputationException;
import rncrn.InputException;
import rncrn.ensemble.Ensemble;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.format.Input;
import rncrn.network.Species;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Watch;
import rncrn.stochastic.ruled.RuledSimulator;

/** An input prepared for stochastic simulation by a method. */
final class StochasticSimulation {
    private final Simulator simulator;
    private final boolean concentrations;
    private final Watch guard;

    private StochasticSimulation(Simulator simulator, boolean concentrations, Watch guard) {
        this.simulator = simulator;
        this.concentrations = concentrations;
        this.guard = guard;
    }

    /**
     * Prepares an input.
     *
     * @param concentrations whether to report concentrations in place of copy numbers
     */
    static StochasticSimulation of(
            Input input, NetworkOptions networks, Method method, boolean concentrations) {
        if (input instanceof Input.Ruled ruled) {
            networks.refuseSystemSize("the input already speaks of copy numbers");
            requireWhole(ruled.model().network().species());
            return new StochasticSimulation(
                    RuledSimulator.prepare(ruled.model(), method), concentrations, Watch.NOTHING);
        }
        JumpProcess process = networks.process(networks.network(input));
        if (process.size().omega() == 1) {
            requireWhole(process.network().species());
        }
        return new StochasticSimulation(method.prepare(process), concentrations, Watch.NOTHING);
    }

    /** The same simulation, its trajectories stopped where they leave their domain. */
    StochasticSimulation guardedBy(GuardOptions guards, Input input) {
        if (simulator instanceof RuledSimulator) {
            guards.refuse("models with events, rules or rates that read the time are not guarded");
            return this;
        }
        return new StochasticSimulation(
                simulator, concentrations, guards.watch(input, simulator.process()));
    }

    /** Numbers of molecules that are none would be rounded without a word. */
    private static void requireWhole(List<Species> species) {
        for (Species s : species) {
            if (s.initial() != Math.rint(s.initial())) {
                throw new InputException(
                        "species "
                                + s.name()
                                + " starts with "
                                + s.initial()
                                + " molecules; stochastic methods need whole numbers, which --set "
                                + s.name()
                                + "="
                                + Math.round(s.initial())
                                + " gives");
            }
        }
    }

    double systemSize() {
        return simulator.process().size().omega();
    }

    String description() {
        return simulator.description();
    }

    /**
     * Runs an ensemble.
     *
     * @param kept where finished trajectories are kept, for work that is to be resumed
     */
    Observations observe(
            List<Double> times,
            int runs,
            long seed,
            int keep,
            int threads,
            Progress progress,
            Checkpoints.Part kept) {
        try {
            if (simulator instanceof RuledSimulator ruled) {
                return new RuledEnsemble(ruled, concentrations)
                        .run(times, runs, seed, keep, threads, progress, kept);
            }
            return Observations.of(
                    Ensemble.of(simulator, times, runs, seed)
                            .keeping(keep)
                            .watchedBy(guard)
                            .run(threads, progress, kept),
                    simulator.process().network().names(),
                    concentrations ? 1 / systemSize() : 1);
        } catch (OutOfMemoryError tooMuch) {
            throw new ComputationException(
                    "the results of these runs do not fit into memory; ask for fewer steps or"
                            + " trajectories",
                    tooMuch);
        }
    }

    /** Runs an ensemble, writes its tables, and returns one line for people. */
    String write(
            Grid grid,
            int runs,
            int trajectories,
            CommonOptions common,
            ResumeOption.Kept kept,
            Path folder,
            Run run) {
        Observations seen;
        try (ProgressLine progress = new ProgressLine(common)) {
            progress.begin("simulating");
            seen =
                    observe(
                            grid.times(),
                            runs,
                            common.seed(),
                            runs == 1 ? 1 : trajectories,
                            common.threads(),
                            progress,
                            kept.part(0));
        }
        seen.statistics().write(folder.resolve("statistics.csv"));
        if (runs == 1) {
            seen.trajectory(0).write(folder.resolve("trajectory.csv"));
        }
        for (int k = 0; k < trajectories; k++) {
            seen.trajectory(k)
                    .write(
                            folder.resolve(
                                    String.format(Locale.ROOT, "trajectory-%04d.csv", k + 1)));
        }
        if (!seen.stops().isEmpty()) {
            seen.escapes().write(folder.resolve("escapes.csv"));
        }
        double rate = seen.cpuSeconds() > 0 ? seen.events() / seen.cpuSeconds() : 0;
        run.fact("stopped", seen.stopTimes().size());
        run.fact("stopTimes", seen.stopTimes());
        run.fact("algorithm", description());
        run.fact("events", seen.events());
        run.fact("cpuSeconds", seen.cpuSeconds());
        run.fact("eventsPerCpuSecond", rate);
        String line =
                String.format(
                        Locale.ROOT,
                        "%d trajector%s by %s, %.4g events, %.3g million a CPU second",
                        runs,
                        runs == 1 ? "y" : "ies",
                        description(),
                        (double) seen.events(),
                        rate * 1e-6);
        return seen.stopTimes().isEmpty() ? line : line + escaped(seen.stopTimes(), runs);
    }

    private static String escaped(List<Double> times, int runs) {
        return String.format(
                Locale.ROOT,
                "; %d of %d left the domain, at times from %.4g to %.4g (escapes.csv holds times and"
                        + " states), and count with the state in which they left from then on",
                times.size(),
                runs,
                Collections.min(times),
                Collections.max(times));
    }
}
