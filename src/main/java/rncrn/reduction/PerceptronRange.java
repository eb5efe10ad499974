package rncrn.reduction;

import java.util.List;

/**
 * What a perceptron's table covers: B in [lowBirth, highBirth] and D in [lowDeath, highDeath].
 *
 * @param g production, per unit of time, positive
 * @param kap pair removal, per pair and unit of time, positive
 * @param shifts jumps for which the neighbouring Poisson solution is wanted
 */
record PerceptronRange(
        double g,
        double kap,
        double lowBirth,
        double highBirth,
        double lowDeath,
        double highDeath,
        List<PerceptronTable.Shift> shifts) {
    /** Width in B - D of the bend of the activation function. */
    double scale() {
        return 2 * Math.sqrt(g * kap);
    }

    /** Least of the smaller of B and D where B - D = s. */
    double low(double s) {
        return s > 0 ? Math.max(lowDeath, lowBirth - s) : Math.max(lowBirth, lowDeath + s);
    }

    /** Largest of the smaller of B and D where B - D = s. */
    double high(double s) {
        double high =
                s > 0 ? Math.min(highDeath, highBirth - s) : Math.min(highBirth, highDeath + s);
        return Math.max(low(s), high);
    }

    /** Place of the smaller of B and D between its bounds, 0 to 1. */
    double place(double s, double smaller) {
        double low = low(s);
        return (smaller - low) / (high(s) - low);
    }
}
