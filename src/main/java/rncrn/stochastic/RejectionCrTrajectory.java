package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A trajectory of the method {@code rejection-cr}, see {@link RejectionCrMethod}.
 *
 * <p>Candidates of a reaction are a Poisson process whose rate is the upper end of the reaction's
 * class. Those drawn ahead are thrown away unseen when a class changes, which leaves the law as it
 * is: what is drawn does not depend on the state, and neither on whether it is thrown away.
 */
final class RejectionCrTrajectory extends Walk {
    private static final int WORDS = PackedReactions.WORDS;

    /** Candidates drawn ahead. */
    private static final int AHEAD = 8;

    /** Acceptance below this draws more bits, so that no rate is rounded. */
    private static final double RARE = 0x1p-20;

    /** Work of replacing a box and of one bound in units of one candidate, by measurement once. */
    private static final double EXIT_WORK = 2;

    private static final double BOUND_WORK = 1.5;

    private final PackedReactions packed;
    private final SharedStateContinuousSampler exponential;
    private final long[] words;

    /**
     * Two words to a species: the low corner of its box as a double; the count above it in the high
     * half and the width of the box in the low half of the other.
     */
    private final long[] cell;

    private BoundClasses classes;
    private boolean moved;
    private boolean left;
    private double work;

    private final int[] drawn = new int[AHEAD];
    private final double[] threshold = new double[AHEAD];
    private final long[] factors = new long[AHEAD];

    RejectionCrTrajectory(
            PackedReactions packed, long[] initial, UniformRandomProvider random, Watch watch) {
        super(packed.kinetics, initial, random, watch);
        this.packed = packed;
        this.words = packed.words;
        this.exponential = ZigguratSampler.Exponential.of(random);
        this.cell = new long[2 * (kinetics.species + 1)];
        stateChanged();
    }

    @Override
    void stateChanged() {
        for (int s = 0; s < kinetics.species; s++) {
            place(s, x[s]);
        }
        cell[2 * kinetics.species] = Double.doubleToRawLongBits(1);
        cell[2 * kinetics.species + 1] = 1;
        classes = new BoundClasses(kinetics.reactions);
        for (int r = 0; r < kinetics.reactions; r++) {
            classes.set(r, bound(r));
        }
    }

    @Override
    public long count(int species) {
        return (long) copies(species);
    }

    @Override
    public void copyCounts(long[] out) {
        for (int s = 0; s < kinetics.species; s++) {
            out[s] = count(s);
        }
    }

    private double copies(int s) {
        return Double.longBitsToDouble(cell[2 * s]) + (int) (cell[2 * s + 1] >> 32);
    }

    /**
     * Puts the box of a species round its count n. A box of half width h is left after some h^2
     * changes and wastes candidates in proportion to h / n; the sum is least for h of the order of
     * the cube root of n. The box lies inside the bounds of the trajectory, so that they need no
     * other check. Counts that do not suffice for some reaction have boxes of their own: the bound
     * is then 0 like the propensity, and a state in which nothing can happen has no candidates.
     */
    private void place(int s, double n) {
        double from = n;
        double to = n;
        int few = packed.few[s];
        if (n > few && !packed.isStatic[s] && n >= low[s] && n <= high[s]) {
            double half = Math.floor(Math.cbrt(8 * n));
            from = Math.max(Math.max(low[s], few + 1), n - half);
            to = Math.min(high[s], n + half);
        }
        cell[2 * s] = Double.doubleToRawLongBits(from);
        cell[2 * s + 1] = (long) (n - from) << 32 | (long) (to - from + 1);
    }

    private double bound(int r) {
        int at = WORDS * r;
        long a = words[at + 1];
        long b = words[at + 2];
        double bound =
                Double.longBitsToDouble(words[at])
                        * most((int) (a >>> 32))
                        * Math.max(0, most((int) a) - ((int) b >> 2))
                        * Math.max(0, most((int) (b >>> 32)) - ((int) b & 3));
        if (!(bound <= JumpProcess.MAX_PROPENSITY)) {
            throw Trouble.propensity(bound, time);
        }
        return bound;
    }

    private double most(int s) {
        return Double.longBitsToDouble(cell[2 * s]) + ((int) cell[2 * s + 1] - 1);
    }

