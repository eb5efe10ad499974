package rncrn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.InputException;
import rncrn.stochastic.Streams;

/** The points of a parameter scan: which quantities take which values together. */
final class ScanPlan {
    private static final int MAX_POINTS = 1_000_000;

    private final List<Axis> axes = new ArrayList<>();

    /** How points are chosen from the ranges. */
    enum Layout {
        /** Every combination of the values of all axes. */
        GRID,
        /** The first values of all axes together, then the second, and so on. */
        LIST,
        /** Uniformly at random in the ranges. */
        RANDOM,
        /** A Sobol sequence in the ranges. */
        SOBOL
    }

    /** One quantity: its range, and the values that it takes in grids and lists. */
    private record Axis(String name, double low, double high, boolean log, List<Double> values) {
        double at(double share) {
            return log ? low * Math.pow(high / low, share) : low + share * (high - low);
        }
    }

    /**
     * @param specifications NAME=a,b,c or NAME=from:to:n or NAME=from:to:n:log
     */
    ScanPlan(List<String> specifications) {
        if (specifications.isEmpty()) {
            throw new InputException(
                    "--vary is missing; name what to vary, as --vary L_1=1:3:5 or --vary X_1=1,2,5");
        }
        for (String specification : specifications) {
            Axis axis = axis(specification);
            if (axes.stream().anyMatch(other -> other.name().equals(axis.name()))) {
                throw new InputException(
                        "--vary " + axis.name() + " is given twice; keep one of them");
            }
            axes.add(axis);
        }
    }

    List<String> names() {
        return axes.stream().map(Axis::name).toList();
    }

    private static Axis axis(String specification) {
        int equals = specification.indexOf('=');
        if (equals < 1) {
            throw new InputException(
                    "--vary " + specification + ": write it as NAME=from:to:n or NAME=a,b,c");
        }
        String name = specification.substring(0, equals).strip();
        String option = "--vary " + name;
        String range = specification.substring(equals + 1);
        if (!range.contains(":")) {
            List<Double> values =
                    Stream.of(range.split(",", -1))
                            .map(value -> NetworkOptions.number(option, value))
                            .toList();
            double low = values.stream().mapToDouble(v -> v).min().orElseThrow();
            double high = values.stream().mapToDouble(v -> v).max().orElseThrow();
            return new Axis(name, low, high, false, values);
        }
        String[] parts = range.split(":", -1);
        boolean log = parts.length == 4 && parts[3].toLowerCase(Locale.ROOT).equals("log");
        if (parts.length != 3 && !log) {
            throw new InputException(
                    option + "=" + range + ": write from:to:n, or from:to:n:log for equal ratios");
        }
        double low = NetworkOptions.number(option, parts[0]);
        double high = NetworkOptions.number(option, parts[1]);
        double count = NetworkOptions.number(option, parts[2]);
        if (!(low <= high) || (log && !(low > 0))) {
            throw new InputException(
                    option
                            + ": the range from "
                            + low
                            + " to "
                            + high
                            + " is not allowed; the lower end comes first, above 0 for log");
        }
        if (!(count >= 1 && count <= MAX_POINTS && count == Math.rint(count))) {
            throw new InputException(
                    option + ": " + parts[2] + " values are not allowed; give 1 to " + MAX_POINTS);
        }
        Axis bare = new Axis(name, low, high, log, List.of());
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(bare.at(count == 1 ? 0 : i / (count - 1)));
        }
        return new Axis(name, low, high, log, values);
    }

    /**
     * The points.
     *
     * @param count number of points of the random layouts
     */
    List<Map<String, Double>> points(Layout layout, int count, long seed) {
        List<Map<String, Double>> points =
                switch (layout) {
                    case GRID -> grid();
                    case LIST -> list();
                    case RANDOM -> random(count, seed);
                    case SOBOL -> sobol(count);
                };
        if (points.isEmpty()) {
            throw new InputException("--points " + count + " is not allowed; give 1 or more");
        }
        return points;
    }

    private List<Map<String, Double>> grid() {
        List<Map<String, Double>> points = List.of(Map.of());
        for (Axis axis : axes) {
            if ((long) points.size() * axis.values().size() > MAX_POINTS) {
                throw new InputException("--vary: more than " + MAX_POINTS + " points; vary less");
            }
            List<Map<String, Double>> more = new ArrayList<>();
            for (Map<String, Double> point : points) {
                for (double value : axis.values()) {
                    Map<String, Double> next = new LinkedHashMap<>(point);
                    next.put(axis.name(), value);
                    more.add(next);
                }
            }
            points = more;
        }
        return points;
    }

    private List<Map<String, Double>> list() {
        List<Map<String, Double>> points = new ArrayList<>();
        int length = axes.get(0).values().size();
        for (Axis axis : axes) {
            if (axis.values().size() != length) {
                throw new InputException(
                        "--vary "
                                + axis.name()
                                + " has "
                                + axis.values().size()
                                + " values, but "
                                + axes.get(0).name()
                                + " has "
                                + length
                                + "; a list needs as many of each");
            }
        }
        for (int i = 0; i < length; i++) {
            Map<String, Double> point = new LinkedHashMap<>();
            for (Axis axis : axes) {
                point.put(axis.name(), axis.values().get(i));
            }
            points.add(point);
        }
        return points;
    }

    private List<Map<String, Double>> random(int count, long seed) {
        UniformRandomProvider random = Streams.stream(Streams.derive(seed, -1), 0);
        List<Map<String, Double>> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Double> point = new LinkedHashMap<>();
            for (Axis axis : axes) {
                point.put(axis.name(), axis.at(random.nextDouble()));
            }
            points.add(point);
        }
        return points;
    }

    /** Sobol sequence with the direction numbers of Joe and Kuo, its first point (0) left out. */
    private List<Map<String, Double>> sobol(int count) {
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(axes.size());
        sequence.nextVector();
        List<Map<String, Double>> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] shares = sequence.nextVector();
            Map<String, Double> point = new LinkedHashMap<>();
            for (int k = 0; k < shares.length; k++) {
                point.put(axes.get(k).name(), axes.get(k).at(shares[k]));
            }
            points.add(point);
        }
        return points;
    }
}
