package rncrn.target;

/**
 * Equally spaced values from..to.
 *
 * @param from first value
 * @param to upper bound, reached where the step allows it
 * @param step positive
 */
public record Axis(double from, double to, double step) {
    public Axis {
        if (!(Double.isFinite(from) && Double.isFinite(to) && from <= to)) {
            throw new IllegalArgumentException(
                    "a range from " + from + " to " + to + " is not allowed");
        }
        if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the step " + step + " must be positive");
        }
        if ((to - from) / step > 10_000_000) {
            throw new IllegalArgumentException("the step " + step + " makes too many values");
        }
    }

    public int size() {
        return (int) Math.floor((to - from) / step + 1e-9) + 1;
    }

    public double value(int i) {
        return Math.min(from + i * step, to);
    }
}
