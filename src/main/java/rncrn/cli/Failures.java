package rncrn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import rncrn.ComputationException;
import rncrn.InputException;
import rncrn.files.WholeFile;

/** Turns everything that can go wrong into one clear sentence and an exit status. */
final class Failures {
    private static final int NOT_DONE = 1;
    private static final int WRONG_INPUT = 2;

    private Failures() {}

    /** Ends with a status; what had to be said is said. */
    static final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Silent(int status) {
            this.status = status;
        }
    }

    static int wrongArguments(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("rncrn: " + failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help.");
        return WRONG_INPUT;
    }

    static int failed(Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        boolean debug = CommonOptions.debug(arguments);
        if (failure instanceof Silent silent) {
            return silent.status;
        }
        if (debug) {
            failure.printStackTrace(err);
        }
        err.println("rncrn: " + sentence(failure, debug));
        return failure instanceof InputException || missing(failure) ? WRONG_INPUT : NOT_DONE;
    }

    /** What went wrong, in one sentence. */
    static String sentence(Throwable failure, boolean debug) {
        if (failure instanceof InputException || failure instanceof ComputationException) {
            return failure.getMessage();
        }
        if (failure instanceof CancellationException) {
            return "interrupted; what was finished is kept";
        }
        if (failure instanceof NoSuchFileException file) {
            return file.getFile() + ": there is no such file; check the path";
        }
        if (failure instanceof IOException io) {
            return WholeFile.reason(io);
        }
        if (failure instanceof UncheckedIOException io) {
            return WholeFile.reason(io);
        }
        if (failure instanceof OutOfMemoryError) {
            return "there is not enough memory; give Java more of it (-Xmx) or fewer threads";
        }
        return "this should not have happened ("
                + failure.getClass().getSimpleName()
                + (failure.getMessage() == null ? "" : ": " + failure.getMessage())
                + (debug ? ")" : "); run again with --debug to see where, and report it");
    }

    private static boolean missing(Exception failure) {
        return failure instanceof NoSuchFileException;
    }
}
