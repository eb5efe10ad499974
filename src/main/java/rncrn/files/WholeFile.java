package rncrn.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import rncrn.ComputationException;

/**
 * Writes a file under a temporary name beside its place and renames it when it is complete: a
 * reader sees the old file or the new one, never half of one, and a full disk leaves what was
 * there.
 */
public final class WholeFile {
    private WholeFile() {}

    /** Produces the content of a file. */
    @FunctionalInterface
    public interface Content<T> {
        void writeTo(T sink) throws IOException;
    }

    /**
     * Writes text in UTF-8.
     *
     * @throws ComputationException if the file cannot be written, naming it and the reason
     */
    public static void text(Path file, String text) {
        bytes(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes text in UTF-8, piece by piece. */
    public static void lines(Path file, Content<BufferedWriter> content) {
        bytes(
                file,
                out -> {
                    BufferedWriter writer =
                            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                    content.writeTo(writer);
                    writer.flush();
                });
    }

    /** Writes bytes, piece by piece. */
    public static void bytes(Path file, Content<OutputStream> content) {
        Path target = file.toAbsolutePath();
        Path temporary = null;
        try {
            Files.createDirectories(target.getParent());
            temporary =
                    Files.createTempFile(
                            target.getParent(), "." + target.getFileName() + "-", ".tmp");
            try (OutputStream out = Files.newOutputStream(temporary)) {
                content.writeTo(out);
            }
            readableByOthers(temporary);
            move(temporary, target);
            temporary = null;
        } catch (IOException | UncheckedIOException failure) {
            throw new ComputationException(
                    "cannot write " + file + ": " + reason(failure) + "; what was there is kept",
                    failure);
        } finally {
            remove(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(
                    from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Temporary files are made for the owner alone; results are meant to be read. */
    private static void readableByOthers(Path file) throws IOException {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        } catch (UnsupportedOperationException notPosix) {
            // Other file systems have their own defaults.
        }
    }

    private static void remove(Path temporary) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException ignored) {
                // The first failure is the one to tell.
            }
        }
    }

    /** A short reason for people, without class names. */
    public static String reason(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (cause instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (cause instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "a file stands where a folder is needed";
        }
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
