package rncrn.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rncrn.verdict.Validation;

/** The table that {@code rncrn validate} made of this version, shipped with it. */
final class Validated {
    private static final Pattern CELL = Pattern.compile("\"([^\"]*)\"|([^,]+)|(?<=,)(?=,|$)");

    private Validated() {}

    /** Rows with the headings first; empty where no table was shipped. */
    static List<List<String>> rows() {
        try (InputStream in = Validated.class.getResourceAsStream("/rncrn/report/validation.csv")) {
            List<List<String>> rows = new ArrayList<>();
            if (in != null) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> rows.add(cells(line)));
            }
            return rows;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher matcher = CELL.matcher(line);
        while (matcher.find()) {
            cells.add(
                    matcher.group(1) != null
                            ? matcher.group(1)
                            : matcher.group(2) != null ? matcher.group(2) : "");
        }
        return cells;
    }

    /** The sum over all verdicts: how many studies, how many wrong. */
    static String sentence() {
        List<List<String>> rows = rows();
        int studies = rows.get(0).indexOf("studies");
        int wrong = rows.get(0).indexOf("wrong");
        long all = 0;
        double bad = 0;
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.get(0).startsWith(Validation.SINGLE)) {
                continue;
            }
            long n = Long.parseLong(row.get(studies));
            all += n;
            bad += n * Double.parseDouble(row.get(wrong));
        }
        return Math.round(bad) + " wrong of " + all + " on chains with exact answers";
    }
}
