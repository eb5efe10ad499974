package rncrn.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rncrn.neural.Classifier;
import rncrn.neural.Layer;
import rncrn.neural.Rncrn;

/**
 * Writes trained networks in the layout that {@link ModelReader} describes. Numbers are written so
 * that reading gives the same bits, and the same network always gives the same bytes.
 */
public final class ModelWriter {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private ModelWriter() {}

    /** The JSON text, one field a line, ending in a line break. */
    public static String write(Rncrn network) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", ModelReader.FORMAT);
        fields.put("name", network.name());
        fields.put("species", network.species());
        fields.put("parameters", network.parameters());
        fields.put("alpha", network.alpha());
        fields.put("omega", network.omega());
        fields.put("psi", network.psi());
        fields.put("theta", network.theta());
        fields.put("beta", network.beta());
        fields.put("gamma", network.gamma());
        fields.put("tau", network.tau());
        fields.put("mu", network.mu());
        network.domain()
                .ifPresent(
                        box -> {
                            Map<String, Object> domain = new LinkedHashMap<>();
                            for (int i = 0; i < box.dimension(); i++) {
                                domain.put(
                                        network.species().get(i),
                                        List.of(box.lower(i), box.upper(i)));
                            }
                            fields.put("domain", domain);
                        });
        network.classifier().ifPresent(driver -> fields.put("classifier", classifier(driver)));
        fields.put("provenance", network.provenance());
        StringBuilder text = new StringBuilder("{");
        String comma = "";
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            text.append(comma).append("\n  \"").append(field.getKey()).append("\": ");
            text.append(json(field.getValue()));
            comma = ",";
        }
        return text.append("\n}\n").toString();
    }

    private static Map<String, Object> classifier(Classifier classifier) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("inputs", classifier.inputs());
        fields.put("layers", classifier.layers().stream().map(ModelWriter::layer).toList());
        fields.put("drives", classifier.drives());
        fields.put("mu", classifier.mu());
        return fields;
    }

    private static Map<String, Object> layer(Layer layer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("weights", layer.weights());
        fields.put("theta", layer.theta());
        fields.put("gamma", layer.gamma());
        fields.put("tau", layer.tau());
        return fields;
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(
                    "the provenance of a network must hold texts, numbers, lists and maps",
                    impossible);
        }
    }
}
