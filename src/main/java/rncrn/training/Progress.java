package rncrn.training;

/** Told how training goes. Calls may come from several threads, one at a time. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress NONE = (stage, done, total, best) -> {};

    /**
     * @param stage what is going on, for people
     * @param done steps done of this stage
     * @param total steps of this stage
     * @param best smallest cost so far, infinite before the first
     */
    void report(String stage, int done, int total, double best);
}
