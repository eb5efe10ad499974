package rncrn.verdict;

import java.util.Arrays;
import java.util.List;

/**
 * One coordinate that tells two attractors apart: 0 at the first, 1 at the second. Along the line
 * between their centroids where these differ; otherwise (a cycle about an equilibrium) the squared
 * distance from the common centroid, in which a flat cloud has a flat density.
 */
final class Separation {
    private final double[] from;
    private final double[] direction;
    private final double low;
    private final double span;
    private final boolean radial;

    private Separation(double[] from, double[] direction, double low, double span, boolean radial) {
        this.from = from;
        this.direction = direction;
        this.low = low;
        this.span = span;
        this.radial = radial;
    }

    static Separation of(Attractor a, Attractor b) {
        double[] first = centroid(a);
        double[] second = centroid(b);
        double[] direction = new double[first.length];
        double square = 0;
        for (int i = 0; i < direction.length; i++) {
            direction[i] = second[i] - first[i];
            square += direction[i] * direction[i];
        }
        double radius = Math.max(meanSquare(a, first), meanSquare(b, second));
        if (square > radius / 4) {
            return new Separation(first, direction, 0, square, false);
        }
        double inner = meanSquare(a, first);
        double outer = meanSquare(b, first);
        return new Separation(first, direction, inner, outer - inner, true);
    }

    private static double[] centroid(Attractor attractor) {
        double[] mean = new double[attractor.points().get(0).size()];
        for (List<Double> point : attractor.points()) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += point.get(i) / attractor.points().size();
            }
        }
        return mean;
    }

    private static double meanSquare(Attractor attractor, double[] about) {
        double sum = 0;
        for (List<Double> point : attractor.points()) {
            for (int i = 0; i < about.length; i++) {
                sum += (point.get(i) - about[i]) * (point.get(i) - about[i]);
            }
        }
        return sum / attractor.points().size();
    }

    double coordinate(double[] x) {
        double sum = 0;
        for (int i = 0; i < from.length; i++) {
            double off = x[i] - from[i];
            sum += radial ? off * off : off * direction[i];
        }
        return (sum - low) / span;
    }

    /** The coordinate of points by stretch and sample. */
    double[][] coordinates(double[][][] points) {
        double[][] series = new double[points.length][];
        for (int s = 0; s < series.length; s++) {
            series[s] = Arrays.stream(points[s]).mapToDouble(this::coordinate).toArray();
        }
        return series;
    }

    /** Spacing of a lattice of concentrations in this coordinate; 0 where it is not a lattice. */
    double spacing(double lattice) {
        return radial || from.length > 1 ? 0 : lattice / Math.sqrt(Math.abs(span));
    }
}
