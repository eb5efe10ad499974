package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rncrn.InputException;
import rncrn.cli.ScanSamples.Sample;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.format.Input;
import rncrn.network.ruled.RuledNetwork;
import rncrn.stochastic.Streams;

/** The verb {@code scan}: one summary per point of a parameter scan. */
@Command(
        name = "scan",
        description = {
            "Simulates a network at many parameter values and writes mean and standard deviation at"
                    + " the end of the run, one row per point, to scan.csv.",
            "Names to vary: initial values by species; SBML parameters; k:n for the constant of the"
                    + " n-th reaction; mu of a trained network."
        })
public final class ScanCommand implements Runnable {
    @Mixin private CommonOptions common;
    @Mixin private NetworkOptions networks;
    @Mixin private GuardOptions guards;
    @Mixin private ResumeOption resume;

    @Option(
            names = "--vary",
            paramLabel = "NAME=from:to:n[:log]|NAME=a,b,c",
            description = "What to vary; may be repeated.")
    private List<String> vary = new ArrayList<>();

    @Option(
            names = "--layout",
            paramLabel = "L",
            defaultValue = "grid",
            description =
                    "grid (all combinations), list (values taken together), random or sobol (in the"
                            + " ranges); default ${DEFAULT-VALUE}.")
    private ScanPlan.Layout layout;

    @Option(
            names = "--points",
            paramLabel = "n",
            defaultValue = "64",
            description = "Points of random and sobol layouts (default ${DEFAULT-VALUE}).")
    private int points;

    @Option(
            names = {"-m", "--method"},
            paramLabel = "M",
            defaultValue = "auto",
            description = "Method (default ${DEFAULT-VALUE}), ode included.")
    private String method;

    @Option(
            names = {"-t", "--time"},
            paramLabel = "T",
            description = "Time at which to look.")
    private Double time;

    @Option(
            names = {"-r", "--runs"},
            paramLabel = "R",
            defaultValue = "100",
            description = "Trajectories at each point (default ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--epsilon", defaultValue = "0.03", description = "Accuracy of tau-leaping.")
    private double epsilon;

    @Option(names = "--concentrations", description = "Report concentrations.")
    private boolean concentrations;

    @Option(
            names = "--sensitivities",
            description =
                    "Also write sensitivities.csv: derivatives of every mean by everything varied,"
                            + " by central differences with common random numbers.")
    private boolean sensitivities;

    @Option(
            names = "--step",
            paramLabel = "H",
            defaultValue = "0.05",
            description =
                    "Relative step of those differences (default ${DEFAULT-VALUE}; absolute where"
                            + " the value is 0; at least one molecule).")
    private double step;

    @Option(
            names = "--against",
            paramLabel = "OTHER",
            description =
                    "Another network, run at the same points on the same seeds; writes"
                            + " comparison.csv.")
    private Path against;

    private ScanSamples samples;
    private long escaped;

