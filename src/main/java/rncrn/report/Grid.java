package rncrn.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import rncrn.verdict.Cell;
import rncrn.verdict.Study;

/** The cells of a study, found by parameter values and system size. */
final class Grid {
    private final List<Map<String, Double>> parameters;
    private final List<Double> sizes;
    private final Map<Map<String, Double>, Map<Double, Cell>> cells = new LinkedHashMap<>();

    Grid(Study study) {
        TreeSet<Double> all = new TreeSet<>();
        for (Cell cell : study.cells()) {
            cells.computeIfAbsent(cell.parameter(), key -> new LinkedHashMap<>())
                    .put(cell.systemSize(), cell);
            all.add(cell.systemSize());
        }
        parameters = List.copyOf(cells.keySet());
        sizes = List.copyOf(all);
    }

    /** Parameter values in the study's order. */
    List<Map<String, Double>> parameters() {
        return parameters;
    }

    /** All system sizes, ascending. */
    List<Double> sizes() {
        return sizes;
    }

    Optional<Cell> cell(Map<String, Double> parameter, double size) {
        return Optional.ofNullable(cells.getOrDefault(parameter, Map.of()).get(size));
    }

    /** Cells of one parameter value, system sizes ascending. */
    List<Cell> row(Map<String, Double> parameter) {
        List<Cell> row = new ArrayList<>();
        sizes.forEach(size -> cell(parameter, size).ifPresent(row::add));
        return row;
    }

    /** At most so many of a list, spread evenly, the first and the last among them. */
    static <T> List<T> spread(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<T> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(all.get((int) Math.round(i * (all.size() - 1.0) / Math.max(1, most - 1))));
        }
        return some;
    }
}
