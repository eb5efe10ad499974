package rncrn.bifurcation;

import java.util.List;
import rncrn.field.Box;

/** Tells whether solutions lie on a branch, by their parameter and extremes in natural units. */
final class Overlap {
    private final Dynamics dynamics;
    private final Box box;
    private final double range;

    Overlap(Dynamics dynamics, Box box, double range) {
        this.dynamics = dynamics;
        this.box = box;
        this.range = range;
    }

    /** Whether the middle of one branch lies on the other. */
    boolean on(Branch part, Branch whole) {
        if (part.type() != whole.type() || part.points().isEmpty()) {
            return false;
        }
        double[] point = scaled(part.points().get(part.points().size() / 2));
        List<DiagramPoint> points = whole.points();
        for (int k = 1; k < points.size(); k++) {
            double[] a = scaled(points.get(k - 1));
            double[] b = scaled(points.get(k));
            double along = 0;
            double length = 0;
            for (int i = 0; i < point.length; i++) {
                along += (b[i] - a[i]) * (point[i] - a[i]);
                length += (b[i] - a[i]) * (b[i] - a[i]);
            }
            double share = length > 0 ? Math.max(0, Math.min(1, along / length)) : 0;
            double apart = 0;
            for (int i = 0; i < point.length; i++) {
                double side = point[i] - a[i] - share * (b[i] - a[i]);
                apart += side * side;
            }
            if (Math.sqrt(apart) < Math.max(1e-6, .12 * Math.sqrt(length))) {
                return true;
            }
        }
        return false;
    }

    /** Whether two special points are one. */
    boolean same(SpecialPoint a, SpecialPoint b) {
        if (a.kind() != b.kind() || Math.abs(a.parameter() - b.parameter()) > 1e-6 * range) {
            return false;
        }
        double[] x = dynamics.project(a.state());
        double[] y = dynamics.project(b.state());
        boolean same = true;
        for (int i = 0; i < x.length; i++) {
            same &= Math.abs(x[i] - y[i]) < 1e-4 * Math.max(box.width(i), 1e-12);
        }
        return same;
    }

    private double[] scaled(DiagramPoint point) {
        double[] low = dynamics.project(point.minimum());
        double[] high = dynamics.project(point.maximum());
        double[] scaled = new double[2 * low.length + 1];
        for (int i = 0; i < low.length; i++) {
            double width = Math.max(box.width(i), 1e-12);
            scaled[2 * i] = low[i] / width;
            scaled[2 * i + 1] = high[i] / width;
        }
        scaled[2 * low.length] = point.parameter() / range;
        return scaled;
    }
}
