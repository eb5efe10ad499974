package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;
import rncrn.network.RateLaw;
import rncrn.network.expression.Expression;
import rncrn.network.expression.Interval;

/**
 * A trajectory of the rejection methods for networks with rate laws of any form: the published
 * algorithms, with bounds of general laws by interval arithmetic over their formulas.
 *
 * <p>Every count lies in a box. A candidate is drawn by the upper bounds over the boxes and
 * accepted by its propensity, which is not even computed where the lower bound suffices. Bounds are
 * computed again when a count leaves its box. Where a law has no bounds over a box, or where a
 * bound is negative so that the law might be, the boxes of what it reads hold one count each: the
 * law is then computed after every change, and a negative rate is found when it occurs, as by the
 * direct method.
 */
final class BoxTrajectory extends Walk {
    /** Up to this count, the largest order of mass action, boxes hold a single one. */
    private static final int FEW = 3;

    /** Rejections in a row after which to look whether anything can happen at all. */
    private static final int MANY = 1000;

    /** What rounding may take from the bounds of products of mass action. */
    private static final double ROUNDING = 1e-14;

    private static final double RARE = 0x1p-20;

    private final int[][] readers;
    private final boolean[] isStatic;
    private final Candidates candidates;

    /** Box of every count. */
    private final double[] from;

    private final double[] to;

    /** Lower bound of every propensity. */
    private final double[] least;

    BoxTrajectory(
            Kinetics kinetics,
            int[][] readers,
            Candidates candidates,
            long[] initial,
            UniformRandomProvider random,
            Watch watch) {
        super(kinetics, initial, random, watch);
        this.readers = readers;
        this.isStatic = kinetics.process.network().isStatic();
        this.candidates = candidates;
        this.from = new double[x.length];
        this.to = new double[x.length];
        this.least = new double[kinetics.reactions];
        stateChanged();
    }

    @Override
    void stateChanged() {
        from[kinetics.species] = 1;
        to[kinetics.species] = 1;
        for (int s = 0; s < kinetics.species; s++) {
            place(s);
        }
        for (int r = 0; r < kinetics.reactions; r++) {
            bound(r);
        }
    }

    /** Puts the box of a species round its count, as wide as in {@link RejectionCrTrajectory}. */
    private void place(int s) {
        from[s] = x[s];
        to[s] = x[s];
        if (x[s] > FEW && !isStatic[s]) {
            double half = Math.floor(Math.cbrt(8 * x[s]));
            from[s] = Math.max(FEW + 1, x[s] - half);
            to[s] = x[s] + half;
        }
    }

    private void bound(int r) {
        Interval bounds = bounds(r);
        if (!(bounds.low() >= 0 && bounds.high() <= JumpProcess.MAX_PROPENSITY)) {
            for (int s : kinetics.reads(r)) {
                from[s] = x[s];
                to[s] = x[s];
            }
            bounds = Interval.point(kinetics.propensity(r, time, x));
        }
        if (!(bounds.high() <= JumpProcess.MAX_PROPENSITY)) {
            throw Trouble.propensity(bounds.high(), time);
        }
        least[r] = bounds.low();
        candidates.set(r, bounds.high());
    }

