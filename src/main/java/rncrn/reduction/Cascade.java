package rncrn.reduction;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import rncrn.neural.Classifier;
import rncrn.neural.Layer;

/**
 * A classification network at constant environment and system size, in copies and units of time:
 * the coefficients of its perceptrons and, layer by layer, each perceptron's exact law given the
 * mean of its inputs. That is the law itself in the first layer, whose inputs do not change; behind
 * it, fluctuations of the inputs add to the variance, here by the linear noise.
 */
final class Cascade {
    /** Standard deviations above the mean that cover an output almost always. */
    private static final double WIDE = 10;

    private final CascadePerceptron[][] layers;

    /** Variance of every perceptron, fluctuations of its inputs included. */
    private final double[][] variances;

    private final double variance;
    private final double correlation;

    /**
     * @param environment concentrations of the environment species
     * @param omega system size
     */
    Cascade(Classifier classifier, double[] environment, double omega) {
        double mu = classifier.mu();
        layers = new CascadePerceptron[classifier.layers().size()][];
        variances = new double[layers.length][];
        double[] signal = new double[environment.length];
        for (int e = 0; e < signal.length; e++) {
            signal[e] = environment[e] * omega;
        }
        double[] spread = new double[signal.length];
        double[] noise = new double[signal.length];
        for (int l = 0; l < layers.length; l++) {
            Layer layer = classifier.layers().get(l);
            layers[l] = new CascadePerceptron[layer.size()];
            double[] mean = new double[layer.size()];
            double[] variance = new double[layer.size()];
            double[] correlation = new double[layer.size()];
            for (int j = 0; j < mean.length; j++) {
                CascadePerceptron one =
                        new CascadePerceptron(
                                layer.gamma()[j] * omega / mu,
                                layer.tau()[j] / (omega * mu),
                                layer.theta()[j] / mu,
                                layer.weights()[j],
                                1 / (omega * mu),
                                signal);
                layers[l][j] = one;
                mean[j] = one.mean();
                variance[j] = one.variance();
                correlation[j] = one.correlation();
                for (int i = 0; i < signal.length; i++) {
                    double gain = one.gain(i) * one.gain(i);
                    double slower = spread[i] > 0 ? spread[i] / noise[i] : 1;
                    variance[j] += gain * spread[i] * one.rate() / (one.rate() + slower);
                    correlation[j] += gain * noise[i];
                }
            }
            variances[l] = variance;
            signal = mean;
            spread = variance;
            noise = correlation;
        }
        variance = spread[0];
        correlation = noise[0];
    }

    int layers() {
        return layers.length;
    }

    CascadePerceptron[] layer(int l) {
        return layers[l];
    }

    CascadePerceptron output() {
        return layers[layers.length - 1][0];
    }

    /** Mean copies of the output, each layer given the mean of the one before. */
    double mean() {
        return output().mean();
    }

    /** Variance of the output by the linear noise. */
    double variance() {
        return variance;
    }

    /** Integrated autocovariance of the output by the linear noise. */
    double correlation() {
        return correlation;
    }

    /**
     * Copies of a perceptron, drawn from its law: the exact one in the first layer, behind it a
     * rounded normal number.
     */
    double draw(int l, int j, UniformRandomProvider random, NormalizedGaussianSampler gauss) {
        if (l == 0) {
            return layers[0][j].quantile(random.nextDouble());
        }
        double spread = Math.sqrt(variances[l][j]);
        return Math.max(0, Math.rint(layers[l][j].mean() + spread * gauss.sample()));
    }

    /** Copies of the output that are hardly ever exceeded. */
    double top() {
        return mean() + WIDE * Math.sqrt(variance + 1);
    }
}
