package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import rncrn.Reference;

class TrainCommandTest {
    @TempDir Path folder;
    private Path design;
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aSmallDesign() throws IOException {
        design = folder.resolve("small.yaml");
        Files.writeString(
                design,
                """
                format: rncrn-design/1
                name: small
                species: [X_1]
                parameters: [L_1]
                domain: {X_1: [1, 9], L_1: [0, 1]}
                target:
                  - at: {L_1: 1}
                    field: {X_1: 6*(5 - X_1)}
                    grid: {X_1: 0.01}
                  - at: {L_1: 0}
                    field: {X_1: -(X_1 - 2)*(X_1 - 5)*(X_1 - 8)}
                    grid: {X_1: 0.01}
                network: {perceptrons: 3, mu: 0.1}
                training: {starts: 1, iterations: 30, points: 400}
                """);
    }

    private int train(String... more) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(new StringWriter(), true));
        line.setErr(new PrintWriter(err, true));
        String[] words = new String[more.length + 4];
        words[0] = "train";
        words[1] = design.toString();
        words[2] = "--output";
        words[3] = folder.resolve("out").toString();
        System.arraycopy(more, 0, words, 4, more.length);
        return line.execute(words);
    }

    @Test
    void trainingGoesOnFromPublishedWeights() throws IOException {
        Path published = Reference.path("rncrn/uni-bi/example_piecewise_simple_uni_bi.mat");
        assertEquals(0, train("--from", published.toString()), err.toString());
        double loss =
                new ObjectMapper()
                        .readTree(folder.resolve("out/training.json").toFile())
                        .get("loss")
                        .asDouble();
        assertTrue(loss < .543, "the published loss of .543 is improved on, to " + loss);
    }

    @Test
    void weightsThatDoNotFitAreRefused() {
        assertEquals(2, train("--from", "models/hopf.json"));
        assertTrue(
                err.toString().contains("has 2 executive species, the design has 1"),
                err.toString());
        assertFalse(Files.exists(folder.resolve("out/model.json")));
    }

    @Test
    void aNegativeNumberOfSeedsIsRefused() {
        assertEquals(2, train("--seeds", "-1"));
        assertTrue(err.toString().contains("--seeds -1"), err.toString());
    }

    /** Asked for what it cannot do, training ends with 1, its best network kept. */
    @Test
    void aShortfallIsNamedAndTheBestNetworkKept() throws IOException {
        Files.writeString(
                design,
                Files.readString(design) + "expect:\n  - {at: 1, equilibria: [3], within: 0.01}\n");
        assertEquals(1, train());
        assertTrue(
                err.toString().contains("does not do all that the design expects: at [1.0]"),
                err.toString());
        for (String file : new String[] {"model.json", "training.json", "index.html"}) {
            assertTrue(Files.exists(folder.resolve("out").resolve(file)), file);
        }
        assertFalse(Files.exists(folder.resolve("out/training-parts")));
    }
}
