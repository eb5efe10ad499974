package rncrn.training;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rncrn.ComputationException;
import rncrn.InputException;
import rncrn.files.WholeFile;

/**
 * Searches that are done, kept in a file as they end, so that training that was interrupted goes on
 * where it was and ends with the very same network: a line for each piece of work, its name and the
 * state of its search. A line that was cut short counts for nothing.
 */
public final class Checkpoint {
    private static final String FORMAT = "rncrn-checkpoint/1 ";
    private static final String END = ".";

    /** Keeps nothing. */
    public static final Checkpoint NONE = new Checkpoint(null, Map.of());

    private final Path file;
    private final Map<String, double[]> known;

    private Checkpoint(Path file, Map<String, double[]> known) {
        this.file = file;
        this.known = known;
    }

    /**
     * Begins a checkpoint, or goes on with the one that is there.
     *
     * @param file where it is kept
     * @param fingerprint says what the work is a function of: design, seed, and so on, in one line
     * @param resume whether to go on with the file; a missing one is begun
     * @throws InputException if the file belongs to other work
     */
    public static Checkpoint in(Path file, String fingerprint, boolean resume) {
        String header = FORMAT + fingerprint;
        if (!resume || !Files.exists(file)) {
            WholeFile.text(file, header + "\n");
            return new Checkpoint(file, Map.of());
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.isEmpty() || !lines.get(0).equals(header)) {
                throw new InputException(
                        "--resume: "
                                + file
                                + " was left by training with another design, seed, option or"
                                + " version; leave --resume out to begin anew");
            }
            Map<String, double[]> known = new HashMap<>();
            StringBuilder whole = new StringBuilder(header).append('\n');
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split("\t", -1);
                if (cells.length > 2 && cells[cells.length - 1].equals(END)) {
                    double[] state = new double[cells.length - 2];
                    for (int k = 0; k < state.length; k++) {
                        state[k] = Double.parseDouble(cells[k + 1]);
                    }
                    known.put(cells[0], state);
                    whole.append(line).append('\n');
                }
            }
            // Without the line that was cut short.
            WholeFile.text(file, whole.toString());
            return new Checkpoint(file, known);
        } catch (IOException | NumberFormatException failure) {
            throw new InputException(
                    "--resume: "
                            + file
                            + " cannot be read ("
                            + WholeFile.reason(failure)
                            + "); leave --resume out to begin anew",
                    failure);
        }
    }

    /** Puts a search into the state in which this piece of work left it; false where unknown. */
    boolean restore(String work, LevenbergMarquardt search) {
        double[] state = known.get(work);
        if (state != null) {
            search.restore(state);
        }
        return state != null;
    }

    /** Keeps the state in which a piece of work left a search. */
    synchronized void keep(String work, LevenbergMarquardt search) {
        if (file == null) {
            return;
        }
        StringBuilder line = new StringBuilder(work);
        for (double value : search.state()) {
            line.append('\t').append(value);
        }
        line.append('\t').append(END);
        try (BufferedWriter out =
                Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND)) {
            out.write(line.toString());
            out.newLine();
        } catch (IOException failure) {
            throw new ComputationException(
                    file + " cannot be written: " + WholeFile.reason(failure), failure);
        }
    }

    /** Training is over: nothing is to be resumed. */
    public void done() {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException failure) {
                throw new ComputationException(
                        file + " cannot be removed: " + WholeFile.reason(failure), failure);
            }
        }
    }
}
