package rncrn.stochastic;

import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;

/**
 * A reaction network at a system size: the continuous-time Markov chain on copy numbers whose law
 * is the chemical master equation.
 *
 * @param network the reactions
 * @param size system size; {@link SystemSize#ONE} for networks in copy numbers
 */
public record JumpProcess(ReactionNetwork network, SystemSize size) {
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
}
