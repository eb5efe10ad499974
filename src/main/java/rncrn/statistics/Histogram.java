package rncrn.statistics;

import java.util.Collections;
import java.util.List;

/**
 * Counts in bins of equal width. Immutable.
 *
 * @param low lower edge of the first bin
 * @param width width of every bin, positive
 * @param counts values in each bin (weights are allowed)
 * @param outside values below the first or above the last bin
 */
public record Histogram(double low, double width, List<Double> counts, double outside) {
    public Histogram {
        counts = List.copyOf(counts);
        if (!(width > 0)) {
            throw new IllegalArgumentException("a bin of width " + width);
        }
    }

    /** Counts values into bins. The last bin includes its upper edge. */
    public static Histogram of(double[] values, double low, double high, int bins) {
        double width = (high - low) / bins;
        Double[] counts = new Double[bins];
        java.util.Arrays.fill(counts, 0.0);
        double outside = 0;
        for (double value : values) {
            int bin = value == high ? bins - 1 : (int) Math.floor((value - low) / width);
            if (bin >= 0 && bin < bins) {
                counts[bin]++;
            } else {
                outside++;
            }
        }
        return new Histogram(low, width, List.of(counts), outside);
    }

    /** No bins at all. */
    public static Histogram empty() {
        return new Histogram(0, 1, Collections.emptyList(), 0);
    }

    public int bins() {
        return counts.size();
    }

    public double centre(int bin) {
        return low + (bin + 0.5) * width;
    }

    public double high() {
        return low + bins() * width;
    }

    /** All values, those outside included. */
    public double total() {
        double sum = outside;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Share of all values in the bin, divided by the bin's width. */
    public double density(int bin) {
        double total = total();
        return total == 0 ? 0 : counts.get(bin) / (total * width);
    }
}
