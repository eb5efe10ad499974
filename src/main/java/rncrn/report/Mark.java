package rncrn.report;

import java.awt.Color;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing drawn in a panel: a line, points, a band, arrows, a heat map, a rule or a note. The
 * numbers stand in named columns, which are also what the CSV holds. Immutable; a line is broken
 * where a value is not a number.
 */
public final class Mark {
    /** How the columns are drawn. */
    public enum Kind {
        /** x, y. */
        LINE,
        /** x, y. */
        DOTS,
        /** x, low, high. */
        BAND,
        /** x, y: the inside of a closed polygon. */
        AREA,
        /** x, y, dx, dy: arrows of one length, darker where the field is stronger. */
        ARROWS,
        /** x, y, value: cells of an even grid, one row per cell, x running fastest. */
        HEAT,
        /** x or y: a line right across the panel. */
        RULE,
        /** x, y: text at a place. */
        NOTE
    }

    private final Kind kind;
    private final String label;
    private final Map<String, double[]> columns;
    private final Color color;
    private final double width;
    private final boolean dashed;
    private final boolean open;
    private final boolean diverging;
    private final boolean quiet;

    private Mark(
            Kind kind,
            String label,
            Map<String, double[]> columns,
            Color color,
            double width,
            boolean dashed,
            boolean open,
            boolean diverging,
            boolean quiet) {
        this.kind = kind;
        this.label = label;
        this.columns = columns;
        this.color = color;
        this.width = width;
        this.dashed = dashed;
        this.open = open;
        this.diverging = diverging;
        this.quiet = quiet;
    }

    /** A line through the points. */
    public static Mark line(String label, double[] x, double[] y) {
        return mark(Kind.LINE, label, 1.6, columns("x", x, "y", y));
    }

    /** Separate points. */
    public static Mark dots(String label, double[] x, double[] y) {
        return mark(Kind.DOTS, label, 6, columns("x", x, "y", y));
    }

    /** The area between two curves; the upper one is outlined. */
    public static Mark band(String label, double[] x, double[] low, double[] high) {
        return mark(Kind.BAND, label, 1.2, columns("x", x, "low", low, "high", high));
    }

    /**
     * The inside of closed polygons, a value that is not a number between them; outlined unless the
     * width is made 0.
     */
    public static Mark area(String label, double[] x, double[] y) {
        return mark(Kind.AREA, label, 1, columns("x", x, "y", y));
    }

    /** A vector field sampled at points. */
    public static Mark arrows(String label, double[] x, double[] y, double[] dx, double[] dy) {
        return mark(Kind.ARROWS, label, 1, columns("x", x, "y", y, "dx", dx, "dy", dy));
    }

    /**
     * Values on an even grid, drawn as cells about the grid points.
     *
     * @param label name of the value and its unit, shown beside the colour scale
     * @param x the grid's x, ascending and evenly spaced (in the logarithm on such an axis)
     * @param y the grid's y, likewise
     * @param value one row for each y; not a number leaves the cell empty
     */
    public static Mark heat(String label, double[] x, double[] y, double[][] value) {
        double[] xs = new double[x.length * y.length];
        double[] ys = new double[xs.length];
        double[] values = new double[xs.length];
        for (int r = 0, k = 0; r < y.length; r++) {
            for (int c = 0; c < x.length; c++, k++) {
                xs[k] = x[c];
                ys[k] = y[r];
                values[k] = value[r][c];
            }
        }
        return mark(Kind.HEAT, label, 1, columns("x", xs, "y", ys, "value", values));
    }

    /** A vertical line right across the panel. */
    public static Mark vertical(String label, double x) {
        return mark(Kind.RULE, label, 1.2, columns("x", new double[] {x})).dashed();
    }

    /** A horizontal line right across the panel. */
    public static Mark horizontal(String label, double y) {
        return mark(Kind.RULE, label, 1.2, columns("y", new double[] {y})).dashed();
    }

    /** Words whose left end stands at a place. */
    public static Mark note(String text, double x, double y) {
        return mark(Kind.NOTE, text, 1, columns("x", new double[] {x}, "y", new double[] {y}))
                .quiet();
    }

    /** The same mark in this colour. */
    public Mark color(Color other) {
        return new Mark(kind, label, columns, other, width, dashed, open, diverging, quiet);
    }

    /** The same mark with this line width, or size of points, in pixels. */
    public Mark width(double other) {
        return new Mark(kind, label, columns, color, other, dashed, open, diverging, quiet);
    }

    /** The same mark, dashed. */
    public Mark dashed() {
        return new Mark(kind, label, columns, color, width, true, open, diverging, quiet);
    }

    /** The same mark, not dashed. */
    public Mark solid() {
        return new Mark(kind, label, columns, color, width, false, open, diverging, quiet);
    }

    /** The same points drawn as rings, as the field draws what is unstable. */
    public Mark open() {
        return new Mark(kind, label, columns, color, width, dashed, true, diverging, quiet);
    }

    /** The same heat map on a scale whose middle, 0, is white. */
    public Mark diverging() {
        return new Mark(kind, label, columns, color, width, dashed, open, true, quiet);
    }

    /** The same mark, left out of the legend. */
    public Mark quiet() {
        return new Mark(kind, label, columns, color, width, dashed, open, diverging, true);
    }

    public Kind kind() {
        return kind;
    }

    public String label() {
        return label;
    }

    /** The numbers by column name; not to be changed. */
    Map<String, double[]> columns() {
        return columns;
    }

    double[] column(String name) {
        return columns.get(name);
    }

    int size() {
        return columns.values().iterator().next().length;
    }

    Color color() {
        return color;
    }

    double width() {
        return width;
    }

    boolean isDashed() {
        return dashed;
    }

    boolean isOpen() {
        return open;
    }

    boolean isDiverging() {
        return diverging;
    }

    boolean inLegend() {
        return !quiet && !label.isEmpty() && kind != Kind.HEAT;
    }

    private static Mark mark(Kind kind, String label, double width, Map<String, double[]> columns) {
        return new Mark(kind, label, columns, Palette.INK, width, false, false, false, false);
    }

    private static Map<String, double[]> columns(Object... pairs) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        int size = ((double[]) pairs[1]).length;
        for (int i = 0; i < pairs.length; i += 2) {
            double[] values = ((double[]) pairs[i + 1]).clone();
            if (values.length != size) {
                throw new IllegalArgumentException(
                        "column " + pairs[i] + " of a mark has another length than the first");
            }
            columns.put((String) pairs[i], values);
        }
        return Collections.unmodifiableMap(columns);
    }
}
