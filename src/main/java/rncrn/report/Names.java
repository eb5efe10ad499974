package rncrn.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Names and numbers as people write them. */
public final class Names {
    private static final String SUBSCRIPTS =
            "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089";

    private Names() {}

    /** A species name with its number lowered: {@code X_1} becomes X₁. */
    public static String pretty(String name) {
        int bar = name.lastIndexOf('_');
        if (bar < 1 || !name.substring(bar + 1).matches("\\d+")) {
            return name;
        }
        StringBuilder lowered = new StringBuilder(name.substring(0, bar));
        name.substring(bar + 1)
                .chars()
                .forEach(digit -> lowered.append(SUBSCRIPTS.charAt(digit - '0')));
        return lowered.toString();
    }

    /** A number with up to three significant digits. */
    public static String number(double value) {
        return number(value, 3);
    }

    /** A number with up to so many significant digits. */
    public static String number(double value, int digits) {
        if (Double.isNaN(value)) {
            return "\u2013";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "\u221e" : "\u2212\u221e";
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e6 || size < 1e-4) {
            String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
            String[] parts = text.split("e", 2);
            return trimmed(parts[0]) + "\u00d710" + raised(Integer.parseInt(parts[1]));
        }
        int decimals = Math.max(0, digits - 1 - (int) Math.floor(Math.log10(size)));
        return trimmed(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /** Parameter values in one line, such as L₁ = 0.5, L₂ = 1. */
    public static String values(Map<String, Double> parameter) {
        return parameter.entrySet().stream()
                .map(entry -> pretty(entry.getKey()) + " = " + number(entry.getValue(), 6))
                .collect(Collectors.joining(", "));
    }

    /** Parameter values and something more in one line; the latter alone where there are none. */
    public static String values(Map<String, Double> parameter, String more) {
        return parameter.isEmpty() ? more : values(parameter) + ", " + more;
    }

    /** Parameter values in one line. */
    public static String values(List<String> names, List<Double> values) {
        java.util.LinkedHashMap<String, Double> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            map.put(names.get(i), values.get(i));
        }
        return values(map);
    }

    private static String trimmed(String decimal) {
        return decimal.contains(".") ? decimal.replaceAll("\\.?0+$", "") : decimal;
    }

    private static String raised(int power) {
        String raised = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
        StringBuilder text = new StringBuilder(power < 0 ? "\u207b" : "");
        Integer.toString(Math.abs(power))
                .chars()
                .forEach(digit -> text.append(raised.charAt(digit - '0')));
        return text.toString();
    }
}
