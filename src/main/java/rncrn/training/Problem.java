package rncrn.training;

import java.util.Arrays;
import rncrn.target.TrainingSet;

/**
 * A training set laid out for the inner loops: one array per quantity, points along it. Immutable
 * and shared by all threads.
 *
 * <p>The unit gauge gamma = tau = 1 is used throughout (nothing is lost by it, see {@link Gauge}).
 * Inputs are standardised: z_k = (u_k - mean_k)/scale_k, z_K = 1 for the bias. The residual of
 * species i at point d is b_i - beta_i w_i - sum_j alpha_ij wx_i Y_j, already divided by the square
 * root of (total weight times N), so that its squares sum to the loss.
 */
final class Problem {
    final int points;
    final int n;
    final int p;

    /** N + P + 1, entries of a hyperplane. */
    final int width;

    final double[] mean;
    final double[] scale;
    final double[][] z;
    final double[][] wx;
    final double[][] w;
    final double[][] b;

    /** Target field over the input scale, N arrays: the drift of z that lag compensation needs. */
    final double[][] drift;

    /** Weight of the squared flux, mean over points of sum_j (x_i alpha_ij Y_j)^2, in the cost. */
    final double fluxPenalty;

    final boolean betaFree;
    final double betaLeast;
    final double[] beta;

    /** mu in the unit gauge for lag compensation, 0 for the quasi-static field. */
    final double lag;

    /** Ridge on the standardised hyperplanes, the bias left out. */
    final double ridge;

    /**
     * @param set the points
     * @param frame mean and scale of the inputs
     * @param perConcentration whether residuals are divided by x
     * @param fixedBeta inflow where fixed, NaN where trained
     * @param betaLeast lower bound of a trained inflow
     * @param lag mu in the unit gauge, or 0
     * @param fluxPenalty weight of the squared flux in the cost, positive
     * @param ridge penalty on the standardised hyperplanes
     */
    Problem(
            TrainingSet set,
            Frame frame,
            boolean perConcentration,
            double fixedBeta,
            double betaLeast,
            double lag,
            double fluxPenalty,
            double ridge) {
        points = set.size();
        n = set.dimension();
        p = set.parameters();
        width = n + p + 1;
        mean = frame.mean();
        scale = frame.scale();
        this.lag = lag;
        this.fluxPenalty = fluxPenalty;
        this.ridge = ridge;
        this.betaLeast = betaLeast;
        betaFree = Double.isNaN(fixedBeta);
        beta = new double[n];
        z = new double[width][points];
        wx = new double[n][points];
        w = new double[n][points];
        b = new double[n][points];
        drift = new double[n][points];
        double total = 0;
        for (int d = 0; d < points; d++) {
            total += set.weight(d);
        }
        for (int d = 0; d < points; d++) {
            for (int k = 0; k < n + p; k++) {
                z[k][d] = (set.input(d, k) - mean[k]) / scale[k];
            }
            z[n + p][d] = 1;
            double weight = Math.sqrt(set.weight(d) / (total * n));
            for (int i = 0; i < n; i++) {
                double x = set.input(d, i);
                double factor = perConcentration ? weight / x : weight;
                w[i][d] = factor;
                wx[i][d] = factor * x;
                b[i][d] = factor * (set.target(d, i) - (betaFree ? 0 : fixedBeta));
                drift[i][d] = set.target(d, i) / scale[i];
            }
        }
        Arrays.fill(beta, betaFree ? 0 : fixedBeta);
    }

    /** Mean and scale by which inputs are standardised. */
    static final class Frame {
        private final double[] mean;
        private final double[] scale;

        private Frame(double[] mean, double[] scale) {
            this.mean = mean;
            this.scale = scale;
        }

        double[] mean() {
            return mean;
        }

        double[] scale() {
            return scale;
        }

        static Frame of(TrainingSet set) {
            int k = set.dimension() + set.parameters();
            double[] mean = new double[k];
            double[] scale = new double[k];
            for (int i = 0; i < k; i++) {
                double sum = 0;
                for (int d = 0; d < set.size(); d++) {
                    sum += set.input(d, i);
                }
                mean[i] = sum / set.size();
                double square = 0;
                for (int d = 0; d < set.size(); d++) {
                    double off = set.input(d, i) - mean[i];
                    square += off * off;
                }
                scale[i] = Math.sqrt(square / set.size());
                if (!(scale[i] > 0)) {
                    scale[i] = 1;
                }
            }
            return new Frame(mean, scale);
        }
    }
}
