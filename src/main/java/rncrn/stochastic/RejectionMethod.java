package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Rejection-based simulation: propensities are bounded over boxes of copy numbers, candidates are
 * drawn by the bounds and accepted by the propensities, so that most events update nothing.
 *
 * <p>Added to the published algorithm: reactions with the same effect are lumped ({@link
 * ChannelPlan}); a guide table of cells gives the channel and the fraction for acceptance from one
 * random number; bounds follow the pivot's count in slices; time is uniformised; boxes are tuned as
 * the trajectory goes, by counts of candidates and never by the clock. Networks with other rates
 * than mass action take the published algorithm ({@link BoxTrajectory}).
 */
public final class RejectionMethod extends LumpedRejection {
    @Override
    public String name() {
        return "rejection";
    }

    @Override
    public String advice() {
        return "up to a few thousand reactions of mass action; fast on perceptron networks; takes any"
                + " rate";
    }

    @Override
    Trajectory start(ChannelPlan plan, long[] initial, UniformRandomProvider random, Watch watch) {
        return new RejectionTrajectory(plan, initial, random, watch);
    }
}
