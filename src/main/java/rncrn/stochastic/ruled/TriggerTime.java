package rncrn.stochastic.ruled;

import rncrn.ComputationException;
import rncrn.network.expression.Expression;
import rncrn.network.expression.Interval;

/**
 * Finds when a condition on time changes its truth while all values stand still, by interval
 * bisection: no change is missed, however short.
 */
final class TriggerTime {
    private static final int MAX_BOUNDS = 100_000;

    private final Expression condition;
    private final double[] values;
    private final boolean now;
    private int bounds;

    private TriggerTime(Expression condition, double[] values, boolean now) {
        this.condition = condition;
        this.values = values;
        this.now = now;
    }

    /**
     * The first time of a change, infinity where there is none.
     *
     * @param now what the condition is at the start
     */
    static double of(
            Expression condition, double[] values, boolean now, double from, double until) {
        TriggerTime search = new TriggerTime(condition, values, now);
        if (until < Double.POSITIVE_INFINITY) {
            return search.first(from, until);
        }
        double low = from;
        for (double span = 1; low + span < 1e300; span *= 2) {
            if (search.same(low, Double.POSITIVE_INFINITY)) {
                return Double.POSITIVE_INFINITY;
            }
            double found = search.first(low, low + span);
            if (found < Double.POSITIVE_INFINITY) {
                return found;
            }
            low += span;
        }
        return Double.POSITIVE_INFINITY;
    }

    private boolean same(double from, double until) {
        Interval truth = truth(from, until);
        return now ? truth.low() > 0 : truth.high() == 0;
    }

    private Interval truth(double from, double until) {
        if (++bounds > MAX_BOUNDS) {
            throw new ComputationException(
                    "the time at which an event's trigger changes cannot be located between "
                            + from
                            + " and "
                            + until);
        }
        return condition.bounds(new Interval(from, until), i -> Interval.point(values[i]));
    }

    private double first(double from, double until) {
        Interval truth = truth(from, until);
        if (now ? truth.low() > 0 : truth.high() == 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (now ? truth.high() == 0 : truth.low() > 0) {
            return from;
        }
        double middle = from + (until - from) / 2;
        if (!(middle > from && middle < until)) {
            return condition.holds(until, values) != now ? until : Double.POSITIVE_INFINITY;
        }
        double left = first(from, middle);
        return left < Double.POSITIVE_INFINITY ? left : first(middle, until);
    }
}
