package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rncrn.files.WholeFile;

/** A table to be written as CSV: a header, then rows of texts and numbers. */
final class Csv {
    private final List<String> rows = new ArrayList<>();

    Csv(List<String> header) {
        rows.add(String.join(",", header.stream().map(Csv::quoted).toList()));
    }

    void row(List<?> cells) {
        StringBuilder row = new StringBuilder();
        String comma = "";
        for (Object cell : cells) {
            row.append(comma);
            row.append(
                    cell instanceof Number number ? number(number) : quoted(String.valueOf(cell)));
            comma = ",";
        }
        rows.add(row.toString());
    }

    void write(Path file) {
        WholeFile.lines(
                file,
                out -> {
                    for (String row : rows) {
                        out.write(row);
                        out.write('\n');
                    }
                });
    }

    /** The shortest text that reads back as the same number; whole numbers without a point. */
    private static String number(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
