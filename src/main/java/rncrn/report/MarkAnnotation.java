package rncrn.report;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Draws one mark; a whole series is one path, which keeps the SVG small. */
final class MarkAnnotation extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;

    private final transient Mark mark;

    MarkAnnotation(Mark mark) {
        this.mark = mark;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis xAxis,
            ValueAxis yAxis,
            int rendererIndex,
            PlotRenderingInfo info) {
        Place place = new Place(area, xAxis, yAxis);
        g2.setPaint(mark.color());
        switch (mark.kind()) {
            case LINE -> line(g2, place, mark.column("x"), mark.column("y"));
            case DOTS -> dots(g2, place);
            case BAND -> band(g2, place);
            case AREA -> area(g2, place);
            case ARROWS -> arrows(g2, place);
            case HEAT -> heat(g2, place);
            case RULE -> rule(g2, place);
            case NOTE -> note(g2, place);
        }
    }

    /** From data to pixels. */
    private record Place(Rectangle2D area, ValueAxis xAxis, ValueAxis yAxis) {
        double x(double value) {
            return xAxis.valueToJava2D(value, area, RectangleEdge.BOTTOM);
        }

        double y(double value) {
            return yAxis.valueToJava2D(value, area, RectangleEdge.LEFT);
        }

        boolean has(double x, double y) {
            return Double.isFinite(x(x)) && Double.isFinite(y(y));
        }
    }

    static BasicStroke stroke(double width, boolean dashed) {
        return new BasicStroke(
                (float) width,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1f,
                dashed ? new float[] {5f, 3f} : null,
                0f);
    }

    private void line(Graphics2D g2, Place place, double[] x, double[] y) {
        Path2D path = new Path2D.Double();
        boolean open = false;
        double lastX = 0;
        double lastY = 0;
        for (int i = 0; i < x.length; i++) {
            if (!place.has(x[i], y[i])) {
                open = false;
                continue;
            }
            double px = place.x(x[i]);
            double py = clamp(place.y(y[i]), place.area());
            if (!open) {
                path.moveTo(px, py);
            } else if (Math.hypot(px - lastX, py - lastY) >= 0.3 || i == x.length - 1) {
                path.lineTo(px, py);
            } else {
                continue;
            }
            open = true;
            lastX = px;
            lastY = py;
        }
        g2.setStroke(stroke(mark.width(), mark.isDashed()));
        g2.draw(path);
    }

    /** Keeps far-away values from making coordinates that viewers choke on. */
    private static double clamp(double pixel, Rectangle2D area) {
        return Math.max(
                area.getMinY() - area.getHeight(),
                Math.min(area.getMaxY() + area.getHeight(), pixel));
    }

    private void dots(Graphics2D g2, Place place) {
        double[] x = mark.column("x");
        double[] y = mark.column("y");
        double size = mark.width();
        // Points on the very edge, such as those at 0, belong to the panel.
        Rectangle2D shown =
                new Rectangle2D.Double(
                        place.area().getX() - 1,
                        place.area().getY() - 1,
                        place.area().getWidth() + 2,
                        place.area().getHeight() + 2);
        for (int i = 0; i < x.length; i++) {
            if (!place.has(x[i], y[i]) || !shown.contains(place.x(x[i]), place.y(y[i]))) {
                continue;
            }
            Shape dot =
                    new Ellipse2D.Double(
                            place.x(x[i]) - size / 2, place.y(y[i]) - size / 2, size, size);
            if (mark.isOpen()) {
                g2.setPaint(Color.WHITE);
                g2.fill(dot);
                g2.setPaint(mark.color());
                g2.setStroke(stroke(1.5, false));
                g2.draw(dot);
            } else {
                g2.fill(dot);
            }
        }
    }

    private void band(Graphics2D g2, Place place) {
        double[] x = mark.column("x");
        double[] low = mark.column("low");
        double[] high = mark.column("high");
        Path2D path = new Path2D.Double();
        int n = x.length;
        boolean open = false;
        for (int k = 0; k < 2 * n; k++) {
            int i = k < n ? k : 2 * n - 1 - k;
            double value = k < n ? high[i] : low[i];
            if (!place.has(x[i], value)) {
                continue;
            }
            double py = clamp(place.y(value), place.area());
            if (open) {
                path.lineTo(place.x(x[i]), py);
            } else {
                path.moveTo(place.x(x[i]), py);
                open = true;
            }
        }
        if (open) {
            path.closePath();
        }
        g2.setPaint(Palette.fade(mark.color(), 0.28));
        g2.fill(path);
        g2.setPaint(mark.color());
        line(g2, place, x, high);
    }

    private void area(Graphics2D g2, Place place) {
        double[] x = mark.column("x");
        double[] y = mark.column("y");
        Path2D path = new Path2D.Double();
        boolean open = false;
        for (int i = 0; i < x.length; i++) {
            if (!place.has(x[i], y[i])) {
                path.closePath();
                open = false;
            } else if (open) {
                path.lineTo(place.x(x[i]), place.y(y[i]));
            } else {
                path.moveTo(place.x(x[i]), place.y(y[i]));
                open = true;
            }
        }
        if (open) {
            path.closePath();
        }
        g2.setPaint(Palette.fade(mark.color(), 0.28));
        g2.fill(path);
        if (mark.width() > 0) {
            g2.setPaint(mark.color());
            g2.setStroke(stroke(mark.width(), mark.isDashed()));
            g2.draw(path);
        }
    }

    private void arrows(Graphics2D g2, Place place) {
        double[] x = mark.column("x");
        double[] y = mark.column("y");
        double[] dx = mark.column("dx");
        double[] dy = mark.column("dy");
        double[] speed = new double[x.length];
        for (int i = 0; i < speed.length; i++) {
            speed[i] = Math.hypot(dx[i], dy[i]);
        }
        double[] sorted = Arrays.stream(speed).filter(Double::isFinite).sorted().toArray();
        double typical = sorted.length == 0 ? 1 : sorted[(int) (0.9 * (sorted.length - 1))];
        double cell =
                Math.sqrt(
                        place.area().getWidth() * place.area().getHeight() / Math.max(1, x.length));
        double perX =
                Math.abs(
                        place.x(place.xAxis().getLowerBound() + 1e-3)
                                - place.x(place.xAxis().getLowerBound()));
        double perY =
                Math.abs(
                        place.y(place.yAxis().getLowerBound() + 1e-3)
                                - place.y(place.yAxis().getLowerBound()));
        Path2D path = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            double u = dx[i] * perX;
            double v = -dy[i] * perY;
            double norm = Math.hypot(u, v);
            if (!(norm > 0) || !Double.isFinite(norm) || !place.has(x[i], y[i])) {
                continue;
            }
            double length = cell * (0.3 + 0.5 * Math.sqrt(Math.min(1, speed[i] / typical)));
            arrow(path, place.x(x[i]), place.y(y[i]), u / norm, v / norm, length);
        }
        g2.setStroke(stroke(mark.width(), false));
        g2.draw(path);
    }

    private static void arrow(Path2D path, double x, double y, double u, double v, double length) {
        double tipX = x + u * length / 2;
        double tipY = y + v * length / 2;
        double head = Math.min(4, length / 2.5);
        path.moveTo(x - u * length / 2, y - v * length / 2);
        path.lineTo(tipX, tipY);
        path.moveTo(tipX - head * (u * 0.9 - v * 0.5), tipY - head * (v * 0.9 + u * 0.5));
        path.lineTo(tipX, tipY);
        path.lineTo(tipX - head * (u * 0.9 + v * 0.5), tipY - head * (v * 0.9 - u * 0.5));
    }

    /** The limits of the colour scale of a heat map. */
    static double[] limits(Mark heat) {
        double[] values =
                Arrays.stream(heat.column("value")).filter(Double::isFinite).sorted().toArray();
        if (values.length == 0) {
            return new double[] {0, 1};
        }
        double low = values[0];
        double high = values[values.length - 1];
        if (heat.isDiverging()) {
            double most = Math.max(Math.abs(low), Math.abs(high));
            return most > 0 ? new double[] {-most, most} : new double[] {-1, 1};
        }
        return low < high ? new double[] {low, high} : new double[] {low, low + 1};
    }

    /** Shades of a colour scale: no eye tells neighbours apart, and pictures of few are small. */
    static final int SHADES = 64;

    static Color heatColor(Mark heat, double value, double[] limits) {
        double share = (value - limits[0]) / (limits[1] - limits[0]);
        double t = Math.round(share * (SHADES - 1)) / (SHADES - 1.0);
        return heat.isDiverging() ? Palette.diverging(t) : Palette.sequential(t);
    }

    private void heat(Graphics2D g2, Place place) {
        HeatGrid grid = HeatGrid.of(mark);
        double[] limits = limits(mark);
        double[] value = mark.column("value");
        // Enough pixels per cell that viewers which smooth images still show cells.
        int zoom = Math.max(1, 160 / Math.max(grid.columns(), grid.rows()));
        BufferedImage image =
                new BufferedImage(
                        grid.columns() * zoom, grid.rows() * zoom, BufferedImage.TYPE_INT_ARGB);
        for (int r = 0; r < image.getHeight(); r++) {
            for (int c = 0; c < image.getWidth(); c++) {
                double v = value[(grid.rows() - 1 - r / zoom) * grid.columns() + c / zoom];
                image.setRGB(c, r, Double.isNaN(v) ? 0 : heatColor(mark, v, limits).getRGB());
            }
        }
        double left = place.x(grid.left());
        double top = place.y(grid.top());
        g2.drawImage(
                image,
                (int) Math.round(left),
                (int) Math.round(top),
                (int) Math.round(place.x(grid.right()) - left),
                (int) Math.round(place.y(grid.bottom()) - top),
                null);
    }

    private void rule(Graphics2D g2, Place place) {
        g2.setStroke(stroke(mark.width(), mark.isDashed()));
        Rectangle2D area = place.area();
        if (mark.column("x") != null) {
            double x = place.x(mark.column("x")[0]);
            if (x < area.getMinX() || x > area.getMaxX()) {
                return;
            }
            g2.draw(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
        } else {
            double y = place.y(mark.column("y")[0]);
            if (y < area.getMinY() || y > area.getMaxY()) {
                return;
            }
            g2.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
        }
    }

    private void note(Graphics2D g2, Place place) {
        g2.setFont(Plots.SMALL);
        g2.setComposite(AlphaComposite.SrcOver);
        g2.drawString(
                mark.label(),
                (float) place.x(mark.column("x")[0]),
                (float) place.y(mark.column("y")[0]));
    }
}
