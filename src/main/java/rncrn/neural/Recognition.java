package rncrn.neural;

import rncrn.network.ReactionNetwork;

/**
 * A reaction list read back as a recurrent network, with the place of every species.
 *
 * @param list the reaction list
 * @param network its weights; mu is chosen, see {@link Decompiler}
 * @param executive index in the list of each executive species
 * @param perceptrons index in the list of each perceptron
 * @param parameters index in the list of each parameter species (the output of a classifier where
 *     one drives the network)
 */
public record Recognition(
        ReactionNetwork list, Rncrn network, int[] executive, int[] perceptrons, int[] parameters) {
    public Recognition {
        executive = executive.clone();
        perceptrons = perceptrons.clone();
        parameters = parameters.clone();
    }

    @Override
    public int[] executive() {
        return executive.clone();
    }

    @Override
    public int[] perceptrons() {
        return perceptrons.clone();
    }

    @Override
    public int[] parameters() {
        return parameters.clone();
    }
}
