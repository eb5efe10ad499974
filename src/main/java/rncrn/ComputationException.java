package rncrn;

/**
 * A computation that cannot be done honestly: an overflow, a method that cannot be trusted on this
 * model, a budget that ended without an answer. The message says why and what to try instead. The
 * command line prints it and exits with status 1.
 */
public final class ComputationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ComputationException(String message) {
        super(message);
    }

    public ComputationException(String message, Throwable cause) {
        super(message, cause);
    }
}
