package rncrn.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.apache.batik.svggen.SimpleImageHandler;
import org.w3c.dom.Document;
import rncrn.files.Csv;
import rncrn.files.WholeFile;

/** Writes a figure as SVG, as PNG and as the CSV of everything drawn in it. */
public final class FigureFiles {
    private static final double PNG_SCALE = 1.25;
    private static final String SVG = "http://www.w3.org/2000/svg";

    private FigureFiles() {}

    /** A drawn figure: the SVG element and where its panels lie in it. */
    record Drawn(String svg, int width, int height, List<Drawing.Frame> frames) {}

    /**
     * Writes name.svg, name.png and name.csv into the folder.
     *
     * @throws rncrn.ComputationException if a file cannot be written; those written before are
     *     whole
     */
    public static void write(Figure figure, Path folder) {
        WholeFile.text(
                folder.resolve(figure.name() + ".svg"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg(figure) + "\n");
        byte[] png = png(figure);
        WholeFile.bytes(folder.resolve(figure.name() + ".png"), out -> out.write(png));
        WholeFile.text(folder.resolve(figure.name() + ".csv"), csv(figure));
    }

    /** The figure as one SVG element, whose identifiers begin with the figure's name. */
    public static String svg(Figure figure) {
        return draw(figure, true).svg();
    }

    /** One panel as a picture of its own, without a legend. */
    static Drawn drawPanel(String name, Panel panel, int width, int height) {
        return draw(new Figure(name, panel.title(), "", 1, width, height, List.of(panel)), false);
    }

    private static Drawn draw(Figure figure, boolean legend) {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("rncrn");
        context.setPrecision(1);
        context.setGenericImageHandler(new SimpleImageHandler(new InlineImages()));
        context.setIDGenerator(
                new SVGIDGenerator() {
                    @Override
                    public String generateID(String prefix) {
                        return figure.name() + "-" + super.generateID(prefix);
                    }
                });
        SVGGraphics2D g2 = new SVGGraphics2D(context, false);
        Drawing drawing = new Drawing(figure, legend);
        int width = drawing.width();
        int height = drawing.height(g2);
        drawing.draw(g2);
        StringWriter text = new StringWriter();
        try {
            g2.stream(text, false);
        } catch (SVGGraphics2DIOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Drawn(
                SvgText.tidy(text.toString(), width, height, figure.title()),
                width,
                height,
                drawing.frames());
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The figure as a PNG at one and a quarter times its size. */
    public static byte[] png(Figure figure) {
        BufferedImage blank = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D measure = blank.createGraphics();
        Drawing drawing = new Drawing(figure, true);
        BufferedImage image =
                new BufferedImage(
                        (int) Math.ceil(PNG_SCALE * drawing.width()),
                        (int) Math.ceil(PNG_SCALE * drawing.height(measure)),
                        BufferedImage.TYPE_INT_RGB);
        measure.dispose();
        Graphics2D g2 = image.createGraphics();
        g2.setColor(Color.WHITE);
        g2.fillRect(0, 0, image.getWidth(), image.getHeight());
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g2.scale(PNG_SCALE, PNG_SCALE);
        drawing.draw(g2);
        g2.dispose();
        return SmallPng.of(FewColors.of(image));
    }

    /**
     * Everything drawn: panel, series, and the columns of all kinds of marks in the figure; areas
     * (violins, tiles), whose outline is only a shape, by their middle.
     */
    public static String csv(Figure figure) {
        Set<String> columns = new LinkedHashSet<>();
        for (Panel panel : figure.panels()) {
            for (Mark mark : panel.marks()) {
                columns.addAll(mark.columns().keySet());
            }
        }
        StringBuilder csv = new StringBuilder("panel,series,");
        csv.append(String.join(",", columns)).append('\n');
        int number = 0;
        for (Panel panel : figure.panels()) {
            number++;
            String name = panel.title().isEmpty() ? Integer.toString(number) : panel.title();
            for (Mark mark : panel.marks()) {
                if (mark.kind() == Mark.Kind.NOTE) {
                    continue;
                }
                if (mark.kind() == Mark.Kind.AREA) {
                    csv.append(Csv.cell(name)).append(',').append(Csv.cell(mark.label()));
                    for (String column : columns) {
                        double[] values = mark.column(column);
                        csv.append(',')
                                .append(
                                        values == null
                                                ? ""
                                                : Csv.drawn(
                                                        Arrays.stream(values)
                                                                .average()
                                                                .orElse(Double.NaN)));
                    }
                    csv.append('\n');
                    continue;
                }
                double[] cells = mark.column("value");
                for (int i = 0; i < mark.size(); i++) {
                    if (cells != null && Double.isNaN(cells[i])) {
                        continue;
                    }
                    csv.append(Csv.cell(name)).append(',').append(Csv.cell(mark.label()));
                    for (String column : columns) {
                        double[] values = mark.column(column);
                        csv.append(',').append(values == null ? "" : Csv.drawn(values[i]));
                    }
                    csv.append('\n');
                }
            }
        }
        return csv.toString();
    }
}
