package rncrn.verdict;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import rncrn.reduction.SlowTrajectory;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;

/**
 * One trajectory of a cell, run in pieces. Each piece starts from the state in which the one before
 * ended with a random stream of its own, which by the Markov property changes nothing in its law:
 * state and number of pieces are all that needs keeping to go on. After an escape or an extinction
 * it starts again at its attractor. Mutable; one thread at a time.
 */
final class Replica {
    private final Sampling sampling;
    private final int attractor;
    private final long seed;
    private final List<Stretch> stretches = new ArrayList<>();
    private long[] counts;
    private long pieces;
    private long events;
    private long steps;
    private long untrusted;

    Replica(Sampling sampling, int attractor, long seed) {
        this.sampling = sampling;
        this.attractor = attractor;
        this.seed = seed;
        begin();
    }

    private void begin() {
        counts = sampling.start(attractor);
        Stretch stretch = new Stretch(sampling.dimension());
        stretch.add(sampling.point(counts));
        stretches.add(stretch);
    }

    /** Goes on for so many samples. */
    void advance(long samples) {
        Trajectory trajectory = piece();
        long taken = 0;
        for (long done = 0; done < samples; done++) {
            taken++;
            Trajectory.Outcome outcome = trajectory.advance(taken * sampling.step());
            Stretch.End end = Stretch.End.OPEN;
            if (outcome == Trajectory.Outcome.STOPPED) {
                end = Stretch.End.ESCAPED;
                if (trajectory instanceof SlowTrajectory slow && slow.leftDomain()) {
                    untrusted++;
                }
            } else {
                trajectory.copyCounts(counts);
                stretches.get(stretches.size() - 1).add(sampling.point(counts));
                if (sampling.extinct(counts)) {
                    end = Stretch.End.EXTINCT;
                }
            }
            if (end != Stretch.End.OPEN) {
                stretches.get(stretches.size() - 1).end(end);
                events += trajectory.events();
                begin();
                trajectory = piece();
                taken = 0;
            }
        }
        events += trajectory.events();
        steps += samples;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(pieces);
        out.writeLong(events);
        out.writeLong(steps);
        out.writeLong(untrusted);
        out.writeInt(counts.length);
        for (long count : counts) {
            out.writeLong(count);
        }
        out.writeInt(stretches.size());
        for (Stretch stretch : stretches) {
            stretch.write(out);
        }
    }

    void read(DataInputStream in) throws IOException {
        pieces = in.readLong();
        events = in.readLong();
        steps = in.readLong();
        untrusted = in.readLong();
        if (in.readInt() != counts.length) {
            throw new IOException("the number of species differs");
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readLong();
        }
        stretches.clear();
        int kept = in.readInt();
        for (int i = 0; i < kept; i++) {
            stretches.add(Stretch.read(in, sampling.dimension()));
        }
    }

    private Trajectory piece() {
        return sampling.simulator().start(counts, Streams.stream(seed, pieces++), sampling.guard());
    }

    int attractor() {
        return attractor;
    }

    List<Stretch> stretches() {
        return stretches;
    }

    long events() {
        return events;
    }

    /** Samples taken after the first, over all pieces. */
    long steps() {
        return steps;
    }

    /** How often an approximate method came where it is not to be trusted. */
    long untrusted() {
        return untrusted;
    }
}
