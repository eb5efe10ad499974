package rncrn.ensemble;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rncrn.files.Checkpoints;

/**
 * What an ensemble left behind. A trajectory that its watch stopped early counts with the state in
 * which it stopped from then on; {@link #stopped} tells how many those are.
 */
public final class EnsembleResult {
    private final List<Double> times;
    private final MomentTable moments;
    private final List<List<Map<Long, Long>>> histograms;
    private final List<Integer> counted;
    private final List<Kept> kept;
    private final List<Stop> stops;
    private final long runs;
    private final long events;
    private final double cpuSeconds;

    private EnsembleResult(Builder builder) {
        times = builder.ensemble.times();
        moments = builder.moments;
        counted = builder.ensemble.counted();
        histograms = builder.histograms;
        kept = List.copyOf(builder.kept);
        stops = List.copyOf(builder.stops);
        runs = builder.runs;
        events = builder.events;
        cpuSeconds = builder.cpuNanoseconds * 1e-9;
    }

    /**
     * A trajectory that its watch stopped.
     *
     * @param run its number, from 0
     * @param time when
     * @param counts copy numbers then
     */
    public record Stop(long run, double time, List<Long> counts) {
        public Stop {
            counts = List.copyOf(counts);
        }
    }

    /** A trajectory kept whole: copy numbers by time and species; a copy goes out. */
    public static final class Kept {
        private final long[][] counts;

        private Kept(long[][] counts) {
            this.counts = counts;
        }

        public long count(int time, int species) {
            return counts[time][species];
        }
    }

    public List<Double> times() {
        return times;
    }

    public long runs() {
        return runs;
    }

    /** Mean copy number of a species at a grid time. */
    public double mean(int time, int species) {
        return moments.mean(time, species);
    }

    /** Standard deviation with n - 1; NaN for a single run. */
    public double sd(int time, int species) {
        return moments.sd(time, species);
    }

    /** Variance with n - 1; NaN for a single run. */
    public double variance(int time, int species) {
        return moments.variance(time, species);
    }

    /** How many trajectories had each copy number of a counted species at a grid time. */
    public Map<Long, Long> histogram(int time, int species) {
        int index = counted.indexOf(species);
        if (index < 0) {
            throw new IllegalArgumentException("species " + species + " was not counted");
        }
        return Map.copyOf(histograms.get(time).get(index));
    }

    /** The trajectories kept whole. */
    public List<Kept> kept() {
        return kept;
    }

    /** Number of trajectories that the watch stopped before the last grid time. */
    public int stopped() {
        return stops.size();
    }

    /** When those were stopped, in the order of the trajectories. */
    public List<Double> stopTimes() {
        return stops.stream().map(Stop::time).toList();
    }

    /** When and in which states those were stopped, in the order of the trajectories. */
    public List<Stop> stops() {
        return stops;
    }

    /** Reaction firings in all. */
    public long events() {
        return events;
    }

    /** Processor time of the simulation alone, summed over threads. Not reproducible. */
    public double cpuSeconds() {
        return cpuSeconds;
    }

    /** Gathers trajectories in their order. */
    static final class Builder implements Checkpoints.Kept {
        private final Ensemble ensemble;
        private final MomentTable moments;
        private final List<List<Map<Long, Long>>> histograms = new ArrayList<>();
        private final List<Kept> kept = new ArrayList<>();
        private final List<Stop> stops = new ArrayList<>();
        private long runs;
        private long events;
        private long cpuNanoseconds;

        Builder(Ensemble ensemble) {
            this.ensemble = ensemble;
            moments = new MomentTable(ensemble.times().size(), ensemble.initial().size());
            for (int t = 0; t < ensemble.times().size(); t++) {
                List<Map<Long, Long>> counts = new ArrayList<>();
                ensemble.counted().forEach(species -> counts.add(new TreeMap<>()));
                histograms.add(counts);
            }
        }

        void add(Ensemble.Run run) {
            for (int t = 0; t < run.counts.length; t++) {
                long[] counts = run.counts[t];
                for (int i = 0; i < counts.length; i++) {
                    moments.add(t, i, (double) counts[i]);
                }
                for (int k = 0; k < ensemble.counted().size(); k++) {
                    histograms
                            .get(t)
                            .get(k)
                            .merge(counts[ensemble.counted().get(k)], 1L, Long::sum);
                }
            }
            if (kept.size() < ensemble.keep()) {
                kept.add(new Kept(run.counts));
            }
            if (run.stopped < Double.POSITIVE_INFINITY) {
                // A stopped trajectory stays where it is.
                stops.add(new Stop(runs, run.stopped, boxed(run.counts[run.counts.length - 1])));
            }
            runs++;
            events += run.events;
            cpuNanoseconds += run.cpuNanoseconds;
        }

        long runs() {
            return runs;
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeLong(runs);
            out.writeLong(events);
            out.writeLong(cpuNanoseconds);
            moments.write(out);
            for (List<Map<Long, Long>> counts : histograms) {
                for (Map<Long, Long> histogram : counts) {
                    out.writeInt(histogram.size());
                    for (Map.Entry<Long, Long> bin : histogram.entrySet()) {
                        out.writeLong(bin.getKey());
                        out.writeLong(bin.getValue());
                    }
                }
            }
            out.writeInt(kept.size());
            for (Kept trajectory : kept) {
                for (long[] row : trajectory.counts) {
                    for (long count : row) {
                        out.writeLong(count);
                    }
                }
            }
            out.writeInt(stops.size());
            for (Stop stop : stops) {
                out.writeLong(stop.run());
                out.writeDouble(stop.time());
                for (long count : stop.counts()) {
                    out.writeLong(count);
                }
            }
        }

        @Override
        public void read(DataInputStream in) throws IOException {
            runs = in.readLong();
            events = in.readLong();
            cpuNanoseconds = in.readLong();
            moments.read(in);
            for (List<Map<Long, Long>> counts : histograms) {
                for (Map<Long, Long> histogram : counts) {
                    for (int left = in.readInt(); left > 0; left--) {
                        histogram.put(in.readLong(), in.readLong());
                    }
                }
            }
            for (int left = in.readInt(); left > 0; left--) {
                long[][] counts = new long[ensemble.times().size()][ensemble.initial().size()];
                for (long[] row : counts) {
                    for (int i = 0; i < row.length; i++) {
                        row[i] = in.readLong();
                    }
                }
                kept.add(new Kept(counts));
            }
            for (int left = in.readInt(); left > 0; left--) {
                long run = in.readLong();
                double time = in.readDouble();
                long[] counts = new long[ensemble.initial().size()];
                for (int i = 0; i < counts.length; i++) {
                    counts[i] = in.readLong();
                }
                stops.add(new Stop(run, time, boxed(counts)));
            }
        }

        private static List<Long> boxed(long[] counts) {
            return Arrays.stream(counts).boxed().toList();
        }

        EnsembleResult build() {
            return new EnsembleResult(this);
        }
    }
}
