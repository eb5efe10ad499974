package rncrn.target;

/** A curve followed closely: arc length, tangents, curvature, nearest points. */
final class TracedCurve {
    private static final int STEPS = 4000;
    private static final int REFINEMENTS = 30;

    private final Curve curve;
    private final double step;
    private final double[][] line;

    /**
     * A place on the curve.
     *
     * @param point c
     * @param tangent unit tangent
     * @param curvature curvature vector, the derivative of the tangent by arc length
     * @param distance from the point asked about
     */
    @SuppressWarnings("ArrayRecordComponent") // Passed about inside this package, never compared.
    record Place(double[] point, double[] tangent, double[] curvature, double distance) {}

    TracedCurve(Curve curve) {
        this.curve = curve;
        step = (curve.to() - curve.from()) / STEPS;
        line = curve.points(STEPS + 1);
    }

    /** Points along the curve, a share of them spread by curvature, the rest by arc length. */
    double[][] spread(int count, double curvatureShare) {
        double[] arc = new double[STEPS + 1];
        double[] turning = new double[STEPS + 1];
        double[] before = null;
        for (int s = 1; s <= STEPS; s++) {
            double length = distance(line[s], line[s - 1]);
            double[] tangent = new double[line[s].length];
            double turn = 0;
            for (int i = 0; i < tangent.length && length > 0; i++) {
                tangent[i] = (line[s][i] - line[s - 1][i]) / length;
                turn += before == null ? 0 : tangent[i] * before[i];
            }
            arc[s] = arc[s - 1] + length;
            turning[s] =
                    turning[s - 1]
                            + (before == null ? 0 : Math.acos(Math.max(-1, Math.min(1, turn))));
            before = tangent;
        }
        double[][] points = new double[count][];
        int s = 0;
        for (int k = 0; k < count; k++) {
            double wanted = (k + .5) / count;
            while (s < STEPS && share(arc, turning, curvatureShare, s + 1) < wanted) {
                s++;
            }
            double low = share(arc, turning, curvatureShare, s);
            double high = share(arc, turning, curvatureShare, Math.min(STEPS, s + 1));
            double within = high > low ? (wanted - low) / (high - low) : 0;
            points[k] = curve.point(curve.from() + (s + within) * step);
        }
        return points;
    }

    private static double share(double[] arc, double[] turning, double curvatureShare, int s) {
        double byArc = arc[s] / arc[STEPS];
        double byTurn = turning[STEPS] > 0 ? turning[s] / turning[STEPS] : byArc;
        return (1 - curvatureShare) * byArc + curvatureShare * byTurn;
    }

    /** The nearest place on the curve, refined by golden sections about the nearest sample. */
    Place nearest(double[] at) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s <= STEPS; s++) {
            double square = 0;
            for (int i = 0; i < at.length; i++) {
                square += (line[s][i] - at[i]) * (line[s][i] - at[i]);
            }
            if (square < least) {
                least = square;
                best = s;
            }
        }
        double low = Math.max(curve.from(), curve.from() + (best - 1) * step);
        double high = Math.min(curve.to(), curve.from() + (best + 1) * step);
        for (int r = 0; r < REFINEMENTS; r++) {
            double a = low + .382 * (high - low);
            double b = high - .382 * (high - low);
            if (distance(curve.point(a), at) < distance(curve.point(b), at)) {
                high = b;
            } else {
                low = a;
            }
        }
        return place((low + high) / 2, at);
    }

    private Place place(double t, double[] at) {
        double[] point = curve.point(t);
        double[] ahead = curve.point(t + step);
        double[] behind = curve.point(t - step);
        int n = point.length;
        double speed = distance(ahead, behind) / 2;
        double[] tangent = new double[n];
        for (int i = 0; i < n; i++) {
            tangent[i] = (ahead[i] - behind[i]) / (2 * speed);
        }
        // The part of the second derivative across the tangent, over the speed squared.
        double[] curvature = new double[n];
        double along = 0;
        for (int i = 0; i < n; i++) {
            curvature[i] = (ahead[i] - 2 * point[i] + behind[i]) / (speed * speed);
            along += curvature[i] * tangent[i];
        }
        for (int i = 0; i < n; i++) {
            curvature[i] -= along * tangent[i];
        }
        return new Place(point, tangent, curvature, distance(point, at));
    }

    private static double distance(double[] a, double[] b) {
        double square = 0;
        for (int i = 0; i < a.length; i++) {
            square += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(square);
    }
}
