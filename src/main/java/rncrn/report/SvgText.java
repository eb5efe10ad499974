package rncrn.report;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Trims what the SVG generator writes: a view box, faces that every reader has, fewer bytes. */
final class SvgText {
    private static final String FACES = "'DejaVu Sans', Verdana, sans-serif";
    private static final Pattern COLOR = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");

    private static final Pattern CLIP =
            Pattern.compile("<clipPath[^>]*id=\"([^\"]*)\"[^>]*>.*?</clipPath>");

    private SvgText() {}

    static String tidy(String raw, int width, int height, String title) {
        int open = raw.indexOf("<svg");
        String body =
                raw.substring(raw.indexOf('>', open) + 1)
                        .replaceAll("<!--.*?-->", "")
                        .replaceAll("\\s*\n\\s*", " ")
                        .replaceAll(
                                " (font-family|xml:space|text-rendering)=(\"[^\"]*\"|'[^']*')", "")
                        .replaceAll(">\\s+<", "><")
                        .replaceAll("\\s+(/?>)", "$1")
                        .replaceAll("(?<=[0-9]) (?=[LMCQZ])|(?<=[LMCQ]) ", "");
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\""
                                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\""
                                + " viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                                + " font-size=\"12\" font-family=\"%s\">",
                        width,
                        height,
                        width,
                        height,
                        FACES)
                + "<title>"
                + Html.escape(title)
                + "</title>"
                + SvgPaths.tidy(hexColors(clippedOnlyWhereNeeded(body))).strip();
    }

    /** Axes and words lie inside their panel anyway: only curves and images need their clip. */
    private static String clippedOnlyWhereNeeded(String body) {
        String bare =
                body.replaceAll("(<(?:text|line|rect)[^>]*?) clip-path=\"[^\"]*\"", "$1")
                        .replaceAll("<defs id=\"genericDefs\"\\s*/>", "");
        Matcher matcher = CLIP.matcher(bare);
        StringBuilder used = new StringBuilder();
        while (matcher.find()) {
            boolean needed = bare.contains("url(#" + matcher.group(1) + ")");
            matcher.appendReplacement(
                    used, needed ? Matcher.quoteReplacement(matcher.group()) : "");
        }
        return matcher.appendTail(used).toString();
    }

    private static String hexColors(String text) {
        Matcher matcher = COLOR.matcher(text);
        StringBuilder hex = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    hex,
                    String.format(
                            Locale.ROOT,
                            "#%02x%02x%02x",
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3))));
        }
        return matcher.appendTail(hex).toString();
    }
}
