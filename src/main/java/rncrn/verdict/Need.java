package rncrn.verdict;

import java.util.List;
import rncrn.statistics.Answer;
import rncrn.statistics.BlockBootstrap;
import rncrn.statistics.Interval;

/**
 * How much longer trajectories would have to be for open evidence to be decided, if the estimates
 * stay what they are.
 *
 * @param factor times the data so far, at least 2, since nothing is looked at before
 * @param known whether the evidence says so; otherwise it would take that much at least
 */
record Need(double factor, boolean known) {
    private static final double NEXT_LOOK = 2;

    /** Where the evidence does not tell, more is reckoned with than it takes at least. */
    private static final double UNKNOWN = 4;

    /** Degrees of freedom from which Student's t is as good as normal. */
    private static final int NORMAL = 1000;

    /**
     * Of open evidence.
     *
     * @param names which evidence counts
     * @param look number of the look that found it, from 1: later looks are stricter
     */
    static Need of(List<Evidence> evidence, List<String> names, int look) {
        double factor = NEXT_LOOK;
        boolean known = true;
        for (Evidence item : evidence) {
            if (item.answer() == Answer.OPEN && names.contains(item.name())) {
                double needed = factor(item.value(), item.threshold());
                if (needed > 1 && needed < Double.POSITIVE_INFINITY) {
                    factor = Math.max(factor, needed * stricter(item.value().level(), look));
                } else {
                    known = false;
                }
            }
        }
        return new Need(factor, known);
    }

    /** The same, but not less than a factor that has nothing to do with the evidence. */
    Need atLeast(double other) {
        return other > factor ? new Need(other, false) : this;
    }

    /** What to reckon with, times the data so far. */
    double likely() {
        return known ? factor : UNKNOWN * factor;
    }

    /** Squared ratio of the normal quantiles two looks on and now. */
    private static double stricter(double level, int look) {
        double later = 1 - (1 - level) * look * (look + 1) / ((look + 2.0) * (look + 3.0));
        double ratio =
                BlockBootstrap.quantile(later, NORMAL) / BlockBootstrap.quantile(level, NORMAL);
        return ratio * ratio;
    }

    /**
     * Errors shrink with the square root of the data: on the scale of the quantity or, for positive
     * ones such as ratios and times, on that of its logarithm, whichever gets there first. Where no
     * end of a stay was seen, the lower bound of the mean stay grows in proportion.
     *
     * @return NaN or infinite where the interval does not tell
     */
    static double factor(Interval value, double threshold) {
        if (Double.isInfinite(value.estimate())) {
            return threshold / value.low();
        }
        double linear = factor(value.estimate(), value.low(), value.high(), threshold);
        return value.low() > 0 && threshold > 0
                ? Math.min(
                        linear,
                        factor(
                                Math.log(value.estimate()),
                                Math.log(value.low()),
                                Math.log(value.high()),
                                Math.log(threshold)))
                : linear;
    }

    private static double factor(double estimate, double low, double high, double threshold) {
        double half = estimate < threshold ? high - estimate : estimate - low;
        double gap = estimate - threshold;
        return half * half / (gap * gap);
    }
}
