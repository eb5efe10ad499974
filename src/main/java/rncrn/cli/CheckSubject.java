package rncrn.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.InputException;
import rncrn.bifurcation.Dynamics;
import rncrn.design.Design;
import rncrn.design.DesignReader;
import rncrn.field.Box;
import rncrn.format.Input;
import rncrn.format.Inputs;
import rncrn.format.ModelReader;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;
import rncrn.report.Siblings;

/**
 * What a check is about, before any option changed it.
 *
 * @param name short name
 * @param about a sentence for people
 * @param design the design, where there is one
 * @param model the trained network, where there is one
 * @param network the reaction list
 * @param executive names of the species in which behaviour is judged
 * @param controls names of the static species that may be varied
 * @param at parameter values to check, in the order of the controls; may be empty
 * @param systemSizes system sizes to check; may be empty
 * @param domain box of executive concentrations, where it is known
 * @param horizon how long a behaviour has to last; 0 for the default
 */
record CheckSubject(
        String name,
        String about,
        Optional<Design> design,
        Optional<Rncrn> model,
        ReactionNetwork network,
        List<String> executive,
        List<String> controls,
        List<List<Double>> at,
        List<Double> systemSizes,
        Optional<Box> domain,
        double horizon) {

    /** How the files of noise-aware networks end, before the extension. */
    static final String NOISE_AWARE = Siblings.NOISE_AWARE;

    /** The same, named as a network that was trained to survive molecular noise. */
    private CheckSubject noiseAware() {
        return new CheckSubject(
                name + NOISE_AWARE,
                about + " Trained to survive molecular noise.",
                design,
                model,
                network,
                executive,
                controls,
                at,
                systemSizes,
                domain,
                horizon);
    }

    /** Trains the network of a design. */
    interface Training {
        Rncrn train(Design design);
    }

    /**
     * Reads the input; a design without a trained network is trained.
     *
     * @param file the input
     * @param run told of every file read
     */
    static CheckSubject read(Path file, Optional<Double> mu, Run run, Training training) {
        run.input(file);
        Input input = Inputs.read(file);
        if (input instanceof Input.Design) {
            Design design = DesignReader.read(file);
            Path beside = sibling(file, ".json");
            Rncrn model;
            if (Files.exists(beside)) {
                run.input(beside);
                model = ModelReader.read(beside);
            } else {
                model = training.train(design);
            }
            CheckSubject subject = of(Optional.of(design), withMu(model, mu));
            return stem(file).endsWith(NOISE_AWARE) && !subject.name().endsWith(NOISE_AWARE)
                    ? subject.noiseAware()
                    : subject;
        }
        if (input instanceof Input.Trained trained) {
            Optional<Design> design = Optional.empty();
            Path beside = file.resolveSibling(stem(file).replace(NOISE_AWARE, "") + ".yaml");
            if (Files.exists(beside)) {
                run.input(beside);
                design = Optional.of(DesignReader.read(beside));
            }
            CheckSubject subject = of(design, withMu(trained.network(), mu));
            return stem(file).endsWith(NOISE_AWARE) ? subject.noiseAware() : subject;
        }
        if (mu.isPresent()) {
            throw new InputException(
                    "--mu goes with designs and trained networks only; "
                            + file
                            + " is a finished list of reactions");
        }
        ReactionNetwork network =
                input instanceof Input.Ruled ruled
                        ? ruled.plain()
                        : ((Input.Network) input).network();
        return of(stem(file), network);
    }

    private static Rncrn withMu(Rncrn model, Optional<Double> mu) {
        try {
            return mu.map(model::withMu).orElse(model);
        } catch (IllegalArgumentException refused) {
            throw new InputException("--mu: " + refused.getMessage(), refused);
        }
    }

    private static CheckSubject of(Optional<Design> design, Rncrn model) {
        List<String> executive = new ArrayList<>();
        for (int i = 1; i <= model.species().size(); i++) {
            executive.add("X_" + i);
        }
        List<String> controls = new ArrayList<>();
        for (int k = 0; k < model.parameters().size(); k++) {
            String parameter = model.parameters().get(k);
            if (model.classifier().isPresent()
                    && model.classifier().get().drives().equals(parameter)) {
                for (int e = 1; e <= model.classifier().get().inputs().size(); e++) {
                    controls.add("E_" + e);
                }
            } else {
                controls.add("L_" + (k + 1));
            }
        }
        return new CheckSubject(
                design.map(Design::name).orElse(model.name()),
                design.map(Design::about)
                        .orElse("Does this trained network keep its behaviour with few molecules?"),
                design,
                Optional.of(model),
                Compiler.compile(model),
                executive,
                controls,
                design.map(d -> d.check().at()).orElse(List.of()),
                design.map(d -> d.check().systemSizes()).orElse(List.of()),
                design.map(Design::domain).or(model::domain),
                design.map(d -> d.check().horizon()).orElse(0.0));
    }

    private static CheckSubject of(String name, ReactionNetwork network) {
        if (network.unit() == Unit.COPY_NUMBER) {
            throw new InputException(
                    name
                            + ": this network speaks of copy numbers, so it has no system size to"
                            + " vary and nothing to check it against; give a reaction list, a"
                            + " trained network or a design in concentrations");
        }
        Dynamics dynamics;
        try {
            dynamics = Dynamics.of(network);
        } catch (IllegalArgumentException refused) {
            throw new InputException(
                    name + ": this network cannot be checked: " + refused.getMessage(), refused);
        }
        return new CheckSubject(
                name,
                "Does this reaction network keep the behaviour of its rate equations with few"
                        + " molecules?",
                Optional.empty(),
                Optional.empty(),
                network,
                dynamics.searchVariables(),
                dynamics.parameters(),
                List.of(),
                List.of(),
                Optional.empty(),
                0);
    }

    private static Path sibling(Path file, String extension) {
        return file.resolveSibling(stem(file) + extension);
    }

    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /**
     * The names varied and their values, as --parameter gives them or else as the design says.
     *
     * @param given values by name, in the order given; every combination is checked
     */
    Grid grid(Map<String, List<Double>> given) {
        if (given.isEmpty()) {
            if (at.isEmpty()) {
                if (controls.isEmpty()) {
                    return new Grid(List.of(), List.of(List.of()));
                }
                List<Double> initial = new ArrayList<>();
                for (String control : controls) {
                    initial.add(network.species().get(network.indexOf(control)).initial());
                }
                return new Grid(controls, List.of(initial));
            }
            return new Grid(controls, at);
        }
        for (String name : given.keySet()) {
            if (!controls.contains(name)) {
                throw new InputException(
                        "--parameter "
                                + name
                                + ": the network has no parameter species of this name; "
                                + (controls.isEmpty()
                                        ? "it has none"
                                        : "it has " + String.join(", ", controls)));
            }
        }
        List<List<Double>> points = List.of(List.of());
        for (List<Double> values : given.values()) {
            List<List<Double>> longer = new ArrayList<>();
            for (List<Double> point : points) {
                for (double value : values) {
                    List<Double> one = new ArrayList<>(point);
                    one.add(value);
                    longer.add(one);
                }
            }
            points = longer;
        }
        return new Grid(List.copyOf(given.keySet()), points);
    }

    /**
     * Parameter values to check.
     *
     * @param names parameter species
     * @param points one value for each of them
     */
    record Grid(List<String> names, List<List<Double>> points) {}

    /** Reads NAME=v1,v2,... */
    static Map<String, List<Double>> parameters(List<String> options) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw new InputException(
                        "--parameter "
                                + option
                                + ": write it as NAME=value,value, such as L_1=1,2");
            }
            String name = option.substring(0, equals).strip();
            List<Double> list = new ArrayList<>();
            for (String text : option.substring(equals + 1).split(",", -1)) {
                double value = NetworkOptions.number("--parameter " + name, text);
                if (value < 0) {
                    throw new InputException(
                            "--parameter "
                                    + name
                                    + "="
                                    + text
                                    + ": a concentration cannot be negative");
                }
                list.add(value);
            }
            if (values.put(name, list) != null) {
                throw new InputException(
                        "--parameter " + name + " is given twice; put all its values in one list");
            }
        }
        return values;
    }
}
