package rncrn.reduction;

/** A killed Markov chain made ready for expected times, which may be of any order of magnitude. */
interface Elimination {
    /**
     * Logarithms of the expected time spent in each cell before the chain is killed, u Q =
     * -initial.
     *
     * @param initial weights of the initial state
     */
    double[] logTimes(double[] initial);

    /** Logarithm of a sum of exponentials. */
    static double logSum(double[] logs) {
        double high = Double.NEGATIVE_INFINITY;
        for (double v : logs) {
            high = Math.max(high, v);
        }
        if (Double.isInfinite(high)) {
            return high;
        }
        double sum = 0;
        for (double v : logs) {
            sum += Math.exp(v - high);
        }
        return high + Math.log(sum);
    }
}
