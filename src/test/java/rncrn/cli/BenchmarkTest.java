package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import rncrn.ComputationException;
import rncrn.InputException;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;
import rncrn.stochastic.DirectMethod;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.RejectionMethod;

class BenchmarkTest {
    @TempDir Path folder;

    /** Held at 20 by births and deaths, until three meet and the count explodes in finite time. */
    private static JumpProcess runaway() {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.COPY_NUMBER);
        list.species("X", 20);
        list.massAction(List.of(), List.of("X"), 20)
                .massAction(List.of("X"), List.of(), 1)
                .massAction(List.of("X", "X"), List.of("X", "X", "X"), 0.02);
        return new JumpProcess(list.build(), SystemSize.ONE);
    }

    @Test
    void aNetworkThatRunsAwayIsStoppedInEveryMethod() {
        assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> {
                    List<Benchmark.Row> rows =
                            new Benchmark("runaway", runaway(), 5_000, 1)
                                    .run(
                                            List.of(new DirectMethod(), new RejectionMethod()),
                                            null,
                                            3);
                    assertEquals(2, rows.size());
                    rows.forEach(row -> assertTrue(row.median() > 0, row::toString));
                });
    }

    private Path program(String... lines) throws IOException {
        Path file = folder.resolve("yardstick");
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theYardstickIsGivenModelTimeAndSeed() throws IOException {
        Path copy = folder.resolve("model.txt");
        Path program =
                program(
                        "cp \"$1\" '" + copy + "'",
                        "echo time $2 seed $3 >> '" + copy + "'",
                        "echo events 100 cpuSeconds 2");
        try (Yardstick yardstick = Yardstick.of(program, runaway(), 1_000)) {
            assertEquals(50, yardstick.measure(1.5, 7));
        }
        assertEquals(
                List.of(
                        "1 3",
                        "S0 20",
                        "20.0 0 1 0",
                        "1.0 1 0 0",
                        "0.02 2 0 0 3 0 0 0",
                        "time 1.5 seed 7"),
                Files.readAllLines(copy));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void yardsticksThatFailAreNamed() throws IOException {
        try (Yardstick silent = Yardstick.of(program("echo nothing"), runaway(), 1_000)) {
            String message =
                    assertThrows(ComputationException.class, () -> silent.measure(1, 1))
                            .getMessage();
            assertTrue(message.contains("but 'nothing'"), message);
        }
        try (Yardstick stuck = Yardstick.of(program("exec sleep 600"), runaway(), 1_000, 1)) {
            String message =
                    assertThrows(ComputationException.class, () -> stuck.measure(1, 1))
                            .getMessage();
            assertTrue(message.contains("did not end within 1 s"), message);
        }
        Path absent = folder.resolve("absent");
        try (Yardstick missing = Yardstick.of(absent, runaway(), 1_000)) {
            String message =
                    assertThrows(InputException.class, () -> missing.measure(1, 1)).getMessage();
            assertTrue(message.contains("cannot be run"), message);
        }
    }
}
