package rncrn.files;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import rncrn.ComputationException;
import rncrn.InputException;

/**
 * Keeps the parts of long work in a folder, so that work that was killed goes on where it was.
 * Files are written whole or not at all; each carries a checksum and the fingerprint of all that
 * its part depends on.
 */
public final class Checkpoints {
    /** Name of the folder of checkpoints in an output folder. */
    public static final String FOLDER = ".checkpoints";

    private static final long EVERY_NANOSECONDS = 20_000_000_000L;
    private static final String SUFFIX = ".checkpoint";
    private static final int FORMAT = 0x52434b32;

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
     * Starts anew: what the folder holds of earlier work is removed.
     *
     * @throws ComputationException if it cannot be removed
     */
    public static Checkpoints fresh(Path folder) {
        Checkpoints checkpoints = new Checkpoints(Optional.of(folder));
        checkpoints.clear();
        return checkpoints;
    }

    /** Removes all checkpoints, as when the work is done and its results are written. */
    public void clear() {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return;
        }
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder.get(), "*" + SUFFIX + "*")) {
            // What a killed writer left half done goes too.
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
        try {
            Files.delete(folder.get());
        } catch (IOException holdsOtherFiles) {
            // Then it stays.
        }
    }

    /**
     * One part of the work.
     *
     * @param number its number, a name for its file
     * @param fingerprint of all that the part depends on
     */
    public Part part(long number, byte[] fingerprint) {
        return new Part(this, number, fingerprint.clone());
    }

    /** The checkpoint of one part of the work. */
    public static final class Part {
        private final Checkpoints checkpoints;
        private final long number;
        private final byte[] fingerprint;

        private Part(Checkpoints checkpoints, long number, byte[] fingerprint) {
            this.checkpoints = checkpoints;
            this.number = number;
            this.fingerprint = fingerprint;
        }

        /** Keeps nothing. */
        public static Part none() {
            return Checkpoints.none().part(0, new byte[0]);
        }

        /** As {@link Checkpoints#restore}. */
        public boolean restore(Kept kept) {
            return checkpoints.restore(number, fingerprint, kept);
        }

        /** As {@link Checkpoints#keepIfDue}. */
        public void keepIfDue(Kept kept) {
            checkpoints.keepIfDue(number, fingerprint, kept);
        }

        /** As {@link Checkpoints#keep}. */
        public void keep(Kept kept) {
            checkpoints.keep(number, fingerprint, kept);
        }
    }

    /** What can be written and read back. */
    public interface Kept {
        void write(DataOutputStream out) throws IOException;

        void read(DataInputStream in) throws IOException;
    }

    /**
     * Keeps a part if the last time is long ago; a function of the clock that changes no result.
     */
    public void keepIfDue(long part, byte[] fingerprint, Kept kept) {
        if (folder.isPresent() && System.nanoTime() - last >= EVERY_NANOSECONDS) {
            keep(part, fingerprint, kept);
        }
    }

    /** Keeps a part now. */
    public void keep(long part, byte[] fingerprint, Kept kept) {
        if (folder.isEmpty()) {
            return;
        }
        WholeFile.bytes(
                file(part),
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
     * Restores a part, if it was kept.
     *
     * @throws InputException if the file is damaged or belongs to another question
     */
    public boolean restore(long part, byte[] fingerprint, Kept kept) {
        if (folder.isEmpty() || !Files.exists(file(part))) {
            return false;
        }
        Path file = file(part);
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
                                + " part again, the others are kept");
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
                            + "); remove this file to compute its part again, the others are kept");
        }
    }

    private Path file(long part) {
        return folder.orElseThrow().resolve(HexFormat.of().toHexDigits(part) + SUFFIX);
    }
}
