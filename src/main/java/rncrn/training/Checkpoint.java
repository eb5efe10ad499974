package rncrn.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import rncrn.ComputationException;
import rncrn.files.Checkpoints;

/**
 * Pieces of training that are done, kept by name as they end, so that training that was interrupted
 * goes on where it was and ends with the very same network.
 */
public final class Checkpoint {
    /** Keeps nothing. */
    public static final Checkpoint NONE = new Checkpoint(Checkpoints.none(), "");

    private final Checkpoints checkpoints;
    private final String fingerprint;

    private Checkpoint(Checkpoints checkpoints, String fingerprint) {
        this.checkpoints = checkpoints;
        this.fingerprint = fingerprint;
    }

    /**
     * Begins a checkpoint, or goes on with the one that is there.
     *
     * @param folder where it is kept
     * @param fingerprint says what the work is a function of: design, seed, and so on
     * @param resume whether to go on with what the folder holds; else that is removed
     */
    public static Checkpoint in(Path folder, String fingerprint, boolean resume) {
        return new Checkpoint(
                resume ? Checkpoints.resume(folder) : Checkpoints.fresh(folder), fingerprint);
    }

    /**
     * Puts something into the state in which this piece of work left it; false where unknown.
     *
     * @throws rncrn.InputException if what is kept belongs to other training
     */
    boolean restore(String work, Checkpoints.Kept kept) {
        return part(work).restore(kept);
    }

    /** Keeps the state in which a piece of work left something. */
    void keep(String work, Checkpoints.Kept kept) {
        part(work).keep(kept);
    }

    /** Training is over: nothing is to be resumed. */
    public void done() {
        checkpoints.clear();
    }

    /** The piece's file is found by its name, and believed if it is of the same training. */
    private Checkpoints.Part part(String work) {
        return checkpoints.part(ByteBuffer.wrap(digest(work)).getLong(), digest(fingerprint));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new ComputationException("this Java has no SHA-256", impossible);
        }
    }

    /** Numbers in a row, their count first. */
    static void write(double[] numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    /** What {@link #write} wrote. */
    static double[] read(DataInputStream in) throws IOException {
        double[] numbers = new double[in.readInt()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = in.readDouble();
        }
        return numbers;
    }
}
