package rncrn.training;

import rncrn.neural.Activation;

/**
 * The perceptrons of a network in the unit gauge gamma = tau = 1, one point at a time: their steady
 * value sigma_j, relaxation rate k_j = sqrt(s_j^2 + 4) and own flux F_j = 1 + (sum |omega| x + sum
 * |psi| lambda + |theta|) sigma_j + sigma_j^2.
 *
 * <p>Variables: alpha species by species, one for each inflow above its bound, the hyperplanes over
 * standardised inputs.
 */
class UnitPerceptrons {
    /** Below this a rate's size is rounded off: a search would be caught at the kink. */
    private static final double SOFT = .02;

    /** Rounds off an inflow near its bound. */
    private static final double BEND = .03;

    final int n;
    final int m;
    final int width;
    final double[] mean;
    final double[] scale;
    final double betaLeast;

    // One point at a time.
    final double[] z;
    final double[] sigma;
    final double[] root;
    final double[] input;
    final double[] flux;

    UnitPerceptrons(int n, int m, Problem.Frame frame, double betaLeast) {
        this.n = n;
        this.m = m;
        mean = frame.mean();
        scale = frame.scale();
        width = mean.length + 1;
        this.betaLeast = betaLeast;
        z = new double[width];
        sigma = new double[m];
        root = new double[m];
        input = new double[m];
        flux = new double[m];
    }

    /**
     * An inflow, (b + sqrt(b^2 + 4 e^2))/2 above its bound: where the bound binds, any step further
     * down is harmless. With a square in its place the matrix would lose its scale there.
     */
    double beta(double[] v, int i) {
        double b = v[n * m + i];
        return b == Double.NEGATIVE_INFINITY
                ? betaLeast
                : betaLeast + Activation.value(b, BEND, BEND);
    }

    double betaSlope(double[] v, int i) {
        double b = v[n * m + i];
        return Activation.value(b, BEND, BEND) / Activation.root(b, BEND, BEND);
    }

    /** The variable that stands for an inflow. */
    double ofBeta(double beta) {
        double above = Math.max(BEND * BEND, beta - betaLeast);
        return above - BEND * BEND / above;
    }

    int plane(int j) {
        return n * m + n + j * width;
    }

    /** Perceptrons at a point. */
    void perceptrons(double[] v, double[] u) {
        for (int k = 0; k < width - 1; k++) {
            z[k] = (u[k] - mean[k]) / scale[k];
        }
        z[width - 1] = 1;
        for (int j = 0; j < m; j++) {
            double s = 0;
            double bias = v[plane(j) + width - 1];
            double rate = 0;
            for (int k = 0; k < width; k++) {
                s += v[plane(j) + k] * z[k];
                if (k < width - 1) {
                    double raw = v[plane(j) + k] / scale[k];
                    bias -= raw * mean[k];
                    rate += soft(raw) * u[k];
                }
            }
            input[j] = s;
            root[j] = Activation.root(s, 1, 1);
            sigma[j] = Activation.value(s, 1, 1);
            rateOf(j, rate + soft(bias));
        }
    }

    private void rateOf(int j, double rate) {
        flux[j] = 1 + rate * sigma[j] + sigma[j] * sigma[j];
    }

    double sigma(int j) {
        return sigma[j];
    }

    double root(int j) {
        return root[j];
    }

    /** F_j at the point last looked at. */
    double flux(int j) {
        return flux[j];
    }

    /** The quasi-static field at the point last looked at. */
    double value(double[] v, double[] u, int i) {
        double sum = 0;
        for (int j = 0; j < m; j++) {
            sum += v[i * m + j] * sigma[j];
        }
        return beta(v, i) + u[i] * sum;
    }

    /** omega_j . f in raw inputs. */
    double along(double[] v, int j, double[] f) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += v[plane(j) + k] / scale[k] * f[k];
        }
        return sum;
    }

    /** dF_j by entry k of hyperplane j, at the point u last looked at. */
    double fluxSlope(double[] v, double[] u, int j, int k) {
        double bias = v[plane(j) + width - 1];
        for (int l = 0; l < width - 1; l++) {
            bias -= v[plane(j) + l] / scale[l] * mean[l];
        }
        double rate = (flux[j] - 1 - sigma[j] * sigma[j]) / sigma[j];
        double byRate =
                k == width - 1
                        ? softSlope(bias)
                        : softSlope(v[plane(j) + k] / scale[k]) * u[k] / scale[k]
                                - softSlope(bias) * mean[k] / scale[k];
        return byRate * sigma[j] + (rate + 2 * sigma[j]) * sigma[j] / root[j] * z[k];
    }

    /** What a mean deviates from sigma_j by, times the copies that stand for abundance 1. */
    double bias(int j) {
        return (sigma[j] - flux[j] / (2 * root[j])) / root[j];
    }

    /** Slope of the bias by entry k of hyperplane j, at the point u last looked at. */
    double biasSlope(double[] v, double[] u, int j, int k) {
        double q = root[j];
        double byRoot = input[j] / q * z[k];
        double above =
                sigma[j] / q * z[k]
                        - fluxSlope(v, u, j, k) / (2 * q)
                        + flux[j] / (2 * q * q) * byRoot;
        return (above - bias(j) * byRoot) / q;
    }

    /** About |a|, but smooth. */
    private static double soft(double a) {
        return Math.sqrt(a * a + SOFT * SOFT);
    }

    private static double softSlope(double a) {
        return a / soft(a);
    }
}
