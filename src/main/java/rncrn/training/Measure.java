package rncrn.training;

import java.util.List;
import java.util.Optional;
import rncrn.design.Design;
import rncrn.design.TrainingPlan;
import rncrn.neural.QuasiStaticField;
import rncrn.neural.Rncrn;
import rncrn.target.TrainingSet;

/** Losses and fluxes of networks, from their quasi-static fields. */
public final class Measure {
    private Measure() {}

    /**
     * Mean squared residual of the quasi-static field over the training set, each point counted
     * once, whatever its weight while training: the figure that publications give.
     */
    public static double loss(Rncrn network, TrainingSet set, TrainingPlan.Residual residual) {
        return means(network, set, residual)[0];
    }

    static TrainingResult result(
            Design design,
            TrainingSet set,
            double fitLoss,
            Rncrn network,
            Behaviours behaviours,
            List<TrainingResult.MuTrial> muSearch,
            Optional<TrainingResult.Classification> classification,
            List<TrainingResult.Start> starts,
            List<TrainingResult.Candidate> candidates,
            List<TrainingResult.Stage> convergence,
            Optional<TrainingResult.AgainstPublished> published) {
        double[] means = means(network, set, design.training().residual());
        return new TrainingResult(
                network,
                fitLoss,
                means[0],
                means[1],
                means[2],
                set.size(),
                behaviours,
                muSearch,
                classification,
                starts,
                candidates,
                convergence,
                published);
    }

    /** Loss, mean flux, mean size of the target. */
    private static double[] means(Rncrn network, TrainingSet set, TrainingPlan.Residual residual) {
        QuasiStaticField field = network.quasiStatic();
        int n = set.dimension();
        double[] x = new double[n];
        double[] lambda = new double[set.parameters()];
        double[] g = new double[n];
        double loss = 0;
        double flux = 0;
        double size = 0;
        for (int d = 0; d < set.size(); d++) {
            for (int i = 0; i < n; i++) {
                x[i] = set.input(d, i);
            }
            for (int k = 0; k < lambda.length; k++) {
                lambda[k] = set.input(d, n + k);
            }
            field.value(x, lambda, g);
            for (int i = 0; i < n; i++) {
                double off = set.target(d, i) - g[i];
                if (residual == TrainingPlan.Residual.PER_CONCENTRATION) {
                    off /= x[i];
                }
                loss += off * off;
                flux += field.flux(i, x, lambda);
                size += Math.abs(set.target(d, i));
            }
        }
        double count = (double) set.size() * n;
        return new double[] {loss / count, flux / count, size / count};
    }
}
