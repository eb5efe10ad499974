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
 * nothing in the other tail. Both the walk from the mode that finds the weights and these
 * recursions divide by the same rates, so that a state costs one division. This class is a work
 * area: solved for one set of coefficients after another, for one thread.
 */
final class PerceptronLaw {
    /** Weight relative to the mode below which a state is left out. */
    private static final double CUT = 1e-16;

    /** Room for the lower tail in standard deviations of the linear noise, and in states. */
    private static final double ROOM = 10;

    private static final int FEW = 64;

    private double g;
    private double birth;
    private double death;
    private double kap;
    private int mode;
    private int low;
    private int high;

    /** State of the first entry of the arrays. */
    private int base;

    private double[] weight = new double[0];

    /** One over the birth rate below the mode, one over the death rate above it. */
    private double[] inverse = new double[0];

    private double[] solution = new double[0];
    private double total;
    private double first;
    private double second;
    private double mean;
    private double variance;
    private double correlation;

    /** Mean of {@link #solution} as it stands in the array. */
    private double average;

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

    private double births(double n) {
        double rate = g + birth * n;
        return rate > 0 ? rate : 0;
    }

    private double deaths(double n) {
        double rate = death + kap * (n - 1);
        return rate > 0 ? n * rate : 0;
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

    /** Walks from the mode both ways until the weights are below the cut. */
    private void prepare(
            double g, double birth, double death, double kap, int lowest, int highest) {
        this.g = g;
        this.birth = birth;
        this.death = death;
        this.kap = kap;
        double steady = steady(g, birth, death, kap);
        mode = (int) steady;
        while (ratio(mode) > 1) {
            mode++;
        }
        while (mode > 0 && ratio(mode - 1) < 1) {
            mode--;
        }
        double rate = Math.sqrt((birth - death) * (birth - death) + 4 * g * kap);
        double flux = g + (Math.abs(birth) + Math.abs(death)) * steady + kap * steady * steady;
        int room = (int) (ROOM * Math.sqrt(flux / (2 * rate))) + FEW;
        total = 1;
        first = 0;
        second = 0;
        while (true) {
            base = Math.max(0, Math.min(lowest, mode - room));
            reserve(Math.max(mode + room, highest) - base + 2);
            if (down(lowest)) {
                break;
            }
            total = 1;
            first = 0;
            second = 0;
            room *= 2;
        }
        up(highest);
        double scale = 1 / total;
        for (int i = low - base; i <= high - base; i++) {
            weight[i] *= scale;
        }
        mean = mode + first * scale;
        variance = (second - first * first * scale) * scale;
    }

    private void reserve(int size) {
        if (weight.length < size) {
            int capacity = size + size / 4;
            weight = Arrays.copyOf(weight, capacity);
            inverse = Arrays.copyOf(inverse, capacity);
            solution = new double[capacity];
        }
    }

    /** Weights below the mode; returns whether there was room for them. */
    private boolean down(int lowest) {
        double cut = CUT / rise();
        int n = mode;
        double w = 1;
        weight[mode - base] = 1;
        while (n > 0 && (w > cut || n > lowest)) {
            if (n == base) {
                return false;
            }
            double inv = 1 / births(n - 1);
            w *= deaths(n) * inv;
            n--;
            note(n, w, inv);
        }
        low = n;
        return true;
    }

    /** Adds a state's weight to the sums. */
    private void note(int n, double w, double inv) {
        weight[n - base] = w;
        inverse[n - base] = inv;
        double away = w * (n - mode);
        total += w;
        first += away;
        second += away * (n - mode);
    }

    /**
     * By how much the weights rise again towards 0, behind the valley that there is where B n grows
     * faster than D n and g is below D: those states must not be cut off with the valley.
     */
    private double rise() {
        double product = 1;
        for (int n = 0; n < mode; n++) {
            double ratio = ratio(n);
            if (ratio >= 1 || product > 1e300) {
                break;
            }
            product /= Math.max(ratio, 1e-300);
        }
        return product;
    }

    private void up(int highest) {
        int n = mode;
        double w = 1;
        while (w > CUT || n < highest) {
            if (n + 1 - base >= weight.length) {
                reserve(2 * weight.length);
            }
            double inv = 1 / deaths(n + 1);
            w *= births(n) * inv;
            n++;
            note(n, w, inv);
        }
        high = n;
    }

    private void poisson() {
        // From below: increments u_n = h(n+1) - h(n), added up at once.
        int split = Math.min(high, Math.max(low, (int) Math.ceil(mean)));
        double increment = 0;
        double h = 0;
        double c = 0;
        double sum = 0;
        solution[low - base] = 0;
        for (int i = low - base; i < split - base; i++) {
            double n = base + i;
            double rate = births(n);
            double inv = i < mode - base ? inverse[i] : 1 / rate;
            increment = (mean - n + deaths(n) * increment) * inv;
            h += increment;
            solution[i + 1] = h;
            c += rate * weight[i] * increment * increment;
            sum += h * weight[i + 1];
        }
        // From above: increments in the place of n + 1 first.
        increment = 0;
        for (int i = high - base; i > split - base; i--) {
            double n = base + i;
            double inv = i > mode - base ? inverse[i] : 1 / deaths(n);
            increment = (n - mean + births(n) * increment) * inv;
            solution[i] = increment;
        }
        for (int i = split + 1 - base; i <= high - base; i++) {
            increment = solution[i];
            c += births(base + i - 1) * weight[i - 1] * increment * increment;
            h += increment;
            solution[i] = h;
            sum += h * weight[i];
        }
        correlation = c;
        average = sum;
    }

    /** Lowest state of the support. */
    int low() {
        return low;
    }

    /** Highest state of the support. */
    int high() {
        return high;
    }

    /** Stationary weight of a state. */
    double weight(int n) {
        return n < low || n > high ? 0 : weight[n - base];
    }

    /** Solution of the Poisson equation at a state of the support. */
    double solution(int n) {
        return solution[n - base] - average;
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
        for (int i = low - base, k = low - other.base; i <= high - base; i++, k++) {
            sum += weight[i] * other.solution[k];
        }
        return sum - other.average;
    }

    /** Covariance of the copy number with another chain's Poisson solution under this law. */
    double covarianceWith(PerceptronLaw other) {
        double sum = 0;
        for (int n = low; n <= high; n++) {
            sum += weight[n - base] * (n - mean) * other.solution[n - other.base];
        }
        return sum;
    }
}
