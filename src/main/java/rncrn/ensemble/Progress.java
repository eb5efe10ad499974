package rncrn.ensemble;

/** Hears how far long work has come, and may end it. Called from one thread at a time. */
public interface Progress {
    /** Nobody listens, nobody cancels. */
    Progress NONE = (done, total, what) -> {};

    /**
     * Some work is done.
     *
     * @param done share or amount of work finished, from 0 to total
     * @param total amount of work in all, as known now; it may change as the work goes on
     * @param what the part of the work at hand, for people
     */
    void advanced(double done, double total, String what);

    /**
     * Whether the work is no longer wanted. Asked between pieces of work, from any thread; once it
     * says yes, the work ends with {@link java.util.concurrent.CancellationException}.
     */
    default boolean cancelled() {
        return Thread.currentThread().isInterrupted();
    }
}
