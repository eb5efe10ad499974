package rncrn.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFilesTest {
    @Test
    void writesThePageItsTablesAndEveryFigureItNames(@TempDir Path folder) throws Exception {
        CheckReport report = SampleReport.of(2);
        CheckFiles.write(report, folder);
        String page = Files.readString(folder.resolve("index.html"));
        var links = java.util.regex.Pattern.compile("href=\"([^\"#:]+)\"").matcher(page);
        int seen = 0;
        while (links.find()) {
            // The manifest is the verb's work, and other reports stand beside this one.
            if (!links.group(1).equals("run.json") && !links.group(1).startsWith("../")) {
                assertTrue(Files.exists(folder.resolve(links.group(1))), links.group(1));
                seen++;
            }
        }
        assertTrue(seen > 20, "only " + seen + " files are named");
        assertFalse(page.contains("<name>"), "names are escaped");
        assertEquals(2, page.split("</script>", -1).length - 1, "names cannot end the script");
        JsonNode verdict = new ObjectMapper().readTree(folder.resolve("verdict.json").toFile());
        assertEquals(9, verdict.get("cells").size());
        assertEquals(0.002, verdict.get("cells").get(3).get("parameter").get("L_1").asDouble(), 0);
        assertEquals(20, verdict.get("smallestSystemSize").get("estimate").asDouble(), 0);
        assertEquals(10, Files.readAllLines(folder.resolve("cells.csv")).size());
    }

    @Test
    void printsTheVerdictsAsATable() {
        String table = CheckFiles.table(SampleReport.of(1).study());
        assertTrue(table.contains("L\u2081 = 0.002  2 equilibria"), table);
        assertTrue(table.contains("20 (95 % interval 10 to 25)"), table);
    }

    @Test
    void findsTheLineOnWhichAFunctionVanishes() {
        double[][] line =
                ZeroLine.of(
                        (x, y) -> x * x + y * y - 1,
                        rncrn.field.Box.of(new double[] {-2, -2}, new double[] {2, 2}));
        int points = 0;
        for (int i = 0; i < line[0].length; i++) {
            if (!Double.isNaN(line[0][i])) {
                assertEquals(1, Math.hypot(line[0][i], line[1][i]), 1e-3);
                points++;
            }
        }
        assertTrue(points > 100);
    }
}
