package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rncrn.Reference;

class StationaryCommandTest {
    @TempDir private Path folder;

    private int run(String... words) {
        return Main.run(words);
    }

    @Test
    void writesLawsPassagesAndTheDiagram() throws IOException {
        String list = Reference.path("rncrn/uni-bi/piecewise_simple_uni_bi.txt").toString();
        int status =
                run(
                        "stationary",
                        list,
                        "-w",
                        "20",
                        "--parameter",
                        "L_1=0,1",
                        "--set",
                        "X_1=7.7",
                        "--domain",
                        "X_1=0:11.2",
                        "--reset",
                        "-q",
                        "-o",
                        folder.toString());
        assertEquals(0, status);
        List<String> law = Files.readAllLines(folder.resolve("law.csv"));
        assertEquals(3, law.size());
        // Switching from the high to the low state at 20 takes 12.6(.7) in exact simulation of
        // the full list, and 21.8 by averaging alone.
        String passage =
                Files.readAllLines(folder.resolve("passages.csv")).stream()
                        .filter(row -> row.startsWith("0,7.95,"))
                        .findFirst()
                        .orElseThrow();
        String[] cells = passage.split(",", -1);
        double time = Double.parseDouble(cells[3]);
        assertEquals(13.2, time, .2);
        assertEquals(Math.log10(time), Double.parseDouble(cells[4]), 1e-9);
        for (String file :
                List.of("marginals.csv", "modes.csv", "relaxation.csv", "stationary-diagram.svg")) {
            assertTrue(Files.size(folder.resolve(file)) > 0, file);
        }
        assertTrue(Files.readString(folder.resolve("run.json")).contains("\"verb\""));
    }

    @Test
    void linearNoiseOfTheWholeListStandsBesideTheLaw() throws IOException {
        String list = Reference.path("rncrn/uni-bi/piecewise_simple_uni_bi.txt").toString();
        assertEquals(
                0,
                run(
                        "stationary",
                        list,
                        "-w",
                        "4000",
                        "--parameter",
                        "L_1=1",
                        "--set",
                        "X_1=5",
                        "--method",
                        "lna",
                        "-q",
                        "-o",
                        folder.toString()));
        String row =
                Files.readAllLines(folder.resolve("covariances.csv")).stream()
                        .filter(r -> r.contains("X_1,X_1,"))
                        .findFirst()
                        .orElseThrow();
        String[] cells = row.split(",", -1);
        // The published list's equilibrium at 4.8848, and the law's variance, .0020 at 4000.
        assertEquals(4.8848, Double.parseDouble(cells[4]), 1e-3);
        assertEquals(.00205, Double.parseDouble(cells[5]), 1e-4);
        assertEquals(122, Files.readAllLines(folder.resolve("spectra.csv")).size());
        assertEquals(2, run("stationary", list, "-w", "20", "-m", "x", "-o", folder.toString()));
    }

    @Test
    void refusesWhatItCannotRead() {
        String list = Reference.path("rncrn/uni-bi/piecewise_simple_uni_bi.txt").toString();
        String[][] wrong = {
            {"stationary", list, "-o", folder.toString()},
            {"stationary", list, "-w", "20", "--parameter", "L_1", "-o", folder.toString()},
            {"stationary", list, "-w", "20", "--parameter", "X_1=1,2", "-o", folder.toString()},
            {"stationary", list, "-w", "20", "--domain", "X_2=0:1", "-o", folder.toString()},
        };
        for (String[] words : wrong) {
            assertEquals(2, run(words), String.join(" ", words));
        }
    }
}
