package rncrn.statistics;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * A cloud of points seen in its own plane: centred on the centroid, turned to the two principal
 * axes of largest variance and scaled to unit variance along both, so that an ellipse becomes a
 * circle. Immutable.
 */
public final class Cloud {
    private final double[] centroid;
    private final double[][] axes;

    private Cloud(double[] centroid, double[][] axes) {
        this.centroid = centroid;
        this.axes = axes;
    }

    /**
     * The plane of a sample.
     *
     * @param stretches points of two or more coordinates, by stretch and sample
     */
    public static Cloud of(double[][][] stretches) {
        int n = stretches[0][0].length;
        double[] mean = new double[n];
        long count = 0;
        for (double[][] stretch : stretches) {
            for (double[] x : stretch) {
                for (int i = 0; i < n; i++) {
                    mean[i] += x[i];
                }
            }
            count += stretch.length;
        }
        for (int i = 0; i < n; i++) {
            mean[i] /= count;
        }
        double[][] covariance = new double[n][n];
        for (double[][] stretch : stretches) {
            for (double[] x : stretch) {
                for (int i = 0; i < n; i++) {
                    for (int k = 0; k <= i; k++) {
                        covariance[i][k] += (x[i] - mean[i]) * (x[k] - mean[k]) / count;
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = i + 1; k < n; k++) {
                covariance[i][k] = covariance[k][i];
            }
        }
        return of(mean, covariance);
    }

    /**
     * The plane of a law with these moments.
     *
     * @param mean its centroid, two or more coordinates
     * @param covariance symmetric, of the same size
     */
    public static Cloud of(double[] mean, double[][] covariance) {
        int n = mean.length;
        EigenDecomposition eigen =
                new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
        double[] values = eigen.getRealEigenvalues();
        int first = -1;
        int second = -1;
        for (int i = 0; i < n; i++) {
            if (first < 0 || values[i] > values[first]) {
                second = first;
                first = i;
            } else if (second < 0 || values[i] > values[second]) {
                second = i;
            }
        }
        double[][] axes = {
            axis(eigen, values, first, n), axis(eigen, values, second, n),
        };
        // One sense of rotation for every sample: the plane keeps the orientation of the first two
        // coordinates, and each axis points towards its largest coordinate.
        if (axes[0][0] * axes[1][1] - axes[0][1] * axes[1][0] < 0) {
            for (int i = 0; i < n; i++) {
                axes[1][i] = -axes[1][i];
            }
        }
        return new Cloud(mean.clone(), axes);
    }

    private static double[] axis(EigenDecomposition eigen, double[] values, int k, int n) {
        double[] axis = eigen.getEigenvector(k).toArray();
        double scale = values[k] > 0 ? 1 / Math.sqrt(values[k]) : 0;
        double largest = 0;
        for (double value : axis) {
            if (Math.abs(value) > Math.abs(largest)) {
                largest = value;
            }
        }
        double sign = largest < 0 ? -1 : 1;
        for (int i = 0; i < n; i++) {
            axis[i] *= sign * scale;
        }
        return axis;
    }

    public double[] centroid() {
        return centroid.clone();
    }

    /** Scaled coordinate of a point along the first (0) or second (1) principal axis. */
    public double coordinate(double[] x, int axis) {
        double sum = 0;
        for (int i = 0; i < centroid.length; i++) {
            sum += axes[axis][i] * (x[i] - centroid[i]);
        }
        return sum;
    }

    /** Squared distance from the centroid in the scaled plane; 2 on average. */
    public double squaredRadius(double[] x) {
        double u = coordinate(x, 0);
        double v = coordinate(x, 1);
        return u * u + v * v;
    }
}
