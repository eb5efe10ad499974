package rncrn.training;

import rncrn.neural.Activation;
import rncrn.neural.Layer;

/**
 * The noise of perceptrons at rest at an input, by linear noise, at mu = 1 and system size 1. A
 * work area for one thread.
 */
final class LayerNoise {
    private final double[][] weights;
    private final double[] theta;
    private final double[] gamma;
    private final double[] tau;

    /** Concentrations y_j. */
    final double[] value;

    /** Relaxation rates k_j = sqrt(s_j^2 + 4 gamma_j tau_j). */
    final double[] root;

    /** Events per time, F_j = gamma_j + (sum_k |w_jk| u_k + |theta_j|) y_j + tau_j y_j^2. */
    final double[] flux;

    LayerNoise(Layer layer) {
        weights = layer.weights();
        theta = layer.theta();
        gamma = layer.gamma();
        tau = layer.tau();
        value = new double[theta.length];
        root = new double[theta.length];
        flux = new double[theta.length];
    }

    void at(double[] u) {
        for (int j = 0; j < theta.length; j++) {
            double s = theta[j];
            double rate = Math.abs(theta[j]);
            for (int k = 0; k < u.length; k++) {
                s += weights[j][k] * u[k];
                rate += Math.abs(weights[j][k]) * u[k];
            }
            value[j] = Activation.value(s, gamma[j], tau[j]);
            root[j] = Activation.root(s, gamma[j], tau[j]);
            flux[j] = gamma[j] + rate * value[j] + tau[j] * value[j] * value[j];
        }
    }

    /** Spectral density at frequency 0: what a slow reader sees as diffusion per gain squared. */
    double noise(int j) {
        return flux[j] / (root[j] * root[j]);
    }

    /**
     * Deviation of the mean by low copies: from gamma + s E[y] - tau E[y^2] + tau E[y] = 0 with the
     * variance F/(2k), tau (y - F/(2k))/k.
     */
    double bias(int j) {
        return tau[j] * (value[j] - flux[j] / (2 * root[j])) / root[j];
    }
}
