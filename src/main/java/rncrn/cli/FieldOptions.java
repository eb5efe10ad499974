package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import rncrn.InputException;
import rncrn.bifurcation.DomainGuess;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.TimeScale;
import rncrn.design.Design;
import rncrn.design.DesignReader;
import rncrn.deterministic.ConservedRateEquations;
import rncrn.deterministic.RateEquations;
import rncrn.field.Box;
import rncrn.format.Input;
import rncrn.format.Inputs;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;
import rncrn.target.Piece;

/** The field that deterministic verbs work on, from any input, with its domain. */
final class FieldOptions {
    @Option(
            names = "--domain",
            paramLabel = "NAME=a:b",
            description =
                    "Range of a species in which to look; may be repeated. Otherwise the domain of"
                            + " the network, or twice what trajectories reach.")
    private List<String> ranges = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "NAME=value",
            description = "Value of another parameter species; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--mu",
            paramLabel = "MU",
            description = "Time scale of the perceptrons of a trained network.")
    private Double mu;

    /**
     * A field read from a file.
     *
     * @param dynamics the field
     * @param domain the domain that came with it, in its search variables
     * @param fixed values of its parameters, by name, that came with it
     * @param network the trained network behind it, if there is one
     */
    record Field(
            Dynamics dynamics,
            Optional<Box> domain,
            Map<String, Double> fixed,
            Optional<Rncrn> network) {}

    /** Reads the field that a file stands for; reduced where the quasi-static limit is wanted. */
    Field read(Path file, boolean reduced) {
        Input input = Inputs.read(file);
        if (input instanceof Input.Design design) {
            return target(DesignReader.read(design.file()), file);
        }
        if (input instanceof Input.Trained trained) {
            Rncrn network = mu == null ? trained.network() : withMu(trained.network(), mu);
            Dynamics full = Dynamics.of(Compiler.compile(network));
            return new Field(
                    reduced ? full.reduced() : full,
                    network.domain(),
                    Map.of(),
                    Optional.of(network));
        }
        return list(((Input.Network) input).network(), file, reduced);
    }

    private Field list(ReactionNetwork network, Path file, boolean reduced) {
        if (mu != null) {
            throw new InputException(
                    "--mu goes with trained networks only; " + file + " is a finished list");
        }
        if (network.unit() == Unit.COPY_NUMBER && !network.isMassAction()) {
            throw new InputException(
                    file
                            + " has rate laws that are not mass action; branches can be followed"
                            + " for mass action, trained networks and formulas only");
        }
        Dynamics full;
        try {
            full = Dynamics.withoutLaws(network);
        } catch (IllegalArgumentException refused) {
            throw new InputException(file + ": " + refused.getMessage(), refused);
        }
        if (reduced && full.search().dimension() == full.field().dimension()) {
            throw new InputException(
                    "--reduced: "
                            + file
                            + " has no perceptrons to be put at rest; leave the option out");
        }
        Map<String, Double> fixed = new LinkedHashMap<>();
        double[] initial =
                ConservedRateEquations.of(network)
                        .map(ConservedRateEquations::initialParameters)
                        .orElseGet(() -> new RateEquations(network).initialParameters());
        for (int k = 0; k < initial.length; k++) {
            fixed.put(full.parameters().get(k), initial[k]);
        }
        return new Field(
                reduced ? full.reduced() : full, Optional.empty(), fixed, Optional.empty());
    }

    static Rncrn withMu(Rncrn network, double mu) {
        try {
            return network.withMu(mu);
        } catch (IllegalArgumentException refused) {
            throw new InputException("--mu: " + refused.getMessage(), refused);
        }
    }

    private static Field target(Design design, Path file) {
        List<Piece.Field> fields = new ArrayList<>();
        for (Piece piece : design.target()) {
            if (piece instanceof Piece.Field field) {
                fields.add(field);
            }
        }
        if (fields.size() != 1 || design.target().size() != 1) {
            throw new InputException(
                    file
                            + ": the target is given in pieces and has no branches between them;"
                            + " give the trained network instead");
        }
        return new Field(
                Dynamics.of(fields.get(0).field(), design.species(), design.parameters()),
                Optional.of(design.domain()),
                Map.of(),
                Optional.empty());
    }

    /**
     * The same field with the time scale of the perceptrons as a parameter, where one of the names
     * asks for it.
     *
     * @throws InputException if the field is not that of a trained network with perceptrons
     */
    Field withTimeScale(Field field, List<String> names) {
        if (!names.contains(TimeScale.NAME)) {
            return field;
        }
        if (field.network().isEmpty() || !field.dynamics().hasPerceptrons()) {
            throw new InputException(
                    "the parameter mu is the time scale of the perceptrons of a trained network,"
                            + " without --reduced; this field has none");
        }
        Map<String, Double> fixed = new LinkedHashMap<>(field.fixed());
        fixed.put(TimeScale.NAME, field.network().get().mu());
        return new Field(
                TimeScale.withTimeScale(field.network().get(), field.dynamics()),
                field.domain(),
                fixed,
                field.network());
    }

    /** Whether the target of a design is one family of formulas over its parameters. */
    static boolean isFamily(Design design) {
        return design.classifier().isEmpty()
                && design.target().size() == 1
                && design.target().get(0) instanceof Piece.Field;
    }

    /** Values given by --set, checked against the parameters. */
    Map<String, Double> fixed(Field field, String free) {
        Map<String, Double> values = new LinkedHashMap<>(field.fixed());
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new InputException(
                        "--set " + setting + ": write it as NAME=value, such as L_2=3");
            }
            String name = setting.substring(0, equals).strip();
            if (!field.dynamics().parameters().contains(name)) {
                throw new InputException(
                        "--set "
                                + name
                                + ": there is no parameter species of this name; there is "
                                + (field.dynamics().parameters().isEmpty()
                                        ? "none"
                                        : String.join(", ", field.dynamics().parameters())));
            }
            values.put(name, NetworkOptions.number("--set " + name, setting.substring(equals + 1)));
        }
        for (String name : field.dynamics().parameters()) {
            if (!name.equals(free) && !values.containsKey(name)) {
                throw new InputException(
                        "--set " + name + "=value is missing: this parameter needs a value");
            }
        }
        return values;
    }

    /** The domain: what the user says, else the network's own, else a guess from trajectories. */
    Box domain(Field field, double[][] parameters) {
        List<String> names = field.dynamics().searchVariables();
        Box start =
                field.domain()
                        .map(FieldOptions::roomy)
                        .orElseGet(
                                () ->
                                        ranges.size() >= names.size()
                                                ? Box.of(
                                                        new double[names.size()],
                                                        new double[names.size()])
                                                : DomainGuess.of(field.dynamics(), parameters));
        double[] low = new double[names.size()];
        double[] high = new double[names.size()];
        for (int i = 0; i < low.length; i++) {
            low[i] = start.lower(i);
            high[i] = start.upper(i);
        }
        for (String range : ranges) {
            NamedRange given = NamedRange.parse("--domain", range);
            int place = names.indexOf(given.name());
            if (place < 0) {
                throw new InputException(
                        "--domain "
                                + range
                                + ": there is no variable of this name; there is "
                                + String.join(", ", names));
            }
            low[place] = given.low();
            high[place] = given.high();
        }
        return Box.of(low, high);
    }

    /** A tenth more on every side, but no negative concentrations. */
    private static Box roomy(Box box) {
        Box grown = box.grown(.1);
        double[] low = new double[box.dimension()];
        double[] high = new double[box.dimension()];
        for (int i = 0; i < low.length; i++) {
            low[i] = box.lower(i) >= 0 ? Math.max(0, grown.lower(i)) : grown.lower(i);
            high[i] = grown.upper(i);
        }
        return Box.of(low, high);
    }
}
