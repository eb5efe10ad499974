package rncrn.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rncrn.statistics.Interval;
import rncrn.verdict.Attractor;
import rncrn.verdict.Cell;
import rncrn.verdict.Evidence;
import rncrn.verdict.SmallestSize;
import rncrn.verdict.Study;

/** The verdicts as verdict.json. */
public final class VerdictJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private VerdictJson() {}

    /** The text of verdict.json; what is not a finite number is null. */
    public static String of(Study study) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", study.question().name());
        all.put("cells", study.cells().stream().map(VerdictJson::cell).toList());
        SmallestSize smallest = study.smallest();
        Map<String, Object> size = new LinkedHashMap<>();
        size.put("estimate", finite(smallest.estimate()));
        size.put("low", finite(smallest.low()));
        size.put("high", finite(smallest.high()));
        size.put("level", finite(smallest.level()));
        size.put("copies", finite(smallest.copies()));
        size.put("note", smallest.note());
        all.put("smallestSystemSize", size);
        all.put("method", study.method());
        all.put("corrections", study.corrections());
        try {
            return JSON.writeValueAsString(all) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, Object> cell(Cell cell) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("parameter", cell.parameter());
        map.put("systemSize", cell.systemSize());
        map.put("horizon", finite(cell.horizon()));
        map.put("deterministic", cell.deterministic().label());
        map.put("stochastic", cell.stochastic());
        map.put("verdict", cell.verdict().word());
        map.put("reason", cell.reason());
        map.put("method", cell.method());
        map.put("exact", cell.exact());
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("attractors", attractors(cell));
        List<Object> measured = new ArrayList<>();
        cell.evidence().forEach(item -> measured.add(evidence(item)));
        evidence.put("measured", measured);
        Map<String, Object> modes = new LinkedHashMap<>();
        cell.densities().forEach(density -> modes.put(density.species(), density.modes()));
        evidence.put("modes", modes);
        evidence.put("escapes", cell.escapes());
        evidence.put("extinctions", cell.extinctions());
        evidence.put("trajectories", cell.trajectories());
        evidence.put("time", finite(cell.time()));
        evidence.put("events", cell.events());
        evidence.put("burnIn", finite(cell.burnIn()));
        evidence.put("effectiveSamples", finite(cell.effectiveSamples()));
        map.put("evidence", evidence);
        return map;
    }

    private static List<Object> attractors(Cell cell) {
        List<Object> attractors = new ArrayList<>();
        for (Attractor attractor : cell.deterministic().attractors()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kind", attractor.kind().word());
            map.put("point", attractor.points().get(0));
            map.put("period", finite(attractor.period()));
            map.put("relaxation", finite(attractor.relaxation()));
            attractors.add(map);
        }
        return attractors;
    }

    private static Map<String, Object> evidence(Evidence item) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", item.name());
        map.put("of", item.of());
        Interval value = item.value();
        map.put("estimate", finite(value.estimate()));
        map.put("low", finite(value.low()));
        map.put("high", finite(value.high()));
        map.put("level", finite(value.level()));
        map.put("threshold", finite(item.threshold()));
        map.put("answer", item.answer().name().toLowerCase(java.util.Locale.ROOT));
        map.put("note", item.note());
        return map;
    }

    private static Map<String, Object> finite(Map<String, Double> values) {
        Map<String, Object> map = new LinkedHashMap<>();
        values.forEach((key, value) -> map.put(key, finite(value)));
        return map;
    }

    static Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
