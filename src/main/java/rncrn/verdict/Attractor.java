package rncrn.verdict;

import java.util.List;

/**
 * An attractor of the rate equations of the full reaction list.
 *
 * @param kind what it is
 * @param points executive concentrations: the point of an equilibrium, or points along one period
 *     of a cycle (about evenly spaced in time, the first not repeated), or along a stretch of an
 *     aperiodic attractor
 * @param start concentrations of all species of the network at the first point
 * @param period period of a cycle; NaN otherwise
 * @param relaxation time in which small deviations shrink by e at the slowest, positive; of an
 *     aperiodic attractor, the time in which it forgets; NaN where unknown (cycles only)
 */
public record Attractor(
        Kind kind,
        List<List<Double>> points,
        List<Double> start,
        double period,
        double relaxation) {
    /** What an attractor is. */
    public enum Kind {
        EQUILIBRIUM("equilibrium"),
        CYCLE("cycle"),
        APERIODIC("aperiodic");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Attractor {
        points = points.stream().map(List::copyOf).toList();
        start = List.copyOf(start);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("an attractor needs at least one point");
        }
    }

    /** Its own time: the period of a cycle, the relaxation time of anything else. */
    public double scale() {
        return kind == Kind.CYCLE ? period : relaxation;
    }

    /** Distance of a point in executive concentrations from the closed polyline of the points. */
    public double distance(double[] x) {
        double best = Double.POSITIVE_INFINITY;
        int n = points.size();
        for (int i = 0; i < n; i++) {
            List<Double> a = points.get(i);
            List<Double> b = kind == Kind.APERIODIC ? a : points.get((i + 1) % n);
            double along = 0;
            double length = 0;
            for (int k = 0; k < x.length; k++) {
                double edge = b.get(k) - a.get(k);
                along += (x[k] - a.get(k)) * edge;
                length += edge * edge;
            }
            double t = length > 0 ? Math.min(1, Math.max(0, along / length)) : 0;
            double square = 0;
            for (int k = 0; k < x.length; k++) {
                double off = x[k] - a.get(k) - t * (b.get(k) - a.get(k));
                square += off * off;
            }
            best = Math.min(best, square);
        }
        return Math.sqrt(best);
    }
}
