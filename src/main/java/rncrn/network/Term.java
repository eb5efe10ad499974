package rncrn.network;

/**
 * A species on one side of a reaction, with its coefficient.
 *
 * @param species index of the species in its network, at least 0
 * @param count stoichiometric coefficient, at least 1
 */
public record Term(int species, int count) {
    public Term {
        if (species < 0) {
            throw new IllegalArgumentException("species index " + species + " is negative");
        }
        if (count < 1) {
            throw new IllegalArgumentException(
                    "stoichiometric coefficient " + count + " is not positive");
        }
    }
}
