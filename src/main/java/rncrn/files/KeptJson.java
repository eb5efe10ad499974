package rncrn.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * A finished part of the work, kept as JSON: records and lists of them, whose numbers (those that
 * are not finite too) come back to the last bit.
 */
public final class KeptJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptJson() {}

    /**
     * The value of a part, taken up again where it was kept, otherwise computed and kept.
     *
     * @param part number of the part
     * @param fingerprint of all that the part depends on
     * @throws rncrn.InputException if what was kept is damaged or belongs to another question
     * @throws rncrn.ComputationException if it cannot be written
     */
    public static <T> T once(
            Checkpoints checkpoints,
            long part,
            byte[] fingerprint,
            TypeReference<T> type,
            Supplier<T> work) {
        Holder<T> holder = new Holder<>(type);
        if (!checkpoints.restore(part, fingerprint, holder)) {
            holder.value = work.get();
            checkpoints.keep(part, fingerprint, holder);
        }
        return holder.value;
    }

    private static final class Holder<T> implements Checkpoints.Kept {
        private final TypeReference<T> type;
        private T value;

        Holder(TypeReference<T> type) {
            this.type = type;
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            byte[] bytes = JSON.writeValueAsBytes(value);
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        @Override
        public void read(DataInputStream in) throws IOException {
            byte[] bytes = in.readNBytes(in.readInt());
            try {
                value = JSON.readValue(bytes, type);
            } catch (JsonProcessingException unreadable) {
                throw new IOException("its content is not what it should be", unreadable);
            }
        }
    }
}
