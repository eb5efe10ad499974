package rncrn.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rncrn.files.Csv;
import rncrn.files.WholeFile;

/**
 * Makes the tables beside the training reports, for the script that trains all designs.
 *
 * <pre>
 * costs NAME RUN_JSON FOLDER   puts time and memory of one training into FOLDER/costs.csv
 * table FOLDER                 writes FOLDER/table.md from the reports in FOLDER
 * </pre>
 */
final class TrainingTable {
    private static final List<String> PLAIN =
            List.of(
                    "hopf",
                    "homoclinic",
                    "hopf-criticality",
                    "uni-bi",
                    "uni-bi-4",
                    "xor-uni-bi",
                    "eq-cycle",
                    "circle",
                    "circle-linear",
                    "repeller-circle",
                    "heart",
                    "two-cycles",
                    "torus-cycle",
                    "sin-bistable",
                    "sin-tristable",
                    "bessel-oscillator",
                    "bessel-oscillator-8",
                    "hastings-powell");
    private static final List<String> NOISE =
            List.of("hopf", "hopf-10", "uni-bi", "circle", "heart", "two-cycles", "eq-cycle");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    private TrainingTable(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 4 && args[0].equals("costs")) {
            new TrainingTable(Path.of(args[3])).cost(args[1], Path.of(args[2]));
        } else if (args.length == 2 && args[0].equals("table")) {
            new TrainingTable(Path.of(args[1])).write();
        } else {
            throw new IllegalArgumentException("costs NAME RUN_JSON FOLDER, or table FOLDER");
        }
    }

    /** CPU seconds, wall seconds and peak memory in MB, by design. */
    private Map<String, double[]> costs() throws IOException {
        Map<String, double[]> costs = new LinkedHashMap<>();
        Path file = folder.resolve("costs.csv");
        if (Files.exists(file)) {
            for (String line :
                    Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
                String[] cells = line.split(",", -1);
                costs.put(
                        cells[0],
                        new double[] {
                            Double.parseDouble(cells[1]),
                            Double.parseDouble(cells[2]),
                            Double.parseDouble(cells[3])
                        });
            }
        }
        return costs;
    }

    private void cost(String name, Path run) throws IOException {
        JsonNode facts = JSON.readTree(run.toFile());
        Map<String, double[]> costs = costs();
        costs.put(
                name,
                new double[] {
                    facts.get("cpuSeconds").asDouble(),
                    facts.get("wallSeconds").asDouble(),
                    facts.get("peakMemoryBytes").asDouble() / (1 << 20)
                });
        Csv table = new Csv(List.of("design", "cpuSeconds", "wallSeconds", "peakMemoryMB"));
        for (Map.Entry<String, double[]> cost : costs.entrySet()) {
            double[] c = cost.getValue();
            table.row(
                    List.of(
                            cost.getKey(),
                            format("%.1f", c[0]),
                            format("%.1f", c[1]),
                            format("%.0f", c[2])));
        }
        table.write(folder.resolve("costs.csv"));
    }

    private void write() throws IOException {
        Map<String, double[]> costs = costs();
        StringBuilder text =
                new StringBuilder(
                        """
                        | network | M | published loss | best fit to the published set | shipped network there | loss met | mu | mean flux | largest over smallest rate constant | CPU s | must show: full reaction list |
                        |---|---|---|---|---|---|---|---|---|---|---|
                        """);
        double cpu = 0;
        double wall = 0;
        for (String name : PLAIN) {
            JsonNode report = report(name);
            if (report == null) {
                continue;
            }
            double[] cost = costs.get(name);
            cpu += cost == null ? 0 : cost[0];
            wall += cost == null ? 0 : cost[1];
            List<String> cells = new ArrayList<>(List.of(name, report.get("perceptrons").asText()));
            cells.addAll(losses(report));
            cells.add(format("%s", report.get("mu").asText()));
            cells.add(format("%.3g", report.get("flux").asDouble()));
            cells.add(ratio(report));
            cells.add(cost == null ? "-" : format("%.1f", cost[0]));
            cells.add(shown(report));
            text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
        text.append(
                format(
                        "%nAll of these: %.1f minutes of CPU, %.1f minutes of wall time one after"
                                + " the other on one thread.%n%n",
                        cpu / 60, wall / 60));
        text.append(
                """
                | noise-aware network | M | executive flux near the attractor, passed-on noise | foretold blur | largest over smallest rate constant | CPU s | must show: full reaction list |
                |---|---|---|---|---|---|---|
                """);
        for (String name : NOISE) {
            JsonNode report = report(name + "-noise-aware");
            if (report == null) {
                continue;
            }
            JsonNode chosen = report.get("front").get(report.get("chosen").asInt());
            double[] cost = costs.get(name + "-noise-aware");
            text.append(
                    format(
                            "| %s | %s | %.3g, %.3g | %s | %s | %s | %s |%n",
                            name,
                            report.get("perceptrons").asText(),
                            chosen.get("executive").asDouble(),
                            chosen.get("passed").asDouble(),
                            chosen.has("blur")
                                    ? format("%.3g", chosen.get("blur").asDouble())
                                    : "-",
                            ratio(report),
                            cost == null ? "-" : format("%.1f", cost[0]),
                            shown(report)));
        }
        WholeFile.text(folder.resolve("table.md"), text.toString());
    }

    private JsonNode report(String name) throws IOException {
        Path file = folder.resolve(name + ".json");
        return Files.exists(file) ? JSON.readTree(file.toFile()) : null;
    }

    private static List<String> losses(JsonNode report) {
        JsonNode published = report.get("published");
        if (published == null) {
            return List.of(
                    "-",
                    format("%.3g", report.get("fitLoss").asDouble()),
                    format("%.3g", report.get("loss").asDouble()),
                    "-");
        }
        double fit = published.get("fit").asDouble();
        double network = published.get("network").asDouble();
        double figure = published.get("figure").asDouble();
        String size =
                published.get("perceptrons").equals(report.get("perceptrons"))
                        ? ""
                        : format(" (M = %s)", published.get("perceptrons").asText());
        return List.of(
                format("%.4g", figure),
                format("%.4g", fit) + size,
                format("%.4g", network),
                Math.min(network, fit) <= figure ? "yes" : "**no**");
    }

    private static String ratio(JsonNode report) {
        return format("%.2g", report.get("rateConstants").get("ratio").asDouble());
    }

    private static String shown(JsonNode report) {
        double tolerance = report.has("tolerance") ? report.get("tolerance").asDouble() : 1;
        List<String> words = new ArrayList<>();
        for (JsonNode finding : report.get("behaviours")) {
            List<String> at = new ArrayList<>();
            finding.get("at").forEach(value -> at.add(value.asText()));
            String measured = finding.get("measured").asText();
            words.add(
                    (at.isEmpty() ? "" : "at " + String.join(", ", at) + ": ")
                            + (measured.isEmpty() ? finding.get("regimes").asText() : measured)
                            + (finding.get("deviation").asDouble() <= tolerance
                                    ? " (met)"
                                    : " (**not met**)"));
        }
        return words.isEmpty() ? "nothing asked" : String.join("; ", words);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
