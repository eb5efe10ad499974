package rncrn.neural;

import java.util.Arrays;
import rncrn.field.VectorField;

/**
 * The reduced field of a network for mu going to 0: every perceptron sits at its steady state,
 * g_i(x; lambda) = beta_i + x_i sum_j alpha_ij sigma_j(x; lambda) (arXiv 2602.02374, equation 5).
 */
public final class QuasiStaticField implements VectorField {
    private final int n;
    private final int m;
    private final int p;
    private final double[][] alpha;
    private final double[][] omega;
    private final double[][] psi;
    private final double[] theta;
    private final double[] beta;
    private final double[] gamma;
    private final double[] tau;

    QuasiStaticField(Rncrn network) {
        n = network.species().size();
        m = network.perceptrons();
        p = network.parameters().size();
        alpha = network.alpha();
        omega = network.omega();
        psi = network.psi();
        theta = network.theta();
        beta = network.beta();
        gamma = network.gamma();
        tau = network.tau();
    }

    @Override
    public int dimension() {
        return n;
    }

    @Override
    public int parameters() {
        return p;
    }

    /** Input s_j = omega_j . x + psi_j . lambda + theta_j of perceptron j. */
    public double input(int j, double[] x, double[] lambda) {
        double s = theta[j];
        for (int i = 0; i < n; i++) {
            s += omega[j][i] * x[i];
        }
        for (int k = 0; k < p; k++) {
            s += psi[j][k] * lambda[k];
        }
        return s;
    }

    /** Steady concentrations of the perceptrons. */
    public double[] perceptrons(double[] x, double[] lambda) {
        double[] y = new double[m];
        for (int j = 0; j < m; j++) {
            y[j] = Activation.value(input(j, x, lambda), gamma[j], tau[j]);
        }
        return y;
    }

    /** Flux of executive species i, beta_i + x_i sum_j |alpha_ij| y_j: the source of its noise. */
    public double flux(int i, double[] x, double[] lambda) {
        double sum = 0;
        for (int j = 0; j < m; j++) {
            sum += Math.abs(alpha[i][j]) * Activation.value(input(j, x, lambda), gamma[j], tau[j]);
        }
        return beta[i] + x[i] * sum;
    }

    @Override
    public void value(double[] x, double[] lambda, double[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = 0;
        }
        for (int j = 0; j < m; j++) {
            double y = Activation.value(input(j, x, lambda), gamma[j], tau[j]);
            for (int i = 0; i < n; i++) {
                out[i] += alpha[i][j] * y;
            }
        }
        for (int i = 0; i < n; i++) {
            out[i] = beta[i] + x[i] * out[i];
        }
    }

    @Override
    public void jacobian(double[] x, double[] lambda, double[][] out) {
        for (int i = 0; i < n; i++) {
            Arrays.fill(out[i], 0, n, 0);
        }
        for (int j = 0; j < m; j++) {
            double s = input(j, x, lambda);
            double y = Activation.value(s, gamma[j], tau[j]);
            double slope = y / Activation.root(s, gamma[j], tau[j]);
            for (int i = 0; i < n; i++) {
                out[i][i] += alpha[i][j] * y;
                for (int k = 0; k < n; k++) {
                    out[i][k] += x[i] * alpha[i][j] * slope * omega[j][k];
                }
            }
        }
    }

    @Override
    public void parameterJacobian(double[] x, double[] lambda, double[][] out) {
        for (int i = 0; i < n; i++) {
            Arrays.fill(out[i], 0, p, 0);
        }
        for (int j = 0; j < m; j++) {
            double slope = Activation.derivative(input(j, x, lambda), gamma[j], tau[j]);
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < p; k++) {
                    out[i][k] += x[i] * alpha[i][j] * slope * psi[j][k];
                }
            }
        }
    }
}
