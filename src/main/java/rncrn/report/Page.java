package rncrn.report;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds one self-contained HTML page: style and script inside, nothing fetched from anywhere. */
final class Page {
    private final String title;
    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> sections = new LinkedHashMap<>();

    Page(String title) {
        this.title = title;
    }

    /** Adds finished HTML. */
    Page html(String html) {
        body.append(html).append('\n');
        return this;
    }

    /** Starts a section that the table of contents names. */
    Page section(String id, String heading) {
        sections.put(id, heading);
        return html("<h2 id=\"" + id + "\">" + Html.escape(heading) + "</h2>");
    }

    /** Leaves room for a section that {@link #fill} may put there once the page is written. */
    Page slot(String id) {
        sections.put(id, "");
        return html(open(id) + close(id));
    }

    private static String open(String id) {
        return "<!--" + id + "-->";
    }

    private static String close(String id) {
        return "<!--/" + id + "-->";
    }

    /**
     * A finished page with its slot filled, whatever was in it; a page without the slot as it is.
     *
     * @param page text of the page
     * @param heading heading of the section; empty for none
     * @param html content of the section
     */
    static String fill(String page, String id, String heading, String html) {
        String section =
                heading.isEmpty()
                        ? ""
                        : "<h2 id=\"" + id + "\">" + Html.escape(heading) + "</h2>\n" + html + "\n";
        String entry = heading.isEmpty() ? "" : link("#" + id, heading);
        return between(between(page, "nav-" + id, entry), id, section);
    }

    private static String between(String page, String id, String content) {
        int from = page.indexOf(open(id));
        int to = page.indexOf(close(id), Math.max(0, from));
        return from < 0 || to < 0
                ? page
                : page.substring(0, from + open(id).length()) + content + page.substring(to);
    }

    /** Adds a paragraph of plain words. */
    Page paragraph(String words) {
        return html("<p>" + Html.escape(words) + "</p>");
    }

    /** Adds a figure, each panel a picture of its own, so that they flow on narrow screens. */
    Page figure(Figure figure, PageData data) {
        StringBuilder html = new StringBuilder();
        html.append("<figure id=\"figure-").append(figure.name()).append("\"><h3>");
        html.append(Html.escape(figure.title())).append("</h3>");
        int least = Math.min(figure.panelWidth(), 1080 / figure.columns() - 16);
        html.append("<div class=\"panels\" style=\"--least:").append(least);
        html.append("px;--most:").append(figure.panelWidth() * 5 / 4).append("px\">");
        for (int i = 0; i < figure.panels().size(); i++) {
            Panel panel = figure.panels().get(i);
            String name = figure.name() + "-" + (i + 1);
            FigureFiles.Drawn drawn =
                    FigureFiles.drawPanel(name, panel, figure.panelWidth(), figure.panelHeight());
            data.panel(name, panel, drawn.frames().get(0));
            html.append(drawn.svg().replaceFirst("<svg ", "<svg data-panel=\"" + name + "\" "));
        }
        html.append("</div>").append(legend(figure)).append("<figcaption>");
        html.append(Html.escape(figure.caption()));
        html.append(" <span class=\"files\">Files: ");
        html.append(link(figure.name() + ".svg", "SVG")).append(", ");
        html.append(link(figure.name() + ".png", "PNG")).append(", ");
        html.append(link(figure.name() + ".csv", "numbers as CSV"));
        html.append(".</span></figcaption></figure>");
        return html(html.toString());
    }

    static String link(String target, String words) {
        return "<a href=\"" + Html.escape(target) + "\">" + Html.escape(words) + "</a>";
    }

    private static String legend(Figure figure) {
        Map<String, Mark> entries = new LinkedHashMap<>();
        for (Panel panel : figure.panels()) {
            panel.marks().stream()
                    .filter(Mark::inLegend)
                    .forEach(mark -> entries.putIfAbsent(mark.label(), mark));
        }
        if (entries.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<ul class=\"legend\">");
        entries.forEach(
                (label, mark) ->
                        html.append("<li>")
                                .append(swatch(mark))
                                .append(Html.escape(label))
                                .append("</li>"));
        return html.append("</ul>").toString();
    }

    private static String swatch(Mark mark) {
        String color = hex(mark.color());
        String shape =
                switch (mark.kind()) {
                    case DOTS ->
                            mark.isOpen()
                                    ? "<circle cx=\"12\" cy=\"7\" r=\"3.6\" fill=\"#fff\" stroke=\""
                                            + color
                                            + "\" stroke-width=\"1.6\"/>"
                                    : "<circle cx=\"12\" cy=\"7\" r=\"4\" fill=\"" + color + "\"/>";
                    case BAND, AREA ->
                            "<rect x=\"1\" y=\"2\" width=\"22\" height=\"10\" fill=\""
                                    + color
                                    + "\" fill-opacity=\".28\" stroke=\""
                                    + color
                                    + "\"/>";
                    default ->
                            "<path d=\"M0 7H24\" stroke=\""
                                    + color
                                    + "\" stroke-width=\""
                                    + Math.max(1.2, mark.width())
                                    + "\""
                                    + (mark.isDashed() ? " stroke-dasharray=\"5 3\"" : "")
                                    + "/>";
                };
        return "<svg width=\"24\" height=\"14\" aria-hidden=\"true\">" + shape + "</svg>";
    }

    private static String hex(Color color) {
        return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
    }

    /**
     * The whole page.
     *
     * @param header what stands above the table of contents, as HTML
     * @param data JSON for the script, or empty for a page without one
     */
    String text(String header, String data) {
        StringBuilder nav = new StringBuilder("<nav>");
        sections.forEach(
                (id, heading) ->
                        nav.append(
                                heading.isEmpty()
                                        ? open("nav-" + id) + close("nav-" + id)
                                        : link("#" + id, heading)));
        nav.append("</nav>");
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                + " style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
                + "<link rel=\"icon\" href=\"data:,\">\n<title>"
                + Html.escape(title)
                + "</title>\n<style>\n"
                + resource("page.css")
                + "</style>\n</head>\n<body>\n<header>\n"
                + header
                + nav
                + "\n</header>\n<main>\n"
                + body
                + "</main>\n<div id=\"tip\" class=\"tip\" role=\"status\"></div>\n"
                + (data.isEmpty()
                        ? ""
                        : "<script type=\"application/json\" id=\"data\">"
                                + data
                                + "</script>\n<script>\n"
                                + resource("page.js")
                                + "</script>\n")
                + "</body>\n</html>\n";
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A table; headings that begin with # are columns of numbers. */
    static String table(String kind, List<String> headings, List<List<String>> rows) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table class=\"");
        html.append(kind).append("\">");
        if (!headings.isEmpty()) {
            html.append("<thead><tr>");
            for (String heading : headings) {
                boolean number = heading.startsWith("#");
                html.append(number ? "<th class=\"number\">" : "<th>")
                        .append(Html.escape(number ? heading.substring(1) : heading))
                        .append("</th>");
            }
            html.append("</tr></thead>");
        }
        html.append("<tbody>");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                boolean number = i < headings.size() && headings.get(i).startsWith("#");
                html.append(number ? "<td class=\"number\">" : "<td>")
                        .append(Html.escape(row.get(i)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }
}
