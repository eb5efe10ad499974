package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import rncrn.field.Box;
import rncrn.statistics.Histogram;
import rncrn.verdict.Attractor;
import rncrn.verdict.Cell;
import rncrn.verdict.Density;
import rncrn.verdict.DeterministicRegime;
import rncrn.verdict.SamplePath;

/** What the study holds, as arrays that marks take. */
final class Shapes {
    private static final double NEGLIGIBLE = 0.004;
    private static final int CURVE_POINTS = 56;

    private Shapes() {}

    static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A density as a curve: {x, kernel estimate}, both empty where nothing was sampled. */
    static double[][] curve(Density density) {
        Histogram histogram = density.histogram();
        int n = Math.min(histogram.bins(), density.kernel().size());
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = histogram.centre(i);
            y[i] = density.kernel().get(i);
        }
        return new double[][] {x, y};
    }

    static double max(double[] values) {
        double max = 0;
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    /** The part of a curve where it is more than a negligible share of its peak. */
    static double[][] visible(double[][] curve) {
        double least = NEGLIGIBLE * max(curve[1]);
        int from = 0;
        int to = curve[1].length;
        while (from < to && curve[1][from] <= least) {
            from++;
        }
        while (to > from && curve[1][to - 1] <= least) {
            to--;
        }
        return thinned(
                java.util.Arrays.copyOfRange(curve[0], from, to),
                java.util.Arrays.copyOfRange(curve[1], from, to));
    }

    /** At most so many points of a smooth curve, its ends kept. */
    private static double[][] thinned(double[] x, double[] y) {
        int n = x.length;
        if (n <= CURVE_POINTS) {
            return new double[][] {x, y};
        }
        double[][] thin = new double[2][CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            int k = (int) Math.round(i * (n - 1.0) / (CURVE_POINTS - 1));
            thin[0][i] = x[k];
            thin[1][i] = y[k];
        }
        return thin;
    }

    /** Fewer effective samples than these show chance rather than a law. */
    private static final double FEWEST_SAMPLES = 30;

    /** Whether a cell has enough effective samples for its densities to be drawn. */
    static boolean hasLaw(Cell cell) {
        return cell.effectiveSamples() >= FEWEST_SAMPLES;
    }

    /** What to say about densities that are not drawn; empty where all are. */
    static String withheld(List<Cell> cells) {
        return cells.stream().allMatch(Shapes::hasLaw)
                ? ""
                : String.format(
                        java.util.Locale.ROOT,
                        " Where there are fewer than %.0f effective samples, as between rare"
                                + " switches, no density is drawn (marked *).",
                        FEWEST_SAMPLES);
    }

    /** The visible part of the law of one species in a cell; empty where samples are too few. */
    static double[][] law(Cell cell, int species) {
        return species < cell.densities().size() && hasLaw(cell)
                ? visible(curve(cell.densities().get(species)))
                : new double[2][0];
    }

    /** The range of one species worth showing: its domain and every visible density. */
    static double[] range(List<Cell> cells, int species, Box domain) {
        double low = domain.lower(species);
        double high = domain.upper(species);
        double reach = 1.5 * domain.width(species);
        for (Cell cell : cells) {
            if (species < cell.densities().size()) {
                double[][] seen = visible(curve(cell.densities().get(species)));
                if (seen[0].length > 0) {
                    low = Math.min(low, Math.max(seen[0][0], low - reach));
                    high =
                            Math.max(
                                    high,
                                    Math.min(
                                            seen[0][seen[0].length - 1],
                                            domain.upper(species) + reach));
                }
            }
        }
        return new double[] {Math.max(0, low), high};
    }

    /** Vertical lines at the deterministic equilibria and at the extremes of cycles. */
    static List<Mark> rules(DeterministicRegime regime, int species) {
        List<Mark> rules = new ArrayList<>();
        for (Attractor attractor : regime.attractors()) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (List<Double> point : attractor.points()) {
                low = Math.min(low, point.get(species));
                high = Math.max(high, point.get(species));
            }
            if (attractor.kind() == Attractor.Kind.EQUILIBRIUM) {
                rules.add(
                        Mark.vertical("stable equilibrium of the ODE", low)
                                .solid()
                                .width(1.6)
                                .color(Palette.INK));
            } else {
                String label = "extremes of the ODE's " + attractor.kind().word() + " attractor";
                rules.add(Mark.vertical(label, low).color(Palette.INK));
                rules.add(Mark.vertical(label, high).color(Palette.INK));
            }
        }
        for (List<Double> point : regime.unstable()) {
            rules.add(
                    Mark.vertical("unstable equilibrium of the ODE", point.get(species))
                            .color(Palette.GREY));
        }
        return rules;
    }

    /** A closed or open orbit: {x, y} of two species. */
    static double[][] orbit(Attractor attractor, int first, int second) {
        int n = attractor.points().size();
        boolean closed = attractor.kind() == Attractor.Kind.CYCLE;
        double[][] orbit = new double[2][closed ? n + 1 : n];
        for (int i = 0; i < orbit[0].length; i++) {
            List<Double> point = attractor.points().get(i % n);
            orbit[0][i] = point.get(first);
            orbit[1][i] = point.get(second);
        }
        return orbit;
    }

    /**
     * A long path thinned for the eye: {time, value}; of each stretch the first, the extremes and
     * the last value are kept in their order.
     */
    static double[][] envelope(SamplePath path, int species, int points) {
        int n = path.size();
        int stretch = Math.max(1, n / Math.max(1, points / 2));
        List<double[]> kept = new ArrayList<>();
        for (int from = 0; from < n; from += stretch) {
            int to = Math.min(n, from + stretch);
            int low = from;
            int high = from;
            for (int i = from; i < to; i++) {
                if (path.value(i, species) < path.value(low, species)) {
                    low = i;
                }
                if (path.value(i, species) > path.value(high, species)) {
                    high = i;
                }
            }
            add(kept, path, Math.min(low, high), species);
            if (low != high) {
                add(kept, path, Math.max(low, high), species);
            }
        }
        double[][] curve = new double[2][kept.size()];
        for (int i = 0; i < kept.size(); i++) {
            curve[0][i] = kept.get(i)[0];
            curve[1][i] = kept.get(i)[1];
        }
        return curve;
    }

    private static void add(List<double[]> kept, SamplePath path, int sample, int species) {
        kept.add(new double[] {path.time(sample), path.value(sample, species)});
    }
}
