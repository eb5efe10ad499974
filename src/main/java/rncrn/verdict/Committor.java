package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.BetaDistribution;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.statistics.Answer;
import rncrn.statistics.Interval;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;

/**
 * Whether the edge of a basin is where the rate equations have it when molecules are few: the
 * committor, the probability to return to the equilibrium before leaving, from starts on rings
 * about it. The edge is kept if starts at three quarters of the way out more often return than not,
 * and starts at five quarters more often leave than not.
 *
 * <p>A trajectory has returned once it is within a quarter of the way to the edge, and has left
 * once it is twice as far out as the edge or has left the guarded domain; at the horizon it counts
 * by the side on which it is. Intervals are those of Clopper and Pearson.
 */
final class Committor {
    /** Name of the evidence. */
    static final String NAME = "return-probability";

    private static final double RETURNED = 0.25;
    private static final double LEFT = 2;
    private static final double EVEN = 0.5;
    private static final double INSIDE = 0.75;
    private static final double BEYOND = 1.25;

    /** Trajectories of a ring after each look. */
    private static final int[] RUNS = {48, 192, 768};

    private final Sampling sampling;
    private final Basin basin;
    private final long seed;
    private final double level;
    private final double budget;

    /**
     * @param error probability with which the answer may be wrong
     * @param budget events or steps to spend on a ring at most
     */
    Committor(Sampling sampling, Basin basin, long seed, double error, double budget) {
        this.sampling = sampling;
        this.basin = basin;
        this.seed = seed;
        // Two rings decide, at every look.
        this.level = 1 - error / (2 * RUNS.length);
        this.budget = budget;
    }

    /**
     * The evidence of every ring, innermost first; only that of the two that decide has answers.
     */
    List<Evidence> measure(Pool pool, Progress progress) {
        List<Evidence> evidence = new ArrayList<>();
        for (int r = 0; r < basin.rings().size(); r++) {
            evidence.add(ring(r, pool, progress));
        }
        return evidence;
    }

    /** What the evidence of the two rings says together. */
    static Answer answer(List<Evidence> evidence) {
        return evidence.stream()
                .filter(item -> Double.isFinite(item.threshold()))
                .map(Evidence::answer)
                .reduce(Answer.YES, Answer::and);
    }

    private Evidence ring(int number, Pool pool, Progress progress) {
        Basin.Ring ring = basin.rings().get(number);
        boolean decides = ring.share() == INSIDE || ring.share() == BEYOND;
        int runs = 0;
        int[] returned = {0};
        double[] spent = {0};
        Interval value = Interval.unknown(level);
        Answer answer = Answer.OPEN;
        for (int goal : RUNS) {
            if (runs > 0 && (!decides || spent[0] * goal / runs > budget)) {
                break;
            }
            int from = runs;
            pool.run(
                    goal - from,
                    i -> run(ring, number, from + i),
                    (i, back) -> {
                        returned[0] += back[0] > 0 ? 1 : 0;
                        spent[0] += back[1];
                    },
                    progress::cancelled);
            runs = goal;
            value = interval(runs, returned[0]);
            answer = ring.share() < 1 ? value.above(EVEN) : value.below(EVEN);
            if (answer != Answer.OPEN) {
                break;
            }
        }
        return new Evidence(
                NAME,
                String.format(java.util.Locale.ROOT, "%.2f of the way to the edge", ring.share()),
                value,
                decides ? EVEN : Double.NaN,
                decides ? answer : Answer.OPEN,
                returned[0] + " of " + runs + " trajectories return to the equilibrium");
    }

    /** Clopper and Pearson's interval, by quantiles of beta laws. */
    private Interval interval(int runs, int returned) {
        double tail = (1 - level) / 2;
        double low =
                returned == 0
                        ? 0
                        : new BetaDistribution(returned, runs - returned + 1.0)
                                .inverseCumulativeProbability(tail);
        double high =
                returned == runs
                        ? 1
                        : new BetaDistribution(returned + 1.0, runs - returned)
                                .inverseCumulativeProbability(1 - tail);
        return new Interval((double) returned / runs, low, high, level);
    }

    /** Whether it returned (1 or 0), and what it cost. */
    private double[] run(Basin.Ring ring, int number, int run) {
        long[] counts = sampling.counts(ring.starts().get(run % ring.starts().size()));
        Trajectory trajectory =
                sampling.simulator()
                        .start(
                                counts,
                                Streams.stream(Streams.derive(seed, number), run),
                                sampling.guard());
        double step = sampling.step();
        double share = ring.share();
        for (long k = 1; share > RETURNED && share < LEFT; k++) {
            if (k * step > sampling.horizon()) {
                break;
            }
            if (trajectory.advance(k * step) == Trajectory.Outcome.STOPPED) {
                share = LEFT;
            } else {
                trajectory.copyCounts(counts);
                share = basin.share(sampling.point(counts));
            }
        }
        return new double[] {share < 1 ? 1 : 0, trajectory.events()};
    }
}
