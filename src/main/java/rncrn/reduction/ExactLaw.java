package rncrn.reduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import rncrn.ComputationException;

/**
 * The stationary law of the slow process by linear algebra, free of sampling error: finite state
 * projection (Munsky and Khammash 2006, doi 10.1063/1.2145882) of the chain that is killed when it
 * leaves the domain. With u the expected time per cell before leaving from a start, sum(u) is the
 * mean exit time and u/sum(u) the law of the chain that is put back to its start at every exit.
 * Putting it back to that law instead, again and again, leads to the quasi-stationary law (Darroch
 * and Seneta 1965, doi 10.2307/3211876), the law long after the start given no exit yet. Where
 * exits are rare the two are one and the same.
 */
public final class ExactLaw {
    private static final int MAX_ROUNDS = 60;

    /** Largest share of rates clipped whose effect is left to the reader. */
    private static final double MOST_CLIPPED = 1e-3;

    private final SlowChain chain;
    private final double[] probability;
    private final double logExitTime;
    private final double logEscapeTime;
    private final double[] exitShares;
    private final double clipped;
    private final double reflected;
    private final double[] mean;
    private final double[][] covariance;

    private ExactLaw(SlowChain chain, double logExitTime, double[] law, double[] logTimes) {
        this.chain = chain;
        this.logExitTime = logExitTime;
        this.probability = law;
        this.logEscapeTime = Elimination.logSum(logTimes);
        exitShares = new double[5];
        for (int f = 0; f < exitShares.length; f++) {
            for (int c = 0; c < law.length; c++) {
                double rate = chain.face(f)[c];
                exitShares[f] += rate > 0 ? Math.exp(logTimes[c] + Math.log(rate)) : 0;
            }
        }
        clipped = average(chain.clipped());
        reflected = average(chain.reflected());
        int n = dimension();
        mean = new double[n];
        covariance = new double[n][n];
        moments(n);
    }

    /** What happens when the domain is left. */
    public enum Exit {
        /** The chain is put back to its start. */
        RESET,
        /** The law is conditioned on not having left: quasi-stationary. */
        CONDITION
    }

    /**
     * Solves for the law.
     *
     * @param model slow process of one or two executive species
     * @param start state to start from, in copies
     * @param maxStates most lattice cells; where single copies need more, cells of h copies are
     *     used
     * @param exit what happens when the domain is left
     * @throws ComputationException for more than two executive species, or if the reduction is not
     *     to be trusted in the start, or if a classification network's noise would be left out
     */
    public static ExactLaw of(SlowModel model, double[] start, long maxStates, Exit exit) {
        CascadeNoise.refuse(model, start);
        return solve(model, start, maxStates, exit);
    }

    /** The same for whom an approximate law will do. */
    static ExactLaw solve(SlowModel model, double[] start, long maxStates, Exit exit) {
        SlowChain chain = new SlowChain(model, step(model, maxStates));
        Elimination factors = chain.solve(new double[0]);
        double[] initial = new double[chain.count()];
        int cell = chain.nearest(start);
        if (chain.face(SlowChain.UNTRUSTED)[cell] > 0) {
            throw new ComputationException(
                    "the reduction is not to be trusted in the initial state (its mass matrix is"
                            + " near singular there); start elsewhere or simulate exactly");
        }
        initial[cell] = 1;
        double[] times = factors.logTimes(initial);
        double logExitTime = Elimination.logSum(times);
        double[] law = law(times);
        for (int round = 0; exit == Exit.CONDITION && round < MAX_ROUNDS; round++) {
            times = factors.logTimes(law);
            double[] next = law(times);
            double change = 0;
            for (int c = 0; c < law.length; c++) {
                change += Math.abs(next[c] - law[c]);
            }
            law = next;
            if (change < 1e-10) {
                break;
            }
        }
        return new ExactLaw(chain, logExitTime, law, times);
    }

    private static double[] law(double[] logTimes) {
        double total = Elimination.logSum(logTimes);
        double[] law = new double[logTimes.length];
        for (int c = 0; c < law.length; c++) {
            law[c] = Math.exp(logTimes[c] - total);
        }
        return law;
    }

    /** The smallest lattice step whose lattice has at most so many cells. */
    static int step(SlowModel model, long maxStates) {
        int n = model.dimension();
        for (int step = 1; ; step++) {
            double cells = 1;
            for (int i = 0; i < n; i++) {
                cells *= Math.floor(model.domain().width(i) * model.omega() / step) + 1;
            }
            if (cells <= maxStates) {
                return step;
            }
        }
    }

    private double average(double[] rates) {
        double sum = 0;
        for (int c = 0; c < probability.length; c++) {
            sum += probability[c] * rates[c];
        }
        return sum;
    }