    private double propensity(int r, long a) {
        int at = WORDS * r;
        long b = words[at + 2];
        return Double.longBitsToDouble(words[at])
                * copies((int) (a >>> 32))
                * (copies((int) a) - ((int) b >> 2))
                * (copies((int) (b >>> 32)) - ((int) b & 3));
    }

    @Override
    public Outcome advance(double until) {
        return advance(until, Double.POSITIVE_INFINITY);
    }

    /** Work per event in units of one candidate, after so much work or at the process's end. */
    double workPerEvent(double most) {
        if (!watched) {
            advance(Double.POSITIVE_INFINITY, most);
        }
        return events == 0 ? Double.POSITIVE_INFINITY : work / events;
    }

    /** Goes on until a time or so much work; null if the work was done first. */
    private Outcome advance(double until, double mostWork) {
        while (work < mostWork) {
            double total = classes.total();
            if (!(total <= JumpProcess.MAX_PROPENSITY)) {
                throw Trouble.propensity(total, time);
            }
            if (total == 0) {
                time = until;
                return Outcome.ABSORBED;
            }
            draw();
            double scale = 1 / total;
            moved = false;
            for (int i = 0; i < AHEAD && !moved; i++) {
                work++;
                time += exponential.sample() * scale;
                if (time >= until) {
                    time = until;
                    return Outcome.REACHED;
                }
                int r = drawn[i];
                if (threshold[i] < propensity(r, factors[i]) && fire(r)) {
                    return Outcome.STOPPED;
                }
            }
        }
        return null;
    }

    /** Draws candidates; one loop, so that their records are fetched side by side. */
    private void draw() {
        for (int i = 0; i < AHEAD; i++) {
            int c = classes.choose(uniform());
            long bits = random.nextLong();
            int size = classes.size(c);
            // The product is the place in the class in its high half and a fraction in the low one.
            long high = Math.multiplyHigh(bits >>> 1, (long) size << 1);
            double fraction = ((bits * size) >>> 11) * 0x1p-53;
            if (fraction < RARE) {
                fraction = uniform() * RARE;
            }
            int r = classes.member(c, (int) high);
            drawn[i] = r;
            threshold[i] = fraction * BoundClasses.upper(c);
            factors[i] = words[WORDS * r + 1];
        }
    }

    private boolean fire(int r) {
        events++;
        left = false;
        int at = WORDS * r;
        if (words[at + 6] != 0) {
            fireMany(r);
        } else {
            boolean a = change(words[at + 3]);
            boolean b = change(words[at + 4]);
            boolean c = change(words[at + 5]);
            if (a) {
                leave((int) (words[at + 3] >>> 32));
            }
            if (b) {
                leave((int) (words[at + 4] >>> 32));
            }
            if (c) {
                leave((int) (words[at + 5] >>> 32));
            }
        }
        if (observer != null) {
            observer.fired(this, r);
        }
        return left || (stop != null && stop.holds(this));
    }

    /** Changes a count; returns whether it left its box. */
    private boolean change(long word) {
        int i = 2 * (int) (word >>> 32) + 1;
        long value = cell[i] + (word << 32);
        cell[i] = value;
        return (value >>> 32) >= (value & 0xffff_ffffL);
    }

    private void fireMany(int r) {
        int first = kinetics.changeStart[r];
        int end = kinetics.changeStart[r + 1];
        for (int i = first; i < end; i++) {
            int s = kinetics.changeSpecies[i];
            double n = copies(s) + kinetics.changeAmount[i];
            double above = n - Double.longBitsToDouble(cell[2 * s]);
            int width = (int) cell[2 * s + 1];
            if (above >= 0 && above < width) {
                cell[2 * s + 1] = (long) above << 32 | width;
            } else {
                // An empty box at the count: it has been left.
                cell[2 * s] = Double.doubleToRawLongBits(n);
                cell[2 * s + 1] = 0;
            }
        }
        for (int i = first; i < end; i++) {
            if (cell[2 * kinetics.changeSpecies[i] + 1] == 0) {
                leave(kinetics.changeSpecies[i]);
            }
        }
    }

    /** A species has left its box. */
    private void leave(int s) {
        double n = copies(s);
        if (n < low[s] || n > high[s]) {
            left = true;
            x[s] = n;
            outside(s);
        }
        place(s, n);
        work += EXIT_WORK;
        for (int i = packed.readStart[s]; i < packed.readStart[s + 1]; i++) {
            int r = packed.read[i];
            moved |= classes.set(r, bound(r));
            work += BOUND_WORK;
        }
    }
}
