package rncrn.reduction;

/**
 * Linear-noise values of one perceptron: the rate equation's steady state g + (B - D) n = kap n^2
 * and Gaussian noise about it.
 */
final class LinearPerceptron {
    final double mean;

    /** Derivative of the mean by B - D. */
    final double slope;

    final double variance;

    /** Integrated autocovariance. */
    final double correlation;

    LinearPerceptron(double g, double kap, double birth, double death) {
        double s = birth - death;
        double rate = Math.sqrt(s * s + 4 * g * kap);
        mean = s > 0 ? (s + rate) / (2 * kap) : 2 * g / (rate - s);
        slope = mean / rate;
        variance = (g + (birth + death) * mean + kap * mean * mean) / (2 * rate);
        correlation = variance / rate;
    }
}
