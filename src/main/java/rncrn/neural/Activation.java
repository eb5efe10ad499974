package rncrn.neural;

/**
 * The activation function of a chemical perceptron: the stable root y of gamma + s y - tau y^2 = 0,
 * a smooth rectifier (arXiv 2406.03456, section 2).
 */
public final class Activation {
    private Activation() {}

    /** sqrt(s^2 + 4 gamma tau), which is also mu times the perceptron's relaxation rate. */
    public static double root(double s, double gamma, double tau) {
        return Math.sqrt(s * s + 4 * gamma * tau);
    }

    /**
     * y = (s + q) / (2 tau) with q = sqrt(s^2 + 4 gamma tau); for s below 0 in the form 2 gamma /
     * (q - s), which does not cancel.
     */
    public static double value(double s, double gamma, double tau) {
        double q = root(s, gamma, tau);
        return s > 0 ? (s + q) / (2 * tau) : 2 * gamma / (q - s);
    }

    /** dy/ds = y / q. */
    public static double derivative(double s, double gamma, double tau) {
        return value(s, gamma, tau) / root(s, gamma, tau);
    }
}
