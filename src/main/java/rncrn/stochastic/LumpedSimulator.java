package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;

/** A method prepared that works on lumped channels. */
record LumpedSimulator(ChannelPlan plan, String name, Starter starter) implements Simulator {
    /** Makes a trajectory. */
    interface Starter {
        Trajectory start(
                ChannelPlan plan, long[] initial, UniformRandomProvider random, Watch watch);
    }

    @Override
    public JumpProcess process() {
        return plan.kinetics.process;
    }

    @Override
    public String description() {
        return name
                + ", "
                + plan.kinetics.reactions
                + " reactions lumped into "
                + plan.channels
                + " channels";
    }

    @Override
    public Trajectory start(long[] initial, UniformRandomProvider random, Watch watch) {
        return starter.start(plan, initial, random, watch);
    }
}
