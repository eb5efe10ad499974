package rncrn.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Checks that every element of a MATLAB file of version 5 lies within the one that holds it, before
 * a library believes the sizes that elements claim and makes room for them.
 */
final class MatSizes {
    private static final int HEADER = 128;
    private static final int MATRIX = 14;
    private static final int COMPRESSED = 15;
    private static final int MAX_DEPTH = 20;

    private final int limit;

    private MatSizes(int limit) {
        this.limit = limit;
    }

    /**
     * Checks a file.
     *
     * @param limit most bytes that compressed data may grow to
     * @throws IllegalArgumentException if a size is wrong; the message says which
     */
    static void check(byte[] bytes, int limit) {
        if (bytes.length < HEADER) {
            throw new IllegalArgumentException("the header is cut short");
        }
        ByteOrder order =
                bytes[126] == 'I' && bytes[127] == 'M'
                        ? ByteOrder.LITTLE_ENDIAN
                        : ByteOrder.BIG_ENDIAN;
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        new MatSizes(limit).elements(buffer.position(HEADER).slice().order(order), 0);
    }

    private void elements(ByteBuffer buffer, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("elements are nested too deep");
        }
        while (buffer.remaining() >= 8) {
            int tag = buffer.getInt();
            if (tag >>> 16 != 0) {
                // Up to four bytes packed into the tag itself.
                if (tag >>> 16 > 4) {
                    throw new IllegalArgumentException("a small element claims more than 4 bytes");
                }
                buffer.getInt();
                continue;
            }
            int size = buffer.getInt();
            if (size < 0 || size > buffer.remaining()) {
                throw new IllegalArgumentException(
                        "an element claims "
                                + Integer.toUnsignedString(size)
                                + " bytes where "
                                + buffer.remaining()
                                + " are left");
            }
            ByteBuffer content = buffer.slice(buffer.position(), size).order(buffer.order());
            if (tag == MATRIX) {
                elements(content, depth + 1);
            } else if (tag == COMPRESSED) {
                elements(inflated(content), depth + 1);
            }
            int padded = tag == COMPRESSED ? size : (size + 7) & ~7;
            buffer.position(buffer.position() + Math.min(padded, buffer.remaining()));
        }
    }

    private ByteBuffer inflated(ByteBuffer content) {
        byte[] packed = new byte[content.remaining()];
        content.get(packed);
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] piece = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(piece);
                if (count == 0) {
                    throw new IllegalArgumentException("compressed data is cut short");
                }
                out.write(piece, 0, count);
                if (out.size() > limit) {
                    throw new IllegalArgumentException(
                            "compressed data grows beyond " + limit + " bytes");
                }
            }
            return ByteBuffer.wrap(out.toByteArray()).order(content.order());
        } catch (DataFormatException broken) {
            throw new IllegalArgumentException("compressed data is broken", broken);
        } finally {
            inflater.end();
        }
    }
}
