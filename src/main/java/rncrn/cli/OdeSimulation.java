package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.deterministic.NetworkOde;
import rncrn.deterministic.OdeTrajectory;
import rncrn.deterministic.Tolerances;
import rncrn.network.ReactionNetwork;

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

    void write(Grid grid, Path folder, Run run) {
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
        double[] times = grid.times().stream().mapToDouble(Double::doubleValue).toArray();
        OdeTrajectory.Sampled solution =
                OdeTrajectory.sample(
                        new NetworkOde(network),
                        network.initial(),
                        times,
                        tolerances,
                        Optional.empty());
        List<String> header = new ArrayList<>(List.of("time"));
        header.addAll(network.names());
        Csv table = new Csv(header);
        for (int t = 0; t < times.length; t++) {
            List<Object> row = new ArrayList<>(List.of(times[t]));
            for (double value : solution.states()[t]) {
                row.add(value);
            }
            table.row(row);
        }
        table.write(folder.resolve("trajectory.csv"));
    }
}
