package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks in Java machines of their own, which are killed, refused their disk, and go on. */
class KilledCheckTest {
    private static final String SCHLOEGL =
            """
            #X_1=1
            X_1 + X_1->X_1 + X_1 + X_1,1.5
            X_1 + X_1 + X_1->X_1 + X_1,0.16666666666666666
            ->X_1,2
            X_1->,3.5
            """;

    /** The class path, which the child starts elsewhere with. */
    private static String classes() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Process start(Path folder, String limit, String... more) throws IOException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "java",
                                "-XX:+UseSerialGC",
                                "-XX:-UsePerfData",
                                "-cp",
                                classes(),
                                Main.class.getName(),
                                "check",
                                "schloegl.txt",
                                "--domain",
                                "X_1=0:10",
                                "--system-sizes",
                                "15,18,21,24,27,30",
                                "--horizon",
                                "100000",
                                "--budget",
                                "3e6",
                                "--quiet",
                                "--output",
                                "out"));
        words.addAll(List.of(more));
        List<String> command =
                limit.isEmpty()
                        ? words
                        : Stream.concat(
                                        Stream.of("bash", "-c", limit + "; exec \"$@\"", "bash"),
                                        words.stream())
                                .toList();
        Files.writeString(folder.resolve("schloegl.txt"), SCHLOEGL);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
    }

    private static int end(Process process) throws InterruptedException {
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "it ends");
        return process.exitValue();
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> list = Files.list(folder)) {
                for (Path file : list.filter(Files::isRegularFile).toList()) {
                    // The manifest tells times.
                    if (!file.endsWith("run.json")) {
                        files.put(file.getFileName().toString(), Files.readAllBytes(file));
                    }
                }
            }
        }
        return files;
    }

    private static Map<String, byte[]> cells(Path folder) throws IOException {
        Map<String, byte[]> cells = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> list = Files.list(folder)) {
                for (Path file : list.filter(f -> f.toString().endsWith(".checkpoint")).toList()) {
                    cells.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return cells;
    }

    private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
    }

    @Test
    void killedRefusedItsDiskAndResumedGivesTheSameBytes(@TempDir Path whole, @TempDir Path broken)
            throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/bin/bash")), "bash limits the size of files");
        assertEquals(0, end(start(whole, "")), () -> said(whole));

        // Killed as soon as one cell is kept, without a chance to say goodbye.
        Path kept = broken.resolve("out/.checkpoints");
        Process victim = start(broken, "");
        while (victim.isAlive() && cells(kept).isEmpty()) {
            Thread.sleep(5);
        }
        victim.destroyForcibly();
        assertTrue(end(victim) != 0, "it was killed before it was done");
        assertFalse(Files.exists(broken.resolve("out/index.html")));
        Map<String, byte[]> before = cells(kept);
        assertFalse(before.isEmpty(), "a cell was kept");

        // A disk that takes no more than a kilobyte for any file.
        assertEquals(1, end(start(broken, "ulimit -f 1", "--resume")), () -> said(broken));
        assertTrue(said(broken).contains("cannot write"), () -> said(broken));
        assertTrue(said(broken).contains("what was there is kept"), () -> said(broken));
        assertEquals(1, said(broken).lines().count(), () -> said(broken));
        Map<String, byte[]> after = cells(kept);
        before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));

        assertEquals(0, end(start(broken, "", "--resume")), () -> said(broken));
        assertSame(files(whole.resolve("out")), files(broken.resolve("out")));
        assertFalse(Files.exists(kept), "checkpoints go once the results are written");
    }

    private static String said(Path folder) {
        try {
            return Files.readString(folder.resolve("said.txt"));
        } catch (IOException unread) {
            return unread.toString();
        }
    }
}
