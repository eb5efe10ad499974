package rncrn.network;

/**
 * A chemical species.
 *
 * @param name unique in its network, not blank
 * @param initial initial value in the network's own {@link Unit}, finite and not negative
 */
public record Species(String name, double initial) {
    public Species {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a species needs a name");
        }
        if (!(initial >= 0 && initial < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the initial value of species "
                            + name
                            + " is "
                            + initial
                            + "; it must be a finite number that is not negative");
        }
    }
}
