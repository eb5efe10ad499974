package rncrn.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import rncrn.statistics.Moments;

/**
 * What an ensemble left behind. A trajectory that its watch stopped early counts with the state in
 * which it stopped from then on; {@link #stopped} tells how many those are.
 */
public final class EnsembleResult {
    private final List<Double> times;
    private final Moments[][] moments;
    private final List<List<Map<Long, Long>>> histograms;
    private final List<Integer> counted;
    private final List<Kept> kept;
    private final List<Double> stopTimes;
    private final long runs;
    private final long events;
    private final double cpuSeconds;
    private final Histogram cost;

    private EnsembleResult(Builder builder) {
        times = builder.ensemble.times();
        moments = builder.moments;
        counted = builder.ensemble.counted();
        histograms = builder.histograms;
        kept = List.copyOf(builder.kept);
        stopTimes = List.copyOf(builder.stopTimes);
        runs = builder.runs;
        events = builder.events;
        cpuSeconds = builder.cpuNanoseconds * 1e-9;
        cost = builder.cost;
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
        return moments[time][species].mean();
    }

    /** Standard deviation with n - 1; NaN for a single run. */
    public double sd(int time, int species) {
        return Math.sqrt(moments[time][species].variance());
    }

    /** Variance with n - 1; NaN for a single run. */
    public double variance(int time, int species) {
        return moments[time][species].variance();
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
        return stopTimes.size();
    }

    /** When those were stopped, in the order of the trajectories. */
    public List<Double> stopTimes() {
        return stopTimes;
    }

    /** Reaction firings in all. */
    public long events() {
        return events;
    }

    /** Processor time of the simulation alone, summed over threads. Not reproducible. */
    public double cpuSeconds() {
        return cpuSeconds;
    }

    /**
     * Processor time per event in picoseconds, one value per trajectory weighted by its events. Not
     * reproducible.
     */
    public Histogram costPerEvent() {
        return cost.copy();
    }

    static final class Builder {
        private final Ensemble ensemble;
        private final Moments[][] moments;
        private final List<List<Map<Long, Long>>> histograms = new ArrayList<>();
        private final List<Kept> kept = new ArrayList<>();
        private final List<Double> stopTimes = new ArrayList<>();
        private final Histogram cost = new Histogram(3);
        private long runs;
        private long events;
        private long cpuNanoseconds;

        Builder(Ensemble ensemble) {
            this.ensemble = ensemble;
            moments = new Moments[ensemble.times().size()][ensemble.initial().size()];
            for (Moments[] row : moments) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = new Moments();
                }
                List<Map<Long, Long>> counts = new ArrayList<>();
                ensemble.counted().forEach(species -> counts.add(new TreeMap<>()));
                histograms.add(counts);
            }
        }

        void add(Ensemble.Run run) {
            for (int t = 0; t < moments.length; t++) {
                long[] counts = run.counts[t];
                for (int i = 0; i < counts.length; i++) {
                    moments[t][i].add((double) counts[i]);
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
                stopTimes.add(run.stopped);
            }
            runs++;
            events += run.events;
            cpuNanoseconds += run.cpuNanoseconds;
            if (run.events > 0 && run.cpuNanoseconds > 0) {
                cost.recordValueWithCount(
                        Math.round(1e3 * run.cpuNanoseconds / run.events), run.events);
            }
        }

        EnsembleResult build() {
            return new EnsembleResult(this);
        }
    }
}
