package rncrn.report;

import java.util.List;

/**
 * A deterministic solution to be shown.
 *
 * @param parameter values of the question's parameter species, in its order
 * @param times times
 * @param values executive concentrations: one list over the times for each executive species
 */
public record Course(List<Double> parameter, List<Double> times, List<List<Double>> values) {
    public Course {
        parameter = List.copyOf(parameter);
        times = List.copyOf(times);
        values = values.stream().map(List::copyOf).toList();
    }

    double[] time() {
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double[] value(int species) {
        return values.get(species).stream().mapToDouble(Double::doubleValue).toArray();
    }
}
