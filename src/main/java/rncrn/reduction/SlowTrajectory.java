package rncrn.reduction;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import rncrn.ComputationException;
import rncrn.stochastic.Domain;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * What the approximate trajectories of recurrent networks share: the clock, the domain's edge, the
 * watch. A trajectory that leaves the domain over which its tables hold, or a region where the
 * reduction is not to be trusted, stops there; {@link #leftDomain} tells it from a watch's stop.
 *
 * <p>Where the perceptrons start far from their law given the executive species, as with all counts
 * 0, the initial layer is simulated exactly until they have relaxed.
 */
public abstract class SlowTrajectory implements Trajectory {
    /** Longest initial layer in relaxation times of the slowest perceptron. */
    private static final double LONGEST_LAYER = 20;

    final SlowProcess process;
    final UniformRandomProvider random;
    final ZigguratSampler.NormalizedGaussian gauss;
    final List<Integer> executive;
    final long[] counts;

    /** Bounds in copies: of the domain, or of a watch on the executive species within it. */
    final double[] low;

    final double[] high;

    /** Whether a bound is the watch's. */
    private final boolean[] watchedLow;

    private final boolean[] watchedHigh;

    /** Copies of the executive species. */
    final double[] x;

    SlowModel model;
    double time;
    long steps;
    private boolean left;

    /** A watch on the executive species alone, which costs nothing, or null. */
    private final Domain guard;

    /** A condition to ask after every step, or null. */
    private final Watch.StopCondition stop;

    /** Exact simulation of the initial layer; null once the perceptrons have relaxed. */
    private Trajectory layer;

    private long layerEvents;

    private double layerStep;
    private double layerEnd;
    private double layerStart;

    SlowTrajectory(SlowProcess process, long[] initial, UniformRandomProvider random, Watch watch) {
        if (watch.observer() != Watch.Observer.NONE) {
            throw new ComputationException(
                    "this method does not follow single reactions; ask for an exact one");
        }
        this.process = process;
        this.random = random;
        this.gauss = ZigguratSampler.NormalizedGaussian.of(random);
        this.executive = process.recognition().executive();
        this.guard = guard(watch.stop());
        this.stop =
                guard != null || watch.stop() == Watch.StopCondition.NEVER ? null : watch.stop();
        int n = executive.size();
        if (initial.length != process.process().network().species().size()) {
            throw new IllegalArgumentException(
                    "a state has "
                            + process.process().network().species().size()
                            + " counts, not "
                            + initial.length);
        }
        this.counts = initial.clone();
        this.x = new double[n];
        this.low = new double[n];
        this.high = new double[n];
        this.watchedLow = new boolean[n];
        this.watchedHigh = new boolean[n];
    }

    /** The condition as a box of the executive species, null if it is more than that. */
    private Domain guard(Watch.StopCondition condition) {
        if (!(condition instanceof Domain box)) {
            return null;
        }
        for (int s = 0; s < box.species(); s++) {
            boolean bounded = box.low(s) > 0 || box.high(s) < Long.MAX_VALUE;
            if (bounded && !executive.contains(s)) {
                return null;
            }
        }
        return box;
    }

    /** Places the trajectory; to be called once at the end of construction, and by jumps. */
    final void place(long[] state) {
        System.arraycopy(state, 0, counts, 0, counts.length);
        model = process.model(state);
        for (int i = 0; i < x.length; i++) {
            x[i] = state[executive.get(i)];
            low[i] = model.domain().lower(i) * model.omega();
            high[i] = model.domain().upper(i) * model.omega();
            if (guard != null) {
                watchedLow[i] = guard.low(executive.get(i)) >= low[i];
                watchedHigh[i] = guard.high(executive.get(i)) <= high[i];
                low[i] = Math.max(low[i], (double) guard.low(executive.get(i)));
                high[i] = Math.min(high[i], (double) guard.high(executive.get(i)));
            }
        }
        layer = null;
        placed();
        openLayer();
    }

    /**
     * Perceptrons far from their law relax within a few of their own times, but meanwhile drive the
     * executive species to another state: that layer is simulated exactly.
     */
    private void openLayer() {
        double slowest = Double.POSITIVE_INFINITY;
        double fastest = 0;
        double[] moments = new double[3];
        for (int l = 0; l < model.perceptrons(); l++) {
            law(l, x, moments);
            slowest = Math.min(slowest, moments[1] / moments[2]);
            fastest = Math.max(fastest, moments[1] / moments[2]);
        }
        if (relaxed(counts, x) || startsAnywhere()) {
            return;
        }
        layer = process.exact().start(counts, random);
        layerStart = time;
        layerStep = 1 / fastest;
        layerEnd = LONGEST_LAYER / slowest;
    }

    private void law(int l, double[] at, double[] moments) {
        PerceptronInput input = model.input(l);
        model.table(l).moments(input.birth(at), input.death(at), moments);
    }

    /** Whether every perceptron is within the bulk of its law. */
    private boolean relaxed(long[] state, double[] at) {
        double[] moments = new double[3];
        for (int l = 0; l < model.perceptrons(); l++) {
            law(l, at, moments);
            double n = state[process.recognition().perceptrons().get(l)];
            if (Math.abs(n - moments[0]) > 2 + 4 * Math.sqrt(moments[1])) {
                return false;
            }
        }
        return true;
    }

    /** Goes on in the layer; returns an outcome where that ends the advance, else null. */
    private Outcome advanceLayer(double until) {
        while (time < until) {
            double next = Math.min(until - layerStart, layer.time() + layerStep);
            layer.advance(next);
            boolean last = next >= until - layerStart;
            time = last ? until : layerStart + next;
            layer.copyCounts(counts);
            for (int i = 0; i < x.length; i++) {
                x[i] = counts[executive.get(i)];
            }
            steps++;
            if (outside()) {
                return Outcome.STOPPED;
            }
            if (relaxed(counts, x) || layer.time() > layerEnd) {
                layerEvents += layer.events();
                layer = null;
                placed();
                return null;
            }
            if (stop != null && stop.holds(this)) {
                return Outcome.STOPPED;
            }
        }
        return Outcome.REACHED;
    }

    /** Whether it follows perceptrons far from their law by itself. */
    boolean startsAnywhere() {
        return false;
    }

    /** Prepares for the model and the state just placed. */
    abstract void placed();

    /** Longest step from here; not a number where the reduction is not to be trusted. */
    abstract double longest();

    /** Goes on by one step. */
    abstract void step(double h);

    /** Reaction events of the initial layers, which are simulated exactly. */
    public final long layerEvents() {
        return layerEvents + (layer == null ? 0 : layer.events());
    }

    /** Whether it stopped because it left the domain or the region of validity. */
    public final boolean leftDomain() {
        return left;
    }

    /** A generator for what is looked at, so that looking does not change the path. */
    static UniformRandomProvider aside(UniformRandomProvider random) {
        long[] seed = new long[4];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = random.nextLong();
        }
        return RandomSource.XO_SHI_RO_256_PP.create(seed);
    }

    @Override
    public final Outcome advance(double until) {
        if (layer != null) {
            Outcome outcome = advanceLayer(until);
            if (outcome != null) {
                return outcome;
            }
        }
        while (time < until) {
            double h = longest();
            if (outside()) {
                return Outcome.STOPPED;
            }
            if (!(h > 0)) {
                left = true;
                return Outcome.STOPPED;
            }
            boolean last = time + h >= until;
            step(last ? until - time : h);
            time = last ? until : time + h;
            steps++;
            if (stop != null && stop.holds(this)) {
                return Outcome.STOPPED;
            }
        }
        return Outcome.REACHED;
    }

    /** Whether a bound is passed; one that is not the watch's is noted. */
    private boolean outside() {
        boolean any = false;
        for (int i = 0; i < x.length; i++) {
            if (!(x[i] >= low[i] && x[i] <= high[i])) {
                any = true;
                left |= !(x[i] < low[i] ? watchedLow[i] : x[i] > high[i] && watchedHigh[i]);
            }
        }
        return any;
    }

    @Override
    public final void jumpTo(long[] state) {
        left = false;
        place(state);
    }

    @Override
    public final double time() {
        return time;
    }

    /** Steps taken: these methods do not follow single reactions. */
    @Override
    public final long events() {
        return steps;
    }

    /** Count of a species by the approximation, once the initial layer is over. */
    abstract long approximateCount(int species);

    @Override
    public final long count(int species) {
        return layer != null ? layer.count(species) : approximateCount(species);
    }

    @Override
    public final void copyCounts(long[] out) {
        for (int s = 0; s < counts.length; s++) {
            out[s] = count(s);
        }
    }
}
