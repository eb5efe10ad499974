package rncrn.network.expression;

/**
 * All numbers from low to high. Arithmetic gives bounds that hold for computed values, rounding
 * included; an operation without a good bound gives {@link #ANY}.
 *
 * @param low lower bound, perhaps minus infinity
 * @param high upper bound, not below low, perhaps infinity
 */
public record Interval(double low, double high) {
    static final Interval ANY = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    static final Interval MAYBE = new Interval(0, 1);

    public static Interval point(double value) {
        return new Interval(value, value);
    }

    static Interval of(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? ANY : new Interval(a, b);
    }

    static Interval truth(boolean surely, boolean possibly) {
        return surely ? point(1) : possibly ? MAYBE : point(0);
    }

    boolean isPoint() {
        return low == high;
    }

    /** Surely different from 0. */
    boolean surely() {
        return low > 0 || high < 0;
    }

    /** Perhaps different from 0. */
    boolean possibly() {
        return low != 0 || high != 0;
    }

    Interval plus(Interval other) {
        return of(low + other.low, high + other.high);
    }

    Interval negated() {
        return new Interval(-high, -low);
    }

    Interval times(Interval other) {
        double a = product(low, other.low);
        double b = product(low, other.high);
        double c = product(high, other.low);
        double d = product(high, other.high);
        return of(
                Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    /** 0 times infinity is 0 here: the infinity is a bound, not a value. */
    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    /**
     * Wider by a few units in the last place, more than any function of this package errs; none of
     * them errs across 0.
     */
    Interval outward() {
        return of(
                low == 0 ? 0 : low - 4 * Math.ulp(low), high == 0 ? 0 : high + 4 * Math.ulp(high));
    }

    Interval reciprocal() {
        if (low > 0 || high < 0) {
            return new Interval(1 / high, 1 / low).outward();
        }
        if (low == 0 && high > 0) {
            return new Interval(1 / high, Double.POSITIVE_INFINITY).outward();
        }
        return ANY;
    }

    Interval power(Interval exponent) {
        return exactPower(exponent).outward();
    }

    private Interval exactPower(Interval exponent) {
        if (!exponent.isPoint()) {
            if (low > 0) {
                double a = Math.pow(low, exponent.low);
                double b = Math.pow(low, exponent.high);
                double c = Math.pow(high, exponent.low);
                double d = Math.pow(high, exponent.high);
                return of(
                        Math.min(Math.min(a, b), Math.min(c, d)),
                        Math.max(Math.max(a, b), Math.max(c, d)));
            }
            return ANY;
        }
        double e = exponent.low;
        if (e == 0) {
            return point(1);
        }
        boolean whole = e == Math.rint(e);
        if (e < 0) {
            return low > 0 || (low == 0 && high > 0) || (whole && high < 0)
                    ? exactPower(point(-e)).outward().reciprocal()
                    : ANY;
        }
        if (low >= 0) {
            return of(Math.pow(low, e), Math.pow(high, e));
        }
        if (!whole) {
            return ANY;
        }
        if (e % 2 != 0) {
            return of(Math.pow(low, e), Math.pow(high, e));
        }
        double largest = Math.max(Math.pow(low, e), Math.pow(high, e));
        return high >= 0 ? of(0, largest) : of(Math.pow(high, e), Math.pow(low, e));
    }

    Interval hull(Interval other) {
        return of(Math.min(low, other.low), Math.max(high, other.high));
    }

    Interval absolute() {
        if (low >= 0) {
            return this;
        }
        return high <= 0 ? negated() : new Interval(0, Math.max(-low, high));
    }

    /** Bounds of sin over the interval. */
    Interval sine() {
        if (!(high - low < 2 * Math.PI)) {
            return new Interval(-1, 1);
        }
        double a = Math.sin(low);
        double b = Math.sin(high);
        boolean crest = holdsTurn(Math.PI / 2);
        boolean trough = holdsTurn(-Math.PI / 2);
        // The argument of a cosine is rounded where it is shifted.
        double rounding = 4 * Math.ulp(Math.max(1, absolute().high()));
        return of(
                trough ? -1 : Math.max(-1, Math.min(a, b) - rounding),
                crest ? 1 : Math.min(1, Math.max(a, b) + rounding));
    }

    /** Whether some phase + 2 pi k lies inside, on the side of caution. */
    private boolean holdsTurn(double phase) {
        double turns = Math.ceil((low - phase) / (2 * Math.PI) - 1e-9);
        return phase + 2 * Math.PI * turns <= high + 1e-9 * Math.max(1, Math.abs(high));
    }
}
