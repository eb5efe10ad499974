package rncrn.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rncrn.InputException;

class KeptJsonTest {
    record Inner(double number, List<List<Double>> table) {}

    record Outer(String name, Inner inner) {}

    @TempDir private Path folder;

    private Outer once(Checkpoints checkpoints, byte[] of, Outer fresh) {
        return KeptJson.once(checkpoints, 3, of, new TypeReference<Outer>() {}, () -> fresh);
    }

    @Test
    void aRecordComesBackToTheLastBit() {
        Outer first =
                new Outer(
                        "µ",
                        new Inner(
                                0.1 + 0.2,
                                List.of(
                                        List.of(Double.NaN, Double.POSITIVE_INFINITY),
                                        List.of(
                                                Double.NEGATIVE_INFINITY,
                                                -0.0,
                                                Double.MIN_VALUE))));
        Outer second = new Outer("other", new Inner(1, List.of()));
        byte[] of = {1, 2};
        assertEquals(first, once(Checkpoints.fresh(folder), of, first));
        assertEquals(first, once(Checkpoints.resume(folder), of, second));
        assertEquals(second, once(Checkpoints.none(), of, second));
        assertEquals(second, once(Checkpoints.fresh(folder), of, second));
    }

    @Test
    void whatBelongsToAnotherQuestionOrIsDamagedIsRefused() throws Exception {
        Outer value = new Outer("a", new Inner(1, List.of()));
        once(Checkpoints.fresh(folder), new byte[] {1, 2}, value);
        assertThrows(
                InputException.class,
                () -> once(Checkpoints.resume(folder), new byte[] {1, 3}, value));
        Path file;
        try (var files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 12] ^= 4;
        Files.write(file, bytes);
        assertThrows(
                InputException.class,
                () -> once(Checkpoints.resume(folder), new byte[] {1, 2}, value));
    }
}
