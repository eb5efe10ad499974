package rncrn.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rncrn.InputException;
import rncrn.field.Box;
import rncrn.neural.Classifier;
import rncrn.neural.Layer;
import rncrn.neural.Rncrn;

/**
 * Reads trained networks, {@code model.json} of format rncrn-model/1:
 *
 * <pre>
 * {"format":"rncrn-model/1","name":"hopf","species":["X_1","X_2"],"parameters":["L_1"],
 *  "alpha":[[N rows of M]],"omega":[[M rows of N]],"psi":[[M rows of P]],"theta":[M],
 *  "beta":[N],"gamma":[M],"tau":[M],"mu":0.0075,
 *  "domain":{"X_1":[3.5,6.5],"X_2":[3.5,6.5]},
 *  "classifier":{"inputs":["E_1"],
 *                "layers":[{"weights":[[..]],"theta":[..],"gamma":[..],"tau":[..]}],
 *                "drives":"L_1","mu":0.001},
 *  "provenance":{...}}
 * </pre>
 *
 * Constants are deterministic mass-action constants, without the factor 1/mu. The fields parameters
 * and psi may be left out where there are no parameter species; domain, classifier and provenance
 * may be left out; the mu of a classifier is that of the network where it is not given.
 */
public final class ModelReader {
    static final String FORMAT = "rncrn-model/1";
    private static final Set<String> FIELDS =
            Set.of(
                    "format",
                    "name",
                    "species",
                    "parameters",
                    "alpha",
                    "omega",
                    "psi",
                    "theta",
                    "beta",
                    "gamma",
                    "tau",
                    "mu",
                    "domain",
                    "classifier",
                    "provenance");
    private static final Set<String> CLASSIFIER_FIELDS = Set.of("inputs", "layers", "drives", "mu");
    private static final Set<String> LAYER_FIELDS = Set.of("weights", "theta", "gamma", "tau");

    private ModelReader() {}

    /**
     * Reads a file.
     *
     * @throws InputException with file, line and column if it is not a trained network
     */
    public static Rncrn read(Path file) {
        return parse(TextFile.text(file), file.toString());
    }

    /**
     * Reads a text.
     *
     * @param source what to call the text in complaints
     */
    public static Rncrn parse(String text, String source) {
        Json document = Json.parse(text, source);
        Map<String, Json> members = document.members("a trained network");
        Json format = members.get("format");
        if (format == null || !FORMAT.equals(format.value())) {
            throw (format == null ? document : format)
                    .error("a trained network needs \"format\":\"" + FORMAT + "\"");
        }
        return model(document.fields("a trained network", FIELDS));
    }

    private static Rncrn model(Json.Fields fields) {
        List<String> species = names(fields.get("species"), "species", Set.of());
        List<String> parameters =
                fields.has("parameters")
                        ? names(fields.get("parameters"), "parameters", new HashSet<>(species))
                        : List.of();
        int n = species.size();
        int p = parameters.size();
        int m = fields.get("theta").elements("theta").size();
        if (n == 0 || m == 0) {
            throw fields.object()
                    .error("a trained network needs at least one species and one perceptron");
        }
        double mu = positive(fields.get("mu"), "mu");
        double[][] psi =
                fields.has("psi") || p > 0 ? fields.get("psi").rows("psi", m, p) : new double[m][0];
        try {
            return new Rncrn(
                    fields.has("name") ? fields.get("name").text("name") : "",
                    species,
                    parameters,
                    fields.get("alpha").rows("alpha", n, m),
                    fields.get("omega").rows("omega", m, n),
                    psi,
                    fields.get("theta").numbers("theta", m),
                    notNegative(fields.get("beta"), "beta", n),
                    positive(fields.get("gamma"), "gamma", m),
                    positive(fields.get("tau"), "tau", m),
                    mu,
                    fields.has("domain")
                            ? Optional.of(domain(fields.get("domain"), species))
                            : Optional.empty(),
                    fields.has("classifier")
                            ? Optional.of(classifier(fields.get("classifier"), parameters, mu))
                            : Optional.empty(),
                    fields.has("provenance") ? provenance(fields.get("provenance")) : Map.of());
        } catch (IllegalArgumentException refused) {
            throw new InputException(
                    fields.object().error(refused.getMessage()).getMessage(), refused);
        }
    }

