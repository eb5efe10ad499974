package rncrn.reduction;

import java.util.stream.IntStream;

/**
 * Drift and noise of a slow model on a regular grid over its domain, for one or two executive
 * species, with cubic Lagrange interpolation between the nodes. What is interpolated is the drift
 * itself, never the large births and deaths whose small difference it is. The grid is doubled until
 * the interpolated drift agrees with the model between the nodes; {@link #error} tells how well.
 */
final class SlowGrid implements SlowField {
    /** Error of the drift asked for, relative to its root mean square over the domain. */
    private static final double TOLERANCE = 2e-4;

    private static final int FINEST = 513;

    private final int n;
    private final int points;
    private final double[] low;
    private final double[] spacing;

    /** Per node: drift (n), lower Cholesky factor of the noise, longest step. */
    private final double[] values;

    private final int width;
    private final double error;

    private SlowGrid(SlowModel model, int points, double accuracy) {
        this.n = model.dimension();
        this.points = points;
        this.width = n + n * (n + 1) / 2 + 1;
        low = new double[n];
        spacing = new double[n];
        for (int i = 0; i < n; i++) {
            low[i] = model.domain().lower(i) * model.omega();
            spacing[i] = model.domain().width(i) * model.omega() / (points - 1);
        }
        values = new double[(n == 1 ? points : points * points) * width];
        IntStream.range(0, n == 1 ? 1 : points).parallel().forEach(y -> row(model, y));
        steps(accuracy);
        error = probe(model);
    }

    /**
     * Tabulates a model.
     *
     * @param accuracy step length in units of the drift's own time scale
     */
    static SlowGrid of(SlowModel model, double accuracy) {
        SlowGrid grid = new SlowGrid(model, 129, accuracy);
        while (grid.error > TOLERANCE && grid.points < FINEST) {
            grid = new SlowGrid(model, 2 * grid.points - 1, accuracy);
        }
        return grid;
    }

    /** Largest error of the drift between nodes, relative to its root mean square. */
    double error() {
        return error;
    }

    private void row(SlowModel model, int y) {
        SlowCoefficients at = model.coefficients();
        double[][] factor = new double[n][n];
        double[] x = new double[n];
        for (int i = 0; i < points; i++) {
            x[0] = low[0] + i * spacing[0];
            if (n == 2) {
                x[1] = low[1] + y * spacing[1];
            }
            model.at(x, at);
            int base = (y * points + i) * width;
            boolean trusted = SlowField.trusted(at);
            SmallMatrix.cholesky(at.noise, factor);
            for (int k = 0; k < n; k++) {
                values[base + k] = at.drift[k];
            }
            int to = base + n;
            for (int k = 0; k < n; k++) {
                for (int j = 0; j <= k; j++) {
                    values[to++] = factor[k][j];
                }
            }
            values[to] = trusted ? 1 : Double.NaN;
        }
    }

    /**
     * Longest steps: a share of the drift's time scale, and noise that sees smooth coefficients.
     */
    private void steps(double accuracy) {
        for (int node = 0; node < values.length / width; node++) {
            int i = node % points;
            int y = node / points;
            double slope = 0;
            double spread = 0;
            for (int k = 0; k < n; k++) {
                slope += square(difference(i, y, 0, k) / spacing[0]);
                if (n == 2) {
                    slope += square(difference(i, y, 1, k) / spacing[1]);
                }
            }
            int at = node * width + n;
            for (int k = 0; k < n; k++) {
                double variance = 0;
                for (int j = 0; j <= k; j++) {
                    variance += square(values[at++]);
                }
                spread = Math.max(spread, variance / square(spacing[k] * (points - 1)));
            }
            // Within a step the noise moves the state by at most 2.5 % of the domain.
            double step = Math.min(accuracy / Math.sqrt(slope), square(.025) / spread);
            values[at] = Double.isNaN(values[at]) ? Double.NaN : step;
        }
    }

    private double difference(int i, int y, int axis, int quantity) {
        int c = axis == 0 ? i : y;
        int before = Math.max(0, c - 1);
        int after = Math.min(points - 1, c + 1);
        double high = axis == 0 ? value(after, y, quantity) : value(i, after, quantity);
        double lower = axis == 0 ? value(before, y, quantity) : value(i, before, quantity);
        return (high - lower) / (after - before);
    }

    private double value(int i, int y, int quantity) {
        return values[(y * points + i) * width + quantity];
    }

    private static double square(double a) {
        return a * a;
    }

    private double probe(SlowModel model) {
        SlowCoefficients at = model.coefficients();
        Sample sample = new Sample(n);
        double[] x = new double[n];
        double worst = 0;
        double sum = 0;
        int count = 200;
        for (int p = 0; p < count; p++) {
            double a = (.5 + p * .7548776662466927) % 1;
            double b = (.5 + p * .5698402909980532) % 1;
            x[0] = low[0] + a * spacing[0] * (points - 1);
            if (n == 2) {
                x[1] = low[1] + b * spacing[1] * (points - 1);
            }
            model.at(x, at);
            if (!SlowField.trusted(at) || Double.isNaN(step(x))) {
                continue;
            }
            at(x, sample);
            for (int k = 0; k < n; k++) {
                worst = Math.max(worst, Math.abs(sample.drift[k] - at.drift[k]));
                sum += square(at.drift[k]) / n;
            }
        }
        return worst / Math.sqrt(sum / count);
    }

    @Override
    public double step(double[] x) {
        int node = 0;
        for (int k = n - 1; k >= 0; k--) {
            long c = Math.round((x[k] - low[k]) / spacing[k]);
            node = node * points + (int) Math.max(0, Math.min(points - 1, c));
        }
        return values[node * width + width - 1];
    }

    @Override
    public void at(double[] x, Sample out) {
        double p = (x[0] - low[0]) / spacing[0];
        int i = Math.max(0, Math.min(points - 4, (int) Math.floor(p) - 1));
        double u = p - i;
        double a0 = -(u - 1) * (u - 2) * (u - 3) / 6;
        double a1 = u * (u - 2) * (u - 3) / 2;
        double a2 = -u * (u - 1) * (u - 3) / 2;
        double a3 = u * (u - 1) * (u - 2) / 6;
        if (n == 1) {
            int base = i * width;
            out.drift[0] = blend(base, a0, a1, a2, a3);
            out.factor[0] = blend(base + 1, a0, a1, a2, a3);
            return;
        }
        double q = (x[1] - low[1]) / spacing[1];
        int j = Math.max(0, Math.min(points - 4, (int) Math.floor(q) - 1));
        double v = q - j;
        double b0 = -(v - 1) * (v - 2) * (v - 3) / 6;
        double b1 = v * (v - 2) * (v - 3) / 2;
        double b2 = -v * (v - 1) * (v - 3) / 2;
        double b3 = v * (v - 1) * (v - 2) / 6;
        int line = points * width;
        int base = (j * points + i) * width;
        for (int k = 0; k < 5; k++) {
            double value =
                    b0 * blend(base + k, a0, a1, a2, a3)
                            + b1 * blend(base + line + k, a0, a1, a2, a3)
                            + b2 * blend(base + 2 * line + k, a0, a1, a2, a3)
                            + b3 * blend(base + 3 * line + k, a0, a1, a2, a3);
            if (k < 2) {
                out.drift[k] = value;
            } else {
                out.factor[k - 2] = value;
            }
        }
    }

    private double blend(int at, double a0, double a1, double a2, double a3) {
        return a0 * values[at]
                + a1 * values[at + width]
                + a2 * values[at + 2 * width]
                + a3 * values[at + 3 * width];
    }
}
