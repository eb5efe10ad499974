package rncrn.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import rncrn.InputException;

/** Reads whole files, with a limit on their size and clear words when it cannot. */
public final class TextFile {
    /** Largest file that any reader takes, in bytes. */
    public static final long MAX_BYTES = 64L << 20;

    private TextFile() {}

    /**
     * All bytes of a file.
     *
     * @throws InputException if it is missing, a folder, unreadable, or above {@link #MAX_BYTES}
     */
    public static byte[] bytes(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new InputException(file + " is a folder; give the file itself");
            }
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new InputException(
                        file
                                + " has "
                                + size
                                + " bytes; models above "
                                + MAX_BYTES
                                + " bytes are not read");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new InputException("there is no file " + file + "; check the path", missing);
        } catch (IOException unreadable) {
            throw new InputException(
                    file + " cannot be read (" + unreadable.getMessage() + ")", unreadable);
        }
    }

    /**
     * The text of a file in UTF-8, a byte-order mark left out.
     *
     * @throws InputException as {@link #bytes}, or if the bytes are not UTF-8
     */
    public static String text(Path file) {
        return decode(bytes(file), file.toString());
    }

    static String decode(byte[] bytes, String source) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(buffer)
                            .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            int line = 1;
            for (int i = 0; i < buffer.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new InputException(
                    source + ":" + line + ": the text is not UTF-8; save it as UTF-8", broken);
        }
    }
}
