package rncrn.statistics;

/**
 * How much of the start of a simulation to drop: the marginal standard error rule MSER-5 (White,
 * Cobb and Spratt 2000, doi 10.1109/WSC.2000.899143) on the mean over replicas. The cut minimises
 * the squared standard error of the mean of what remains, in batches of five samples.
 */
public final class BurnIn {
    private static final int BATCH = 5;

    private BurnIn() {}

    /**
     * Samples to drop, at most half of the shortest replica.
     *
     * @param replicas series of one observable, all from the same kind of start
     */
    public static int samples(double[][] replicas) {
        int shortest = Integer.MAX_VALUE;
        for (double[] replica : replicas) {
            shortest = Math.min(shortest, replica.length);
        }
        int batches = replicas.length == 0 ? 0 : shortest / BATCH;
        if (batches < 4) {
            return 0;
        }
        double[] mean = new double[batches];
        for (double[] replica : replicas) {
            for (int i = 0; i < batches * BATCH; i++) {
                mean[i / BATCH] += replica[i] / (BATCH * replicas.length);
            }
        }
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        Moments tail = new Moments();
        for (int cut = batches - 1; cut >= 0; cut--) {
            tail.add(mean[cut]);
            if (cut <= batches / 2) {
                double error =
                        tail.variance()
                                * (tail.count() - 1)
                                / ((double) tail.count() * tail.count());
                if (error <= least) {
                    least = error;
                    best = cut;
                }
            }
        }
        return best * BATCH;
    }
}
