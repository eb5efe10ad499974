package rncrn.stochastic;

/** One trajectory under way: mutable, for one thread. */
public interface Trajectory extends State {
    /** Copies all copy numbers. */
    void copyCounts(long[] out);

    /** Reaction firings so far. */
    long events();

    /**
     * Goes on to the given time. Afterwards the state is the one just before any event at that time
     * and {@link #time} is that time, unless the outcome says that a watch stopped it earlier. In
     * an absorbing state the clock is moved to the given time at once.
     *
     * <p>Stop conditions are asked after events, not about the state at the start; a trajectory
     * that was stopped goes on when it is advanced again.
     *
     * @param until not before {@link #time}; infinity is allowed where a watch will stop it
     * @throws rncrn.ComputationException if a propensity or a count overflows
     */
    Outcome advance(double until);

    /**
     * Puts the trajectory into another state at the present time, as a state-triggered event does.
     * Clock, event counter and generator go on; by the Markov property the law is exact.
     *
     * @param counts copy numbers, one per species, from 0 to 2^53; copied
     */
    void jumpTo(long[] counts);

    /** Why {@link #advance} returned. */
    enum Outcome {
        /** The time asked for is reached. */
        REACHED,
        /** No reaction can fire any more; the time asked for is reached. */
        ABSORBED,
        /** The stop condition holds; the time is that of the event that made it hold. */
        STOPPED
    }
}
