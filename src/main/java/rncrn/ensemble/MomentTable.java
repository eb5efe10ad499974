package rncrn.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import rncrn.statistics.Moments;

/** Mean and variance of several quantities at several times. Mutable; for one thread. */
public final class MomentTable {
    private final Moments[][] moments;

    /** An empty table. */
    public MomentTable(int times, int quantities) {
        moments = new Moments[times][quantities];
        for (Moments[] row : moments) {
            java.util.Arrays.setAll(row, i -> new Moments());
        }
    }

    public void add(int time, int quantity, double value) {
        moments[time][quantity].add(value);
    }

    public double mean(int time, int quantity) {
        return moments[time][quantity].mean();
    }

    /** Variance with n - 1; NaN of a single value. */
    public double variance(int time, int quantity) {
        return moments[time][quantity].variance();
    }

    /** Standard deviation with n - 1; NaN of a single value. */
    public double sd(int time, int quantity) {
        return Math.sqrt(variance(time, quantity));
    }

    /** Means at a time, by quantity. */
    public List<Double> means(int time) {
        List<Double> row = new ArrayList<>();
        for (Moments m : moments[time]) {
            row.add(m.mean());
        }
        return row;
    }

    /** Standard deviations at a time, by quantity. */
    public List<Double> sds(int time) {
        List<Double> row = new ArrayList<>();
        for (int i = 0; i < moments[time].length; i++) {
            row.add(sd(time, i));
        }
        return row;
    }

    /** Writes all that {@link #read} restores to the last bit. */
    public void write(DataOutput out) throws IOException {
        for (Moments[] row : moments) {
            for (Moments m : row) {
                m.write(out);
            }
        }
    }

    /** Takes what was written of a table of the same shape. */
    public void read(DataInput in) throws IOException {
        for (Moments[] row : moments) {
            for (Moments m : row) {
                m.read(in);
            }
        }
    }
}
