package rncrn.reduction;

/**
 * A killed Markov chain on a line with jumps to the two neighbours, eliminated from the low end to
 * the high one by the algorithm of Grassmann, Taksar and Heyman (1985, doi 10.1287/opre.33.5.1107)
 * in logarithms, so that the expected times may be of any order of magnitude. With births b, deaths
 * d and killing k, state i passes on to i + 1 at the rate b_i and is killed, directly or by way of
 * the states below, at the rate
 *
 * <pre>
 * e_i = k_i + d_i e_(i-1) / (b_(i-1) + e_(i-1))
 * </pre>
 */
final class LineElimination implements Elimination {
    private final double[] logDeaths;
    private final double[] logOn;
    private final double[] logTotal;

    /**
     * Eliminates a chain.
     *
     * @param births rate of each state to the next above; that of the last is not read
     * @param deaths rate of each state to the next below; that of the first is not read
     * @param exits killing rate of each state, not negative, positive somewhere
     */
    LineElimination(double[] births, double[] deaths, double[] exits) {
        int n = exits.length;
        logDeaths = new double[n];
        logOn = new double[n];
        logTotal = new double[n];
        double killed = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double own = Math.log(exits[i]);
            double on = i + 1 < n ? Math.log(births[i]) : Double.NEGATIVE_INFINITY;
            logDeaths[i] = i > 0 ? Math.log(deaths[i]) : Double.NEGATIVE_INFINITY;
            killed = i > 0 ? add(own, logDeaths[i] + killed - logTotal[i - 1]) : own;
            logTotal[i] = add(on, killed);
            logOn[i] = on - logTotal[i];
            if (logTotal[i] == Double.NEGATIVE_INFINITY) {
                throw LatticeElimination.stuck();
            }
        }
    }

    /** log(e^a + e^b). */
    static double add(double a, double b) {
        double high = Math.max(a, b);
        return high == Double.NEGATIVE_INFINITY
                ? high
                : high + Math.log1p(Math.exp(Math.min(a, b) - high));
    }

    @Override
    public double[] logTimes(double[] initial) {
        int n = logTotal.length;
        double[] u = new double[n];
        u[0] = Math.log(initial[0]);
        for (int i = 1; i < n; i++) {
            u[i] = add(Math.log(initial[i]), u[i - 1] + logOn[i - 1]);
        }
        u[n - 1] -= logTotal[n - 1];
        for (int i = n - 2; i >= 0; i--) {
            u[i] = add(u[i], u[i + 1] + logDeaths[i + 1]) - logTotal[i];
        }
        return u;
    }
}
