package rncrn.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** Cells of comma-separated files (RFC 4180). */
public final class Csv {
    private static final MathContext DIGITS = new MathContext(7);
    private static final MathContext FEW = new MathContext(5);

    private Csv() {}

    /** Words, quoted where they hold a comma, a quote or a line end. */
    public static String cell(String words) {
        return words.matches("(?s).*[,\"\r\n].*") ? '"' + words.replace("\"", "\"\"") + '"' : words;
    }

    /** A number as a figure needs it, with up to five significant digits. */
    static String drawn(double value) {
        return Double.isFinite(value)
                ? number(new BigDecimal(value).round(FEW).doubleValue())
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
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        double size = Math.abs(value);
        return size >= 1e-4 && size < 1e7 ? rounded.toPlainString() : rounded.toString();
    }
}
