package rncrn.verdict;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Samples of one uninterrupted piece of trajectory, evenly spaced in time. Grows; one thread. */
final class Stretch {
    /** How a stretch ends. */
    enum End {
        /** It goes on, or the run was over. */
        OPEN,
        /** It left the guarded domain. */
        ESCAPED,
        /** An executive species died out for good. */
        EXTINCT
    }

    private final int dimension;
    private double[] data = new double[64];
    private int samples;
    private End end = End.OPEN;

    Stretch(int dimension) {
        this.dimension = dimension;
    }

    void add(double[] point) {
        int at = samples * dimension;
        if (at + dimension > data.length) {
            data = Arrays.copyOf(data, Math.max(2 * data.length, at + dimension));
        }
        System.arraycopy(point, 0, data, at, dimension);
        samples++;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(end.name());
        out.writeInt(samples);
        for (int i = 0; i < samples * dimension; i++) {
            out.writeDouble(data[i]);
        }
    }

    static Stretch read(DataInputStream in, int dimension) throws IOException {
        Stretch stretch = new Stretch(dimension);
        String end = in.readUTF();
        stretch.samples = in.readInt();
        if (stretch.samples < 0) {
            throw new IOException("a stretch is malformed");
        }
        try {
            stretch.end = End.valueOf(end);
        } catch (IllegalArgumentException unknown) {
            throw new IOException("a stretch is malformed", unknown);
        }
        stretch.data = new double[Math.max(1, stretch.samples) * dimension];
        for (int i = 0; i < stretch.samples * dimension; i++) {
            stretch.data[i] = in.readDouble();
        }
        return stretch;
    }

    void end(End how) {
        end = how;
    }

    End end() {
        return end;
    }

    int samples() {
        return samples;
    }

    double value(int sample, int coordinate) {
        return data[sample * dimension + coordinate];
    }

    /** Points from one sample on to before another. */
    double[][] points(int from, int to) {
        double[][] points = new double[Math.max(0, to - from)][];
        for (int i = 0; i < points.length; i++) {
            int at = (from + i) * dimension;
            points[i] = Arrays.copyOfRange(data, at, at + dimension);
        }
        return points;
    }
}
