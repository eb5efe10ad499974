package rncrn.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rncrn.bifurcation.BifurcationDiagram;
import rncrn.bifurcation.Branch;
import rncrn.bifurcation.ClosedCurve;
import rncrn.bifurcation.DiagramPoint;
import rncrn.bifurcation.Eigenvalue;
import rncrn.bifurcation.SpecialPoint;
import rncrn.files.Csv;
import rncrn.files.WholeFile;

/**
 * Writes a bifurcation diagram as branches.csv, special-points.csv and diagram.json, and the cycles
 * at both ends of each branch of cycles as cycle-ends.csv, from which it can be resumed.
 */
final class DiagramFiles {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private DiagramFiles() {}

    /**
     * Writes all four.
     *
     * @param prefix put before the names of the files
     */
    static void write(BifurcationDiagram diagram, Path folder, String prefix) {
        branches(diagram, folder.resolve(prefix + "branches.csv"));
        special(diagram, folder.resolve(prefix + "special-points.csv"));
        ends(diagram, folder.resolve(prefix + "cycle-ends.csv"));
        json(folder.resolve(prefix + "diagram.json"), summary(diagram));
    }

    private static void branches(BifurcationDiagram diagram, Path file) {
        List<String> names = diagram.dynamics().variables();
        List<String> header =
                new ArrayList<>(
                        List.of("branch", "type", "point", "parameter", "stable", "period"));
        header.addAll(names);
        names.forEach(name -> header.add(name + "-min"));
        names.forEach(name -> header.add(name + "-max"));
        Csv csv = new Csv(header);
        for (int b = 0; b < diagram.branches().size(); b++) {
            Branch branch = diagram.branches().get(b);
            for (int k = 0; k < branch.points().size(); k++) {
                DiagramPoint point = branch.points().get(k);
                List<Object> row = new ArrayList<>();
                row.add(b + 1);
                row.add(branch.type().word());
                row.add(k + 1);
                row.add(point.parameter());
                row.add(point.stable());
                row.add(number(point.period()));
                add(row, point.state());
                add(row, point.minimum());
                add(row, point.maximum());
                csv.row(row);
            }
        }
        csv.write(file);
    }

    private static void ends(BifurcationDiagram diagram, Path file) {
        List<String> header = new ArrayList<>(List.of("branch", "end", "place"));
        header.addAll(diagram.dynamics().variables());
        Csv csv = new Csv(header);
        for (int b = 0; b < diagram.branches().size(); b++) {
            List<ClosedCurve> ends = diagram.branches().get(b).ends();
            for (int e = 0; e < ends.size(); e++) {
                for (int k = 0; k < ends.get(e).places().length; k++) {
                    List<Object> row = new ArrayList<>(List.of(b + 1, e == 0 ? "first" : "last"));
                    row.add(ends.get(e).places()[k]);
                    add(row, ends.get(e).states()[k]);
                    csv.row(row);
                }
            }
        }
        csv.write(file);
    }

    private static void special(BifurcationDiagram diagram, Path file) {
        List<String> header = new ArrayList<>(List.of("kind", "parameter"));
        header.addAll(diagram.dynamics().variables());
        header.add("period");
        Csv csv = new Csv(header);
        for (SpecialPoint point : diagram.special()) {
            List<Object> row = new ArrayList<>();
            row.add(point.kind().word());
            row.add(point.parameter());
            add(row, point.state());
            row.add(number(point.period()));
            csv.row(row);
        }
        csv.write(file);
    }

    private static void add(List<Object> row, double[] values) {
        for (double value : values) {
            row.add(value);
        }
    }

    private static Object number(double value) {
        return Double.isFinite(value) ? value : Double.isNaN(value) ? "" : "Infinity";
    }

    private static Map<String, Object> summary(BifurcationDiagram diagram) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("format", "rncrn-diagram/1");
        summary.put("parameter", diagram.parameter());
        summary.put("species", diagram.dynamics().variables());
        List<Object> branches = new ArrayList<>();
        for (int b = 0; b < diagram.branches().size(); b++) {
            Branch branch = diagram.branches().get(b);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("branch", b + 1);
            entry.put("type", branch.type().word());
            entry.put("origin", branch.origin());
            entry.put("points", branch.points().size());
            entry.put("firstEnding", branch.first().words());
            entry.put("lastEnding", branch.last().words());
            branches.add(entry);
        }
        summary.put("branches", branches);
        List<Object> points = new ArrayList<>();
        for (SpecialPoint point : diagram.special()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("kind", point.kind().word());
            entry.put("parameter", point.parameter());
            entry.put("state", named(diagram.dynamics().variables(), point.state()));
            if (Double.isFinite(point.period())) {
                entry.put("period", point.period());
            }
            if (point.kind() == SpecialPoint.Kind.HOPF && Double.isFinite(point.coefficient())) {
                entry.put("firstLyapunovCoefficient", point.coefficient());
                entry.put("criticality", point.supercritical() ? "supercritical" : "subcritical");
            }
            entry.put("spectrum", spectrum(point.spectrum()));
            points.add(entry);
        }
        summary.put("specialPoints", points);
        return summary;
    }

    static Map<String, Double> named(List<String> names, double[] values) {
        Map<String, Double> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(names.get(i), values[i]);
        }
        return map;
    }

    /** Real and imaginary parts; null where one is not finite. */
    static List<List<Double>> spectrum(List<Eigenvalue> values) {
        return values.stream()
                .map(value -> Arrays.asList(finite(value.real()), finite(value.imaginary())))
                .toList();
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static void json(Path file, Object value) {
        try {
            WholeFile.text(file, JSON.writeValueAsString(value) + "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
