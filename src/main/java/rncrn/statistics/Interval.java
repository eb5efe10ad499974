package rncrn.statistics;

/**
 * An estimate with its confidence interval.
 *
 * @param estimate point estimate, NaN where there is none
 * @param low lower end, may be minus infinity
 * @param high upper end, may be infinity
 * @param level confidence level, between 0 and 1
 */
public record Interval(double estimate, double low, double high, double level) {
    public Interval {
        if (low > high) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    /** Nothing is known. */
    public static Interval unknown(double level) {
        return new Interval(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level);
    }

    /** Where the whole interval lies. */
    public Answer above(double threshold) {
        if (low > threshold) {
            return Answer.YES;
        }
        return high < threshold ? Answer.NO : Answer.OPEN;
    }

    /** Where the whole interval lies. */
    public Answer below(double threshold) {
        return above(threshold).not();
    }
}
