package rncrn.target;

import java.util.List;

/**
 * A parametrised curve c(t), t from..to, whole or with a gap left to the network.
 *
 * @param coordinates c_i(t), variable 0 being t
 * @param from first parameter value
 * @param to last parameter value, above the first
 */
public record Curve(List<Formula> coordinates, double from, double to) {
    public Curve {
        coordinates = List.copyOf(coordinates);
        if (!(Double.isFinite(from) && Double.isFinite(to) && from < to)) {
            throw new IllegalArgumentException(
                    "a curve needs its parameter to run upwards, not from " + from + " to " + to);
        }
    }

    public int dimension() {
        return coordinates.size();
    }

    /** c(t), a fresh array. */
    public double[] point(double t) {
        double[] at = {t};
        double[] point = new double[coordinates.size()];
        for (int i = 0; i < point.length; i++) {
            point[i] = coordinates.get(i).value(at);
        }
        return point;
    }

    /** The given number of points, from one end to the other, both included. */
    public double[][] points(int count) {
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++) {
            points[i] = point(from + (to - from) * i / (count - 1));
        }
        return points;
    }
}