    private Interval bounds(int r) {
        RateLaw.General law = kinetics.general[r];
        if (law == null) {
            return new Interval(
                    massAction(r, from) * (1 - ROUNDING), massAction(r, to) * (1 + ROUNDING));
        }
        if (law.function() instanceof Expression formula) {
            return formula.bounds(Interval.point(time), s -> new Interval(from[s], to[s]));
        }
        return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Mass action in a corner of the box; it grows with every count. */
    private double massAction(int r, double[] corner) {
        return kinetics.propensity(r, time, corner);
    }

    @Override
    public Outcome advance(double until) {
        int rejected = 0;
        while (true) {
            double total = candidates.total();
            if (!(total <= JumpProcess.MAX_PROPENSITY)) {
                throw Trouble.propensity(total, time);
            }
            if (total == 0 || (rejected >= MANY && nothingCanHappen())) {
                time = until;
                return Outcome.ABSORBED;
            }
            rejected = rejected >= MANY ? 0 : rejected;
            time -= Math.log(uniform()) / total;
            if (time >= until) {
                time = until;
                return Outcome.REACHED;
            }
            int r = candidates.choose(uniform(), uniform());
            double fraction = uniform();
            if (fraction < RARE) {
                // More bits, so that no rate is rounded.
                fraction = uniform() * RARE;
            }
            double level = fraction * candidates.bound(r);
            if (level < least[r] || level < kinetics.propensity(r, time, x)) {
                rejected = 0;
                if (fire(r)) {
                    return Outcome.STOPPED;
                }
            } else {
                rejected++;
            }
        }
    }

    private boolean nothingCanHappen() {
        for (int r = 0; r < kinetics.reactions; r++) {
            if (kinetics.propensity(r, time, x) > 0) {
                return false;
            }
        }
        return true;
    }

    private boolean fire(int r) {
        events++;
        boolean left = false;
        int end = kinetics.changeStart[r + 1];
        for (int i = kinetics.changeStart[r]; i < end; i++) {
            int s = kinetics.changeSpecies[i];
            x[s] += kinetics.changeAmount[i];
            if (x[s] < low[s] || x[s] > high[s]) {
                outside(s);
                left = true;
            }
        }
        for (int i = kinetics.changeStart[r]; i < end; i++) {
            int s = kinetics.changeSpecies[i];
            if (x[s] < from[s] || x[s] > to[s]) {
                place(s);
                for (int reader : readers[s]) {
                    bound(reader);
                }
            }
        }
        if (observer != null) {
            observer.fired(this, r);
        }
        return left || (stop != null && stop.holds(this));
    }

    /** Reactions with bounds, from which to draw in proportion to them. */
    interface Candidates {
        void set(int reaction, double bound);

        /** Sum of the bounds. */
        double total();

        /** Draws by two uniform numbers; the total has just been asked for. */
        int choose(double u, double v);

        /** The bound that the reaction is drawn by, not below the one that was set. */
        double bound(int reaction);
    }

    /** Search from the first reaction on. */
    static final class Linear implements Candidates {
        private final double[] bounds;
        private double total;
        private boolean stale = true;

        Linear(int reactions) {
            bounds = new double[reactions];
        }

        @Override
        public void set(int reaction, double bound) {
            stale |= bounds[reaction] != bound;
            bounds[reaction] = bound;
        }

        @Override
        public double total() {
            if (stale) {
                total = 0;
                for (double bound : bounds) {
                    total += bound;
                }
                stale = false;
            }
            return total;
        }

        @Override
        public int choose(double u, double v) {
            double left = u * total;
            int chosen = -1;
            for (int r = 0; r < bounds.length && left >= 0; r++) {
                if (bounds[r] > 0) {
                    chosen = r;
                    left -= bounds[r];
                }
            }
            return chosen;
        }

        @Override
        public double bound(int reaction) {
            return bounds[reaction];
        }
    }

    /** Composition and rejection, see {@link BoundClasses}. */
    static final class Classes implements Candidates {
        private final BoundClasses classes;
        private int last;

        Classes(int reactions) {
            classes = new BoundClasses(reactions);
        }

        @Override
        public void set(int reaction, double bound) {
            classes.set(reaction, bound);
        }

        @Override
        public double total() {
            return classes.total();
        }

        @Override
        public int choose(double u, double v) {
            last = classes.choose(u);
            return classes.member(last, (int) (v * classes.size(last)));
        }

        @Override
        public double bound(int reaction) {
            return BoundClasses.upper(last);
        }
    }

    /**
     * Prepares for a network with general laws that do not read the time.
     *
     * @param classes whether to draw candidates by composition and rejection
     */
    static Simulator prepare(Kinetics kinetics, String name, boolean classes) {
        kinetics.requireTimeless(name);
        int[][] readers = kinetics.readers();
        return new PreparedMethod(
                kinetics.process,
                name + ", bounds of general rates by interval arithmetic",
                (initial, random, watch) ->
                        new BoxTrajectory(
                                kinetics,
                                readers,
                                classes
                                        ? new Classes(kinetics.reactions)
                                        : new Linear(kinetics.reactions),
                                initial,
                                random,
                                watch));
    }
}
