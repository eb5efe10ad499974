package rncrn.reduction;

/** Means and standard deviations of counts over runs, with their errors. */
final class WindowSample {
    /** By statistic: mean, then standard deviation. */
    final double[][] value;

    final double[][] error;

    /**
     * @param counts by time and species, then by run
     */
    WindowSample(double[][] counts) {
        value = new double[counts.length][2];
        error = new double[counts.length][2];
        for (int k = 0; k < counts.length; k++) {
            moments(counts[k], value[k], error[k]);
        }
    }

    /** Difference to another sample in standard errors; q is 0 for means, 1 for deviations. */
    double z(WindowSample other, int k, int q) {
        double spread = Math.hypot(error[k][q], other.error[k][q]);
        double difference = value[k][q] - other.value[k][q];
        return spread > 0 ? difference / spread : difference == 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    private static void moments(double[] counts, double[] value, double[] error) {
        int runs = counts.length;
        double mean = 0;
        for (double n : counts) {
            mean += n / runs;
        }
        double second = 0;
        double fourth = 0;
        for (double n : counts) {
            double square = (n - mean) * (n - mean);
            second += square / (runs - 1);
            fourth += square * square / runs;
        }
        double sd = Math.sqrt(second);
        value[0] = mean;
        value[1] = sd;
        // Rounding to whole copies is part of every method: an error of at least a tenth.
        error[0] = Math.max(.1, sd) / Math.sqrt(runs);
        double spread = Math.sqrt(Math.max(0, fourth - second * second) / runs);
        error[1] = sd > 0 ? Math.max(.1 / Math.sqrt(runs), spread / (2 * sd)) : .1;
    }
}
