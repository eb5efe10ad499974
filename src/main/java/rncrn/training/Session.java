package rncrn.training;

/**
 * How training is to be run; the network is a function of the design and the seed alone.
 *
 * @param seed seed of the starts
 * @param threads threads to share the starts out to, at least 1
 * @param progress told how it goes
 * @param checkpoint keeps searches that are done
 */
public record Session(long seed, int threads, Progress progress, Checkpoint checkpoint) {
    /** Keeps nothing. */
    public static Session of(long seed, int threads, Progress progress) {
        return new Session(seed, threads, progress, Checkpoint.NONE);
    }
}
