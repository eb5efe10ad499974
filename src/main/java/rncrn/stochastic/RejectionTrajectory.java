package rncrn.stochastic;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/**
 * A trajectory of the rejection method, see {@link RejectionMethod} and {@link RejectionTables}.
 *
 * <p>Candidates are a Poisson process of constant rate (uniformisation), so where nobody watches no
 * time is drawn for each: the number of candidates in a span is Poisson, and if the i-th of m ends
 * the span early, its time is the i-th of m ordered uniform numbers, a beta variate.
 */
final class RejectionTrajectory extends Walk {
    /** Largest expected number of candidates in a span. */
    private static final double SPAN = 1 << 20;

    /** Candidates between two looks at how much is wasted. */
    private static final int CHUNK = 4096;

    /** Looks between two decisions on the widths of boxes: at first, and at most. */
    private static final int FIRST_LOOKS = 4;

    private static final int MOST_LOOKS = 64;

    /** Cost of computing a propensity, in units of one candidate. */
    private static final double DEAR = 5;

    private final ChannelPlan plan;
    private RejectionTables tables;
    private final double[] waste;
    private int looks;
    private int looksWanted = FIRST_LOOKS;

    /** State of xoshiro256++, seeded from the trajectory's generator and kept in the loop. */
    private long s0;

    private long s1;
    private long s2;
    private long s3;

    /** Work so far in units of one candidate, without that of events that were watched. */
    private double work;

    /** Why the loop ended early. */
    private boolean shared;

    private boolean stopped;

    RejectionTrajectory(
            ChannelPlan plan, long[] initial, UniformRandomProvider random, Watch watch) {
        super(plan.kinetics, initial, random, watch);
        this.plan = plan;
        this.waste = new double[kinetics.species + 1];
        this.s0 = random.nextLong();
        this.s1 = random.nextLong();
        this.s2 = random.nextLong();
        // The state of all zeros is the one that the generator must not have.
        this.s3 = random.nextLong() | 1;
        stateChanged();
    }

    @Override
    void stateChanged() {
        tables = new RejectionTables(plan, this);
        Arrays.fill(waste, 0);
        looks = 0;
        looksWanted = FIRST_LOOKS;
    }

    @Override
    public long count(int species) {
        return (long) (x[species] + tables.above[species]);
    }

    @Override
    public void copyCounts(long[] out) {
        for (int s = 0; s < kinetics.species; s++) {
            out[s] = count(s);
        }
    }

    @Override
    public Outcome advance(double until) {
        return watched ? advanceWatched(until) : advanceUnwatched(until);
    }

    private Outcome advanceUnwatched(double until) {
        while (true) {
            double rate = tables.rate();
            if (rate == 0) {
                time = until;
                return Outcome.ABSORBED;
            }
            double end = Math.min(until, time + SPAN / rate);
            long m = poisson(rate * (end - time));
            long before = events;
            long left = run(m);
            if (stopped || shared) {
                time += (end - time) * beta(m - left, left + 1);
                shared = false;
                if (stopped) {
                    stopped = false;
                    return Outcome.STOPPED;
                }
            } else {
                time = end;
                if (events == before && tables.total() == 0) {
                    time = until;
                    return Outcome.ABSORBED;
                }
                if (end >= until) {
                    return Outcome.REACHED;
                }
            }
        }
    }

    /** Goes on until so much work is done or the process ends. */
    void pilot(double most) {
        while (work < most && !watched) {
            double rate = tables.rate();
            if (rate == 0 || (events == 0 && work > most / 10)) {
                return;
            }
            run(CHUNK);
            if (stopped) {
                return;
            }
            shared = false;
        }
    }

    /** Work per event so far, in units of one candidate; infinite before the first event. */
    double workPerEvent() {
        return events == 0 ? Double.POSITIVE_INFINITY : work / events;
    }

    private long poisson(double mean) {
        return mean > 0 ? PoissonSampler.of(random, mean).sample() : 0;
    }

    /** The i-th smallest of i + j - 1 uniform numbers. */
    private double beta(long i, long j) {
        double a = AhrensDieterMarsagliaTsangGammaSampler.of(random, (double) i, 1).sample();
        double b = AhrensDieterMarsagliaTsangGammaSampler.of(random, (double) j, 1).sample();
        return a / (a + b);
    }

    /** Goes through m candidates; returns how many are left when it ends early. */
    private long run(long m) {
        long left = m;
        while (left > 0) {
            int chunk = (int) Math.min(CHUNK, left);
            int done = chunk - candidates(chunk);
            left -= done;
            work += done;
            if (shared || stopped) {
                return left;
            }
            if (chunk == CHUNK && look()) {
                shared = true;
                return left;
            }
        }
        return 0;
    }

