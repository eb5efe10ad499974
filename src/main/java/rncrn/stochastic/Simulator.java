package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;

/** A method prepared for one jump process: immutable, shared by all threads. */
public interface Simulator {
    /** The process it simulates. */
    JumpProcess process();

    /** Name of the algorithm at work and its settings, for manifests (auto says what it picked). */
    String description();

    /**
     * Starts a trajectory at time 0.
     *
     * @param initial copy numbers, one per species, from 0 to 2^53; copied
     * @param random the trajectory's own generator, see {@link Streams}
     * @param watch what to report and when to stop
     */
    Trajectory start(long[] initial, UniformRandomProvider random, Watch watch);

    /** Starts a trajectory that nobody watches. */
    default Trajectory start(long[] initial, UniformRandomProvider random) {
        return start(initial, random, Watch.NOTHING);
    }
}