    private static Classifier classifier(Json json, List<String> parameters, double mu) {
        Json.Fields fields = json.fields("a classifier", CLASSIFIER_FIELDS);
        List<String> inputs = names(fields.get("inputs"), "inputs", Set.of());
        Json drives = fields.get("drives");
        if (!parameters.contains(drives.text("drives"))) {
            throw drives.error(
                    "the classifier drives "
                            + drives.value()
                            + ", which is not one of the parameters");
        }
        List<Layer> layers = new ArrayList<>();
        int width = inputs.size();
        for (Json element : fields.get("layers").elements("layers")) {
            Json.Fields layer = element.fields("a layer", LAYER_FIELDS);
            int size = layer.get("theta").elements("theta").size();
            try {
                layers.add(
                        new Layer(
                                layer.get("weights").rows("weights", size, width),
                                layer.get("theta").numbers("theta", size),
                                positive(layer.get("gamma"), "gamma", size),
                                positive(layer.get("tau"), "tau", size)));
            } catch (IllegalArgumentException refused) {
                throw new InputException(element.error(refused.getMessage()).getMessage(), refused);
            }
            width = size;
        }
        try {
            return new Classifier(
                    inputs,
                    layers,
                    drives.text("drives"),
                    fields.has("mu") ? positive(fields.get("mu"), "mu") : mu);
        } catch (IllegalArgumentException refused) {
            throw new InputException(json.error(refused.getMessage()).getMessage(), refused);
        }
    }

    private static Box domain(Json json, List<String> species) {
        Json.Fields sides = json.fields("the domain", Set.copyOf(species));
        double[] lower = new double[species.size()];
        double[] upper = new double[species.size()];
        for (int i = 0; i < lower.length; i++) {
            Json side = sides.get(species.get(i));
            double[] bounds = side.numbers("the domain of " + species.get(i), 2);
            lower[i] = bounds[0];
            upper[i] = bounds[1];
            if (!(bounds[0] <= bounds[1])) {
                throw side.error(
                        "the domain of "
                                + species.get(i)
                                + " goes from "
                                + bounds[0]
                                + " to "
                                + bounds[1]
                                + "; the lower bound comes first");
            }
        }
        return Box.of(lower, upper);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> provenance(Json json) {
        json.members("provenance");
        return (Map<String, Object>) json.plain();
    }

    private static List<String> names(Json json, String what, Set<String> taken) {
        List<String> names = json.texts(what);
        Set<String> seen = new HashSet<>(taken);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isBlank() || !seen.add(names.get(i))) {
                throw json.elements(what)
                        .get(i)
                        .error(
                                what
                                        + " holds the name \""
                                        + names.get(i)
                                        + "\"; names must not be empty and not be used twice");
            }
        }
        return names;
    }

    private static double positive(Json json, String what) {
        double value = json.number(what);
        if (!(value > 0)) {
            throw json.error(what + " is " + value + "; it must be positive");
        }
        return value;
    }

    private static double[] positive(Json json, String what, int length) {
        double[] values = json.numbers(what, length);
        for (int i = 0; i < length; i++) {
            positive(json.elements(what).get(i), "entry " + (i + 1) + " of " + what);
        }
        return values;
    }

    private static double[] notNegative(Json json, String what, int length) {
        double[] values = json.numbers(what, length);
        for (int i = 0; i < length; i++) {
            if (values[i] < 0) {
                throw json.elements(what)
                        .get(i)
                        .error(
                                "entry "
                                        + (i + 1)
                                        + " of "
                                        + what
                                        + " is "
                                        + values[i]
                                        + "; it must not be negative");
            }
        }
        return values;
    }
}
