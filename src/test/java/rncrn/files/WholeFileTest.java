package rncrn.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rncrn.ComputationException;

class WholeFileTest {
    @TempDir Path folder;

    @Test
    void writesAndReplaces() throws IOException {
        Path file = folder.resolve("new/result.txt");
        WholeFile.text(file, "one");
        WholeFile.text(file, "two");
        assertEquals("two", Files.readString(file));
        assertEquals(1, filesIn(file.getParent()));
    }

    @Test
    void aFailureHalfwayKeepsWhatWasThere() throws IOException {
        Path file = folder.resolve("result.txt");
        WholeFile.text(file, "good");
        ComputationException failure =
                assertThrows(
                        ComputationException.class,
                        () ->
                                WholeFile.bytes(
                                        file,
                                        sink -> {
                                            sink.write(new byte[1000]);
                                            throw new IOException("No space left on device");
                                        }));
        assertTrue(failure.getMessage().contains("No space left on device"));
        assertEquals("good", Files.readString(file));
        assertEquals(1, filesIn(folder));
    }

    private static long filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
