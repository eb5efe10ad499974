package rncrn.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;

class DecompilerTest {
    private static Rncrn network(double mu, double[] tau) {
        return new Rncrn(
                "test",
                List.of("X_1", "X_2"),
                List.of("L_1"),
                new double[][] {{1.5, -2, 0}, {-.5, 0, 3}},
                new double[][] {{.7, -.3}, {0, 2}, {-1, 0}},
                new double[][] {{.4}, {-.2}, {0}},
                new double[] {-1, 2, 0},
                new double[] {4, 0},
                new double[] {.5, 1, 2},
                tau,
                mu,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    @Test
    void readsBackWhatTheCompilerWrote() {
        Rncrn one = network(.02, new double[] {1, 1, 1});
        Recognition back = Decompiler.decompile(Compiler.compile(one));
        assertEquals(.02, back.network().mu(), 1e-15);
        same(one.alpha(), back.network().alpha());
        same(one.omega(), back.network().omega());
        same(one.psi(), back.network().psi());
        assertArrayEquals(one.theta(), back.network().theta(), 1e-12);
        assertArrayEquals(one.beta(), back.network().beta(), 1e-12);
        assertArrayEquals(one.gamma(), back.network().gamma(), 1e-12);
        assertEquals(List.of(0, 1), back.executive());
        assertEquals(List.of(2, 3, 4), back.perceptrons());
        assertEquals(List.of(5), back.parameters());
        assertEquals(List.of("X_1", "X_2"), back.network().species());
    }

    @Test
    void choosesATimeScaleWithTausOfMeanOne() {
        Rncrn one = network(.5, new double[] {2, 4, 1});
        Rncrn back = Decompiler.decompile(Compiler.compile(one)).network();
        double[] tau = back.tau();
        assertEquals(1, tau[0] * tau[1] * tau[2], 1e-12);
        assertEquals(one.omega()[0][0] / one.mu(), back.omega()[0][0] / back.mu(), 1e-12);
    }

    @Test
    void readsAClassifier() {
        Classifier classifier =
                new Classifier(
                        List.of("E_1", "E_2"),
                        List.of(
                                new Layer(
                                        new double[][] {{1, -2}, {-.5, 3}},
                                        new double[] {.1, -.2},
                                        new double[] {1, 1},
                                        new double[] {1, 1}),
                                new Layer(
                                        new double[][] {{2, -1}},
                                        new double[] {.3},
                                        new double[] {1},
                                        new double[] {1})),
                        "L_1",
                        .004);
        Rncrn driven = network(.02, new double[] {1, 1, 1}).withClassifier(classifier);
        Rncrn back = Decompiler.decompile(Compiler.compile(driven)).network();
        Classifier read = back.classifier().orElseThrow();
        assertEquals(.004, read.mu(), 1e-15);
        assertEquals("R_1", read.drives());
        assertEquals(2, read.layers().size());
        double[] environment = {.7, 1.9};
        assertEquals(classifier.steady(environment), read.steady(environment), 1e-12);
        same(driven.psi(), back.psi());
    }

    @Test
    void saysWhichReactionDoesNotFit() {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.CONCENTRATION);
        list.massAction(List.of(), List.of("X"), 1);
        list.massAction(List.of("X", "X"), List.of(), 1);
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class, () -> Decompiler.decompile(list.build()));
        assertTrue(e.getMessage().contains("reaction 2 (X + X->)"), e.getMessage());
    }

    private static void same(double[][] expected, double[][] actual) {
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], 1e-12);
        }
    }
}
