package rncrn.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The noise-aware objective, in the unit gauge gamma = tau = 1. Its rows are, all means over their
 * points:
 *
 * <ul>
 *   <li>the field, w (T_i - beta_i - x_i sum_j alpha_ij Y_j), Y_j = sigma_j - (sigma_j/k_j^2)
 *       (omega_j . T)/V_j + b_j/(Omega c_j) the steady perceptron corrected for its lag at speed
 *       V_j and for the error b_j = (sigma_j - F_j/(2 k_j))/k_j of few copies at abundance c_j (to
 *       first order the mean of its birth and death chain);
 *   <li>the diffusion near the attractor, sqrt(rho D_i) with D_i = beta_i + x_i sum_j |alpha_ij|
 *       sigma_j + sum_j x_i^2 alpha_ij^2 F_j/(k_j^2 w_j): shot noise of the executive species, and
 *       noise of the perceptrons passed on (F_j = 1 + (sum |omega| x + sum |psi| lambda + |theta|)
 *       sigma_j + sigma_j^2 is a perceptron's own flux, k_j = sqrt(s_j^2 + 4) its relaxation rate,
 *       w_j = speed times abundance);
 *   <li>the events spent on perceptrons, sqrt(rho kappa sum_j w_j F_j);
 *   <li>the size of each wanted cycle: the mean along it of the field's deviation across it, which
 *       is what moves the cycle outwards or inwards to first order;
 *   <li>a tiny ridge on the hyperplanes;
 *   <li>an outward guard, max(0, n.g + level) with n pointing away from what is wanted: nothing may
 *       run away.
 * </ul>
 *
 * Variables: alpha species by species, one for each inflow above its bound, the hyperplanes.
 */
final class NoiseModel extends UnitPerceptrons implements Rows.Model {
    /** A point: raw inputs, and what is wanted there. */
    @SuppressWarnings("ArrayRecordComponent") // Passed about inside this package, never compared.
    record Point(double[] input, double[] target, double[] weight) {}

    /** Points along a cycle: each weight is the way across it there, times that of the row. */
    record Ring(List<Point> points) {}

    private static final double GUARD_WEIGHT = .3;

    /** Of the standardised hyperplanes: keeps weights in the hundreds. */
    private static final double RIDGE = 1e-7;

    /** Ratio of rate constants below which the ridge has to be steeper. */
    private static final double WIDE_RATIO = 1e6;

    /** Size below which an alpha is rounded off, unless told otherwise. */
    private static final double ROUND = .02;

    private final List<Point> field;
    private final List<Point> attractor;
    private final List<Point> guard;
    private final double level;
    private final List<Ring> rings = new ArrayList<>();
    private double rho;
    private double round = ROUND;
    private double ridge = RIDGE;
    private double mostLag;
    private double longestLag;
    private double fewest;
    private double kappa;
    private final double[] w;
    private final double[] speed;
    private final double[] scarcity;

    private final double[] slope;

    NoiseModel(
            int n,
            int m,
            Problem.Frame frame,
            double betaLeast,
            List<Point> field,
            List<Point> attractor,
            List<Point> guard,
            double level) {
        super(n, m, frame, betaLeast);
        this.field = field;
        this.attractor = attractor;
        this.guard = guard;
        this.level = level;
        w = new double[m];
        speed = new double[m];
        scarcity = new double[m];
        slope = new double[variables()];
    }

    @Override
    public int variables() {
        return n * m + n + m * width;
    }

    /** Weights and inflows. */
    @Override
    public int easy() {
        return n * m + n;
    }

    /** Adds wanted cycles whose size counts. */
    void add(List<Ring> cycles) {
        rings.addAll(cycles);
    }

    /** Sets the size of an alpha below which it is rounded off, lest a search be caught there. */
    void round(double size) {
        round = size;
    }

    /** Steepens the ridge where rate constants may differ by this ratio at most. */
    void rateRatio(double ratio) {
        ridge = RIDGE * Math.max(1, WIDE_RATIO / ratio);
    }

    /**
     * Sets the longest lag that is corrected for; 0 for none. The correction holds the target's own
     * drift, and long lags would let a search fit the target by it.
     */
    void lag(double longest) {
        mostLag = longest;
        longestLag = longest;
    }

