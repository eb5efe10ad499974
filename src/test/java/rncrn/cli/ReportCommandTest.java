package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
    private static String run(int status, Path models, Path results, String... more) {
        StringWriter said = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        List<String> words = new ArrayList<>(List.of("report", "--models", models.toString()));
        words.addAll(List.of("--output", results.toString()));
        words.addAll(List.of(more));
        int ended = line.execute(words.toArray(String[]::new));
        assertEquals(status, ended, said.toString());
        return said.toString();
    }

    @Test
    void aDesignThatFailsIsNamedAndTheOthersGoOn(@TempDir Path folder) throws Exception {
        Path models = Files.createDirectories(folder.resolve("models"));
        Path results = folder.resolve("results");
        Files.writeString(models.resolve("first.yaml"), "format: rncrn-design/1\nname: first\n");
        Files.writeString(models.resolve("second.yaml"), "format: [");
        // An older report in the same folder is not taken for this run's.
        Files.createDirectories(results.resolve("first"));
        Files.writeString(results.resolve("first/index.html"), "old");
        String said = run(1, models, results);
        assertTrue(said.contains("no report of first, second"), said);
        assertTrue(said.contains("2 of 2 designs"), said);
        String index = Files.readString(results.resolve("index.html"));
        assertTrue(index.contains("<td>first</td>") && index.contains("<td>second</td>"), index);
        assertFalse(index.contains("first/index.html"), "an old report is not linked");
        assertTrue(Files.readString(results.resolve("run.json")).contains("\"failed\""));
        assertFalse(Files.exists(results.resolve(".checkpoints")));
    }

    @Test
    void amountsThatCannotBeSpentAreRefusedBeforeAnythingIsDone(@TempDir Path folder) {
        Path results = folder.resolve("results");
        assertTrue(run(2, folder, results, "--reserve", "-5").contains("--reserve -5"));
        assertTrue(run(2, folder, results, "--budget", "0").contains("--budget 0"));
        assertFalse(Files.exists(results));
    }

    @Test
    void theTimeLeftFollowsWhatTheReportsTookBefore(@TempDir Path folder) throws Exception {
        List<Path> designs = List.of(Path.of("a.yaml"), Path.of("b.yaml"), Path.of("c.yaml"));
        for (String name : List.of("a", "b")) {
            Files.createDirectories(folder.resolve(name));
            Files.writeString(
                    folder.resolve(name).resolve("run.json"),
                    "{\"wallSeconds\": " + (name.equals("a") ? 1 : 3) + "}");
        }
        ReportSchedule schedule = new ReportSchedule(designs, folder);
        assertEquals("  1 of 3 designs", schedule.done(designs.get(0), 0.1), "taken up again");
        // The second took 6 s where it took 3; the third, unknown, is taken for 2.
        assertEquals("  2 of 3 designs, about 4 s left", schedule.done(designs.get(1), 6));
        assertEquals("  3 of 3 designs", schedule.done(designs.get(2), 1));
    }
}
