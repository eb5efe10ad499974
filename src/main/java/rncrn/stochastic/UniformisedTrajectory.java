package rncrn.stochastic;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/**
 * A trajectory whose candidates are a Poisson process of constant rate (uniformisation). Where
 * nobody watches no time is drawn for each: the number of candidates in a span is Poisson, and if
 * the i-th of m ends the span early, its time is the i-th of m ordered uniform numbers, a beta
 * variate. Boxes are tuned as the trajectory goes.
 */
abstract class UniformisedTrajectory extends Walk {
    /** Largest expected number of candidates in a span. */
    private static final double SPAN = 1 << 20;

    /** Most candidates in one go of a loop. */
    private static final int CHUNK = 4096;

    /** Looks between two decisions on the widths of boxes. */
    private final int firstLooks;

    private final int mostLooks;

    final ChannelPlan plan;
    private final double[] waste;
    private final int betweenLooks;
    private int untilLook;
    private int looks;
    private int looksWanted;

    /** Work so far in units of one candidate, without that of events that were watched. */
    double work;

    /** State of xoshiro256++, seeded from the trajectory's generator, for the loop to keep. */
    long s0;

    long s1;
    long s2;
    long s3;

    /** Why the loop ended early. */
    private boolean shared;

    private boolean stopped;

    /**
     * @param betweenLooks candidates between two looks at how much is wasted
     * @param firstLooks looks between two decisions on the widths of boxes, at first
     * @param mostLooks the same, later
     */
    UniformisedTrajectory(
            ChannelPlan plan,
            long[] initial,
            UniformRandomProvider random,
            Watch watch,
            int betweenLooks,
            int firstLooks,
            int mostLooks) {
        super(plan.kinetics, initial, random, watch);
        this.plan = plan;
        this.waste = new double[kinetics.species + 1];
        this.betweenLooks = betweenLooks;
        this.firstLooks = firstLooks;
        this.mostLooks = mostLooks;
        this.s0 = random.nextLong();
        this.s1 = random.nextLong();
        this.s2 = random.nextLong();
        // The state of all zeros is the one that the generator must not have.
        this.s3 = random.nextLong() | 1;
    }

    /** The table from which candidates are drawn. */
    abstract ChannelBounds bounds();

    /** Makes the table anew from the counts in {@link #x}. */
    abstract void tabulate();

    /**
     * Goes through candidates without watching, some and at most so many; fewer where {@link
     * #leave} or {@link #change} says so.
     *
     * @param most at least 1
     * @return how many it went through
     */
    abstract int candidates(int most);

    /**
     * Draws one candidate.
     *
     * @return its channel if it is accepted, else the number of channels
     */
    abstract int draw();

    @Override
    final void stateChanged() {
        tabulate();
        Arrays.fill(waste, 0);
        looks = 0;
        looksWanted = firstLooks;
        untilLook = betweenLooks;
    }

    @Override
    public long count(int species) {
        return (long) (x[species] + bounds().above[species]);
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
            double rate = bounds().rate();
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
                if (events == before && bounds().total() == 0) {
                    time = until;
                    return Outcome.ABSORBED;
                }
                if (end >= until) {
                    return Outcome.REACHED;
                }
            }
        }
    }

    /**
     * Work per event in units of one candidate, over the second half of so much work, when the
     * boxes have settled; over all where the process ends before; infinite without events.
     */
    final double workPerEvent(double most) {
        pilot(most / 2);
        double settling = work;
        long early = events;
        pilot(most);
        double late = events - early;
        if (late > 0 && work > settling) {
            return (work - settling) / late;
        }
        return events == 0 ? Double.POSITIVE_INFINITY : work / events;
    }

    /** Goes on until so much work is done or the process ends. */
    private void pilot(double most) {
        while (work < most && !watched && !stopped) {
            double rate = bounds().rate();
            if (rate == 0 || (events == 0 && work > most / 10)) {
                return;
            }
            run(CHUNK);
            shared = false;
        }
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
            int done = candidates((int) Math.min(CHUNK, left));
            left -= done;
            work += done;
            untilLook -= done;
            if (shared || stopped) {
                return left;
            }
            if (untilLook <= 0 && look()) {
                shared = true;
                return left;
            }
        }
        return 0;
    }

    /**
     * One candidate after the other, each with its time, for watchers: which reaction of the
     * channel fired is drawn in proportion to the propensities before the event.
     */
    private Outcome advanceWatched(double until) {
        while (true) {
            double rate = bounds().rate();
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
                int k = draw();
                if (k < plan.channels) {
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
            if (!shared && events == before && bounds().total() == 0) {
                time = until;
                return Outcome.ABSORBED;
            }
            untilLook -= CHUNK;
            if (!shared && untilLook <= 0) {
                look();
            }
            shared = false;
        }
    }

    private int drawReaction(int k) {
        int last = plan.termStart[k + 1] - 1;
        double left = uniform() * bounds().propensity(k);
        int chosen = plan.termReaction[last];
        for (int t = plan.termStart[k]; t <= last; t++) {
            double a = bounds().term(k, t);
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
    final boolean change(int k) {
        ChannelBounds tables = bounds();
        boolean end = false;
        for (int i = plan.changeStart[k]; i < plan.changeStart[k + 1]; i++) {
            int s = plan.changeSpecies[i];
            long count = (long) tables.above[s] + plan.changeAmount[i];
            tables.above[s] = (int) count;
        }
        for (int i = plan.changeStart[k]; i < plan.changeStart[k + 1]; i++) {
            int s = plan.changeSpecies[i];
            if ((tables.above[s] & tables.outside[s]) != 0) {
                end |= leave(s);
            }
        }
        return end;
    }

    /** A species has left its box; returns whether the loop must end. */
    final boolean leave(int s) {
        ChannelBounds tables = bounds();
        if (tables.outside(s)) {
            stopped = true;
            double count = x[s] + tables.above[s];
            if (count < 0 || count > LARGEST) {
                x[s] = count;
                tables.above[s] = 0;
                outside(s);
            }
        }
        double before = tables.exitWork[s];
        shared |= tables.replace(s);
        work += tables.exitWork[s] - before;
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
        ChannelBounds tables = bounds();
        untilLook = betweenLooks;
        tables.addWaste(waste);
        looks++;
        if (looks < looksWanted) {
            return false;
        }
        boolean changed = false;
        double candidates = (double) looks * betweenLooks;
        for (int s = 0; s < kinetics.species; s++) {
            if (!plan.isStatic[s]) {
                double cost = tables.exitWork[s] / candidates;
                double lost = waste[s] / looks;
                if (lost < 0.75 * cost) {
                    changed |= tables.resize(s, 1);
                } else if (lost > 6 * cost && lost > 0.003) {
                    changed |= tables.resize(s, -1);
                }
            }
            tables.exitWork[s] = 0;
            waste[s] = 0;
        }
        if (!changed && tables.wasteful()) {
            tables.share();
            changed = true;
        }
        looks = 0;
        looksWanted = Math.min(mostLooks, looksWanted * 2);
        return changed;
    }
}