    /** Whether lags count in full, for comparing speeds, or up to the longest. */
    void allLag(boolean all) {
        longestLag = all && mostLag > 0 ? Double.POSITIVE_INFINITY : mostLag;
    }

    /**
     * Sets the scarcity, the inverse of system size times abundance, up to which the error of few
     * copies is corrected for; 0 for none. Beyond it the correction would not be true.
     */
    void fewCopies(double most) {
        fewest = most;
    }

    /** Sets the weight of the noise, the price of the budget, and its split. */
    void set(
            double penalty,
            double price,
            double[] split,
            double[] speeds,
            double[] abundances,
            double systemSize) {
        rho = penalty;
        kappa = price;
        System.arraycopy(split, 0, w, 0, m);
        System.arraycopy(speeds, 0, speed, 0, m);
        for (int j = 0; j < m; j++) {
            scarcity[j] = 1 / (systemSize * abundances[j]);
        }
    }

    @Override
    public void rows(double[] v, boolean slopes, Rows to) {
        double share = 1 / Math.sqrt((double) field.size() * n);
        for (Point point : field) {
            perceptrons(v, point.input);
            for (int i = 0; i < n; i++) {
                fieldRow(v, point, i, share * point.weight[i], slopes, to);
            }
        }
        double near = 1 / Math.sqrt((double) attractor.size() * n);
        for (Point point : attractor) {
            perceptrons(v, point.input);
            for (int i = 0; i < n; i++) {
                noiseRow(v, point, i, near, slopes, to);
            }
            budgetRow(v, point, near, slopes, to);
        }
        for (Ring ring : rings) {
            ringRow(v, ring, slopes, to);
        }
        for (int j = 0; j < m; j++) {
            for (int k = 0; k < width - 1; k++) {
                ridgeRow(v, plane(j) + k, ridge, slopes, to);
            }
            ridgeRow(v, plane(j) + width - 1, ridge - RIDGE, slopes, to);
        }
        double outside = GUARD_WEIGHT / Math.sqrt(Math.max(1, guard.size()));
        for (Point point : guard) {
            perceptrons(v, point.input);
            guardRow(v, point, outside, slopes, to);
        }
    }

    private double size(double alpha) {
        return Math.sqrt(alpha * alpha + round * round);
    }

    private void fieldRow(double[] v, Point point, int i, double factor, boolean slopes, Rows to) {
        if (slopes) {
            Arrays.fill(slope, 0);
        }
        add(deviation(v, point, i, factor, slopes), slopes, to);
    }

    /** The deviation of the field across a cycle, its mean along the cycle. */
    private void ringRow(double[] v, Ring ring, boolean slopes, Rows to) {
        if (slopes) {
            Arrays.fill(slope, 0);
        }
        double sum = 0;
        for (Point point : ring.points()) {
            perceptrons(v, point.input);
            for (int i = 0; i < n; i++) {
                sum += deviation(v, point, i, point.weight[i] / ring.points().size(), slopes);
            }
        }
        add(sum, slopes, to);
    }

    private void ridgeRow(double[] v, int u, double weight, boolean slopes, Rows to) {
        if (weight == 0) {
            return;
        }
        if (slopes) {
            Arrays.fill(slope, 0);
            slope[u] = Math.sqrt(weight);
        }
        add(Math.sqrt(weight) * v[u], slopes, to);
    }

    private void add(double residual, boolean slopes, Rows to) {
        if (slopes) {
            to.add(residual, slope);
        } else {
            to.add(residual);
        }
    }

