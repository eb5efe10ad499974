package rncrn.stochastic;

import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Term;
import rncrn.network.Unit;

/**
 * A reaction network at a system size: the continuous-time Markov chain on copy numbers whose law
 * is the chemical master equation.
 *
 * @param network the reactions
 * @param size system size; {@link SystemSize#ONE} for networks in copy numbers
 */
public record JumpProcess(ReactionNetwork network, SystemSize size) {
    /** Sums of propensities beyond this are refused: intermediate products might overflow. */
    public static final double MAX_PROPENSITY = 1e300;

    public JumpProcess {
        if (network.unit() == Unit.COPY_NUMBER && size.omega() != 1) {
            throw new IllegalArgumentException(
                    "the network already speaks of copy numbers, so its system size is 1");
        }
    }

    /** Initial copy numbers, rounded; a fresh array. */
    public long[] initialCounts() {
        double[] initial = network.initial();
        long[] counts = new long[initial.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = size.copies(initial[i]);
        }
        return counts;
    }

    /**
     * Sum of all mass-action propensities in the initial state; not finite, or beyond {@link
     * #MAX_PROPENSITY}, where no method can simulate.
     */
    public double initialPropensity() {
        long[] counts = initialCounts();
        double total = 0;
        for (Reaction reaction : network.reactions()) {
            if (reaction.isMassAction()) {
                double propensity = size.propensityConstant(reaction);
                for (Term term : reaction.reactants()) {
                    for (int k = 0; k < term.count(); k++) {
                        propensity *= counts[term.species()] - k;
                    }
                }
                total += propensity;
            }
        }
        return total;
    }
}
