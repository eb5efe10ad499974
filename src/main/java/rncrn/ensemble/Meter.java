package rncrn.ensemble;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts steps of work done on several threads, and tells a listener now and then, one thread at a
 * time.
 */
public final class Meter {
    private static final long EVERY_NANOSECONDS = 100_000_000L;

    private final Progress progress;
    private final String what;
    private final long total;
    private final AtomicLong done;
    private final AtomicLong told = new AtomicLong(System.nanoTime());

    /**
     * @param done steps that were done earlier
     * @param total steps in all
     * @param what the work, for people
     */
    public Meter(Progress progress, long done, long total, String what) {
        this.progress = progress;
        this.total = total;
        this.what = what;
        this.done = new AtomicLong(done);
    }

    /** So many more steps are done. */
    public void add(long steps) {
        long now = System.nanoTime();
        long last = told.get();
        long sum = done.addAndGet(steps);
        if ((sum == total || now - last >= EVERY_NANOSECONDS) && told.compareAndSet(last, now)) {
            synchronized (progress) {
                progress.advanced((double) sum, (double) total, what);
            }
        }
    }
}
