package rncrn;

/**
 * An input that the user can mend: a file, an option, a value. The message is one sentence (or two)
 * that names the file with line and column, or the option, says what is wrong and how to mend it.
 * The command line prints it and exits with status 2.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same complaint with a place (file, line, option) put before it. */
    public InputException at(String place) {
        return new InputException(place + ": " + getMessage(), this);
    }
}
