package rncrn.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rncrn.InputException;

class DesignReaderTest {
    private static final String GOOD =
            """
            format: rncrn-design/1
            name: test
            species: [X_1, X_2]
            parameters: [L_1]
            domain: {X_1: [1, 3], X_2: [1, 2], L_1: [0, 1]}
            target:
              - let: {u: X_1 - 2}
                at: {L_1: {from: 0, to: 1, step: 0.5}}
                field: {X_1: L_1 - u, X_2: -u^2}
                grid: {X_1: 0.5, X_2: {from: 1, to: 2, step: 1}}
              - at: {L_1: 1}
                curves: [{X_1: 2 + cos(t)/2, X_2: 1.5 + sin(t)/4, to: 2*pi}]
                procedure: {step: 0.1, offsets: 2}
            network: {perceptrons: 4, mu: 0.01, beta: 3}
            """;

    @Test
    void readsEveryPart() {
        Design design = DesignReader.read(GOOD, "good.yaml");
        assertEquals(List.of("X_1", "X_2"), design.species());
        assertEquals(3, design.domain().upper(0));
        assertEquals(4, design.network().perceptrons());
        assertEquals(3, design.network().beta().orElseThrow());
        var set = design.trainingSet();
        assertEquals(3 * 5 * 2 + 63 * 5, set.size());
        assertEquals(4, set.strata());
        // Second parameter value, first grid point: L_1 = .5, u = -1.
        assertEquals(1.5, set.target(10, 0));
        assertEquals(-1, set.target(10, 1));
        assertEquals(.5, set.input(10, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-u^2                  | -w^2              | 9:33 | there is nothing called w",
                "name: test            | nane: test        | 1:1  | needs name",
                "perceptrons: 4        | perceptrons: 0    | 14:24 | whole number from 1",
                "perceptrons: 4        | perceptrons: 4, m: 2 | 14:27 | knows no m",
                "species: [X_1, X_2]   | species: [X_1, X_1] | 3:16 | named twice",
                "mu: 0.01              | mu: -1            | 14:31 | must be positive",
                "L_1: 1}               | L_1: 7}           | 11:15 | outside its domain",
                "format: rncrn-design/1 | format: 2        | 1:9  | must be rncrn-design/1",
                "name: test            | name: [           | 2:7  | YAML",
            })
    void complaintsNameThePlace(String was, String is, String place, String words) {
        String text = GOOD.replace(was, is.replace("\\n", "\n"));
        assertTrue(!text.equals(GOOD), was);
        InputException e =
                assertThrows(InputException.class, () -> DesignReader.read(text, "bad.yaml"));
        assertTrue(e.getMessage().contains(words), e.getMessage());
        if (!words.equals("YAML")) {
            assertTrue(e.getMessage().startsWith("bad.yaml:" + place + ": "), e.getMessage());
        }
    }

    @Test
    void aPointIsNamedByItsControls() {
        Design design = DesignReader.read(Path.of("models/eq-cycle.yaml"));
        assertEquals("E_1 = 2.5", design.words(List.of(2.5)));
        assertEquals(2.5, design.named(List.of(2.5)).get("E_1"));
    }

    @Test
    void keysGivenTwiceAreRefused() {
        InputException e =
                assertThrows(
                        InputException.class,
                        () -> DesignReader.read(GOOD + "name: again\n", "bad.yaml"));
        assertEquals("bad.yaml:15:1: name is given twice; keep one", e.getMessage());
    }

    @Test
    void missingFileIsNamed() {
        InputException e =
                assertThrows(
                        InputException.class, () -> DesignReader.read(Path.of("no-such.yaml")));
        assertTrue(e.getMessage().startsWith("no-such.yaml: "), e.getMessage());
    }

    @Test
    void everyShippedDesignIsRead() throws IOException {
        try (var files = Files.list(Path.of("models"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                Design design = DesignReader.read(file);
                assertTrue(design.trainingSet().size() > 0, design.name());
            }
        }
    }
}
