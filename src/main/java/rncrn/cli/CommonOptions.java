package rncrn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import rncrn.InputException;
import rncrn.files.WholeFile;

/** Options that every verb understands; use as a {@link Mixin} named {@code common}. */
public final class CommonOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for the results, created where it is missing.")
    private Path output;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all randomness (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to use (default: all processors); results do not depend on it.")
    private Integer threads;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print nothing but errors.")
    private boolean quiet;

    @SuppressWarnings("UnusedVariable") // asked for through the parse result
    @Option(names = "--debug", description = "Show where an error arose.")
    private boolean debug;

    @SuppressWarnings("UnusedVariable") // handled by the parser
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and stop.")
    private boolean help;

    /** The output folder, created. */
    public Path output(Path otherwise) {
        Path folder = output != null ? output : otherwise;
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputException(
                    "--output " + folder + " is a file; name a folder or another place");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new InputException(
                    "--output "
                            + folder
                            + " cannot be created ("
                            + WholeFile.reason(failure)
                            + "); name a folder that you may write to",
                    failure);
        }
        if (!Files.isWritable(folder)) {
            throw new InputException(
                    "--output " + folder + " cannot be written to; name another folder");
        }
        return folder;
    }

    /** The output folder, required. */
    public Path requiredOutput() {
        if (output == null) {
            throw new InputException("--output DIR is missing; name a folder for the results");
        }
        return output(output);
    }

    /** The output file of verbs that write a single file, required. */
    public Path outputFile() {
        if (output == null) {
            throw new InputException("--output FILE is missing; name a file for the result");
        }
        if (Files.isDirectory(output)) {
            throw new InputException(
                    "--output " + output + " is a folder; name a file for the result");
        }
        return output;
    }

    public long seed() {
        return seed;
    }

    public int threads() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads < 1) {
            throw new InputException("--threads " + threads + " is not allowed; give 1 or more");
        }
        return threads;
    }

    public boolean quiet() {
        return quiet;
    }

    /** Where to print what people read; swallows everything when quiet. */
    public PrintWriter out() {
        return quiet ? new PrintWriter(Writer.nullWriter(), true) : verb.commandLine().getOut();
    }

    /** Where progress goes, so that it never mixes with results. */
    public PrintWriter err() {
        return quiet ? new PrintWriter(Writer.nullWriter(), true) : verb.commandLine().getErr();
    }

    /** The command line as the user could type it again. */
    public String commandLine() {
        StringBuilder line = new StringBuilder("rncrn");
        for (String word : verb.root().commandLine().getParseResult().originalArgs()) {
            line.append(' ').append(word.matches("[\\w@%+=:,./-]+") ? word : quoted(word));
        }
        return line.toString();
    }

    /** The verb's name. */
    public String verb() {
        return verb.name();
    }

    static boolean debug(ParseResult arguments) {
        for (ParseResult level = arguments; level != null; level = level.subcommand()) {
            if (level.hasMatchedOption("--debug")) {
                return true;
            }
        }
        return false;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
