package rncrn.training;

import java.util.Map;
import java.util.Optional;
import rncrn.design.Design;
import rncrn.neural.Classifier;
import rncrn.neural.Rncrn;

/**
 * Turns hyperplanes into networks: the linear weights see the full training set.
 *
 * @param everything the full training set
 * @param mu time scale of the network
 * @param driver the classification network that drives a parameter, if any
 */
record Fit(
        Design design,
        Problem everything,
        Problem.Frame frame,
        double mu,
        Optional<Classifier> driver) {
    Rncrn network(double[] v, long seed, int start) {
        Projection all = new Projection(everything, design.network().perceptrons());
        all.evaluate(v);
        Rncrn network =
                Gauge.network(
                        design,
                        mu,
                        frame,
                        v,
                        all.alpha,
                        all.beta,
                        Map.of("seed", seed, "start", start));
        return driver.map(network::withClassifier).orElse(network);
    }
}
