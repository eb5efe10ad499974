package rncrn.training;

/**
 * Shares of perceptrons in a budget of reaction events. Perceptron j passes on the noise a_j/w_j
 * and costs w_j b_j events; under sum_j w_j b_j = B the noise is least for w_j = B
 * sqrt(a_j/b_j)/sum sqrt(a b), and is then (sum sqrt(a b))^2/B (Cauchy and Schwarz).
 */
final class EventShares {
    private static final double SMALLEST_SHARE = 1e-9;
    private static final double SMALLEST_NOISE = 1e-30;

    private final double[] share;
    private final double[] price;
    private final double sum;

    /**
     * @param a noise of each perceptron at w = 1, not negative
     * @param b events of each perceptron at w = 1, positive
     */
    EventShares(double[] a, double[] b) {
        share = new double[a.length];
        price = b.clone();
        double total = 0;
        for (int j = 0; j < a.length; j++) {
            share[j] = Math.sqrt(Math.max(a[j], SMALLEST_NOISE) * b[j]);
            total += share[j];
        }
        sum = total;
    }

    /** w_j for a budget. */
    double rate(double budget, int j) {
        return budget * Math.max(SMALLEST_SHARE, share[j] / sum) / price[j];
    }

    /** Noise of all perceptrons for a budget. */
    double noise(double budget) {
        return sum * sum / budget;
    }

    /** The budget for which all perceptrons together pass on so much noise. */
    double budget(double noise) {
        return sum * sum / noise;
    }
}
