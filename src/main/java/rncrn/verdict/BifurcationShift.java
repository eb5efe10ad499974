package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * Where noise moves a bifurcation: the parameter at which the regime seen in the jump process
 * changes, beside the one at which that of the rate equations does.
 *
 * @param parameter name of the parameter species
 * @param systemSize system size
 * @param deterministicLow the regime of the rate equations has not changed up to here
 * @param deterministicHigh it has changed from here on
 * @param stochasticLow the regime seen has not changed up to here, at the stated confidence
 * @param stochasticHigh it has changed from here on
 * @param confidence probability that the stochastic bracket is right
 * @param looks every parameter value that was looked at, ascending
 * @param note what was compared, and why the search ended
 */
public record BifurcationShift(
        String parameter,
        double systemSize,
        double deterministicLow,
        double deterministicHigh,
        double stochasticLow,
        double stochasticHigh,
        double confidence,
        List<Look> looks,
        String note) {
    /** How far beside a bifurcation point the regimes are looked at, as a share of the range. */
    private static final double BESIDE = 0.01;

    public BifurcationShift {
        looks = List.copyOf(looks);
    }

    /**
     * One parameter value.
     *
     * @param parameter its value
     * @param regime the regime of the rate equations there
     * @param evidence the quantity that tells the regimes apart, with its interval
     * @param densities the law of each executive species there
     */
    public record Look(
            double parameter, String regime, Evidence evidence, List<Density> densities) {
        public Look {
            densities = List.copyOf(densities);
        }
    }

    /** Ends of a bracket. */
    record Bracket(double low, double high) {}

    /**
     * The value at which the label of the deterministic regime changes: a bifurcation point that is
     * known, where the regimes a little to both sides of it are those of the two ends, or else what
     * bisection comes to.
     *
     * @param points bifurcation points that continuation has found
     */
    static Bracket deterministic(
            RegimeFinder finder, double from, double to, List<Double> points, int steps) {
        String first = finder.at(List.of(from)).label();
        String last = finder.at(List.of(to)).label();
        double beside = BESIDE * (to - from);
        for (double point : points) {
            if ((point - beside - from) * (to - point - beside) > 0
                    && finder.at(List.of(point - beside)).label().equals(first)
                    && finder.at(List.of(point + beside)).label().equals(last)) {
                return new Bracket(point, point);
            }
        }
        double low = from;
        double high = to;
        for (int i = 0; i < steps; i++) {
            double middle = (low + high) / 2;
            if (finder.at(List.of(middle)).label().equals(first)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Bracket(low, high);
    }

    static List<Look> ascending(List<Look> looks) {
        List<Look> sorted = new ArrayList<>(looks);
        sorted.sort(java.util.Comparator.comparingDouble(Look::parameter));
        return sorted;
    }
}
