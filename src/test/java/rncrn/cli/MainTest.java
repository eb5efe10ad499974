package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    @Test
    void tellsItsVersion() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().matches("rncrn \\d+\\.\\d+\\.\\d+\\R"), out.toString());
    }

    @Test
    void anUnknownVerbIsNamed() {
        assertEquals(2, run("simulat"));
        assertTrue(err.toString().contains("simulat"), err.toString());
        assertFalse(err.toString().contains("\tat "), "no stack trace");
    }

    @Test
    void aMissingVerbListsTheVerbs() {
        assertEquals(2, run());
        assertTrue(err.toString().startsWith("rncrn: name a verb"), err.toString());
    }
}
