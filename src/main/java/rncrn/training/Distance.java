package rncrn.training;

import rncrn.target.Curve;

/** Distances between curves. */
final class Distance {
    private static final int SAMPLES = 2000;

    private Distance() {}

    /** Points along a curve. */
    static double[][] points(Curve curve) {
        return curve.points(SAMPLES);
    }

    /**
     * The Hausdorff distance between two lines: the largest distance from a point of either to the
     * other.
     *
     * @param aClosed whether the last point of a joins its first
     * @param bClosed likewise for b
     */
    static double hausdorff(double[][] a, boolean aClosed, double[][] b, boolean bClosed) {
        return Math.max(farthest(a, b, bClosed), farthest(b, a, aClosed));
    }

    private static double farthest(double[][] from, double[][] to, boolean closed) {
        double worst = 0;
        for (double[] point : from) {
            worst = Math.max(worst, toLine(point, to, closed));
        }
        return worst;
    }

    /** Distance from a point to a line of segments. */
    static double toLine(double[] point, double[][] line, boolean closed) {
        double best = Double.POSITIVE_INFINITY;
        for (int k = closed ? 0 : 1; k < line.length; k++) {
            double[] p = line[k == 0 ? line.length - 1 : k - 1];
            double[] q = line[k];
            double along = 0;
            double length = 0;
            for (int i = 0; i < point.length; i++) {
                along += (q[i] - p[i]) * (point[i] - p[i]);
                length += (q[i] - p[i]) * (q[i] - p[i]);
            }
            double share = length > 0 ? Math.max(0, Math.min(1, along / length)) : 0;
            double square = 0;
            for (int i = 0; i < point.length; i++) {
                double off = p[i] + share * (q[i] - p[i]) - point[i];
                square += off * off;
            }
            best = Math.min(best, square);
        }
        return Math.sqrt(best);
    }
}
