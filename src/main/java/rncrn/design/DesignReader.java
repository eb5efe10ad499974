package rncrn.design;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import rncrn.InputException;
import rncrn.field.Box;

/** Reads design files (YAML). */
public final class DesignReader {
    /** The format that this version reads. */
    public static final String FORMAT = "rncrn-design/1";

    private DesignReader() {}

    /**
     * Reads and checks a design file.
     *
     * @throws InputException if the file cannot be read or does not hold a design
     */
    public static Design read(Path file) {
        try {
            return read(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": this is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new InputException(file + ": the file cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads and checks a design.
     *
     * @param text the YAML text
     * @param file name of the file, for messages
     */
    public static Design read(String text, String file) {
        Section root = Section.of("a design", Node.read(text, file));
        root.choice("format", List.of(FORMAT));
        String name = root.text("name");
        String about = root.text("about", "").strip();
        List<String> species = root.names("species");
        if (species.isEmpty()) {
            throw root.node("species").place().complaint("a design needs at least one species");
        }
        List<String> parameters = root.has("parameters") ? root.names("parameters") : List.of();
        for (String parameter : parameters) {
            if (species.contains(parameter)) {
                throw root.node("parameters")
                        .place()
                        .complaint(parameter + " is already the name of a species");
            }
        }
        Section domain = Section.of("domain", root.node("domain"));
        Box box = box(domain, species);
        Box range = box(domain, parameters);
        domain.finish();
        var target =
                new TargetReader(species, parameters, box, range).read(root.list("target"), root);
        Section network = Section.of("network", root.node("network"));
        NetworkPlan plan = network(network);
        Optional<ClassifierPlan> classifier =
                root.section("classifier").map(section -> classifier(section, parameters));
        TrainingPlan training = TrainingReader.read(root.section("training"));
        Names names = new Names(species, parameters, classifier);
        NoisePlan noise =
                NoiseReader.read(
                        root.section("noise"), box, plan, training.starts(), target, names);
        CheckPlan check = ExpectationReader.check(root.section("check"), names, range);
        List<Expectation> expectations =
                root.has("expect")
                        ? ExpectationReader.expectations(root.list("expect"), target, names)
                        : List.of();
        Optional<Published> published =
                root.section("published")
                        .map(
                                section ->
                                        published(
                                                section,
                                                plan,
                                                new TargetReader(species, parameters, box, range)));
        root.finish();
        return new Design(
                name,
                about,
                species,
                parameters,
                box,
                range,
                target,
                plan,
                classifier,
                training,
                noise,
                check,
                expectations,
                published);
    }

    private static Published published(Section section, NetworkPlan network, TargetReader reader) {
        double loss = section.positive("loss", Double.NaN);
        if (Double.isNaN(loss)) {
            throw section.place().complaint("published needs its loss");
        }
        Published published =
                new Published(
                        loss,
                        section.count("perceptrons", network.perceptrons(), 1),
                        section.has("target")
                                ? Optional.of(reader.read(section.list("target"), section))
                                : Optional.empty());
        section.finish();
        return published;
    }

    /** Names that points of checks and expectations are given in. */
    record Names(List<String> species, List<String> parameters, List<String> controls) {
        Names(List<String> species, List<String> parameters, Optional<ClassifierPlan> driver) {
            this(
                    species,
                    parameters,
                    parameters.stream()
                            .flatMap(
                                    parameter ->
                                            driver.isPresent()
                                                            && driver.get()
                                                                    .drives()
                                                                    .equals(parameter)
                                                    ? driver.get().inputs().stream()
                                                    : List.of(parameter).stream())
                            .toList());
        }
    }

    static Box box(Section section, List<String> names) {
        double[] lower = new double[names.size()];
        double[] upper = new double[names.size()];
        for (int i = 0; i < lower.length; i++) {
            var bounds = Section.numbers(names.get(i), section.node(names.get(i)));
            if (bounds.size() != 2 || !(bounds.get(0) <= bounds.get(1)) || bounds.get(0) < 0) {
                throw section.node(names.get(i))
                        .place()
                        .complaint(
                                names.get(i)
                                        + " needs two concentrations, [lowest, highest], not"
                                        + " negative");
            }
            lower[i] = bounds.get(0);
            upper[i] = bounds.get(1);
        }
        return Box.of(lower, upper);
    }

    private static NetworkPlan network(Section section) {
        boolean free = !section.has("beta") || section.text("beta").equals("trained");
        NetworkPlan plan =
                new NetworkPlan(
                        section.count("perceptrons", 1),
                        mu(section),
                        section.positive("gamma", 1),
                        section.positive("tau", 1),
                        free ? Optional.empty() : Optional.of(section.notNegative("beta", 0)),
                        section.notNegative("beta-at-least", 0));
        section.finish();
        return plan;
    }

    /** The time scales to try, largest first. */
    private static List<Double> mu(Section section) {
        if (!section.has("mu")) {
            return List.of(.01);
        }
        Node node = section.node("mu");
        List<Double> mu =
                (node instanceof Node.Scalar
                                ? List.of(Section.number("mu", node))
                                : Section.numbers("mu", node))
                        .stream().sorted(java.util.Comparator.reverseOrder()).toList();
        if (mu.isEmpty() || !(mu.get(mu.size() - 1) > 0)) {
            throw node.place().complaint("mu is " + mu + "; it must be positive");
        }
        return mu;
    }

    private static ClassifierPlan classifier(Section section, List<String> parameters) {
        List<String> inputs = section.names("inputs");
        Section domain = Section.of("domain", section.node("domain"));
        Box box = box(domain, inputs);
        domain.finish();
        String drives = section.choice("drives", parameters);
        var names = new java.util.TreeMap<String, rncrn.target.Formula>();
        for (int i = 0; i < inputs.size(); i++) {
            names.put(inputs.get(i), rncrn.target.Formula.variable(i));
        }
        ClassifierPlan plan =
                new ClassifierPlan(
                        inputs,
                        box,
                        drives,
                        section.formula("output", names),
                        section.count("hidden", 1),
                        section.positive("gamma", 1),
                        section.positive("mu", .01),
                        section.notNegative("ridge", 0),
                        section.count("cells", inputs.size() == 1 ? 200 : 40, 2));
        section.finish();
        return plan;
    }

    /** A list of numbers, or {from, to, step}, or a single number. */
    static List<Double> values(String key, Node node) {
        if (node instanceof Node.Scalar) {
            return List.of(Section.number(key, node));
        }
        if (node instanceof Node.Sequence) {
            return Section.numbers(key, node);
        }
        var axis = TargetReader.axis(key, node, Optional.empty());
        List<Double> values = new ArrayList<>();
        DoubleStream.iterate(0, i -> i + 1)
                .limit(axis.size())
                .forEach(i -> values.add(axis.value((int) i)));
        return values;
    }
}
