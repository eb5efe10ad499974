package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;

/** What the rejection methods on lumped channels have in common: all but the trajectory. */
abstract class LumpedRejection implements Method {
    /** Channel numbers and species numbers are packed into 15 bits. */
    private static final int MOST = 32_000;

    abstract Trajectory start(
            ChannelPlan plan, long[] initial, UniformRandomProvider random, Watch watch);

    @Override
    public final boolean exact() {
        return true;
    }

    @Override
    public final String source() {
        return "Thanh, Priami and Zunino, J. Chem. Phys. 141, 134116 (2014), doi"
                + " 10.1063/1.4896985";
    }

    @Override
    public final Simulator prepare(JumpProcess process) {
        Kinetics kinetics = new Kinetics(process);
        if (kinetics.general != null) {
            return BoxTrajectory.prepare(kinetics, name(), false);
        }
        if (!takes(kinetics)) {
            throw Trouble.tooLarge(name(), MOST);
        }
        return prepare(new ChannelPlan(kinetics, Pilot.run(kinetics).meanCounts));
    }

    /** Whether the network is small enough. */
    static boolean takes(Kinetics kinetics) {
        return kinetics.reactions <= MOST && kinetics.species <= MOST;
    }

    final Simulator prepare(ChannelPlan plan) {
        return new PreparedMethod(
                plan.kinetics.process,
                plan.description(name()),
                (initial, random, watch) -> start(plan, initial, random, watch));
    }
}
