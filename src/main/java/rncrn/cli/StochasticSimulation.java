package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rncrn.ensemble.Ensemble;
import rncrn.ensemble.EnsembleResult;
import rncrn.ensemble.Progress;
import rncrn.stochastic.Simulator;

/** Simulates an ensemble and writes its statistics and its first trajectories. */
final class StochasticSimulation {
    private final Simulator simulator;
    private final List<String> names;
    private final double scale;

    /**
     * @param concentrations whether to report concentrations in place of copy numbers
     */
    StochasticSimulation(Simulator simulator, boolean concentrations) {
        this.simulator = simulator;
        this.names = simulator.process().network().names();
        this.scale = concentrations ? 1 / systemSize() : 1;
    }

    double systemSize() {
        return simulator.process().size().omega();
    }

    /** Returns one line for people. */
    String write(
            Grid grid, int runs, int trajectories, CommonOptions common, Path folder, Run run) {
        EnsembleResult result =
                Ensemble.of(simulator, grid.times(), runs, common.seed())
                        .keeping(runs == 1 ? 1 : trajectories)
                        .run(common.threads(), Progress.NONE);
        statistics(result).write(folder.resolve("statistics.csv"));
        if (runs == 1) {
            trajectory(result, 0).write(folder.resolve("trajectory.csv"));
        }
        for (int k = 0; k < trajectories; k++) {
            trajectory(result, k)
                    .write(
                            folder.resolve(
                                    String.format(Locale.ROOT, "trajectory-%04d.csv", k + 1)));
        }
        double rate = result.events() / result.cpuSeconds();
        run.fact("algorithm", simulator.description());
        run.fact("events", result.events());
        run.fact("cpuSeconds", result.cpuSeconds());
        run.fact("eventsPerCpuSecond", Double.isFinite(rate) ? rate : 0);
        return String.format(
                Locale.ROOT,
                "%d trajector%s by %s, %.4g events, %.3g million a CPU second",
                runs,
                runs == 1 ? "y" : "ies",
                simulator.description(),
                (double) result.events(),
                rate * 1e-6);
    }

    private Csv statistics(EnsembleResult result) {
        List<String> header = new ArrayList<>(List.of("time"));
        for (String name : names) {
            header.add(name + "-mean");
            header.add(name + "-sd");
        }
        Csv table = new Csv(header);
        for (int t = 0; t < result.times().size(); t++) {
            List<Object> row = new ArrayList<>(List.of(result.times().get(t)));
            for (int s = 0; s < names.size(); s++) {
                row.add(scale * result.mean(t, s));
                row.add(scale * result.sd(t, s));
            }
            table.row(row);
        }
        return table;
    }

    private Csv trajectory(EnsembleResult result, int k) {
        List<String> header = new ArrayList<>(List.of("time"));
        header.addAll(names);
        Csv table = new Csv(header);
        for (int t = 0; t < result.times().size(); t++) {
            List<Object> row = new ArrayList<>(List.of(result.times().get(t)));
            for (int s = 0; s < names.size(); s++) {
                row.add(scale * result.kept().get(k).count(t, s));
            }
            table.row(row);
        }
        return table;
    }
}
