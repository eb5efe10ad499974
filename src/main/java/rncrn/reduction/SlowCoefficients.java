package rncrn.reduction;

/**
 * The slow process at one state, in copies and units of time. A work area that {@link SlowModel}
 * fills.
 */
public final class SlowCoefficients {
    final int dimension;

    /** Drift b of the executive species. */
    final double[] drift;

    /** Diffusion Q, covariance gained per unit of time. */
    final double[][] noise;

    /** Mean rates of births and deaths of each executive species. */
    final double[] births;

    final double[] deaths;

    /** The mass matrix A = I + sum c T. */
    final double[][] mass;

    /** Mean, variance and integrated autocovariance of each perceptron. */
    final double[] mean;

    final double[] variance;
    final double[] correlation;

    SlowCoefficients(int dimension, int perceptrons) {
        this.dimension = dimension;
        drift = new double[dimension];
        noise = new double[dimension][dimension];
        births = new double[dimension];
        deaths = new double[dimension];
        mass = new double[dimension][dimension];
        mean = new double[perceptrons];
        variance = new double[perceptrons];
        correlation = new double[perceptrons];
    }

    public double drift(int i) {
        return drift[i];
    }

    public double noise(int i, int j) {
        return noise[i][j];
    }

    /** Mean copy number of a perceptron. */
    public double mean(int perceptron) {
        return mean[perceptron];
    }

    /** Relaxation rate of a perceptron, variance over integrated autocovariance. */
    public double rate(int perceptron) {
        return variance[perceptron] / correlation[perceptron];
    }

    /** Determinant of the mass matrix; the reduction breaks down as it nears 0. */
    public double massDeterminant() {
        return SmallMatrix.determinant(mass);
    }
}
