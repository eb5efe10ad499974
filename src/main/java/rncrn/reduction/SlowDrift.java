package rncrn.reduction;

/** The slow drift in concentrations with its Jacobian by central differences: a work area. */
final class SlowDrift {
    private final SlowModel model;
    private final SlowCoefficients at;
    private final double[] copies;

    SlowDrift(SlowModel model) {
        this.model = model;
        this.at = model.coefficients();
        this.copies = new double[model.dimension()];
    }

    /** Writes the drift at concentrations x. */
    void value(double[] x, double[] out) {
        for (int i = 0; i < copies.length; i++) {
            copies[i] = x[i] * model.omega();
        }
        model.at(copies, at);
        for (int i = 0; i < out.length; i++) {
            out[i] = at.drift(i) / model.omega();
        }
    }

    /** Noise in concentrations at the state of the last value. */
    double noise(int i, int j) {
        return at.noise(i, j) / (model.omega() * model.omega());
    }

    /** Writes the Jacobian at concentrations x. */
    void jacobian(double[] x, double[][] out) {
        int n = x.length;
        double[] y = x.clone();
        double[] high = new double[n];
        double[] low = new double[n];
        for (int j = 0; j < n; j++) {
            double h = 1e-4 * model.domain().width(j);
            y[j] = x[j] + h;
            value(y, high);
            y[j] = x[j] - h;
            value(y, low);
            y[j] = x[j];
            for (int i = 0; i < n; i++) {
                out[i][j] = (high[i] - low[i]) / (2 * h);
            }
        }
    }
}
