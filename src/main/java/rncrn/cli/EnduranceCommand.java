package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rncrn.ComputationException;
import rncrn.InputException;
import rncrn.design.Design;
import rncrn.design.DesignReader;
import rncrn.files.Csv;
import rncrn.format.Inputs;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.report.EnduranceFigures;
import rncrn.report.FigureFiles;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Methods;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.training.WantedPlaces;
import rncrn.verdict.Endurance;
import rncrn.verdict.Foresight;

/** The verb {@code endurance}. */
@Command(
        name = "endurance",
        description = {
            "Simulates several networks of one design exactly at several system sizes and tells how"
                    + " well each keeps to what the design wants: ring, distance, residence times.",
            "Writes endurance.csv, a figure of it (endurance-figure) and run.json."
        })
public final class EnduranceCommand implements Runnable {
    private static final long FORETOLD_STATES = 40_000;

    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "DESIGN", description = "Design file (YAML).")
    private Path file;

    @Option(
            names = "--network",
            required = true,
            paramLabel = "NAME=FILE@W,W,...",
            description =
                    "A network of the design (reaction list or trained network), the name to show"
                            + " it by and the system sizes to simulate it at; repeat for each.")
    private List<String> networks = new ArrayList<>();

    @Option(
            names = "--at",
            paramLabel = "L,L,...",
            description =
                    "Values of the design's controls, in their order; may be repeated (default: all"
                            + " points that the design checks).")
    private List<String> points = new ArrayList<>();

    @Option(
            names = "--events",
            paramLabel = "n",
            defaultValue = "2e8",
            description = "Events of one measurement at most, about (default ${DEFAULT-VALUE}).")
    private double events;

    @Option(
            names = {"-t", "--time"},
            paramLabel = "T",
            defaultValue = "2000",
            description = "Time of one measurement at most (default ${DEFAULT-VALUE}).")
    private double time;

    @Option(
            names = "--step",
            paramLabel = "T",
            defaultValue = "0.05",
            description = "Time between looks (default ${DEFAULT-VALUE}).")
    private double step;

    @Option(
            names = "--burn",
            paramLabel = "T",
            defaultValue = "10",
            description = "Time before the first look (default ${DEFAULT-VALUE}).")
    private double burn;

    @Option(
            names = "--foretell",
            description =
                    "Simulate nothing: tell ring, distance and residence by the exact law of the"
                            + " reduced dynamics, free of sampling error (one or two executive"
                            + " species), in foretold.csv.")
    private boolean foretell;

    /** One network and where to look at it. */
    private record Entrant(String name, Path file, ReactionNetwork network, List<Double> sizes) {}

    @Override
    public void run() {
        Run run = new Run(common);
        Design design = DesignReader.read(file);
        run.input(file);
        positive("--events", events);
        positive("--time", time);
        positive("--step", step);
        positive("--burn", burn);
        List<Entrant> entrants = networks.stream().map(text -> entrant(text, design)).toList();
        entrants.forEach(entrant -> run.input(entrant.file));
        List<List<Double>> at =
                points.isEmpty()
                        ? design.check().at()
                        : points.stream().map(text -> point(text, design)).toList();
        Path folder = common.requiredOutput();
        if (foretell) {
            foretell(design, entrants, at).write(folder.resolve("foretold.csv"));
            run.method("finite state projection of the reduced dynamics", Map.of());
            run.write(folder);
            return;
        }
        List<EnduranceFigures.Row> rows = new ArrayList<>();
        long number = 0;
        for (List<Double> point : at) {
            List<Endurance.Place> places = places(design, point);
            for (Entrant entrant : entrants) {
                for (double size : entrant.sizes) {
                    rows.add(
                            measure(
                                    design,
                                    entrant,
                                    point,
                                    size,
                                    places,
                                    Streams.derive(common.seed(), number++)));
                    tell(rows.get(rows.size() - 1));
                    // After every row, so that little is lost by an interruption.
                    table(design, rows).write(folder.resolve("endurance.csv"));
                }
            }
        }
        EnduranceFigures.of(design.name(), rows)
                .ifPresent(figure -> FigureFiles.write(figure, folder));
        run.method("auto", Map.of("step", step, "burn", burn, "time", time, "events", events));
        run.write(folder);
    }

    private Csv foretell(Design design, List<Entrant> entrants, List<List<Double>> at) {
        Csv table =
                new Csv(
                        List.of(
                                "design",
                                "network",
                                "at",
                                "system-size",
                                "ring",
                                "distance",
                                "residence",
                                "least-residence",
                                "corrected"));
        for (List<Double> point : at) {
            places(design, point);
            for (Entrant entrant : entrants) {
                for (double size : entrant.sizes) {
                    Foresight.Foretold found;
                    try {
                        found =
                                Foresight.foretell(
                                        design,
                                        entrant.network,
                                        point,
                                        WantedPlaces.at(design, point),
                                        size,
                                        FORETOLD_STATES);
                    } catch (ComputationException beyondReduction) {
                        // One network that cannot be foretold takes nothing from the others.
                        found = Foresight.Foretold.NOTHING;
                        common.err().println(entrant.name + ": " + beyondReduction.getMessage());
                    }
                    table.row(
                            List.of(
                                    design.name(),
                                    entrant.name,
                                    design.words(point),
                                    size,
                                    found.ring(),
                                    found.distance(),
                                    found.residence(),
                                    found.leastResidence(),
                                    found.corrected()));
                    common.out()
                            .printf(
                                    Locale.ROOT,
                                    "%s, %s, system size %s: foretold ring %.3g, distance %.4g,"
                                            + " residence %.4g (shortest %.4g)%s%n",
                                    entrant.name,
                                    design.words(point),
                                    size,
                                    found.ring(),
                                    found.distance(),
                                    found.residence(),
                                    found.leastResidence(),
                                    found.corrected() || Double.isNaN(found.distance())
                                            ? ""
                                            : " (by averaged rates alone)");
                    common.out().flush();
                }
            }
        }
        return table;
    }

    private EnduranceFigures.Row measure(
            Design design,
            Entrant entrant,
            List<Double> point,
            double size,
            List<Endurance.Place> places,
            long seed) {
        Simulator simulator =
                Methods.standard()
                        .named("auto")
                        .prepare(
                                new JumpProcess(
                                        entrant.network.withInitial(design.named(point)),
                                        new SystemSize(size)));
        Endurance found =
                Endurance.measure(
                        simulator,
                        design.species(),
                        places,
                        new Endurance.Settings(
                                step, burn, time, (long) events, Endurance.guard(design.domain())),
                        seed,
                        common.threads());
        return new EnduranceFigures.Row(entrant.name, design.words(point), size, found);
    }

    private static List<Endurance.Place> places(Design design, List<Double> point) {
        List<Endurance.Place> places =
                WantedPlaces.at(design, point).stream().map(Endurance.Place::new).toList();
        if (places.isEmpty()) {
            throw new InputException(
                    "--at "
                            + point
                            + ": the design does not say what it wants there; add an expectation");
        }
        return places;
    }

    private static Entrant entrant(String text, Design design) {
        int equals = text.indexOf('=');
        int at = text.lastIndexOf('@');
        if (equals < 1 || at < equals) {
            throw new InputException("--network " + text + ": write it as NAME=FILE@W,W,...");
        }
        Path path = Path.of(text.substring(equals + 1, at));
        ReactionNetwork network = new NetworkOptions().network(Inputs.read(path));
        for (String name : design.species()) {
            missing(path, network, name);
        }
        for (String name : design.controls()) {
            missing(path, network, name);
        }
        List<Double> sizes = new ArrayList<>();
        for (String size : text.substring(at + 1).split(",", -1)) {
            double value = NetworkOptions.number("--network " + text, size);
            positive("--network " + text, value);
            sizes.add(value);
        }
        return new Entrant(text.substring(0, equals), path, network, sizes);
    }

    private static void missing(Path path, ReactionNetwork network, String name) {
        if (network.indexOf(name) < 0) {
            throw new InputException(
                    path + " has no species " + name + ", which the design speaks of");
        }
    }

    private static List<Double> point(String text, Design design) {
        List<Double> values = new ArrayList<>();
        for (String value : text.split(",", -1)) {
            values.add(NetworkOptions.number("--at", value));
        }
        if (values.size() != design.controls().size()) {
            throw new InputException(
                    "--at "
                            + text
                            + ": the design's controls are "
                            + design.controls()
                            + "; give one value for each");
        }
        return values;
    }

    private static void positive(String option, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InputException(
                    option + " " + value + " is not allowed; give positive numbers");
        }
    }

    private void tell(EnduranceFigures.Row row) {
        Endurance e = row.found();
        common.out()
                .printf(
                        Locale.ROOT,
                        "%s, %s, system size %s: ring %.3g (%.2g), distance %.4g (%.2g), residence"
                                + " %.4g (%.2g), shortest %.4g, copies %.4g, molecules %.4g, events/time %.3g, time"
                                + " %.4g, escapes %d%n",
                        row.network(),
                        row.at(),
                        row.size(),
                        e.ring().value(),
                        e.ring().error(),
                        e.distance().value(),
                        e.distance().error(),
                        e.residence().value(),
                        e.residence().error(),
                        e.leastResidence(),
                        e.copies(),
                        e.molecules(),
                        e.eventsPerTime(),
                        e.time(),
                        e.escapes());
        common.out().flush();
    }

    private static Csv table(Design design, List<EnduranceFigures.Row> rows) {
        Csv table =
                new Csv(
                        List.of(
                                "design",
                                "network",
                                "at",
                                "system-size",
                                "copies-of-X",
                                "all-molecules",
                                "events-per-time",
                                "ring",
                                "ring-error",
                                "distance",
                                "distance-error",
                                "residence",
                                "residence-error",
                                "least-residence",
                                "switches",
                                "escapes",
                                "time",
                                "events"));
        for (EnduranceFigures.Row row : rows) {
            Endurance e = row.found();
            table.row(
                    List.of(
                            design.name(),
                            row.network(),
                            row.at(),
                            row.size(),
                            e.copies(),
                            e.molecules(),
                            e.eventsPerTime(),
                            e.ring().value(),
                            e.ring().error(),
                            e.distance().value(),
                            e.distance().error(),
                            e.residence().value(),
                            e.residence().error(),
                            e.leastResidence(),
                            e.switches(),
                            e.escapes(),
                            e.time(),
                            e.events()));
        }
        return table;
    }
}
