package rncrn.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Term;

class CompilerTest {
    private static final Rncrn NETWORK =
            new Rncrn(
                    "both signs",
                    List.of("x"),
                    List.of("lambda"),
                    new double[][] {{2, -3}},
                    new double[][] {{.5}, {-.25}},
                    new double[][] {{-4}, {0}},
                    new double[] {-1, 1},
                    new double[] {6},
                    new double[] {1, 2},
                    new double[] {3, 1},
                    .5,
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());

    @Test
    void everyWeightBecomesTheReactionOfItsSign() {
        Map<String, Double> expected = new TreeMap<>();
        expected.put("->X_1", 6.0);
        expected.put("X_1+Y_1->2X_1+Y_1", 2.0);
        expected.put("X_1+Y_2->Y_2", 3.0);
        expected.put("->Y_1", 2.0);
        expected.put("->Y_2", 4.0);
        expected.put("X_1+Y_1->X_1+2Y_1", 1.0);
        expected.put("X_1+Y_2->X_1", .5);
        expected.put("Y_1+L_1->L_1", 8.0);
        expected.put("Y_1->", 2.0);
        expected.put("Y_2->2Y_2", 2.0);
        expected.put("2Y_1->Y_1", 6.0);
        expected.put("2Y_2->Y_2", 2.0);
        assertEquals(expected, written(Compiler.compile(NETWORK)));
    }

    @Test
    void aClassifierStandsInPlaceOfTheParameterItDrives() {
        Layer hidden =
                new Layer(
                        new double[][] {{1}, {-1}},
                        new double[] {0, 0},
                        new double[] {1, 1},
                        new double[] {1, 1});
        Layer output =
                new Layer(
                        new double[][] {{1, 1}},
                        new double[] {0},
                        new double[] {1},
                        new double[] {1});
        Classifier classifier =
                new Classifier(List.of("E_1"), List.of(hidden, output), "lambda", .1);
        ReactionNetwork list = Compiler.compile(NETWORK.withClassifier(classifier));
        assertEquals(List.of("X_1", "Y_1", "Y_2", "R_1", "E_1", "Z_1", "Z_2"), list.names());
        Map<String, Double> written = written(list);
        assertEquals(8.0, written.get("Y_1+R_1->R_1"));
        assertEquals(10.0, written.get("R_1+Z_2->2R_1+Z_2"), 1e-12);
        assertEquals(10.0, written.get("E_1+Z_2->E_1"), 1e-12);
        double z = (.7 + Math.sqrt(.49 + 4)) / 2;
        assertEquals(z, hidden.steady(new double[] {.7})[0], 1e-14);
    }

    private static Map<String, Double> written(ReactionNetwork list) {
        Map<String, Double> reactions = new TreeMap<>();
        for (Reaction reaction : list.reactions()) {
            String text = side(list, reaction.reactants()) + "->" + side(list, reaction.products());
            reactions.merge(text, reaction.constant(), Double::sum);
        }
        return reactions;
    }

    private static String side(ReactionNetwork list, List<Term> terms) {
        return String.join(
                "+",
                terms.stream()
                        .map(
                                term ->
                                        (term.count() > 1 ? term.count() : "")
                                                + list.species().get(term.species()).name())
                        .toList());
    }
}
