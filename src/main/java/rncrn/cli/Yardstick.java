package rncrn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rncrn.ComputationException;
import rncrn.InputException;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Term;
import rncrn.stochastic.JumpProcess;

/**
 * Another simulator, a program of its own, measured on the same process. It is called with a model,
 * a time and a seed and prints {@code events N cpuSeconds S}; {@code rncrn bench --help} describes
 * the model's text.
 */
final class Yardstick implements AutoCloseable {
    private static final Pattern REPORT =
            Pattern.compile("events\\s+(\\d+)\\s+cpuSeconds\\s+([0-9.eE+-]+)");

    /** A program gets so many seconds, and one more for every so many events expected. */
    private static final long PATIENCE = 30;

    private static final long EVENTS_A_SECOND = 100_000;

    private final Path program;
    private final Path model;
    private final Path output;
    private final long seconds;

    private Yardstick(Path program, Path model, Path output, long seconds) {
        this.program = program;
        this.model = model;
        this.output = output;
        this.seconds = seconds;
    }

    /** Writes the model for a program that is to fire about so many events. */
    static Yardstick of(Path program, JumpProcess process, long events) {
        return of(program, process, events, PATIENCE);
    }

    static Yardstick of(Path program, JumpProcess process, long events, long patience) {
        try {
            Path model = Files.createTempFile("rncrn-bench", ".txt");
            Files.writeString(model, text(process));
            Path output = Files.createTempFile("rncrn-bench", ".out");
            return new Yardstick(program, model, output, patience + events / EVENTS_A_SECOND);
        } catch (IOException e) {
            throw new ComputationException("cannot write the model for the yardstick", e);
        }
    }

    /**
     * Events per CPU second of one run.
     *
     * @throws ComputationException if the program prints something else or does not end, as on a
     *     network that runs away: unlike our methods it has no guard
     * @throws InputException if it cannot be run
     */
    double measure(double time, long seed) {
        Process running = null;
        try {
            running =
                    new ProcessBuilder(
                                    program.toString(),
                                    model.toString(),
                                    Double.toString(time),
                                    Long.toString(seed))
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!running.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new ComputationException(
                        "the yardstick "
                                + program
                                + " did not end within "
                                + seconds
                                + " s; if the network can run away, take fewer --events");
            }
            String said = Files.readString(output);
            Matcher report = REPORT.matcher(said);
            if (!report.find()) {
                throw new ComputationException(
                        "the yardstick "
                                + program
                                + " did not print 'events N cpuSeconds S' but '"
                                + said.strip()
                                + "'");
            }
            return Long.parseLong(report.group(1)) / Double.parseDouble(report.group(2));
        } catch (IOException e) {
            throw new InputException(
                    "--yardstick " + program + " cannot be run (" + e.getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ComputationException("interrupted", e);
        } finally {
            if (running != null) {
                running.destroyForcibly();
            }
        }
    }

    private static String text(JumpProcess process) {
        ReactionNetwork net = process.network();
        StringBuilder text = new StringBuilder();
        text.append(net.species().size()).append(' ').append(net.reactions().size()).append('\n');
        long[] counts = process.initialCounts();
        for (int s = 0; s < counts.length; s++) {
            text.append('S').append(s).append(' ').append(counts[s]).append('\n');
        }
        for (Reaction reaction : net.reactions()) {
            text.append(process.size().propensityConstant(reaction));
            side(text, reaction.reactants());
            side(text, reaction.products());
            text.append('\n');
        }
        return text.toString();
    }

    private static void side(StringBuilder text, List<Term> terms) {
        text.append(' ').append(terms.stream().mapToInt(Term::count).sum());
        for (Term term : terms) {
            text.append((" " + term.species()).repeat(term.count()));
        }
    }

    @Override
    public void close() {
        for (Path file : List.of(model, output)) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // A leftover in the folder for temporary files does no harm.
            }
        }
    }
}
