package rncrn.neural;

import java.util.List;
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
 * @param cascade index in the list of each perceptron of the classification network, layer by layer
 *     with the output last; empty without one
 */
public record Recognition(
        ReactionNetwork list,
        Rncrn network,
        List<Integer> executive,
        List<Integer> perceptrons,
        List<Integer> parameters,
        List<List<Integer>> cascade) {
    public Recognition {
        executive = List.copyOf(executive);
        perceptrons = List.copyOf(perceptrons);
        parameters = List.copyOf(parameters);
        cascade = cascade.stream().map(List::copyOf).toList();
    }
}
