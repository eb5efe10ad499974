package rncrn.report;

import static java.awt.image.BufferedImage.TYPE_INT_ARGB;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;

/** Lays a figure out on any canvas: panels in rows, colour scales beside them, a legend below. */
final class Drawing {
    private static final int LEGEND_ROW = 20;
    private static final int SCALE_WIDTH = 64;

    private final Figure figure;
    private final boolean withLegend;
    private final List<Frame> frames = new ArrayList<>();

    /**
     * Where a panel's data area lies, in pixels, and which data it spans: what an interactive page
     * needs to read values off.
     */
    record Frame(
            double left,
            double top,
            double width,
            double height,
            double xLow,
            double xHigh,
            double yLow,
            double yHigh) {}

    Drawing(Figure figure, boolean withLegend) {
        this.figure = figure;
        this.withLegend = withLegend;
    }

    int width() {
        return figure.columns() * figure.panelWidth();
    }

    /** Height with the legend, whose rows depend on the canvas's letters. */
    int height(Graphics2D g2) {
        return rows() * figure.panelHeight() + legendRows(g2) * LEGEND_ROW + 4;
    }

    /** The panels' data areas, in order; known after {@link #draw}. */
    List<Frame> frames() {
        return List.copyOf(frames);
    }

    void draw(Graphics2D g2) {
        frames.clear();
        for (int k = 0; k < figure.panels().size(); k++) {
            Panel panel = figure.panels().get(k);
            double left = (k % figure.columns()) * figure.panelWidth();
            double top = (k / figure.columns()) * figure.panelHeight();
            Optional<Mark> heat =
                    panel.marks().stream().filter(m -> m.kind() == Mark.Kind.HEAT).findFirst();
            double room = heat.isPresent() ? SCALE_WIDTH : 0;
            JFreeChart chart = Plots.chart(panel);
            ChartRenderingInfo info = new ChartRenderingInfo(null);
            chart.draw(
                    g2,
                    new Rectangle2D.Double(
                            left, top, figure.panelWidth() - room, figure.panelHeight()),
                    info);
            Rectangle2D area = info.getPlotInfo().getDataArea();
            var x = chart.getXYPlot().getDomainAxis().getRange();
            var y = chart.getXYPlot().getRangeAxis().getRange();
            frames.add(
                    new Frame(
                            area.getX(),
                            area.getY(),
                            area.getWidth(),
                            area.getHeight(),
                            x.getLowerBound(),
                            x.getUpperBound(),
                            y.getLowerBound(),
                            y.getUpperBound()));
            heat.ifPresent(mark -> scale(g2, mark, area));
        }
        legend(g2);
    }

    private int rows() {
        return (figure.panels().size() + figure.columns() - 1) / figure.columns();
    }

    private void scale(Graphics2D g2, Mark heat, Rectangle2D area) {
        double[] limits = MarkAnnotation.limits(heat);
        double left = area.getMaxX() + 10;
        // One picture instead of many rectangles, which would take more room in every SVG.
        BufferedImage steps = new BufferedImage(1, MarkAnnotation.SHADES, TYPE_INT_ARGB);
        for (int i = 0; i < MarkAnnotation.SHADES; i++) {
            double share = 1 - (i + 0.5) / MarkAnnotation.SHADES;
            double value = limits[0] + share * (limits[1] - limits[0]);
            steps.setRGB(0, i, MarkAnnotation.heatColor(heat, value, limits).getRGB());
        }
        g2.drawImage(
                steps,
                (int) Math.round(left),
                (int) Math.round(area.getMinY()),
                12,
                (int) Math.round(area.getHeight()),
                null);
        g2.setPaint(Palette.INK);
        g2.setFont(Plots.SMALL);
        for (int i = 0; i <= 2; i++) {
            double value = limits[0] + i / 2.0 * (limits[1] - limits[0]);
            double y = area.getMaxY() - i / 2.0 * area.getHeight();
            g2.drawString(number(value), (float) left + 16, (float) y + 4);
        }
        g2.drawString(
                heat.label(),
                (float) (left + 60 - g2.getFontMetrics().stringWidth(heat.label())),
                (float) area.getMinY() - 8);
    }

    static String number(double value) {
        double size = Math.abs(value);
        return size != 0 && (size < 1e-2 || size >= 1e5)
                ? String.format(Locale.ROOT, "%.1e", value)
                : String.format(Locale.ROOT, size >= 100 ? "%.0f" : "%.3g", value);
    }

    private Map<String, Mark> entries() {
        Map<String, Mark> entries = new LinkedHashMap<>();
        for (Panel panel : withLegend ? figure.panels() : List.<Panel>of()) {
            for (Mark mark : panel.marks()) {
                if (mark.inLegend()) {
                    entries.putIfAbsent(mark.label(), mark);
                }
            }
        }
        return entries;
    }

    private int legendRows(Graphics2D g2) {
        return place(g2, false);
    }

    private void legend(Graphics2D g2) {
        place(g2, true);
    }

    /** Flows the legend's entries into rows; returns how many. */
    private int place(Graphics2D g2, boolean draw) {
        Map<String, Mark> entries = entries();
        if (entries.isEmpty()) {
            return 0;
        }
        g2.setFont(Plots.TEXT);
        FontMetrics metrics = g2.getFontMetrics();
        double top = rows() * (double) figure.panelHeight();
        double x = 16;
        int row = 0;
        for (Map.Entry<String, Mark> entry : entries.entrySet()) {
            double wide = 30 + metrics.stringWidth(entry.getKey()) + 18;
            if (x + wide > width() && x > 16) {
                x = 16;
                row++;
            }
            if (draw) {
                double middle = top + row * LEGEND_ROW + LEGEND_ROW / 2.0;
                swatch(g2, entry.getValue(), x, middle);
                g2.setPaint(Palette.INK);
                g2.drawString(entry.getKey(), (float) x + 30, (float) middle + 4);
            }
            x += wide;
        }
        return row + 1;
    }

    private static void swatch(Graphics2D g2, Mark mark, double x, double y) {
        Color color = mark.color();
        g2.setPaint(color);
        switch (mark.kind()) {
            case DOTS -> {
                Ellipse2D dot = new Ellipse2D.Double(x + 8, y - 3.5, 7, 7);
                if (mark.isOpen()) {
                    g2.setStroke(new BasicStroke(1.5f));
                    g2.draw(dot);
                } else {
                    g2.fill(dot);
                }
            }
            case BAND, AREA -> {
                Rectangle2D box = new Rectangle2D.Double(x + 2, y - 5, 20, 10);
                g2.setPaint(Palette.fade(color, 0.28));
                g2.fill(box);
                g2.setPaint(color);
                g2.setStroke(new BasicStroke(1.2f));
                g2.draw(new Line2D.Double(x + 2, y - 5, x + 22, y - 5));
            }
            default -> {
                g2.setStroke(MarkAnnotation.stroke(Math.max(1.2, mark.width()), mark.isDashed()));
                g2.draw(new Line2D.Double(x, y, x + 24, y));
            }
        }
    }
}
