package rncrn.neural;

/**
 * One layer of chemical perceptrons: dy_j/dt = (1/mu) (gamma_j + (sum_k w_jk u_k + theta_j) y_j -
 * tau_j y_j^2) for inputs u. Immutable; arrays are copied in and out.
 */
public final class Layer {
    private final double[][] weights;
    private final double[] theta;
    private final double[] gamma;
    private final double[] tau;

    /**
     * @param weights one row per perceptron, one column per input, finite
     * @param theta biases, one per perceptron, finite
     * @param gamma production constants, positive
     * @param tau decay constants (deterministic flux tau y^2), positive
     */
    public Layer(double[][] weights, double[] theta, double[] gamma, double[] tau) {
        int size = theta.length;
        if (size == 0 || weights.length == 0) {
            throw new IllegalArgumentException("a layer needs at least one perceptron");
        }
        this.weights = Weights.copy("weights", weights, size, weights[0].length);
        this.theta = Weights.copy("theta", theta, size);
        this.gamma = Weights.positive("gamma", gamma, size);
        this.tau = Weights.positive("tau", tau, size);
    }

    public int inputs() {
        return weights[0].length;
    }

    public int size() {
        return theta.length;
    }

    public double[][] weights() {
        return Weights.copyOf(weights);
    }

    public double[] theta() {
        return theta.clone();
    }

    public double[] gamma() {
        return gamma.clone();
    }

    public double[] tau() {
        return tau.clone();
    }

    /**
     * The same layer with its perceptrons' concentrations times c_j: gamma times c, tau over c.
     * What reads them must have its weights divided by c.
     */
    Layer withAbundance(double[] c) {
        Weights.positive("abundance", c, size());
        double[] gammas = gamma();
        double[] taus = tau();
        for (int j = 0; j < c.length; j++) {
            gammas[j] *= c[j];
            taus[j] /= c[j];
        }
        return new Layer(weights, theta, gammas, taus);
    }

    /** The same layer where the concentrations of its inputs are times c_k. */
    Layer withInputs(double[] c) {
        Weights.positive("abundance", c, inputs());
        double[][] others = weights();
        for (double[] row : others) {
            for (int k = 0; k < c.length; k++) {
                row[k] /= c[k];
            }
        }
        return new Layer(others, theta, gamma, tau);
    }

    /** Steady outputs for constant inputs. */
    public double[] steady(double[] inputs) {
        double[] out = new double[size()];
        for (int j = 0; j < size(); j++) {
            double s = theta[j];
            for (int k = 0; k < inputs.length; k++) {
                s += weights[j][k] * inputs[k];
            }
            out[j] = Activation.value(s, gamma[j], tau[j]);
        }
        return out;
    }
}
