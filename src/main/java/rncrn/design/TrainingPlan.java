package rncrn.design;

import java.util.Optional;

/**
 * How to train.
 *
 * @param residual what is squared and averaged in the loss
 * @param starts random starts, at least 1
 * @param iterations Levenberg-Marquardt iterations per start, at least 1
 * @param points training points used by the starts; the best finish on the full set
 * @param finishers best starts that finish on the full set and whose dynamics are compared
 * @param steepnessFrom lower end of the starts' steepness (inverse width in standardised units)
 * @param steepnessTo upper end
 * @param wideShare share of the starts that take their steepness from a much wider range
 * @param ridge penalty on the standardised hyperplanes, not negative; keeps rate constants small
 * @param fluxPenalty weight of the squared reaction flux of the executive species in what is
 *     minimised, positive; small values (1e-7) only keep fluxes from growing without use
 * @param lag whether to compensate the perceptrons' lag at the network's mu
 * @param focus extra weight near the target's own cycle, if any
 * @param abundance how far perceptrons are made scarcer once they are trained, if at all
 */
public record TrainingPlan(
        Residual residual,
        int starts,
        int iterations,
        int points,
        int finishers,
        double steepnessFrom,
        double steepnessTo,
        double wideShare,
        double ridge,
        double fluxPenalty,
        boolean lag,
        Optional<Focus> focus,
        Optional<Abundance> abundance) {
    /**
     * Weights exp(-d^2/(2 width^2)) + floor of the points, d being their distance from the target
     * field's own cycle: a good fit where the cycle runs instead of one everywhere.
     *
     * @param width positive
     * @param floor weight far away, positive
     */
    public record Focus(double width, double floor) {}

    /**
     * Perceptrons as scarce as noise and low copies permit: the same rate equations for fewer
     * reaction events.
     *
     * @param noise fraction by which the diffusion of what perceptrons act on, and the low-copy
     *     bias of its field at the system size, may grow at most, positive
     * @param systemSize smallest system size that the network is meant for, positive
     */
    public record Abundance(double noise, double systemSize) {}

    /** What a residual is. */
    public enum Residual {
        /** target - g. */
        PLAIN,
        /** (target - g) / x, which makes an inflow beta that is fixed drop out. */
        PER_CONCENTRATION
    }
}
