package rncrn.network;

/**
 * The system size Omega, a volume: copy number = Omega times concentration.
 *
 * @param omega positive and finite
 * @see <a href="https://doi.org/10.1063/1.1678692">Kurtz, J. Chem. Phys. 57, 2976 (1972)</a>
 */
public record SystemSize(double omega) {
    /** For networks that already speak of copy numbers. */
    public static final SystemSize ONE = new SystemSize(1);

    /** Above this, doubles no longer hold every whole number. */
    public static final double MAX_COUNT = 0x1p53;

    public SystemSize {
        if (!(omega > 0 && omega < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "system size " + omega + " is not allowed; it must be a positive number");
        }
    }

    /**
     * Nearest whole number of molecules.
     *
     * @throws IllegalArgumentException above 2^53 molecules
     */
    public long copies(double concentration) {
        double count = concentration * omega;
        if (!(count <= MAX_COUNT)) {
            throw new IllegalArgumentException(
                    "a concentration of "
                            + concentration
                            + " is more than 2^53 molecules at system size "
                            + omega);
        }
        return Math.round(count);
    }

    /** Concentration of so many molecules. */
    public double concentration(double copies) {
        return copies / omega;
    }

    /** The factor k Omega^(1 - order) of the propensity of a mass-action reaction. */
    public double propensityConstant(Reaction reaction) {
        return reaction.constant() * Math.pow(omega, 1 - reaction.order());
    }
}
