package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    private int run(Object... words) {
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(err, true));
        line.setOut(new PrintWriter(out, true));
        return line.execute(Stream.of(words).map(Object::toString).toArray(String[]::new));
    }

    private static Path network(Path folder) throws IOException {
        // One stable equilibrium, at L_1.
        return Files.writeString(
                folder.resolve("decay.txt"), "#L_1=2\n#X_1=1\nL_1->L_1 + X_1,1\nX_1->,1\n");
    }

    @Test
    void answersForABareReactionList(@TempDir Path folder) throws Exception {
        Path input = network(folder);
        Path first = folder.resolve("first");
        String[] words = {
            "check",
            input.toString(),
            "--parameter",
            "L_1=1,2",
            "--system-sizes",
            "20,40",
            "--horizon",
            "2",
            "--budget",
            "20000",
            "--quiet",
            "--output"
        };
        assertEquals(0, run(with(words, first, "--threads", "1")), err::toString);
        JsonNode verdict = new ObjectMapper().readTree(first.resolve("verdict.json").toFile());
        int seen = 0;
        for (JsonNode cell : verdict.get("cells")) {
            assertEquals("equilibrium", cell.get("deterministic").asText());
            double at =
                    cell.get("evidence").get("attractors").get(0).get("point").get(0).asDouble();
            assertEquals(cell.get("parameter").get("L_1").asDouble(), at, 1e-6);
            seen++;
        }
        assertTrue(seen >= 4, "cells: " + seen);
        assertTrue(Files.exists(first.resolve("index.html")));
        assertTrue(Files.exists(first.resolve("run.json")));
        assertFalse(Files.exists(first.resolve(".checkpoints")), "checkpoints are cleared");

        Path second = folder.resolve("second");
        assertEquals(0, run(with(words, second, "--threads", "2")), err::toString);
        for (String file : new String[] {"verdict.json", "cells.csv", "diagram.svg"}) {
            assertArrayEquals(
                    Files.readAllBytes(first.resolve(file)),
                    Files.readAllBytes(second.resolve(file)),
                    file + " does not depend on threads");
        }
    }

    private static Object[] with(String[] words, Object... more) {
        return Stream.concat(Stream.of((Object[]) words), Stream.of(more)).toArray();
    }

    @Test
    void asksForADomainWhereItsGuessHoldsNoBehaviour(@TempDir Path folder) throws Exception {
        // X_1 grows without bound from everywhere.
        Path input = Files.writeString(folder.resolve("growth.txt"), "#X_1=1\nX_1->X_1 + X_1,1\n");
        assertComplaint("say where to look with --domain", input, folder.resolve("none"));
    }

    @Test
    void complainsInOneSentenceThatNamesTheMend(@TempDir Path folder) throws Exception {
        Path input = network(folder);
        Path output = folder.resolve("none");
        assertComplaint("L_2: the network has no parameter", input, output, "--parameter", "L_2=1");
        assertComplaint("write it as NAME=value", input, output, "--parameter", "L_1");
        assertComplaint("cannot be negative", input, output, "--parameter", "L_1=-1");
        assertComplaint("--system-sizes 0", input, output, "--system-sizes", "0");
        assertComplaint("--horizon", input, output, "--horizon", "-3");
        assertComplaint("NAME=a:b", input, output, "--domain", "X_1");
        assertComplaint("--mu goes with", input, output, "--mu", "0.1");
        assertComplaint("nothing.yaml", folder.resolve("nothing.yaml"), output, "--quiet");
        assertFalse(Files.exists(output.resolve("verdict.json")));
    }

    private void assertComplaint(String part, Path input, Path output, String... words) {
        err.getBuffer().setLength(0);
        Object[] all = with(new String[] {"check", input.toString()}, "--output", output);
        assertEquals(
                2,
                run(
                        with(
                                Stream.of(all).map(Object::toString).toArray(String[]::new),
                                (Object[]) words)));
        assertTrue(err.toString().contains(part), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
    }
}