    /** factor times (field - target); its gradient is added to the slope. */
    private double deviation(double[] v, Point point, int i, double factor, boolean slopes) {
        double x = point.input[i];
        double sum = beta(v, i) - point.target[i];
        if (slopes) {
            slope[n * m + i] += factor * betaSlope(v, i);
        }
        for (int j = 0; j < m; j++) {
            double lag = Math.min(longestLag, 1 / speed[j]);
            double drift = along(v, j, point.target);
            double square = root[j] * root[j];
            double few = Math.min(fewest, scarcity[j]);
            double y = sigma[j] - lag * sigma[j] / square * drift + few * bias(j);
            double alpha = v[i * m + j];
            sum += x * alpha * y;
            if (slopes) {
                slope[i * m + j] += factor * x * y;
                double byInput =
                        sigma[j] / root[j]
                                - lag
                                        * drift
                                        * (sigma[j] / (square * root[j])
                                                - 2 * sigma[j] * input[j] / (square * square));
                double byDrift = -lag * sigma[j] / square;
                for (int k = 0; k < width; k++) {
                    double d = byInput * z[k];
                    if (few > 0) {
                        d += few * biasSlope(v, point.input, j, k);
                    }
                    if (k < n) {
                        d += byDrift * point.target[k] / scale[k];
                    }
                    slope[plane(j) + k] += factor * x * alpha * d;
                }
            }
        }
        return factor * sum;
    }

    private void noiseRow(double[] v, Point point, int i, double factor, boolean slopes, Rows to) {
        double x = point.input[i];
        double d = beta(v, i);
        for (int j = 0; j < m; j++) {
            double a = v[i * m + j] * x;
            d += x * size(v[i * m + j]) * sigma[j] + a * a * flux[j] / (root[j] * root[j] * w[j]);
        }
        double residual = factor * Math.sqrt(rho * d);
        if (!slopes) {
            to.add(residual);
            return;
        }
        Arrays.fill(slope, 0);
        // d sqrt(rho D) = rho dD / (2 sqrt(rho D)).
        double outer = factor * factor * rho / (2 * residual);
        slope[n * m + i] = outer * betaSlope(v, i);
        for (int j = 0; j < m; j++) {
            double alpha = v[i * m + j];
            double square = root[j] * root[j];
            double passed = x * x / (square * w[j]);
            slope[i * m + j] =
                    outer * (x * alpha / size(alpha) * sigma[j] + 2 * alpha * passed * flux[j]);
            // A parabola that touches |alpha| here and lies above it everywhere else (Lange, Hunter
            // and Yang 2000, doi 10.1080/10618600.2000.10474858) bends by 1/|alpha|. Rows know
            // nothing of it, and a search would be caught where weights change sign.
            to.curve(
                    i * m + j,
                    factor * factor * rho * (x * sigma[j] / (2 * size(alpha)) + passed * flux[j]));
            double shot = outer * size(alpha) * x * sigma[j] / root[j];
            double weight = outer * alpha * alpha * passed;
            for (int k = 0; k < width; k++) {
                slope[plane(j) + k] =
                        shot * z[k]
                                + weight
                                        * (fluxSlope(v, point.input, j, k)
                                                - 2 * flux[j] * input[j] / square * z[k]);
            }
        }
        to.add(residual, slope);
    }

    private void budgetRow(double[] v, Point point, double factor, boolean slopes, Rows to) {
        double events = 0;
        for (int j = 0; j < m; j++) {
            events += w[j] * flux[j];
        }
        double residual = factor * Math.sqrt(rho * kappa * events);
        if (!slopes) {
            to.add(residual);
            return;
        }
        Arrays.fill(slope, 0);
        double outer = factor * factor * rho * kappa / (2 * residual);
        for (int j = 0; j < m; j++) {
            for (int k = 0; k < width; k++) {
                slope[plane(j) + k] = outer * w[j] * fluxSlope(v, point.input, j, k);
            }
        }
        to.add(residual, slope);
    }

    private void guardRow(double[] v, Point point, double factor, boolean slopes, Rows to) {
        double outward = level;
        for (int i = 0; i < n; i++) {
            outward += point.target[i] * value(v, point.input, i);
        }
        if (outward <= 0) {
            return;
        }
        if (!slopes) {
            to.add(factor * point.weight[0] * outward);
            return;
        }
        Arrays.fill(slope, 0);
        double f = factor * point.weight[0];
        for (int i = 0; i < n; i++) {
            double direction = f * point.target[i];
            slope[n * m + i] = direction * betaSlope(v, i);
            for (int j = 0; j < m; j++) {
                slope[i * m + j] = direction * point.input[i] * sigma[j];
                double d = direction * point.input[i] * v[i * m + j] * sigma[j] / root[j];
                for (int k = 0; k < width; k++) {
                    slope[plane(j) + k] += d * z[k];
                }
            }
        }
        to.add(f * outward, slope);
    }
}
