package rncrn.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiblingsTest {
    private static void write(Path folder, String copies) throws Exception {
        Files.createDirectories(folder);
        CheckReport report = SampleReport.of(1);
        Files.writeString(folder.resolve("index.html"), CheckFiles.page(report));
        Files.writeString(
                folder.resolve("summary.json"),
                Summary.of(report).json().replace("\"mu\" : \"\"", "\"mu\" : \"" + copies + "\""));
    }

    private static String page(Path folder) throws Exception {
        return Files.readString(folder.resolve("index.html"));
    }

    @Test
    void bothPagesCompareWhateverWasMadeFirst(@TempDir Path results) throws Exception {
        Path plain = results.resolve("hopf");
        Path aware = results.resolve("hopf-noise-aware");
        write(plain, "0.01");
        Siblings.compose(plain);
        String alone = page(plain);
        assertFalse(alone.contains("side by side"));
        write(aware, "0.07");
        Siblings.compose(aware);
        for (Path folder : new Path[] {plain, aware}) {
            String page = page(folder);
            assertEquals(1, page.split("<h2 id=\"sibling\"", -1).length - 1);
            assertTrue(page.contains("href=\"#sibling\""), "the contents name it");
            assertTrue(page.contains("0.01") && page.contains("0.07"));
        }
        assertTrue(page(plain).contains("../hopf-noise-aware/index.html"));
        assertTrue(page(aware).contains("../hopf/index.html"));
        String once = page(plain);
        Siblings.compose(plain);
        assertEquals(once, page(plain));
        // The other one fails when it is made again: nothing is left of it.
        Files.writeString(
                aware.resolve("summary.json"), Summary.failed("x", "", "no memory").json());
        Siblings.compose(aware);
        assertEquals(alone, page(plain));
    }
}
