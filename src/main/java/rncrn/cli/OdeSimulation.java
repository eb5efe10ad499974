package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.deterministic.NetworkOde;
import rncrn.deterministic.OdeTrajectory;
import rncrn.deterministic.Tolerances;
import rncrn.files.Csv;
import rncrn.network.ReactionNetwork;
import rncrn.network.ruled.RuledNetwork;

/** Simulates by the rate equations and writes the solution. */
final class OdeSimulation {
    private final ReactionNetwork network;

    OdeSimulation(ReactionNetwork network) {
        this.network = network;
    }

    /** Values of all species at the end of a run. */
    double[] at(double end) {
        return OdeTrajectory.sample(
                        new NetworkOde(network),
                        network.initial(),
                        new double[] {0, end},
                        Tolerances.FINE,
                        Optional.empty())
                .states()[1];
    }

    /** Solves a model with rules, events or outputs of its own, and writes its outputs. */
    static void write(
            RuledNetwork model,
            boolean concentrations,
            Grid grid,
            long seed,
            Path folder,
            Run run) {
        describe(run);
        List<double[]> rows = new RuledOde(model).sample(grid.times(), concentrations, seed);
        table(
                model.outputs().stream().map(RuledNetwork.Output::name).toList(),
                grid.times(),
                rows,
                folder);
    }

    private static void describe(Run run) {
        Tolerances tolerances = Tolerances.FINE;
        run.method(
                Menu.ODE,
                Map.of(
                        "integrator",
                        "RODAS",
                        "relativeTolerance",
                        tolerances.relative(),
                        "absoluteTolerance",
                        tolerances.absolute()));
    }

    void write(Grid grid, Path folder, Run run) {
        describe(run);
        double[] times = grid.times().stream().mapToDouble(Double::doubleValue).toArray();
        OdeTrajectory.Sampled solution =
                OdeTrajectory.sample(
                        new NetworkOde(network),
                        network.initial(),
                        times,
                        Tolerances.FINE,
                        Optional.empty());
        table(network.names(), grid.times(), List.of(solution.states()), folder);
    }

    private static void table(
            List<String> names, List<Double> times, List<double[]> rows, Path folder) {
        List<String> header = new ArrayList<>(List.of("time"));
        header.addAll(names);
        Csv table = new Csv(header);
        for (int t = 0; t < rows.size(); t++) {
            List<Object> row = new ArrayList<>(List.of(times.get(t)));
            for (double value : rows.get(t)) {
                row.add(Csv.rounded(value, Observations.DIGITS));
            }
            table.row(row);
        }
        table.write(folder.resolve("trajectory.csv"));
    }
}
