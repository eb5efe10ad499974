package rncrn.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeriesCollection;

/** Turns a panel into a JFreeChart chart: axes, ticks and grid are its, marks are ours. */
final class Plots {
    /** Letters of ours that some faces lack. */
    private static final String NEEDED = "\u03a9\u03bc\u2081\u2082\u2083\u00b1\u00d7\u2212";

    /** A face with all letters needed, where this machine has one. */
    private static final String FACE = face();

    static final Font TEXT = new Font(FACE, Font.PLAIN, 11);
    static final Font SMALL = new Font(FACE, Font.PLAIN, 10);
    private static final Font TITLE = new Font(FACE, Font.BOLD, 11);
    private static final double MARGIN = 0.04;

    static {
        // Upright words as words: their outlines would take more room in an SVG than the curves.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private Plots() {}

    static JFreeChart chart(Panel panel) {
        ValueAxis x = axis(panel.x(), panel, true);
        ValueAxis y = axis(panel.y(), panel, false);
        XYPlot plot =
                new XYPlot(new XYSeriesCollection(), x, y, new XYLineAndShapeRenderer(true, false));
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(Palette.PALE);
        Color grid = new Color(0xeceef1);
        plot.setDomainGridlinePaint(grid);
        plot.setRangeGridlinePaint(grid);
        plot.setDomainGridlineStroke(new BasicStroke(1f));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setRangeGridlinesVisible(panel.y().ticks().isEmpty());
        plot.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
        for (Mark mark : panel.marks()) {
            plot.getRenderer().addAnnotation(new MarkAnnotation(mark), Layer.FOREGROUND);
        }
        JFreeChart chart = new JFreeChart(null, TITLE, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(4, 4, 4, 10));
        if (!panel.title().isEmpty()) {
            TextTitle title = new TextTitle(panel.title(), TITLE);
            title.setPaint(Palette.INK);
            title.setHorizontalAlignment(HorizontalAlignment.LEFT);
            title.setPadding(2, 4, 5, 0);
            chart.setTitle(title);
        }
        return chart;
    }

    private static ValueAxis axis(Axis axis, Panel panel, boolean horizontal) {
        double[] range = range(axis, panel, horizontal);
        ValueAxis made;
        if (axis.logarithmic()) {
            LogAxis log = new DecadeAxis(axis.label());
            made = log;
        } else {
            NumberAxis linear =
                    axis.ticks().isEmpty()
                            ? new NumberAxis(axis.label())
                            : new WordAxis(axis.label(), axis.ticks());
            linear.setAutoRangeIncludesZero(false);
            linear.setStandardTickUnits(units());
            made = linear;
        }
        made.setRange(range[0], range[1]);
        made.setLabelFont(TEXT);
        made.setTickLabelFont(SMALL);
        made.setTickLabelInsets(
                horizontal ? new RectangleInsets(2, 9, 2, 9) : new RectangleInsets(6, 4, 6, 4));
        made.setLabelPaint(Palette.INK);
        made.setTickLabelPaint(Palette.INK);
        made.setAxisLinePaint(Palette.GREY);
        made.setTickMarkPaint(Palette.GREY);
        return made;
    }

    /** Steps of 1, 2, 5 times a power of ten, with as many decimals as the step needs. */
    private static TickUnits units() {
        TickUnits units = new TickUnits();
        for (int power = -9; power <= 12; power++) {
            for (int digit : new int[] {1, 2, 5}) {
                double step = digit * Math.pow(10, power);
                String pattern =
                        power < -4 || power > 5
                                ? "0.##E0"
                                : power < 0 ? "0." + "0".repeat(-power) : "0";
                units.add((TickUnit) new NumberTickUnit(step, format(pattern)));
            }
        }
        return units;
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    private static double[] range(Axis axis, Panel panel, boolean horizontal) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Mark mark : panel.marks()) {
            for (double value : extent(mark, horizontal)) {
                if (Double.isFinite(value) && (!axis.logarithmic() || value > 0)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        if (!(low <= high)) {
            low = axis.logarithmic() ? 1 : 0;
            high = axis.logarithmic() ? 10 : 1;
        }
        boolean tight = panel.marks().stream().anyMatch(mark -> mark.kind() == Mark.Kind.HEAT);
        if (axis.logarithmic()) {
            double factor = tight ? 1 : Math.pow(high / low, MARGIN);
            low /= low == high ? 2 : factor;
            high *= low == high ? 2 : factor;
        } else {
            double margin =
                    high > low
                            ? (tight ? 0 : MARGIN * (high - low))
                            : Math.max(0.5, Math.abs(low) * 0.1);
            boolean floor = low >= 0 && low - margin < 0;
            low = floor ? 0 : low - margin;
            high += margin;
        }
        return new double[] {axis.lower().orElse(low), axis.upper().orElse(high)};
    }

    private static double[] extent(Mark mark, boolean horizontal) {
        return switch (mark.kind()) {
            case BAND ->
                    horizontal
                            ? mark.column("x")
                            : concatenate(mark.column("low"), mark.column("high"));
            case HEAT -> {
                HeatGrid grid = HeatGrid.of(mark);
                yield horizontal
                        ? new double[] {grid.left(), grid.right()}
                        : new double[] {grid.bottom(), grid.top()};
            }
            default -> {
                double[] column = mark.column(horizontal ? "x" : "y");
                yield column == null ? new double[0] : column;
            }
        };
    }

    private static double[] concatenate(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private static String face() {
        List<String> faces =
                Arrays.asList(
                        GraphicsEnvironment.getLocalGraphicsEnvironment()
                                .getAvailableFontFamilyNames(Locale.ROOT));
        for (String wanted : List.of("DejaVu Sans", "Verdana")) {
            if (faces.contains(wanted)
                    && new Font(wanted, Font.PLAIN, 12).canDisplayUpTo(NEEDED) < 0) {
                return wanted;
            }
        }
        return Font.SANS_SERIF;
    }

    /** A logarithmic axis with ticks at 1, 2, 5 of each decade, or at decades where many. */
    private static final class DecadeAxis extends LogAxis {
        private static final long serialVersionUID = 1L;

        DecadeAxis(String label) {
            super(label);
            setBase(10);
        }

        @Override
        @SuppressWarnings("rawtypes")
        protected List refreshTicksHorizontal(
                Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
            return ticks(TextAnchor.TOP_CENTER);
        }

        @Override
        @SuppressWarnings("rawtypes")
        protected List refreshTicksVertical(
                Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
            return ticks(TextAnchor.CENTER_RIGHT);
        }

        private List<NumberTick> ticks(TextAnchor anchor) {
            List<NumberTick> ticks = new ArrayList<>();
            int first = (int) Math.floor(Math.log10(getLowerBound()));
            int last = (int) Math.ceil(Math.log10(getUpperBound()));
            for (int power = first; power <= last; power++) {
                for (int digit : last - first > 3 ? new int[] {1} : new int[] {1, 2, 5}) {
                    double place = digit * Math.pow(10, power);
                    if (getRange().contains(place)) {
                        ticks.add(new NumberTick(place, Drawing.number(place), anchor, anchor, 0));
                    }
                }
            }
            return ticks;
        }
    }

    /** An axis with words at given places. */
    private static final class WordAxis extends NumberAxis {
        private static final long serialVersionUID = 1L;
        private final transient SortedMap<Double, String> words;

        WordAxis(String label, SortedMap<Double, String> words) {
            super(label);
            this.words = words;
        }

        @Override
        @SuppressWarnings("rawtypes")
        protected List refreshTicksHorizontal(
                Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
            return ticks(TextAnchor.TOP_CENTER);
        }

        @Override
        @SuppressWarnings("rawtypes")
        protected List refreshTicksVertical(
                Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
            return ticks(TextAnchor.CENTER_RIGHT);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        private List<NumberTick> ticks(TextAnchor anchor) {
            List<NumberTick> ticks = new ArrayList<>();
            words.forEach(
                    (place, word) -> {
                        if (getRange().contains(place)) {
                            ticks.add(new NumberTick(place, word, anchor, anchor, 0));
                        }
                    });
            return ticks;
        }
    }
}
