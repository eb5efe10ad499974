package rncrn.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureFilesTest {
    /** One of everything. */
    static Figure everything() {
        int n = 200;
        double[] t = new double[n];
        double[] sine = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            t[i] = i * 0.1;
            sine[i] = Math.sin(t[i]);
            low[i] = sine[i] - 0.2;
            high[i] = sine[i] + 0.2;
        }
        double[][] grid = new double[21][21];
        double[] axis = new double[21];
        double[] x = new double[441];
        double[] y = new double[441];
        double[] dx = new double[441];
        double[] dy = new double[441];
        for (int r = 0; r < 21; r++) {
            axis[r] = -1 + 0.1 * r;
            for (int c = 0; c < 21; c++) {
                int k = 21 * r + c;
                x[k] = -1 + 0.1 * c;
                y[k] = -1 + 0.1 * r;
                dx[k] = y[k];
                dy[k] = -x[k];
                grid[r][c] = x[k] * y[k];
            }
        }
        TreeMap<Double, String> words = new TreeMap<>();
        words.put(0.0, "\u03a9 = 30");
        words.put(1.0, "\u03a9 = 100");
        return Figure.of(
                        "everything",
                        "One of everything",
                        "A caption.",
                        Panel.of(
                                "Lines",
                                Axis.of("time (a.u.)"),
                                Axis.of("X_1 (concentration)"),
                                Mark.band("mean \u00b1 sd", t, low, high).color(Palette.SKY),
                                Mark.line("ODE", t, sine).color(Palette.VERMILION),
                                Mark.horizontal("target", 0.5)),
                        Panel.of(
                                "Field",
                                Axis.of("X_1"),
                                Axis.of("X_2"),
                                Mark.arrows("field", x, y, dx, dy).color(Palette.GREY),
                                Mark.dots("stable", new double[] {0}, new double[] {0}),
                                Mark.dots("unstable", new double[] {.5}, new double[] {.5}).open()),
                        Panel.of(
                                "Heat",
                                Axis.of("L_1"),
                                Axis.of("L_2"),
                                Mark.heat("share", axis, axis, grid).diverging()),
                        Panel.of(
                                "Ridges, < & >",
                                Axis.log("parameter"),
                                Axis.of("").words(words),
                                Mark.band(
                                        "law",
                                        new double[] {1, 10, 100},
                                        new double[] {0, 0, 0},
                                        new double[] {0, .8, 0}),
                                Mark.vertical("stable equilibrium", 20)))
                .columns(3);
    }

    @Test
    void writesWellFormedSvgAReadablePngAndACsvOfEveryNumber(@TempDir Path folder)
            throws Exception {
        Figure figure = everything();
        FigureFiles.write(figure, folder);
        byte[] svg = Files.readAllBytes(folder.resolve("everything.svg"));
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg));
        assertEquals("svg", document.getDocumentElement().getTagName());
        assertTrue(svg.length < 100_000, "SVG of " + svg.length + " bytes");
        var image =
                ImageIO.read(
                        new ByteArrayInputStream(
                                Files.readAllBytes(folder.resolve("everything.png"))));
        assertEquals(1.25 * 3 * 420, image.getWidth());
        String csv = Files.readString(folder.resolve("everything.csv"));
        assertEquals("panel,series,x,low,high,y,dx,dy,value", csv.lines().findFirst().get());
        // 200 band + 200 line + 1 rule; 441 arrows + 2 dots; 441 cells; 3 + 1; and the header.
        assertEquals(200 + 200 + 1 + 441 + 2 + 441 + 3 + 1 + 1, csv.lines().count());
        assertTrue(csv.contains("\"Ridges, < & >\",stable equilibrium,20,"), "rule in the CSV");
    }

    @Test
    void drawsTheSameBytesEveryTime() throws IOException {
        assertEquals(FigureFiles.svg(everything()), FigureFiles.svg(everything()));
        assertEquals(
                new String(FigureFiles.png(everything()), StandardCharsets.ISO_8859_1),
                new String(FigureFiles.png(everything()), StandardCharsets.ISO_8859_1));
    }

    @Test
    void breaksLinesWhereThereIsNoNumber() {
        Figure figure =
                Figure.of(
                        "gap",
                        "",
                        "",
                        Panel.of(
                                "",
                                Axis.of("x"),
                                Axis.of("y"),
                                Mark.line(
                                        "",
                                        new double[] {0, 1, 2, 3, 4},
                                        new double[] {0, 1, Double.NaN, 1, 0})));
        String svg = FigureFiles.svg(figure);
        String path = svg.substring(svg.lastIndexOf(" d=\""));
        assertEquals(
                2,
                path.substring(0, path.indexOf('"', 4)).chars().filter(c -> c == 'm').count(),
                path);
    }
}
