package rncrn.reduction;

import rncrn.neural.Classifier;
import rncrn.neural.Layer;

/**
 * The mean output of a classification network at constant environment: layer by layer, each
 * perceptron's exact mean given the mean of its inputs. The hidden perceptrons' fluctuations about
 * their means are averaged over as fast, which they are to the order of their time scale.
 */
final class CascadeMean {
    private CascadeMean() {}

    /**
     * @param environment concentrations of the environment species
     * @param omega system size
     * @return mean concentration of the output
     */
    static double of(Classifier classifier, double[] environment, double omega) {
        PerceptronLaw law = new PerceptronLaw();
        double mu = classifier.mu();
        double[] signal = environment;
        for (Layer layer : classifier.layers()) {
            double[][] weights = layer.weights();
            double[] theta = layer.theta();
            double[] next = new double[layer.size()];
            for (int j = 0; j < next.length; j++) {
                double birth = Math.max(0, theta[j]);
                double death = Math.max(0, -theta[j]);
                for (int k = 0; k < signal.length; k++) {
                    birth += Math.max(0, weights[j][k]) * signal[k];
                    death += Math.max(0, -weights[j][k]) * signal[k];
                }
                law.solve(
                        layer.gamma()[j] * omega / mu,
                        birth / mu,
                        death / mu,
                        layer.tau()[j] / (omega * mu));
                next[j] = law.mean() / omega;
            }
            signal = next;
        }
        return signal[0];
    }
}
