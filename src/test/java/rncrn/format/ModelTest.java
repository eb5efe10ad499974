package rncrn.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rncrn.InputException;
import rncrn.field.Box;
import rncrn.neural.Classifier;
import rncrn.neural.Compiler;
import rncrn.neural.Layer;
import rncrn.neural.Rncrn;

class ModelTest {
    @Test
    void whatIsWrittenIsReadBackBitForBit() {
        Rncrn network = driven();
        String text = ModelWriter.write(network);
        Rncrn copy = ModelReader.parse(text, "copy");
        assertEquals(network.name(), copy.name());
        assertEquals(network.species(), copy.species());
        assertEquals(network.parameters(), copy.parameters());
        assertArrayEquals(network.psi(), copy.psi());
        assertArrayEquals(network.tau(), copy.tau());
        assertEquals(network.domain(), copy.domain());
        assertEquals(network.provenance(), copy.provenance());
        assertEquals(network.classifier().get().drives(), copy.classifier().get().drives());
        ReactionListTest.assertSame(Compiler.compile(network), Compiler.compile(copy));
        assertEquals(text, ModelWriter.write(copy));
    }

    @Test
    void parameterSpeciesAndTrimmingsMayBeLeftOut() {
        Rncrn network =
                ModelReader.parse(
                        "{\"format\":\"rncrn-model/1\",\"species\":[\"X\"],\"alpha\":[[-1]],"
                                + "\"omega\":[[2]],\"theta\":[0.5],\"beta\":[1],\"gamma\":[1],"
                                + "\"tau\":[1],\"mu\":0.1}",
                        "model");
        assertEquals(List.of(), network.parameters());
        assertEquals(1, network.perceptrons());
        assertEquals(Optional.empty(), network.domain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"mu\": 0.01|\"mu\": 0|model:13:9: mu is 0.0; it must be positive",
                "\"mu\": 0.01|\"mu\": 1e999|model:13:9: 1e999 is too large",
                "\"mu\": 0.01|\"mu\": NaN|model:13:12: this is not well-formed JSON",
                "\"mu\": 0.01|\"my\": 0.01|model:13:9: a trained network has no field \"my\"",
                "\"mu\": 0.01|\"mu\": 0.01, \"mu\": 2|model:13:19: this is not well-formed JSON",
                "\"mu\": 0.01|\"name\": 0.01|model:13:9: this is not well-formed JSON",
                "\"beta\": [1.0]|\"beta\": [-1.0]|model:10:12: entry 1 of beta is -1.0",
                "\"beta\": [1.0]|\"beta\": [1, 2]|model:10:11: beta has 2 entries; it needs 1",
                "\"beta\": [1.0]|\"beta\": [\"1\"]|model:10:12: beta must be a number",
                "\"beta\": [1.0]|\"beta\": 1|model:10:11: beta must be a list",
                "\"alpha\": [[3.0,-0.1]]|\"alpha\": [[3.0]]|model:6:13: row 1 of alpha has 1",
                "rncrn-model/1|rncrn-model/2|model:2:13: a trained network needs \"format\"",
                "\"X_1\":[1.0,9.0]|\"X_1\":[9.0,1.0]|model:14:20: the domain of X_1 goes from 9.0",
                "\"X_1\":[1.0,9.0]|\"X_2\":[1.0,9.0]|model:14:20: the domain has no field",
                "\"drives\":\"L_1\"|\"drives\":\"L_9\"|model:15:",
                "[\"L_1\"]|[\"X_1\"]|model:5:18: parameters holds the name \"X_1\"",
            })
    void complainsWithThePlace(String sample) {
        String[] parts = sample.split("\\|", 3);
        String text = ModelWriter.write(driven());
        String broken = text.replace(parts[0], parts[1]);
        assertTrue(!broken.equals(text), "the sample changes nothing");
        InputException complaint =
                assertThrows(InputException.class, () -> ModelReader.parse(broken, "model"));
        assertTrue(complaint.getMessage().startsWith(parts[2]), complaint.getMessage());
    }

    @Test
    void endlessNestingIsRefused() {
        String deep = "{\"provenance\":" + "[".repeat(100_000);
        assertThrows(InputException.class, () -> ModelReader.parse(deep, "model"));
    }

    private static Rncrn driven() {
        Layer hidden =
                new Layer(
                        new double[][] {{1, -2}, {1. / 3, .25}},
                        new double[] {.1, -.2},
                        new double[] {.01, .01},
                        new double[] {1, 2});
        Layer out =
                new Layer(
                        new double[][] {{5, -7e-3}},
                        new double[] {0},
                        new double[] {.5},
                        new double[] {1});
        return new Rncrn(
                "a \"driven\" network",
                List.of("X_1"),
                List.of("L_1"),
                new double[][] {{3, -.1}},
                new double[][] {{Math.PI}, {-Math.E}},
                new double[][] {{1e-12}, {0}},
                new double[] {-4, 1e22},
                new double[] {1},
                new double[] {1, .1},
                new double[] {1, 1},
                .01,
                Optional.of(Box.of(new double[] {1}, new double[] {9})),
                Optional.of(
                        new Classifier(List.of("E_1", "E_2"), List.of(hidden, out), "L_1", .001)),
                Map.of("source", "a test", "loss", .5, "starts", 12L));
    }
}
