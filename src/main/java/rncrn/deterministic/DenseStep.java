package rncrn.deterministic;

/**
 * One accepted integration step, with the solution anywhere inside it. Reused from step to step: an
 * observer copies what it keeps.
 */
public final class DenseStep {
    private double start;
    private double end;
    private final double[] from;
    private final double[] to;
    private final double[] first;
    private final double[] second;

    DenseStep(int dimension) {
        from = new double[dimension];
        to = new double[dimension];
        first = new double[dimension];
        second = new double[dimension];
    }

    void set(double t0, double t1, double[] y0, double[] y1, double[] c3, double[] c4) {
        start = t0;
        end = t1;
        int n = from.length;
        System.arraycopy(y0, 0, from, 0, n);
        System.arraycopy(y1, 0, to, 0, n);
        System.arraycopy(c3, 0, first, 0, n);
        System.arraycopy(c4, 0, second, 0, n);
    }

    /** Time at the start of the step. */
    public double start() {
        return start;
    }

    /** Time at the end of the step. */
    public double end() {
        return end;
    }

    /**
     * Writes the solution at a time inside the step, by the third-order continuous extension of the
     * method; exact at both ends, and at a variable that does not move.
     */
    public void at(double t, double[] out) {
        double s = (t - start) / (end - start);
        double rest = 1 - s;
        for (int i = 0; i < from.length; i++) {
            double bend = first[i] + s * second[i];
            // Weights that sum to 1 would still round what stands still.
            boolean still = from[i] == to[i] && bend == 0;
            out[i] = still ? from[i] : from[i] * rest + s * (to[i] + rest * bend);
        }
    }
}
