package rncrn.neural;

import java.util.ArrayList;
import java.util.List;

/**
 * A classification network: environment species drive layers of perceptrons, whose single output
 * takes the place of a parameter species of a recurrent network (arXiv 2602.02374, section 4).
 *
 * @param inputs names of the environment species, in the order of the first layer's columns
 * @param layers feed-forward layers, the last of size 1
 * @param drives name of the parameter species that the output replaces
 * @param mu time scale of all its perceptrons, positive
 */
public record Classifier(List<String> inputs, List<Layer> layers, String drives, double mu) {
    public Classifier {
        inputs = List.copyOf(inputs);
        layers = List.copyOf(layers);
        if (layers.isEmpty() || layers.get(0).inputs() != inputs.size()) {
            throw new IllegalArgumentException(
                    "the first layer of a classifier needs one column for each of its inputs");
        }
        for (int l = 1; l < layers.size(); l++) {
            if (layers.get(l).inputs() != layers.get(l - 1).size()) {
                throw new IllegalArgumentException(
                        "layer " + (l + 1) + " of a classifier does not fit the one before it");
            }
        }
        if (layers.get(layers.size() - 1).size() != 1) {
            throw new IllegalArgumentException("the last layer of a classifier needs one output");
        }
        if (!(mu > 0 && mu < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("mu is " + mu + "; it must be positive");
        }
    }

    /**
     * The same network with the concentrations of a hidden layer times c_j, one for each of its
     * perceptrons: the output obeys the same equation, with other noise.
     *
     * @param layer number of a layer from 0, not the last
     */
    public Classifier withAbundance(int layer, double[] c) {
        List<Layer> others = new ArrayList<>(layers);
        others.set(layer, layers.get(layer).withAbundance(c));
        others.set(layer + 1, layers.get(layer + 1).withInputs(c));
        return new Classifier(inputs, others, drives, mu);
    }

    /** Steady output for a constant environment. */
    public double steady(double[] environment) {
        double[] signal = environment;
        for (Layer layer : layers) {
            signal = layer.steady(signal);
        }
        return signal[0];
    }
}
