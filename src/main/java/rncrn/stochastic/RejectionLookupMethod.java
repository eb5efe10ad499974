package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Rejection-based simulation with its squeeze in the table of candidates: where a propensity is
 * surely large enough, the cell drawn says so, and a candidate is an event without another look.
 *
 * <p>Otherwise as {@link RejectionMethod}: lumped channels ({@link ChannelPlan}), uniformised time,
 * boxes tuned by counts of candidates. Shines where copy numbers are large, so that narrow boxes
 * last; where they are small, most cells are not sure.
 */
public final class RejectionLookupMethod extends LumpedRejection {
    @Override
    public String name() {
        return "rejection-lookup";
    }

    @Override
    public String advice() {
        return "mass action with up to a few hundred reactions and many copies; takes any rate";
    }

    @Override
    Trajectory start(ChannelPlan plan, long[] initial, UniformRandomProvider random, Watch watch) {
        return new RejectionLookupTrajectory(plan, initial, random, watch);
    }
}