    /**
     * The loop. Everything it touches is in primitive arrays; acceptance is arithmetic instead of a
     * branch, which would be mispredicted as often as candidates are rejected.
     *
     * @return how many candidates are left when it ends early
     */
    private int candidates(int m) {
        RejectionTables tables = this.tables;
        short[] cell = tables.cell;
        long[] channel = tables.channel;
        long[] threshold = tables.threshold;
        int[] above = tables.above;
        int[] width = tables.width;
        int cellBits = tables.cellBits;
        int sliceBits = tables.sliceBits;
        long s0 = this.s0;
        long s1 = this.s1;
        long s2 = this.s2;
        long s3 = this.s3;
        int accepted = 0;
        while (m > 0) {
            m--;
            long random = Long.rotateLeft(s0 + s3, 23) + s0;
            long t = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= t;
            s3 = Long.rotateLeft(s3, 45);

            int k = cell[(int) (random >>> -cellBits)];
            long word = channel[k];
            int slice = above[(int) (word >>> 48) & 0x7fff] >>> (int) (word >>> 16);
            long bounds = threshold[(k << sliceBits) + slice];
            int beyond = (int) ((random << cellBits) >>> 33) - (int) bounds;
            int mask = beyond >> 31;
            if (Integer.compareUnsigned(beyond, (int) (bounds >>> 32)) < 0) {
                mask = decide(k, random << cellBits) ? -1 : 0;
            }
            accepted -= mask;
            int s = (int) (word >>> 32) & 0x7fff;
            int count = above[s] + ((short) word & mask);
            above[s] = count;
            if (Integer.compareUnsigned(count, width[s]) >= 0) {
                if (leave(s)) {
                    break;
                }
            }
            if ((word & mask) < 0) {
                if (change(k)) {
                    break;
                }
            }
        }
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
        events += accepted;
        return m;
    }

    /** Decides by the propensity itself, with the bits that have not been looked at yet. */
    private boolean decide(int k, long bits) {
        work += DEAR;
        double fraction = (bits >>> 11) * 0x1p-53;
        if (fraction < 0x1p-20) {
            // Rare reactions in a large capacity: more bits, so that no rate is rounded.
            fraction += uniform() * Math.scalb(1.0, -Math.min(53, 64 - tables.cellBits));
        }
        return tables.accepts(k, fraction);
    }

    /**
     * One candidate after the other, each with its time, for watchers: which reaction of the
     * channel fired is drawn in proportion to the propensities before the event.
     */
    private Outcome advanceWatched(double until) {
        while (true) {
            double rate = tables.rate();
            if (rate == 0) {
                time = until;
                return Outcome.ABSORBED;
            }
            long before = events;
            for (int i = 0; i < CHUNK && !shared; i++) {
                double next = time - Math.log(uniform()) / rate;
                if (next >= until) {
                    time = until;
                    return Outcome.REACHED;
                }
                time = next;
                long bits = random.nextLong();
                int k = tables.cell[(int) (bits >>> -tables.cellBits)];
                if (k < plan.channels && decide(k, bits << tables.cellBits)) {
                    int reaction = drawReaction(k);
                    events++;
                    change(k);
                    if (observer != null) {
                        observer.fired(this, reaction);
                    }
                    if (stopped || (stop != null && stop.holds(this))) {
                        stopped = false;
                        shared = false;
                        return Outcome.STOPPED;
                    }
                }
            }
            if (!shared && events == before && tables.total() == 0) {
                time = until;
                return Outcome.ABSORBED;
            }
            if (!shared) {
                look();
            }
            shared = false;
        }
    }

    private int drawReaction(int k) {
        int last = plan.termStart[k + 1] - 1;
        double left = uniform() * tables.propensity(k);
        int chosen = plan.termReaction[last];
        for (int t = plan.termStart[k]; t <= last; t++) {
            double a = tables.term(k, t);
            if (a > 0) {
                chosen = plan.termReaction[t];
                left -= a;
                if (left < 0) {
                    break;
                }
            }
        }
        return chosen;
    }

    /** Makes all changes of a channel; returns whether the loop must end. */
    private boolean change(int k) {
        boolean end = false;
        for (int i = plan.changeStart[k]; i < plan.changeStart[k + 1]; i++) {
            int s = plan.changeSpecies[i];
            long count = (long) tables.above[s] + plan.changeAmount[i];
            tables.above[s] = (int) count;
        }
        for (int i = plan.changeStart[k]; i < plan.changeStart[k + 1]; i++) {
            int s = plan.changeSpecies[i];
            if (Integer.compareUnsigned(tables.above[s], tables.width[s]) >= 0) {
                end |= leave(s);
            }
        }
        return end;
    }

    /** A species has left its box; returns whether the loop must end. */
    private boolean leave(int s) {
        work += tables.costOfExit(s);
        if (tables.outside(s)) {
            stopped = true;
            double count = x[s] + tables.above[s];
            if (count < 0 || count > LARGEST) {
                x[s] = count;
                tables.above[s] = 0;
                outside(s);
            }
        }
        shared |= tables.replace(s);
        return shared || stopped;
    }

    /**
     * Looks at what the boxes cost and, after enough looks, makes them wider or narrower. A species
     * that performs a random walk leaves a box of twice the width a quarter as often, and a box
     * wastes candidates in proportion to its width. With cost of exits e and waste w, doubling pays
     * if e/4 + 2 w < e + w, halving if 4 e + w/2 < e + w.
     *
     * @return whether the cells were shared out anew
     */
    private boolean look() {
        tables.addWaste(waste, DEAR);
        looks++;
        if (looks < looksWanted) {
            return false;
        }
        boolean changed = false;
        double candidates = (double) looks * CHUNK;
        for (int s = 0; s < kinetics.species; s++) {
            if (!plan.isStatic[s]) {
                double cost = tables.exits[s] * tables.costOfExit(s) / candidates;
                double lost = waste[s] / looks;
                if (lost < 0.75 * cost) {
                    changed |= tables.resize(s, 1);
                } else if (lost > 6 * cost && lost > 0.003) {
                    changed |= tables.resize(s, -1);
                }
            }
            tables.exits[s] = 0;
            waste[s] = 0;
        }
        if (!changed && tables.wasteful()) {
            tables.share();
            changed = true;
        }
        looks = 0;
        looksWanted = Math.min(MOST_LOOKS, looksWanted * 2);
        return changed;
    }
}
