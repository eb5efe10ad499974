package rncrn.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import rncrn.files.Checkpoints;
import rncrn.statistics.Moments;

/**
 * The samples of a scan in the order in which they are asked for. What an interrupted scan has left
 * answers first; what is new is kept now and then.
 */
final class ScanSamples implements Checkpoints.Kept {
    private final Checkpoints.Part kept;
    private final List<Sample> samples = new ArrayList<>();
    private int asked;

    ScanSamples(Checkpoints.Part kept) {
        this.kept = kept;
        kept.restore(this);
    }

    /**
     * Values at the end of every run, by run and quantity.
     *
     * @param escapes runs that left their domain, which count with the state in which they left
     */
    record Sample(List<String> names, List<List<Double>> values, int escapes) {
        Sample(List<String> names, List<List<Double>> values) {
            this(names, values, 0);
        }

        Moments moments(int quantity) {
            Moments moments = new Moments();
            values.forEach(run -> moments.add(run.get(quantity)));
            return moments;
        }
    }

    /** The next sample, computed where it was not kept. */
    Sample next(Supplier<Sample> computed) {
        if (asked == samples.size()) {
            samples.add(computed.get());
            kept.keepIfDue(this);
        }
        return samples.get(asked++);
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(samples.size());
        for (Sample sample : samples) {
            out.writeInt(sample.names().size());
            for (String name : sample.names()) {
                out.writeUTF(name);
            }
            out.writeInt(sample.escapes());
            out.writeInt(sample.values().size());
            for (List<Double> row : sample.values()) {
                for (double value : row) {
                    out.writeDouble(value);
                }
            }
        }
    }

    @Override
    public void read(DataInputStream in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            List<String> names = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                names.add(in.readUTF());
            }
            int escapes = in.readInt();
            List<List<Double>> values = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                List<Double> row = new ArrayList<>();
                for (int i = 0; i < names.size(); i++) {
                    row.add(in.readDouble());
                }
                values.add(Collections.unmodifiableList(row));
            }
            samples.add(new Sample(List.copyOf(names), values, escapes));
        }
    }
}
