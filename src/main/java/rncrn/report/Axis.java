package rncrn.report;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One axis of a panel.
 *
 * @param label what is measured, with its unit, such as {@code X_1 (concentration)}
 * @param logarithmic base 10
 * @param lower fixed lower end, else fitted to the marks
 * @param upper fixed upper end, else fitted to the marks
 * @param ticks words at places, instead of numbers; empty for numbers
 */
public record Axis(
        String label,
        boolean logarithmic,
        OptionalDouble lower,
        OptionalDouble upper,
        SortedMap<Double, String> ticks) {
    public Axis {
        ticks = Collections.unmodifiableSortedMap(new TreeMap<>(ticks));
    }

    /** A linear axis fitted to the marks. */
    public static Axis of(String label) {
        return new Axis(
                label, false, OptionalDouble.empty(), OptionalDouble.empty(), new TreeMap<>());
    }

    /** A logarithmic axis fitted to the marks. */
    public static Axis log(String label) {
        return new Axis(
                label, true, OptionalDouble.empty(), OptionalDouble.empty(), new TreeMap<>());
    }

    /** The same axis with fixed ends. */
    public Axis range(double low, double high) {
        return new Axis(label, logarithmic, OptionalDouble.of(low), OptionalDouble.of(high), ticks);
    }

    /** The same axis with words at places instead of numbers. */
    public Axis words(SortedMap<Double, String> words) {
        return new Axis(label, logarithmic, lower, upper, words);
    }
}
