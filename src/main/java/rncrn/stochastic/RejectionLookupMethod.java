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
public final class RejectionLookupMethod implements Method {
    @Override
    public String name() {
        return "rejection-lookup";
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public String advice() {
        return "mass action with up to a few hundred reactions and many copies; takes any rate";
    }

    @Override
    public String source() {
        return new RejectionMethod().source();
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        Kinetics kinetics = new Kinetics(process);
        if (kinetics.general != null) {
            return BoxTrajectory.Prepared.of(kinetics, name(), false);
        }
        if (!RejectionMethod.takes(kinetics)) {
            throw Trouble.tooLarge(name(), RejectionMethod.MOST);
        }
        return prepare(new ChannelPlan(kinetics, Pilot.run(kinetics).meanCounts));
    }

    Simulator prepare(ChannelPlan plan) {
        return new Prepared(plan);
    }

    private record Prepared(ChannelPlan plan) implements Simulator {
        @Override
        public JumpProcess process() {
            return plan.kinetics.process;
        }

        @Override
        public String description() {
            return "rejection-lookup, "
                    + plan.kinetics.reactions
                    + " reactions lumped into "
                    + plan.channels
                    + " channels";
        }

        @Override
        public Trajectory start(long[] initial, UniformRandomProvider random, Watch watch) {
            return new RejectionLookupTrajectory(plan, initial, random, watch);
        }
    }
}
