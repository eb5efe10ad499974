package rncrn.design;

import java.util.List;
import rncrn.field.Box;
import rncrn.target.Formula;

/**
 * A classification network to train.
 *
 * @param inputs names of the environment species
 * @param domain box of environment concentrations
 * @param drives parameter species whose place the output takes
 * @param output wanted output as a formula of the inputs, not negative
 * @param hidden perceptrons of the hidden layer, at least 1
 * @param gamma production constant of its perceptrons, positive
 * @param mu time scale of its perceptrons, positive
 * @param ridge penalty on all its weights, biases left out, not negative; keeps large weights from
 *     cancelling each other
 * @param cells training points per axis, at the centres of equal cells
 */
public record ClassifierPlan(
        List<String> inputs,
        Box domain,
        String drives,
        Formula output,
        int hidden,
        double gamma,
        double mu,
        double ridge,
        int cells) {
    public ClassifierPlan {
        inputs = List.copyOf(inputs);
    }
}
