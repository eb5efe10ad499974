package rncrn.training;

import rncrn.network.Reaction;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;

/**
 * The rate constants of a compiled list, which a laboratory has to realise.
 *
 * @param smallest smallest constant that is not 0, in the units of its reaction's order
 * @param largest largest constant
 * @param ratio largest over smallest
 */
public record RateRange(double smallest, double largest, double ratio) {
    public static RateRange of(Rncrn network) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (Reaction reaction : Compiler.compile(network).reactions()) {
            if (reaction.constant() > 0) {
                smallest = Math.min(smallest, reaction.constant());
                largest = Math.max(largest, reaction.constant());
            }
        }
        return new RateRange(smallest, largest, largest / smallest);
    }
}
