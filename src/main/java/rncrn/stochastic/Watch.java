package rncrn.stochastic;

/**
 * What a trajectory reports and when it stops. {@link #NOTHING} costs nothing.
 *
 * @param observer told of every event, or {@link Observer#NONE}
 * @param stop asked after every event, or {@link StopCondition#NEVER}
 */
public record Watch(Observer observer, StopCondition stop) {
    public static final Watch NOTHING = new Watch(Observer.NONE, StopCondition.NEVER);

    public static Watch until(StopCondition stop) {
        return new Watch(Observer.NONE, stop);
    }

    /** Sees every event. */
    @FunctionalInterface
    public interface Observer {
        /** Nobody looks. Compared by identity, so that engines can leave the call out. */
        Observer NONE = (state, reaction) -> {};

        /**
         * @param state the state right after the event
         * @param reaction index of the reaction that fired
         */
        void fired(State state, int reaction);

        /**
         * Told by methods that leap over many events at once.
         *
         * @param state the state right after the whole leap
         * @param reaction index of a reaction
         * @param times how often it fired in the leap, at least 1
         */
        default void fired(State state, int reaction, long times) {
            for (long i = 0; i < times; i++) {
                fired(state, reaction);
            }
        }
    }

    /** Ends a trajectory. */
    @FunctionalInterface
    public interface StopCondition {
        /** Never stops. Compared by identity, so that engines can leave the call out. */
        StopCondition NEVER = state -> false;

        /** Whether to stop in this state, right after an event (or a leap). */
        boolean holds(State state);
    }
}
