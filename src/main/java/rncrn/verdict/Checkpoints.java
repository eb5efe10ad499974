package rncrn.verdict;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import rncrn.ComputationException;
import rncrn.InputException;
import rncrn.files.WholeFile;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;

/**
 * Keeps the trajectories of every cell in a folder, so that a study that was killed goes on where
 * it was. Since a trajectory is run in pieces whose random streams are numbered, going on gives the
 * same bytes as never having stopped. Files are written whole or not at all; each carries a
 * checksum and the fingerprint of its question.
 */
public final class Checkpoints {
    private static final long EVERY_NANOSECONDS = 20_000_000_000L;
    private static final String SUFFIX = ".cell";
    private static final int FORMAT = 0x52434b31;

    private final Optional<Path> folder;
    private long last = System.nanoTime();

    private Checkpoints(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Keeps nothing. */
    public static Checkpoints none() {
        return new Checkpoints(Optional.empty());
    }

    /** Goes on from what the folder holds; it is made where it is missing. */
    public static Checkpoints resume(Path folder) {
        return new Checkpoints(Optional.of(folder));
    }

    /**
     * Starts anew: what the folder holds of earlier studies is removed.
     *
     * @throws ComputationException if it cannot be removed
     */
    public static Checkpoints fresh(Path folder) {
        Checkpoints checkpoints = new Checkpoints(Optional.of(folder));
        checkpoints.clear();
        return checkpoints;
    }

    /** Removes all checkpoints, as when the study is done and its results are written. */
    public void clear() {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.get(), "*" + SUFFIX)) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new ComputationException(
                    "cannot remove old checkpoints in "
                            + folder.get()
                            + ": "
                            + WholeFile.reason(failure),
                    failure);
        }
    }

    /** What can be written and read back. */
    interface Kept {
        void write(DataOutputStream out) throws IOException;

        void read(DataInputStream in) throws IOException;
    }

    /**
     * Keeps a cell if the last time is long ago; a function of the clock that changes no result.
     */
    void keepIfDue(long cell, byte[] fingerprint, Kept kept) {
        if (folder.isPresent() && System.nanoTime() - last >= EVERY_NANOSECONDS) {
            keep(cell, fingerprint, kept);
        }
    }

    /** Keeps a cell now. */
    void keep(long cell, byte[] fingerprint, Kept kept) {
        if (folder.isEmpty()) {
            return;
        }
        WholeFile.bytes(
                file(cell),
                sink -> {
                    CheckedOutputStream checked =
                            new CheckedOutputStream(
                                    new java.io.BufferedOutputStream(sink), new CRC32());
                    DataOutputStream out = new DataOutputStream(checked);
                    out.writeInt(FORMAT);
                    out.write(fingerprint);
                    kept.write(out);
                    out.flush();
                    out.writeLong(checked.getChecksum().getValue());
                    out.flush();
                });
        last = System.nanoTime();
    }

    /**
     * Restores a cell, if it was kept.
     *
     * @throws InputException if the file is damaged or belongs to another question
     */
    boolean restore(long cell, byte[] fingerprint, Kept kept) {
        if (folder.isEmpty() || !Files.exists(file(cell))) {
            return false;
        }
        Path file = file(cell);
        try {
            byte[] bytes = Files.readAllBytes(file);
            CRC32 sum = new CRC32();
            int body = bytes.length - Long.BYTES;
            if (body > 0) {
                sum.update(bytes, 0, body);
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            if (body <= 0
                    || new DataInputStream(new ByteArrayInputStream(bytes, body, Long.BYTES))
                                    .readLong()
                            != sum.getValue()
                    || in.readInt() != FORMAT) {
                throw new InputException(
                        file
                                + ": the checkpoint is damaged; remove this file to compute its"
                                + " cell again, the others are kept");
            }
            byte[] of = new byte[fingerprint.length];
            in.readFully(of);
            if (!Arrays.equals(of, fingerprint)) {
                throw new InputException(
                        file
                                + ": the checkpoint belongs to another question (network, settings"
                                + " or method differ); resume with the same ones, or leave out"
                                + " --resume to start anew");
            }
            kept.read(in);
            return true;
        } catch (IOException failure) {
            throw new InputException(
                    file
                            + ": the checkpoint cannot be read ("
                            + WholeFile.reason(failure)
                            + "); remove this file to compute its cell again, the others are kept");
        }
    }

    private Path file(long cell) {
        return folder.orElseThrow().resolve(HexFormat.of().toHexDigits(cell) + SUFFIX);
    }

    /** Fingerprint of all that the trajectories of a question depend on. */
    static byte[] fingerprint(Question question, String method) {
        StringBuilder text = new StringBuilder(method);
        text.append(question.network().unit()).append(question.network().species());
        for (Reaction reaction : question.network().reactions()) {
            text.append(reaction.reactants()).append(reaction.products());
            if (reaction.law() instanceof RateLaw.MassAction law) {
                text.append(law.constant());
            } else if (reaction.law() instanceof RateLaw.General law) {
                text.append(law.formula());
            }
        }
        text.append(question.executive())
                .append(question.parameters())
                .append(question.parameterValues())
                .append(question.systemSizes())
                .append(question.domain())
                .append(question.horizon())
                .append(question.seed())
                .append(question.settings());
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
