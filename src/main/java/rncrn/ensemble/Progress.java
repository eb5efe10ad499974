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

    /**
     * Hears of one of several parts of about equal cost.
     *
     * @param before parts that are done
     * @param parts parts in all
     */
    default Progress part(int before, int parts) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void advanced(double done, double total, String what) {
                whole.advanced(before + (total > 0 ? done / total : 0), parts, what);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }
}
