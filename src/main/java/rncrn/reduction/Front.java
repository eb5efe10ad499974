package rncrn.reduction;

import java.util.Arrays;
import java.util.List;

/**
 * One dense elimination within {@link LatticeElimination}: states gone, states left, probabilities
 * onward, rates inward.
 */
final class Front {
    int[] gone;
    int[] ring;

    /** Row k: below the diagonal rates into k from later gone states, above probabilities. */
    double[] square;

    /** Probabilities from gone to ring, row by row; then rates from ring to gone. */
    double[] outward;

    double[] inward;
    double[] total;

    /**
     * Logarithm of the rate at which the last state is killed by way of all others.
     *
     * @param fronts in the order of elimination
     * @param exits killing rate of each cell
     */
    static double logLast(List<Front> fronts, double[] exits) {
        double[] c = new double[exits.length];
        Arrays.setAll(c, i -> Math.log(exits[i]));
        double last = 0;
        for (Front f : fronts) {
            int e = f.gone.length;
            double[] once = new double[e];
            for (int k = 0; k < e; k++) {
                double sum = c[f.gone[k]];
                for (int j = 0; j < k; j++) {
                    sum = LineElimination.add(sum, Math.log(f.square[k * e + j]) + once[j]);
                }
                last = sum;
                once[k] = sum - Math.log(f.total[k]);
            }
            for (int i = 0; i < f.ring.length; i++) {
                double sum = c[f.ring[i]];
                for (int k = 0; k < e; k++) {
                    sum = LineElimination.add(sum, Math.log(f.inward[i * e + k]) + once[k]);
                }
                c[f.ring[i]] = sum;
            }
        }
        return last;
    }
}
