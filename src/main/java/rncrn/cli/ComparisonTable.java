package rncrn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rncrn.files.Csv;
import rncrn.reduction.MethodComparison;
import rncrn.stochastic.JumpProcess;

/** What the verb {@code compare} prints and writes: one row per method and quantity. */
final class ComparisonTable {
    private final double omega;
    private final MethodComparison.Result result;
    private final List<String> quantities = new ArrayList<>();
    private final List<Double> scales = new ArrayList<>();

    ComparisonTable(JumpProcess process, MethodComparison.Result result) {
        this.omega = process.size().omega();
        this.result = result;
        for (int i = 0; i < result.box().dimension(); i++) {
            quantities.add("X_" + (i + 1) + "-mean");
            scales.add(omega);
            quantities.add("X_" + (i + 1) + "-variance");
            scales.add(omega * omega);
        }
        if (quantities.size() == 4) {
            quantities.add("period");
            scales.add(1.0);
        }
    }

    private double value(MethodComparison.Row row, int q) {
        return row.values().isEmpty() ? Double.NaN : row.values().get(q) / scales.get(q);
    }

    private double error(MethodComparison.Row row, int q) {
        if (row.values().isEmpty()) {
            return Double.NaN;
        }
        return row.errors().isEmpty() ? 0 : row.errors().get(q) / scales.get(q);
    }

    void print(PrintWriter out) {
        MethodComparison.Row exact = result.rows().get(0);
        line(out, "plain exact", result.plain(), exact);
        for (MethodComparison.Row row : result.rows()) {
            line(out, row.equals(exact) ? "exact" : row.method(), row, exact);
        }
        out.printf(
                Locale.ROOT,
                "tables: %.2f processor seconds, %.2f MB, largest relative error %.1e%n",
                result.tableSeconds(),
                result.tableBytes() * 1e-6,
                result.tableError());
        out.flush();
    }

    private void line(
            PrintWriter out, String name, MethodComparison.Row row, MethodComparison.Row exact) {
        if (!row.note().isEmpty()) {
            out.println(name + ": " + row.note());
            return;
        }
        StringBuilder line = new StringBuilder();
        line.append(
                String.format(
                        Locale.ROOT,
                        "%-13s %9.3g s/time %8.3gx %d escapes",
                        name,
                        row.cpuPerTime(),
                        exact.cpuPerTime() / row.cpuPerTime(),
                        row.escapes()));
        for (int q = 0; q < quantities.size(); q++) {
            double relative = value(row, q) / value(exact, q) - 1;
            line.append(
                    String.format(
                            Locale.ROOT,
                            "  %s %.5g(%.2g) %+.2f%%",
                            quantities.get(q),
                            value(row, q),
                            error(row, q),
                            100 * relative));
        }
        out.println(line);
    }

    /** Writes comparison.csv. */
    void write(Path folder, Path network, Map<String, Double> settings) {
        Csv table =
                new Csv(
                        List.of(
                                "network",
                                "system-size",
                                "set",
                                "method",
                                "quantity",
                                "value",
                                "error",
                                "exact",
                                "exact-error",
                                "difference-percent",
                                "difference-error-percent",
                                "z",
                                "time",
                                "escapes",
                                "cpu-seconds-per-time",
                                "times-cheaper",
                                "table-seconds",
                                "table-megabytes",
                                "table-error",
                                "note"));
        MethodComparison.Row exact = result.rows().get(0);
        List<MethodComparison.Row> rows = new ArrayList<>(result.rows());
        rows.add(1, result.plain());
        for (int k = 0; k < rows.size(); k++) {
            MethodComparison.Row row = rows.get(k);
            String method = k == 0 ? "exact" : k == 1 ? "exact-plain" : row.method();
            for (int q = 0; q < quantities.size(); q++) {
                double base = value(exact, q);
                double difference = value(row, q) - base;
                double spread = Math.hypot(error(row, q), error(exact, q));
                boolean compared = k > 0;
                List<Object> cells =
                        new ArrayList<>(
                                List.of(
                                        name(network),
                                        omega,
                                        text(settings),
                                        method,
                                        quantities.get(q),
                                        value(row, q),
                                        error(row, q),
                                        base,
                                        error(exact, q)));
                cells.add(compared ? 100 * difference / base : Double.NaN);
                cells.add(compared ? 100 * spread / base : Double.NaN);
                cells.add(compared ? difference / spread : Double.NaN);
                cells.add(row.time());
                cells.add(row.escapes());
                cells.add(row.cpuPerTime());
                cells.add(exact.cpuPerTime() / row.cpuPerTime());
                cells.add(result.tableSeconds());
                cells.add(result.tableBytes() * 1e-6);
                cells.add(result.tableError());
                cells.add(row.note().isEmpty() ? row.description() : row.note());
                table.row(cells);
                if (!row.note().isEmpty()) {
                    break;
                }
            }
        }
        table.write(folder.resolve("comparison.csv"));
    }

    private static String name(Path network) {
        return String.valueOf(network.getFileName());
    }

    private static String text(Map<String, Double> settings) {
        List<String> words = new ArrayList<>();
        settings.forEach((name, value) -> words.add(name + "=" + value));
        return String.join(" ", words);
    }
}
