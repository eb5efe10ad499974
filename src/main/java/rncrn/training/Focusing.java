package rncrn.training;

import java.util.Optional;
import rncrn.ComputationException;
import rncrn.design.Design;
import rncrn.design.TrainingPlan;
import rncrn.target.TrainingSet;

/** Weights training points by how near they lie to the target's own cycle. */
final class Focusing {
    private Focusing() {}

    /**
     * The set with the weights that the design's focus gives, or as it is without a focus.
     *
     * @throws ComputationException if the target field has no stable cycle
     */
    static TrainingSet weighted(Design design, TrainingSet set) {
        Optional<TrainingPlan.Focus> focus = design.training().focus();
        if (focus.isEmpty()) {
            return set;
        }
        double[] weights = new double[set.size()];
        double[] point = new double[set.dimension()];
        double width = focus.get().width();
        for (int s = 0; s < set.strata(); s++) {
            double[] at = new double[set.parameters()];
            for (int k = 0; k < at.length; k++) {
                at[k] = set.input(set.strataStart(s), set.dimension() + k);
            }
            double[][] cycle =
                    Behaviours.targetCycle(design, at)
                            .orElseThrow(
                                    () ->
                                            new ComputationException(
                                                    "the target field has no stable cycle in its"
                                                            + " domain to focus on; leave focus"
                                                            + " out"));
            for (int d = set.strataStart(s); d < set.strataStart(s + 1); d++) {
                for (int i = 0; i < point.length; i++) {
                    point[i] = set.input(d, i);
                }
                double off = Distance.toLine(point, cycle, true) / width;
                weights[d] = set.weight(d) * (Math.exp(-off * off / 2) + focus.get().floor());
            }
        }
        return set.withWeights(weights);
    }
}
