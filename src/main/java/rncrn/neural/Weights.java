package rncrn.neural;

/** Checks and copies of weight arrays: what comes in and goes out of a network is never shared. */
final class Weights {
    private Weights() {}

    static double[] copy(String what, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException(
                    what + " has " + values.length + " entries; it needs " + length);
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(what + " holds " + value + ", not a number");
            }
        }
        return values.clone();
    }

    static double[][] copy(String what, double[][] values, int rows, int columns) {
        if (values.length != rows) {
            throw new IllegalArgumentException(
                    what + " has " + values.length + " rows; it needs " + rows);
        }
        double[][] copy = new double[rows][];
        for (int i = 0; i < rows; i++) {
            copy[i] = copy(what + "[" + i + "]", values[i], columns);
        }
        return copy;
    }

    static double[] positive(String what, double[] values, int length) {
        double[] copy = copy(what, values, length);
        for (double value : copy) {
            if (!(value > 0)) {
                throw new IllegalArgumentException(
                        what + " holds " + value + "; every entry must be positive");
            }
        }
        return copy;
    }

    static double[] notNegative(String what, double[] values, int length) {
        double[] copy = copy(what, values, length);
        for (double value : copy) {
            if (value < 0) {
                throw new IllegalArgumentException(
                        what + " holds " + value + "; no entry may be negative");
            }
        }
        return copy;
    }

    static double[][] copyOf(double[][] values) {
        double[][] copy = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i].clone();
        }
        return copy;
    }
}
