package rncrn.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the straight lines of an SVG in fewer bytes: relative coordinates in whole tenths of a
 * pixel, so that nothing drifts; without points closer than a quarter of a pixel to the line
 * between those that stay ({@link Polyline}), which no eye tells; neighbouring single lines of one
 * style as one path.
 */
final class SvgPaths {
    /** A path of straight lines only. */
    private static final Pattern PATH = Pattern.compile("(?<= )d=\"([MLZ0-9. -]+)\"");

    private static final Pattern STEP =
            Pattern.compile("([MLZ])\\s*(?:(-?[0-9.]+)[ ,]*(-?[0-9.]+))?");

    private static final Pattern LINE =
            Pattern.compile(
                    "<line ([^>]*?)\\s*x1=\"([^\"]*)\" x2=\"([^\"]*)\" y1=\"([^\"]*)\""
                            + " y2=\"([^\"]*)\"([^>]*?)/>");

    /** Largest distance of a point left out, in tenths. */
    private static final double NEAR = 2.5;

    private SvgPaths() {}

    static String tidy(String text) {
        Matcher matcher = PATH.matcher(text);
        StringBuilder all = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(all, "d=\"" + relative(matcher.group(1)) + "\"");
        }
        return joined(matcher.appendTail(all).toString());
    }

    /** Runs of lines of one style, as those of a grid, become one path. */
    private static String joined(String text) {
        Matcher matcher = LINE.matcher(text);
        StringBuilder all = new StringBuilder();
        StringBuilder run = new StringBuilder();
        String style = "";
        int from = 0;
        while (matcher.find()) {
            String own = (matcher.group(1) + matcher.group(6)).strip();
            if (matcher.start() != from || !own.equals(style)) {
                close(all, run, style);
                all.append(text, from, matcher.start());
                style = own;
            }
            run.append('M')
                    .append(matcher.group(2))
                    .append(' ')
                    .append(matcher.group(4))
                    .append('L')
                    .append(matcher.group(3))
                    .append(' ')
                    .append(matcher.group(5));
            from = matcher.end();
        }
        close(all, run, style);
        return all.append(text, from, text.length()).toString();
    }

    private static void close(StringBuilder all, StringBuilder run, String style) {
        if (!run.isEmpty()) {
            all.append("<path ")
                    .append(style)
                    .append(style.isEmpty() ? "d=\"" : " d=\"")
                    .append(relative(run.toString()))
                    .append("\"/>");
            run.setLength(0);
        }
    }

    private static String relative(String path) {
        Matcher step = STEP.matcher(path);
        Pen pen = new Pen();
        while (step.find()) {
            char command = step.group(1).charAt(0);
            if (command == 'Z') {
                pen.close();
                continue;
            }
            if (command == 'M') {
                pen.flush();
            }
            pen.add(tenths(step.group(2)), tenths(step.group(3)));
        }
        pen.flush();
        return pen.text.toString();
    }

    private static long tenths(String number) {
        return Math.round(10 * Double.parseDouble(number));
    }

    /** Gathers the points of one line after the other and writes those that are needed. */
    private static final class Pen {
        private final StringBuilder text = new StringBuilder();
        private long[] xs = new long[64];
        private long[] ys = new long[64];
        private int points;
        private long x;
        private long y;

        void add(long toX, long toY) {
            if (points == xs.length) {
                xs = Arrays.copyOf(xs, 2 * points);
                ys = Arrays.copyOf(ys, 2 * points);
            }
            xs[points] = toX;
            ys[points++] = toY;
        }

        void close() {
            long startX = points > 0 ? xs[0] : x;
            long startY = points > 0 ? ys[0] : y;
            flush();
            text.append('z');
            x = startX;
            y = startY;
        }

        void flush() {
            if (points == 0) {
                return;
            }
            boolean[] stays = Polyline.needed(doubles(xs), doubles(ys), NEAR);
            char last = ' ';
            for (int i = 0; i < points; i++) {
                if (stays[i]) {
                    char command = i == 0 ? 'm' : 'l';
                    if (command != last) {
                        text.append(command);
                    } else if (xs[i] >= x) {
                        text.append(' ');
                    }
                    text.append(written(xs[i] - x));
                    text.append(ys[i] < y ? "" : " ").append(written(ys[i] - y));
                    x = xs[i];
                    y = ys[i];
                    last = command;
                }
            }
            points = 0;
        }

        private double[] doubles(long[] tenths) {
            return Arrays.stream(tenths, 0, points).asDoubleStream().toArray();
        }

        private static String written(long tenths) {
            long size = Math.abs(tenths);
            return String.format(
                    Locale.ROOT,
                    "%s%s%s",
                    tenths < 0 ? "-" : "",
                    size / 10 == 0 && size % 10 != 0 ? "" : Long.toString(size / 10),
                    size % 10 == 0 ? "" : "." + size % 10);
        }
    }
}
