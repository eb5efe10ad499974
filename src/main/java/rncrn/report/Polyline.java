package rncrn.report;

/**
 * Which points of a line are needed for all others to lie close to what is left of it (Douglas and
 * Peucker 1973, doi 10.3138/FM57-6770-U75U-7727).
 */
final class Polyline {
    private final double[] x;
    private final double[] y;
    private final double tolerance;
    private final boolean[] needed;

    private Polyline(double[] x, double[] y, double tolerance) {
        this.x = x;
        this.y = y;
        this.tolerance = tolerance;
        needed = new boolean[x.length];
    }

    /**
     * @param tolerance how far a point that is left out may lie from the line between those that
     *     stay
     */
    static boolean[] needed(double[] x, double[] y, double tolerance) {
        Polyline line = new Polyline(x, y, tolerance);
        if (x.length > 0) {
            line.needed[0] = true;
            line.needed[x.length - 1] = true;
            line.keep(0, x.length - 1);
        }
        return line.needed;
    }

    /** Marks the points between two that the line between them does not stand for. */
    private void keep(int from, int to) {
        double length = Math.hypot(x[to] - x[from], y[to] - y[from]);
        double most = 0;
        int farthest = -1;
        for (int i = from + 1; i < to; i++) {
            double off = distance(i, from, to, length);
            if (off > most) {
                most = off;
                farthest = i;
            }
        }
        if (most > tolerance) {
            needed[farthest] = true;
            keep(from, farthest);
            keep(farthest, to);
        }
    }

    private double distance(int i, int from, int to, double length) {
        double dx = x[i] - x[from];
        double dy = y[i] - y[from];
        if (length == 0) {
            return Math.hypot(dx, dy);
        }
        double ux = (x[to] - x[from]) / length;
        double uy = (y[to] - y[from]) / length;
        double along = Math.max(0, Math.min(length, dx * ux + dy * uy));
        return Math.hypot(dx - along * ux, dy - along * uy);
    }
}
