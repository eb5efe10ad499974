package rncrn.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A comma-separated table (RFC 4180) to be written: a header, then rows of words and numbers; and
 * how single cells are written.
 */
public final class Csv {
    private static final MathContext REPORTED = new MathContext(7);
    private static final MathContext DRAWN = new MathContext(4);

    private final List<String> rows = new ArrayList<>();

    /** An empty table with these column names. */
    public Csv(List<String> header) {
        rows.add(String.join(",", header.stream().map(Csv::cell).toList()));
    }

    /** Adds a row; numbers are written as {@link #exact}, everything else as words. */
    public void row(List<?> cells) {
        StringBuilder row = new StringBuilder();
        String comma = "";
        for (Object cell : cells) {
            row.append(comma);
            row.append(
                    cell instanceof Number number
                            ? exact(number.doubleValue())
                            : cell(String.valueOf(cell)));
            comma = ",";
        }
        rows.add(row.toString());
    }

    /** Writes the table, whole or not at all. */
    public void write(Path file) {
        WholeFile.lines(
                file,
                out -> {
                    for (String row : rows) {
                        out.write(row);
                        out.write('\n');
                    }
                });
    }

    /** Words, quoted where they hold a comma, a quote or a line end. */
    public static String cell(String words) {
        return words.matches("(?s).*[,\"\r\n].*") ? '"' + words.replace("\"", "\"\"") + '"' : words;
    }

    /** The shortest text that reads back as the same number; whole numbers without a point. */
    public static String exact(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** The number with so many significant digits. */
    public static double rounded(double value, int digits) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
                : value;
    }

    /** A number as a figure needs it, with up to four significant digits. */
    public static String drawn(double value) {
        return Double.isFinite(value)
                ? number(new BigDecimal(value).round(DRAWN).doubleValue())
                : number(value);
    }

    /** A number with up to seven significant digits; empty where there is none. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(REPORTED).stripTrailingZeros();
        double size = Math.abs(value);
        return size >= 1e-4 && size < 1e7 ? rounded.toPlainString() : rounded.toString();
    }
}
