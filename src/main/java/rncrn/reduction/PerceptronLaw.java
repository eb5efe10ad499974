package rncrn.reduction;

import java.util.Arrays;

/**
 * One perceptron with everything around it held: the birth-death chain on n = 0, 1, ... with birth
 * rate g + B n and death rate D n + kap n (n - 1). Its stationary law follows from detailed balance
 * and its Poisson equation L h = -(n - m), E h = 0, from one summation:
 *
 * <pre>
 * u_n = h(n+1) - h(n) = G_n / (b_n pi_n),   G_n = -sum_{k<=n} (k-m) pi_k = sum_{k>n} (k-m) pi_k
 * </pre>
 *
 * taken from below up to the mean, as u_n = (m - n + d_n u_{n-1})/b_n, and from above beyond it, as
 * u_{n-1} = (n - m + b_n u_n)/d_n. All terms are then positive; either recursion alone cancels to
 * nothing in the other tail. This class is a work area: solved for one set of coefficients after
 * another, for one thread.
 */
final class PerceptronLaw {
    /** Weight relative to the mode below which a state is left out. */
    private static final double CUT = 1e-18;

    private double g;
    private double birth;
    private double death;
    private double kap;
    private int mode;
    private int low;
    private int size;
    private double[] weight = new double[0];
    private double[] solution = new double[0];
    private double mean;
    private double variance;
    private double correlation;

    /**
     * Solves the chain.
     *
     * @param g production, positive
     * @param birth B, not negative
     * @param death D; where it is negative, so that some D n + kap n (n - 1) would be, that rate is
     *     0
     * @param kap pair removal, positive
     */
    void solve(double g, double birth, double death, double kap) {
        solve(g, birth, death, kap, Integer.MAX_VALUE, -1);
    }

    /** Solves the chain on a support that covers at least the states from lowest to highest. */
    void solve(double g, double birth, double death, double kap, int lowest, int highest) {
        prepare(g, birth, death, kap, lowest, highest);
        poisson();
    }

    /** Finds the stationary law and its moments, and leaves the Poisson equation. */
    void weigh(double g, double birth, double death, double kap) {
        prepare(g, birth, death, kap, Integer.MAX_VALUE, -1);
    }

    private void prepare(
            double g, double birth, double death, double kap, int lowest, int highest) {
        this.g = g;
        this.birth = birth;
        this.death = death;
        this.kap = kap;
        span(lowest, highest);
        fill();
        moments();
    }

    private double births(double n) {
        return Math.max(0, g + birth * n);
    }

    private double deaths(double n) {
        return n * Math.max(0, death + kap * (n - 1));
    }

    /** pi(n+1)/pi(n); infinite where nothing leads down from n + 1. */
    private double ratio(double n) {
        return births(n) / deaths(n + 1);
    }

    /** The steady copy number of the rate equation, g + (B - D) n = kap n^2. */
    static double steady(double g, double birth, double death, double kap) {
        double s = birth - death;
        double q = Math.sqrt(s * s + 4 * g * kap);
        return s > 0 ? (s + q) / (2 * kap) : 2 * g / (q - s);
    }

    /** Finds the support: walks from the mode until the weights are below the cut. */
    private void span(int lowest, int highest) {
        mode = (int) steady(g, birth, death, kap);
        while (ratio(mode) > 1) {
            mode++;
        }
        while (mode > 0 && ratio(mode - 1) < 1) {
            mode--;
        }
        int top = mode;
        double w = 1;
        while (w > CUT) {
            w *= ratio(top);
            top++;
        }
        top = Math.max(top, highest);
        int bottom = 0;
        // Few copies may have a second mode at 0 behind a shallow valley: take all of it.
        if (mode >= 4096) {
            bottom = mode;
            w = 1;
            while (bottom > 0 && w > CUT) {
                bottom--;
                w /= ratio(bottom);
            }
            bottom = Math.min(bottom, lowest);
        }
        low = bottom;
        size = top - bottom + 1;
        if (weight.length < size) {
            weight = new double[size + size / 4];
            solution = new double[weight.length];
        }
    }

    private void fill() {
        int at = mode - low;
        weight[at] = 1;
        for (int i = at; i + 1 < size; i++) {
            weight[i + 1] = weight[i] * ratio(low + i);
        }
        for (int i = at - 1; i >= 0; i--) {
            // After an infinite ratio the weights are 0: those states are never visited.
            weight[i] = weight[i + 1] / ratio(low + i);
        }
    }

    private void moments() {
        double total = 0;
        double first = 0;
        for (int i = 0; i < size; i++) {
            total += weight[i];
            first += weight[i] * i;
        }
        double centre = first / total;
        double second = 0;
        for (int i = 0; i < size; i++) {
            weight[i] /= total;
            second += weight[i] * (i - centre) * (i - centre);
        }
        mean = low + centre;
        variance = second;
    }

    private void poisson() {
        // Increments h(n+1) - h(n) first, in solution[i + 1].
        int split = Math.min(size - 1, Math.max(0, (int) Math.ceil(mean - low)));
        solution[0] = 0;
        double before = 0;
        for (int i = 0; i < split; i++) {
            double n = low + i;
            before = (mean - n + deaths(n) * before) / births(n);
            solution[i + 1] = before;
        }
        double above = 0;
        for (int i = size - 1; i > split; i--) {
            double n = low + i;
            above = (n - mean + births(n) * above) / deaths(n);
            solution[i] = above;
        }
        double c = 0;
        double average = 0;
        double h = 0;
        for (int i = 1; i < size; i++) {
            double increment = solution[i];
            c += births(low + i - 1) * weight[i - 1] * increment * increment;
            h += increment;
            solution[i] = h;
            average += h * weight[i];
        }
        correlation = c;
        for (int i = 0; i < size; i++) {
            solution[i] -= average;
        }
    }

    /** Lowest state of the support. */
    int low() {
        return low;
    }

    /** Highest state of the support. */
    int high() {
        return low + size - 1;
    }

    /** Stationary weight of a state. */
    double weight(int n) {
        return n < low || n >= low + size ? 0 : weight[n - low];
    }

    /** Solution of the Poisson equation at a state of the support. */
    double solution(int n) {
        return solution[n - low];
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    /** Integrated autocovariance, the integral of Cov(n(0), n(t)) over t from 0 to infinity. */
    double correlation() {
        return correlation;
    }

    /**
     * Mean of another chain's Poisson solution under this law.
     *
     * @param other solved on a support that covers this one
     */
    double meanOf(PerceptronLaw other) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weight[i] * other.solution[low + i - other.low];
        }
        return sum;
    }

    /** Covariance of the copy number with another chain's Poisson solution under this law. */
    double covarianceWith(PerceptronLaw other) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weight[i] * (low + i - mean) * other.solution[low + i - other.low];
        }
        return sum;
    }

    /** The stationary law as an array from {@link #low} on. */
    double[] weights() {
        return Arrays.copyOf(weight, size);
    }
}
