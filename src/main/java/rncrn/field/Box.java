package rncrn.field;

import java.util.Arrays;
import java.util.List;

/**
 * An axis-parallel box, such as the domain on which a network was trained.
 *
 * @param lower lower bounds, finite
 * @param upper upper bounds, finite, each at least its lower bound
 */
public record Box(List<Double> lower, List<Double> upper) {
    public Box {
        lower = List.copyOf(lower);
        upper = List.copyOf(upper);
        if (lower.size() != upper.size()) {
            throw new IllegalArgumentException("a box needs as many lower as upper bounds");
        }
        for (int i = 0; i < lower.size(); i++) {
            if (!(Double.isFinite(lower.get(i))
                    && Double.isFinite(upper.get(i))
                    && lower.get(i) <= upper.get(i))) {
                throw new IllegalArgumentException(
                        "a box from " + lower.get(i) + " to " + upper.get(i) + " is not allowed");
            }
        }
    }

    public static Box of(double[] lower, double[] upper) {
        return new Box(
                Arrays.stream(lower).boxed().toList(), Arrays.stream(upper).boxed().toList());
    }

    public int dimension() {
        return lower.size();
    }

    public double lower(int i) {
        return lower.get(i);
    }

    public double upper(int i) {
        return upper.get(i);
    }

    public double width(int i) {
        return upper(i) - lower(i);
    }

    /** Whether the point lies in the box, its faces included. */
    public boolean contains(double[] x) {
        for (int i = 0; i < dimension(); i++) {
            if (!(x[i] >= lower(i) && x[i] <= upper(i))) {
                return false;
            }
        }
        return true;
    }

    /** The box grown on every side by this share of its width. */
    public Box grown(double share) {
        double[] low = new double[dimension()];
        double[] high = new double[dimension()];
        for (int i = 0; i < dimension(); i++) {
            low[i] = lower(i) - share * width(i);
            high[i] = upper(i) + share * width(i);
        }
        return of(low, high);
    }
}
