package rncrn.reduction;

/** Means and standard deviations of counts over runs, with their errors. */
final class WindowSample {
    /** By time and species, then by run. */
    final double[][] counts;

    /** By statistic: mean, then standard deviation. */
    final double[][] value;

    final double[][] error;

    /**
     * @param counts by time and species, then by run
     */
    WindowSample(double[][] counts) {
        this.counts = counts;
        value = new double[counts.length][2];
        error = new double[counts.length][2];
        for (int k = 0; k < counts.length; k++) {
            // Powers of the distance from a count nearby, lest they cancel.
            double near = counts[k][0];
            double[] sums = new double[5];
            for (double n : counts[k]) {
                double power = 1;
                for (int p = 0; p < sums.length; p++) {
                    sums[p] += power;
                    power *= n - near;
                }
            }
            double[] moments = moments(sums);
            value[k][0] = moments[0] + near;
            value[k][1] = moments[1];
            error[k][0] = moments[2];
            error[k][1] = moments[3];
        }
    }

    /** Difference to another sample in standard errors; q is 0 for means, 1 for deviations. */
    double z(WindowSample other, int k, int q) {
        return z(value[k][q], error[k][q], other.value[k][q], other.error[k][q]);
    }

    static double z(double a, double errorA, double b, double errorB) {
        double spread = Math.hypot(errorA, errorB);
        double difference = a - b;
        return spread > 0 ? difference / spread : difference == 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    /**
     * Mean, standard deviation and their errors.
     *
     * @param sums of the powers 0 to 4 of every count
     */
    static double[] moments(double[] sums) {
        double runs = sums[0];
        double mean = sums[1] / runs;
        double square = mean * mean;
        double about = Math.max(0, sums[2] - runs * square);
        double second = about / (runs - 1);
        double fourth =
                (sums[4] - 4 * mean * sums[3] + 6 * square * sums[2]) / runs - 3 * square * square;
        double sd = Math.sqrt(second);
        double spread = Math.sqrt(Math.max(0, fourth - second * second) / runs);
        // Rounding to whole copies is part of every method: an error of at least a tenth.
        return new double[] {
            mean,
            sd,
            Math.max(.1, sd) / Math.sqrt(runs),
            sd > 0 ? Math.max(.1 / Math.sqrt(runs), spread / (2 * sd)) : .1
        };
    }
}
