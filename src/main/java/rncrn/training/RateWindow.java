package rncrn.training;

import java.util.Optional;
import rncrn.design.NoisePlan;

/**
 * Keeps the rate constants of a noise-aware network inside a range. With speed V and abundance c a
 * perceptron's constants are V c (production), V/c (decay in pairs), V times omega, psi and theta,
 * and alpha/c: the two free factors are moved into the range, and weights whose constants still
 * fall below it are left out, one reaction fewer each. Where only a ratio is asked for, the place
 * of the range is sought too. What is least in the noise-aware objective is kept.
 */
final class RateWindow {
    private static final int PLACES = 25;

    private final NoiseModel model;
    private final NoisePlan.Rates rates;
    private final double systemSize;

    /** A network inside the range: variables, speeds, abundances, and the objective there. */
    @SuppressWarnings("ArrayRecordComponent") // Passed about inside this package, never compared.
    record Fit(double[] v, double[] speed, double[] abundance, double cost) {}

    RateWindow(NoiseModel model, NoisePlan.Rates rates, double systemSize) {
        this.model = model;
        this.rates = rates;
        this.systemSize = systemSize;
    }

    /**
     * The best place of the range.
     *
     * @return nothing where no choice of speeds and abundances fits
     */
    Optional<Fit> fit(double[] v, BudgetSplit split, double penalty) {
        double low = rates.smallest();
        double high = rates.largest();
        double ratio = rates.ratio();
        Fit best = null;
        if (low > 0 && high < Double.POSITIVE_INFINITY && high / low <= ratio) {
            best = at(v, split, penalty, low, high);
        } else {
            double top = 0;
            for (int j = 0; j < model.m; j++) {
                top = Math.max(top, split.speed[j] * Math.max(1, weight(v, j)));
                top = Math.max(top, split.speed[j] * split.abundance[j]);
            }
            // From the fastest constant of the free network down over six decades.
            for (int k = 0; k < PLACES; k++) {
                double upper = Math.min(high, top * Math.pow(10, -6.0 * k / (PLACES - 1)));
                Fit fit = at(v, split, penalty, Math.max(low, upper / ratio), upper);
                if (fit != null && (best == null || fit.cost < best.cost)) {
                    best = fit;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Largest of |omega|, |psi|, |theta| of a perceptron, in raw inputs. */
    private double weight(double[] v, int j) {
        double largest = Math.abs(bias(v, j));
        for (int k = 0; k < model.width - 1; k++) {
            largest = Math.max(largest, Math.abs(v[model.plane(j) + k] / model.scale[k]));
        }
        return largest;
    }

    private double bias(double[] v, int j) {
        double bias = v[model.plane(j) + model.width - 1];
        for (int k = 0; k < model.width - 1; k++) {
            bias -= v[model.plane(j) + k] / model.scale[k] * model.mean[k];
        }
        return bias;
    }

    /** The network moved into [low, high]; null where it does not go. */
    private Fit at(double[] v, BudgetSplit split, double penalty, double low, double high) {
        int m = model.m;
        double[] kept = v.clone();
        double[] speed = new double[m];
        double[] abundance = new double[m];
        double[] w = new double[m];
        for (int j = 0; j < m; j++) {
            double fastest = high / Math.max(1, weight(v, j));
            if (!(low <= fastest)) {
                return null;
            }
            speed[j] = Math.max(low, Math.min(fastest, split.speed[j]));
            double reach = Math.min(speed[j] / low, high / speed[j]);
            double gain = 0;
            for (int i = 0; i < model.n; i++) {
                gain = Math.max(gain, Math.abs(v[i * m + j]));
            }
            abundance[j] = Math.max(1 / reach, Math.min(reach, split.abundance[j]));
            abundance[j] = Math.max(abundance[j], gain / high);
            if (abundance[j] > reach) {
                return null;
            }
            w[j] = speed[j] * abundance[j];
            prune(kept, j, speed[j], abundance[j], low);
        }
        for (int i = 0; i < model.n; i++) {
            if (model.betaLeast == 0 && model.beta(v, i) < low) {
                kept[model.n * m + i] = Double.NEGATIVE_INFINITY;
            }
        }
        model.set(penalty, split.price, w, speed, abundance, systemSize);
        model.allLag(true);
        double cost = new Rows(model).evaluate(kept);
        model.allLag(false);
        return new Fit(kept, speed, abundance, cost);
    }

    /** Leaves out what is too slow to be realised. */
    private void prune(double[] v, int j, double speed, double abundance, double low) {
        for (int i = 0; i < model.n; i++) {
            if (Math.abs(v[i * model.m + j]) / abundance < low) {
                v[i * model.m + j] = 0;
            }
        }
        int plane = model.plane(j);
        double bias = bias(v, j);
        for (int k = 0; k < model.width - 1; k++) {
            if (Math.abs(v[plane + k] / model.scale[k]) * speed < low) {
                v[plane + k] = 0;
            }
        }
        double shift = Math.abs(bias) * speed < low ? 0 : bias;
        for (int k = 0; k < model.width - 1; k++) {
            shift += v[plane + k] / model.scale[k] * model.mean[k];
        }
        v[plane + model.width - 1] = shift;
    }
}
