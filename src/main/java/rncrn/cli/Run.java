package rncrn.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rncrn.InputException;
import rncrn.files.WholeFile;

/**
 * The manifest of one run, left as run.json in its output folder: what was asked, with which
 * version, seed, method, settings and inputs, and what it cost. Started when the verb starts.
 */
public final class Run {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final long startNanos = System.nanoTime();
    private final CommonOptions options;
    private final List<Map<String, String>> inputs = new ArrayList<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();

    private final double cpuBefore;

    public Run(CommonOptions options) {
        this(options, 0);
    }

    private Run(CommonOptions options, double cpuBefore) {
        this.options = options;
        this.cpuBefore = cpuBefore;
    }

    /** A part of this run with a manifest of its own, which costs what is spent from now on. */
    Run part() {
        return new Run(options, processCpuSeconds());
    }

    /** Records an input file with its SHA-256. */
    public Run input(Path file) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("file", file.toString());
        entry.put("sha256", sha256(file));
        inputs.add(entry);
        return this;
    }

    /** SHA-256 of the inputs recorded so far. */
    List<String> inputHashes() {
        return inputs.stream().map(entry -> entry.get("sha256")).toList();
    }

    /** Records the method at work and its settings. */
    public Run method(String name, Map<String, ?> settings) {
        facts.put("method", name);
        facts.put("settings", settings);
        return this;
    }

    /** Records any other fact; a later one of the same name replaces the earlier. */
    public Run fact(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    /** Wall seconds since the start. */
    public double wallSeconds() {
        return (System.nanoTime() - startNanos) * 1e-9;
    }

    /** Writes run.json. */
    public void write(Path folder) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("rncrn", Version.number());
        manifest.put("verb", options.verb());
        manifest.put("commandLine", options.commandLine());
        manifest.put("seed", options.seed());
        manifest.put("inputs", inputs);
        manifest.put("start", start.toString());
        manifest.put("wallSeconds", wallSeconds());
        manifest.put("cpuSeconds", processCpuSeconds() - cpuBefore);
        manifest.put("processCpuSeconds", processCpuSeconds());
        manifest.put("peakMemoryBytes", peakMemoryBytes());
        manifest.put("threads", options.threads());
        manifest.putAll(facts);
        try {
            WholeFile.text(folder.resolve("run.json"), JSON.writeValueAsString(manifest) + "\n");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Processor seconds of this process so far, all threads together. */
    static double processCpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() * 1e-9
                : Double.NaN;
    }

    /** Peak resident memory where the system tells it, else the peak of the heap. */
    private static long peakMemoryBytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException | NumberFormatException notLinux) {
            // Fall through to the heap.
        }
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                peak += pool.getPeakUsage().getUsed();
            }
        }
        return peak;
    }

    static String sha256(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException failure) {
            throw new InputException(
                    file + " cannot be read: " + WholeFile.reason(failure), failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
