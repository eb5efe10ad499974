package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;

/** A method prepared: the process, what it says of itself, and how to make a trajectory. */
public record PreparedMethod(JumpProcess process, String description, Starter starter)
        implements Simulator {
    /** Makes a trajectory, as {@link Simulator#start(long[], UniformRandomProvider, Watch)}. */
    public interface Starter {
        Trajectory start(long[] initial, UniformRandomProvider random, Watch watch);
    }

    @Override
    public Trajectory start(long[] initial, UniformRandomProvider random, Watch watch) {
        return starter.start(initial, random, watch);
    }
}