    private void moments(int n) {
        for (int c = 0; c < probability.length; c++) {
            for (int i = 0; i < n; i++) {
                mean[i] += probability[c] * copies(i, c);
            }
        }
        for (int c = 0; c < probability.length; c++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    covariance[i][j] +=
                            probability[c] * (copies(i, c) - mean[i]) * (copies(j, c) - mean[j]);
                }
            }
        }
    }

    private double copies(int axis, int cell) {
        int nx = chain.cells(0);
        return chain.copies(axis, axis == 0 ? cell % nx : cell / nx);
    }

    public int dimension() {
        return chain.model().dimension();
    }

    SlowChain chain() {
        return chain;
    }

    /** Number of lattice cells. */
    public int states() {
        return chain.count();
    }

    /** Copies per lattice step. */
    public int step() {
        return chain.step();
    }

    /** Cells along an axis. */
    public int cells(int axis) {
        return chain.cells(axis);
    }

    /** Concentration of an executive species at a position along its axis. */
    public double concentration(int axis, int position) {
        return chain.copies(axis, position) / chain.model().omega();
    }

    /** Probability of the cell at these positions (the second is 0 for one species). */
    public double probability(int x, int y) {
        return probability[y * chain.cells(0) + x];
    }

    /** Mean time from the start until the domain is left; infinite beyond the range of doubles. */
    public double exitTime() {
        return Math.exp(logExitTime);
    }

    /** Its decimal logarithm, finite however rare the exit. */
    public double log10ExitTime() {
        return logExitTime / Math.log(10);
    }

    /** Mean time to leave the domain from the law itself, the inverse of the leak. */
    public double escapeTime() {
        return Math.exp(logEscapeTime);
    }

    /** Its decimal logarithm. */
    public double log10EscapeTime() {
        return logEscapeTime / Math.log(10);
    }

    /**
     * How the domain is left: shares by low and high face of the first species, low and high face
     * of the second, and by regions where the reduction is not to be trusted.
     */
    public double exitShare(int way) {
        return exitShares[way];
    }

    /** Mean rate of events that could not be represented because a rate came out negative. */
    public double clipped() {
        return clipped;
    }

    /** Clipped rates as a share of all. */
    public double clippedShare() {
        double all = clipped;
        for (double[] direction : chain.rates()) {
            all += average(direction);
        }
        return clipped / all;
    }

    /**
     * Whether so few rates were clipped that the law is that of the reduced dynamics: noise that is
     * too strongly correlated for jumps to the eight neighbours is no more than a thousandth.
     */
    public boolean faithful() {
        return clippedShare() <= MOST_CLIPPED;
    }

    /** Mean rate of jumps below 0 copies that were left out. */
    public double reflected() {
        return reflected;
    }

    /** Mean concentration. */
    public double mean(int axis) {
        return mean[axis] / chain.model().omega();
    }

    /** Covariance of concentrations. */
    public double covariance(int i, int j) {
        double omega = chain.model().omega();
        return covariance[i][j] / (omega * omega);
    }

    /** Density of one species' concentration at each position of its axis. */
    public double[] marginal(int axis) {
        double[] density = new double[chain.cells(axis)];
        for (int c = 0; c < probability.length; c++) {
            density[axis == 0 ? c % chain.cells(0) : c / chain.cells(0)] += probability[c];
        }
        double width = chain.step() / chain.model().omega();
        for (int k = 0; k < density.length; k++) {
            density[k] /= width;
        }
        return density;
    }

    /** A local maximum of the density: where, and its density relative to the highest. */
    public record Mode(List<Double> concentration, double relativeDensity) {
        public Mode {
            concentration = List.copyOf(concentration);
        }
    }

    /**
     * Local maxima of the density at least a thousandth as high as the highest, highest first.
     * Maxima at 0 copies count.
     */
    public List<Mode> modes() {
        int nx = chain.cells(0);
        int ny = chain.cells(1);
        double top = Arrays.stream(probability).max().orElse(0);
        List<Mode> modes = new ArrayList<>();
        for (int c = 0; c < probability.length; c++) {
            if (probability[c] >= 1e-3 * top && isPeak(c % nx, c / nx, nx, ny)) {
                List<Double> place = new ArrayList<>();
                for (int i = 0; i < dimension(); i++) {
                    place.add(copies(i, c) / chain.model().omega());
                }
                modes.add(new Mode(place, probability[c] / top));
            }
        }
        modes.sort(Comparator.comparingDouble(Mode::relativeDensity).reversed());
        return modes;
    }

    private boolean isPeak(int x, int y, int nx, int ny) {
        double here = probability[y * nx + x];
        for (int d = 0; d < 8; d++) {
            int tx = x + LatticeElimination.DX[d];
            int ty = y + LatticeElimination.DY[d];
            if (tx >= 0 && ty >= 0 && tx < nx && ty < ny && probability[ty * nx + tx] > here) {
                return false;
            }
        }
        return true;
    }
}
