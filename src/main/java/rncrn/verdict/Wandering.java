package rncrn.verdict;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.statistics.Answer;
import rncrn.statistics.Interval;

/**
 * Judges an aperiodic attractor: the cloud stays close to it.
 *
 * @param follows whether most of the time is spent close to it
 */
record Wandering(Answer follows) {
    /** What counts as close to an aperiodic attractor, in diagonals of the domain. */
    private static final double NEAR = 0.05;

    private static final String NEAR_SHARE = "share-near-attractor";

    /** Share of time that has to be spent close to it. */
    private static final double MOST = 0.5;

    /**
     * Measures the share of time close to an attractor.
     *
     * @param evidence receives it
     */
    static Wandering judge(
            Question question,
            DeterministicRegime regime,
            Observations seen,
            int k,
            double level,
            UniformRandomProvider random,
            List<Evidence> evidence) {
        Attractor attractor = regime.attractors().get(k);
        double diagonal = 0;
        for (int i = 0; i < question.executive().size(); i++) {
            diagonal += question.domain().width(i) * question.domain().width(i);
        }
        double near = NEAR * Math.sqrt(diagonal);
        double[][][] points = seen.pointsAt(k);
        double[][] close = new double[points.length][];
        for (int s = 0; s < close.length; s++) {
            close[s] = new double[points[s].length];
            for (int t = 0; t < close[s].length; t++) {
                close[s][t] = attractor.distance(points[s][t]) <= near ? 1 : 0;
            }
        }
        Interval share = Shares.mean(close, level, random);
        Answer follows = share.above(MOST);
        evidence.add(
                new Evidence(
                        NEAR_SHARE,
                        Judge.name(regime, k),
                        share,
                        MOST,
                        follows,
                        "share of time within a twentieth of the domain's diagonal of it"));
        return new Wandering(follows);
    }

    /** What follows, given how long it is held and whether the cloud stays in the domain. */
    Outcome outcome(Answer held, Answer inside) {
        if (follows == Answer.NO) {
            return new Outcome(Verdict.LOST, "cloud", "the cloud does not follow the attractor");
        }
        if (held == Answer.NO || inside == Answer.NO) {
            return new Outcome(
                    Verdict.BLURRED, "aperiodic", "the attractor is left before the horizon");
        }
        if (follows.and(held).and(inside) == Answer.YES) {
            return new Outcome(
                    Verdict.KEPT, "aperiodic", "the cloud follows the attractor for the horizon");
        }
        return follows != Answer.YES
                ? Outcome.undecided(
                        "aperiodic", "whether the cloud follows the attractor", NEAR_SHARE)
                : Outcome.undecided(
                        "aperiodic", "how long it holds", Judge.RESIDENCE, Judge.INSIDE_SHARE);
    }
}
