package rncrn.ensemble;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Runs numbered pieces of independent work on several threads and hands over the results in the
 * order of the numbers, whatever the order in which they were finished.
 */
public final class Pool {
    private final int threads;

    /**
     * @param threads number of threads, at least 1
     */
    public Pool(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "the number of threads is " + threads + "; it must be at least 1");
        }
        this.threads = threads;
    }

    public int threads() {
        return threads;
    }

    /** Receives results in the order of their numbers. */
    @FunctionalInterface
    public interface Sink<T> {
        void accept(int number, T result);
    }

    /**
     * Runs pieces 0 to count - 1.
     *
     * @param work computes one piece; a function of its number alone
     * @param sink called in the order of the numbers, by the calling thread
     * @param cancelled asked before each piece
     * @throws CancellationException once cancelled; the sink has then seen a prefix of the results
     */
    public <T> void run(int count, IntFunction<T> work, Sink<T> sink, BooleanSupplier cancelled) {
        if (threads == 1 || count <= 1) {
            for (int i = 0; i < count; i++) {
                refuseIf(cancelled);
                sink.accept(i, work.apply(i));
            }
            return;
        }
        AtomicInteger serial = new AtomicInteger();
        ExecutorService executor =
                Executors.newFixedThreadPool(
                        Math.min(threads, count),
                        task -> {
                            Thread thread = new Thread(task, "rncrn-" + serial.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            // A window of pieces under way bounds the memory held by results that wait their turn.
            int window = 4 * threads;
            @SuppressWarnings({"unchecked", "rawtypes"})
            Future<T>[] ahead = new Future[window];
            int submitted = 0;
            for (int i = 0; i < count; i++) {
                while (submitted < count && submitted < i + window) {
                    int number = submitted;
                    ahead[number % window] =
                            executor.submit(
                                    () -> {
                                        refuseIf(cancelled);
                                        return work.apply(number);
                                    });
                    submitted++;
                }
                sink.accept(i, result(ahead[i % window]));
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static void refuseIf(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("cancelled");
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted");
            cancelled.initCause(e);
            throw cancelled;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            if (cause instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(cause);
        }
    }
}
