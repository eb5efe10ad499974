package rncrn.stochastic.ruled;

import rncrn.stochastic.Trajectory.Outcome;

/**
 * What happens between events: reactions, and the motion of variables. Followed by a {@link
 * RuledTrajectory}, for one thread.
 */
public interface Flow {
    double time();

    /** Writes all values, species first. */
    void values(double[] out);

    /** Puts the flow into another state at the present time. */
    void set(double[] values);

    /**
     * Goes on to the given time, reactions at that very time excluded, or stops where the interrupt
     * given at the start holds.
     */
    Outcome advance(double until);

    long events();

    /** Asked after every reaction, and along the motion of variables. */
    @FunctionalInterface
    interface Interrupt {
        boolean holds(double time, double[] values);
    }
}
