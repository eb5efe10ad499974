package rncrn.design;

import java.util.List;
import java.util.Optional;
import rncrn.field.Box;

/**
 * How to train a network that survives molecular noise.
 *
 * @param perceptrons M of the noise-aware network, at least 1
 * @param systemSize system size that it is made for, positive
 * @param budget reaction events of all perceptrons per unit of time and volume, positive
 * @param penalties weights of the noise in what is minimised, ascending: the continuation
 * @param fluxPenalty weight of the squared flux in the fits that the continuation starts from
 * @param betaAtLeast lower bound of the inflows: without inflow an empty species is a trap
 * @param relative whether residuals are weighted by (1/x)/sqrt(1 + |target|^2/4)
 * @param alsoAt further parameter values at which field targets are sampled
 * @param attractorWeight weight of points on and about the target field's own cycles, where its
 *     field is asked for once more, relative to that of others; 0 for none
 * @param outer box within which nothing may run away
 * @param guard inward speed asked for outside the trained region, positive
 * @param speed factor by which perceptrons are made faster and scarcer than the optimal split
 * @param lag longest lag, inverse speed of a perceptron, that the training corrects for; 0 for none
 * @param fewCopies inverse of system size times abundance of a perceptron, up to which the training
 *     corrects for the error of few copies; 0 for none
 * @param starts random starts of the fits that the continuation starts from, at least 1
 * @param candidates starts followed through the continuation
 * @param tolerance tolerances of the expectations are multiplied by this
 * @param expectations what the noise-aware network must show; empty for what the design expects
 * @param rates range that the rate constants of its reaction list must keep to, if any; a
 *     classification network that drives a parameter keeps its own
 */
public record NoisePlan(
        int perceptrons,
        double systemSize,
        double budget,
        List<Double> penalties,
        double fluxPenalty,
        double betaAtLeast,
        boolean relative,
        List<List<Double>> alsoAt,
        double attractorWeight,
        Box outer,
        double guard,
        double speed,
        double lag,
        double fewCopies,
        int starts,
        int candidates,
        double tolerance,
        List<Expectation> expectations,
        Optional<Rates> rates) {
    public NoisePlan {
        expectations = List.copyOf(expectations);
        penalties = List.copyOf(penalties);
        alsoAt = alsoAt.stream().map(List::copyOf).toList();
    }

    /**
     * What a laboratory can realise.
     *
     * @param smallest smallest rate constant, 0 where only the ratio counts
     * @param largest largest rate constant, infinite where only the ratio counts
     * @param ratio largest over smallest, infinite where only the bounds count
     */
    public record Rates(double smallest, double largest, double ratio) {}
}
