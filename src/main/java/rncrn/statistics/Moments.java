package rncrn.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Streaming mean and variance (Welford 1962, doi 10.1080/00401706.1962.10490022), merged pairwise
 * as in Chan, Golub and LeVeque 1983 (doi 10.1080/00031305.1983.10483115). Mutable; for one thread.
 */
public final class Moments {
    private long count;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    public void add(double x) {
        count++;
        double delta = x - mean;
        mean += delta / count;
        squares += delta * (x - mean);
        min = Math.min(min, x);
        max = Math.max(max, x);
    }

    /** Adds all that another has seen. */
    public void add(Moments other) {
        if (other.count == 0) {
            return;
        }
        double delta = other.mean - mean;
        long total = count + other.count;
        mean += delta * other.count / total;
        squares += other.squares + delta * delta * count * other.count / total;
        count = total;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    /** Writes all that {@link #read} restores to the last bit. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(count);
        for (double value : new double[] {mean, squares, min, max}) {
            out.writeDouble(value);
        }
    }

    /** Takes the place of what was seen so far by what was written. */
    public void read(DataInput in) throws IOException {
        count = in.readLong();
        mean = in.readDouble();
        squares = in.readDouble();
        min = in.readDouble();
        max = in.readDouble();
    }

    public long count() {
        return count;
    }

    /** Mean; NaN of nothing. */
    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /** Variance with n - 1; NaN of fewer than two values. */
    public double variance() {
        return count < 2 ? Double.NaN : squares / (count - 1);
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }
}
