package rncrn.reduction;

import java.util.Locale;
import java.util.Optional;
import rncrn.ComputationException;

/**
 * What a classification network's fluctuations pass on to the executive species, which the reduced
 * dynamics leaves out: its output stands there at its mean. By the linear noise, with m_l the mean
 * of perceptron l, z the output and C its integrated autocovariance, the noise of species i gains 2
 * C (sum_l alpha_il x_i/Omega dm_l/dz)^2.
 */
final class CascadeNoise {
    /** Largest share of the noise of an executive species that may be left out. */
    private static final double SMALL = .02;

    private CascadeNoise() {}

    /**
     * Largest share of the noise of an executive species that the output brings; 0 without a
     * classification network.
     *
     * @param x copies of the executive species
     */
    static double share(SlowModel model, double[] x) {
        if (model.cascade().isEmpty()) {
            return 0;
        }
        Cascade cascade = model.cascade().get();
        double half = .5 * Math.sqrt(cascade.variance());
        double low = Math.max(0, cascade.mean() - half);
        double high = Math.min(cascade.top(), cascade.mean() + half);
        SlowCoefficients at = model.coefficients();
        model.at(x, at);
        double[] slope = new double[model.perceptrons()];
        double[] below = new double[3];
        double[] above = new double[3];
        for (int l = 0; l < slope.length; l++) {
            PerceptronInput input = model.input(l);
            model.table(l).moments(input.birth(x, low), input.death(x, low), below);
            model.table(l).moments(input.birth(x, high), input.death(x, high), above);
            slope[l] = (above[0] - below[0]) / (high - low);
        }
        double worst = 0;
        for (int i = 0; i < model.dimension(); i++) {
            double drift = 0;
            for (int l = 0; l < slope.length; l++) {
                drift += model.coupling(i, l) * x[i] * slope[l];
            }
            double passed = 2 * cascade.correlation() * drift * drift;
            worst = Math.max(worst, passed / (passed + at.births[i] + at.deaths[i]));
        }
        return worst;
    }

    /** Why the reduced dynamics is not to be used at a state; empty where it may be. */
    static Optional<String> objection(SlowModel model, double[] x) {
        double share = share(model, x);
        // A share that is not a number is no good either.
        if (share <= SMALL) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "the classification network's output fluctuates: it brings %.2g %% of the"
                                + " noise, and reduced dynamics holds it at its mean",
                        100 * share));
    }

    /** Refuses where {@link #objection} finds a reason. */
    static void refuse(SlowModel model, double[] x) {
        objection(model, x)
                .ifPresent(
                        why -> {
                            throw new ComputationException(
                                    why + "; simulate with hybrid, tau-implicit or exactly");
                        });
    }
}
