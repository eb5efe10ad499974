package rncrn.reduction;

import java.util.List;

/**
 * Passages between places of an exact law, free of sampling error: mean times and splitting
 * probabilities of the slow chain that is stopped where it arrives. A place is a cell for one
 * executive species, which no path can jump over; for two it is the disc round the place within a
 * tenth of the way from the start. Leaving the domain counts as failure and puts the chain back to
 * where it started.
 */
public final class Passages {
    /** Stopping rate in a place: it is left with a chance of 1e-6 at most. */
    private static final double AT_ONCE = 1e12;

    private static final double RADIUS = .1;

    private final ExactLaw law;
    private final SlowChain chain;

    public Passages(ExactLaw law) {
        this.law = law;
        this.chain = law.chain();
    }

    /**
     * Mean time from one place to another.
     *
     * @param from concentrations of the executive species
     * @param to likewise
     */
    public double time(List<Double> from, List<Double> to) {
        return Math.pow(10, log10Time(from, to));
    }

    /** Its decimal logarithm, finite where the time is beyond the range of doubles. */
    public double log10Time(List<Double> from, List<Double> to) {
        double[] stop = new double[chain.count()];
        mark(from, to, stop);
        double[] times = times(from, stop);
        double lost = ends(times, chain.exits());
        double arrived = ends(times, stop);
        // A share of the trials is lost at the edge and begins anew.
        return (Elimination.logSum(times) - Math.log(arrived / (arrived + lost))) / Math.log(10);
    }

    /**
     * Probability that a place is reached before another, given that one of them is.
     *
     * @param from where the chain starts
     * @param to the place that counts
     * @param other the place that does not
     */
    public double splitting(List<Double> from, List<Double> to, List<Double> other) {
        double[] first = new double[chain.count()];
        double[] second = new double[chain.count()];
        mark(from, to, first);
        mark(from, other, second);
        double[] stop = new double[chain.count()];
        for (int c = 0; c < stop.length; c++) {
            stop[c] = first[c] + second[c];
        }
        double[] times = times(from, stop);
        double here = ends(times, first);
        return here / (here + ends(times, second));
    }

    /** Probability of an end at these rates, from the logarithms of the times in each cell. */
    private static double ends(double[] times, double[] rates) {
        double sum = 0;
        for (int c = 0; c < times.length; c++) {
            sum += rates[c] > 0 ? Math.exp(times[c] + Math.log(rates[c])) : 0;
        }
        return sum;
    }

    /** Logarithms of the mean times in each cell. */
    private double[] times(List<Double> from, double[] stop) {
        double[] initial = new double[chain.count()];
        initial[chain.nearest(copies(from))] = 1;
        return chain.solve(stop).logTimes(initial);
    }

    private double[] copies(List<Double> place) {
        double omega = chain.model().omega();
        return place.stream().mapToDouble(x -> x * omega).toArray();
    }

    /** Sets the stopping rate in the cells of a place. */
    private void mark(List<Double> from, List<Double> to, double[] stop) {
        double[] centre = copies(to);
        stop[chain.nearest(centre)] = AT_ONCE;
        if (law.dimension() == 1) {
            return;
        }
        double[] start = copies(from);
        double radius = RADIUS * Math.hypot(start[0] - centre[0], start[1] - centre[1]);
        for (int c = 0; c < stop.length; c++) {
            double dx = chain.copies(0, c % law.cells(0)) - centre[0];
            double dy = chain.copies(1, c / law.cells(0)) - centre[1];
            if (Math.hypot(dx, dy) <= radius) {
                stop[c] = AT_ONCE;
            }
        }
    }
}