    @Override
    public void run() {
        if (points < 1) {
            throw new InputException("--points " + points + " is not allowed; give 1 or more");
        }
        if (runs < 1) {
            throw new InputException("--runs " + runs + " is not allowed; give 1 or more");
        }
        if (!(step > 0 && step < 1)) {
            throw new InputException("--step " + step + " is not allowed; it lies between 0 and 1");
        }
        Grid grid = new Grid(time, 1);
        if (method.equals(Menu.ODE)) {
            guards.refuse("the rate equations are not guarded");
        }
        ScanPlan plan = new ScanPlan(vary);
        Run run = new Run(common);
        run.input(networks.file());
        VariedInput first = new VariedInput(networks.file(), networks);
        Optional<VariedInput> second = Optional.empty();
        if (against != null) {
            run.input(against);
            second = Optional.of(new VariedInput(against, networks));
        }
        Path folder = common.requiredOutput();
        ScanTables tables = new ScanTables(plan.names(), !method.equals(Menu.ODE));
        List<Map<String, Double>> all = plan.points(layout, points, common.seed());
        ResumeOption.Kept kept = resume.in(folder, run);
        try (ProgressLine progress = new ProgressLine(common)) {
            progress.begin("scanning");
            samples = new ScanSamples(kept.part(0));
            for (int p = 0; p < all.size(); p++) {
                Map<String, Double> point = all.get(p);
                long seed = Streams.derive(common.seed(), p);
                Sample sample = sample(first, point, grid.end(), seed);
                escaped += sample.escapes();
                tables.point(p + 1, point, sample);
                if (sensitivities) {
                    for (String name : plan.names()) {
                        derivative(tables, p + 1, first, point, name, grid.end(), seed);
                    }
                }
                if (second.isPresent()) {
                    tables.comparison(
                            p + 1, point, sample, sample(second.get(), point, grid.end(), seed));
                }
                progress.advanced(p + 1, all.size(), "point " + (p + 1) + " of " + all.size());
            }
        }
        tables.write(folder, sensitivities, second.isPresent());
        run.method(
                method,
                Map.of(
                        "time",
                        grid.end(),
                        "runs",
                        runs,
                        "layout",
                        layout.name(),
                        "vary",
                        vary,
                        "step",
                        step));
        run.fact("points", all.size());
        run.fact("leftDomain", escaped);
        run.write(folder);
        kept.clear();
        common.out()
                .println(
                        all.size()
                                + " points; "
                                + (escaped > 0 ? escaped + " runs left their domain; " : "")
                                + "results in "
                                + folder);
        common.out().flush();
    }

    private void derivative(
            ScanTables tables,
            int number,
            VariedInput input,
            Map<String, Double> point,
            String name,
            double end,
            long seed) {
        double value = point.get(name);
        double h = value == 0 ? step : step * Math.abs(value);
        if (input.isCount(name)) {
            h = Math.max(1, Math.rint(h));
        }
        // Where a value must not be negative, a one-sided difference.
        double low = value == 0 ? value : value - h;
        Map<String, Double> above = new LinkedHashMap<>(point);
        Map<String, Double> below = new LinkedHashMap<>(point);
        above.put(name, value + h);
        below.put(name, low);
        tables.sensitivity(
                number,
                point,
                name,
                sample(input, below, end, seed),
                sample(input, above, end, seed),
                value + h - low);
    }

    private Sample sample(VariedInput input, Map<String, Double> point, double end, long seed) {
        return samples.next(() -> computed(input, point, end, seed));
    }

    private Sample computed(VariedInput input, Map<String, Double> point, double end, long seed) {
        VariedInput.At at = input.at(point);
        if (method.equals(Menu.ODE)) {
            at.networks().refuseSystemSize("the rate equations have no system size");
            if (at.input() instanceof Input.Ruled ruled) {
                double[] last =
                        new RuledOde(ruled.model())
                                .sample(List.of(0.0, end), concentrations, seed)
                                .get(1);
                return new Sample(
                        ruled.model().outputs().stream().map(RuledNetwork.Output::name).toList(),
                        List.of(Arrays.stream(last).boxed().toList()));
            }
            var network = at.networks().network(at.input());
            List<Double> row = new ArrayList<>();
            for (double value : new OdeSimulation(network).at(end)) {
                row.add(value);
            }
            return new Sample(network.names(), List.of(row));
        }
        Observations seen =
                StochasticSimulation.of(
                                at.input(),
                                at.networks(),
                                Menu.named(method, epsilon),
                                concentrations)
                        .guardedBy(guards, at.input())
                        .observe(
                                List.of(end),
                                runs,
                                seed,
                                runs,
                                common.threads(),
                                Progress.NONE,
                                Checkpoints.Part.none());
        return new Sample(
                seen.names(),
                seen.kept().stream().map(trajectory -> trajectory.get(0)).toList(),
                seen.stops().size());
    }
}
