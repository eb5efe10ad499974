package rncrn.deterministic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;

class PerceptronEliminationTest {
    /** A perceptron R read from E drives a perceptron Y, which drives X. */
    private static ReactionNetwork chain() {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.CONCENTRATION);
        for (String name : List.of("X", "Y", "R", "E")) {
            list.species(name, 1);
        }
        return list.massAction(List.of(), List.of("X"), 2)
                .massAction(List.of("X", "Y"), List.of("Y"), 1.5)
                .massAction(List.of(), List.of("Y"), 10)
                .massAction(List.of("X", "Y"), List.of("X", "Y", "Y"), 30)
                .massAction(List.of("R", "Y"), List.of("R"), 20)
                .massAction(List.of("Y", "Y"), List.of("Y"), 10)
                .massAction(List.of(), List.of("R"), 5)
                .massAction(List.of("E", "R"), List.of("E", "R", "R"), 7)
                .massAction(List.of("R"), List.of(), 4)
                .massAction(List.of("R", "R"), List.of("R"), 5)
                .build();
    }

    @Test
    void onlyTheExecutiveSpeciesRemains() {
        PerceptronElimination field = PerceptronElimination.of(chain()).orElseThrow();
        assertEquals(List.of("X"), field.variableNames());
        double[] p = {1.3};
        double[] state = field.lift(new double[] {.8}, p);
        double[] rates = new double[3];
        field.full().value(state, p, rates);
        assertEquals(0, rates[1], 1e-12);
        assertEquals(0, rates[2], 1e-12);
        double[] reduced = new double[1];
        field.value(new double[] {.8}, p, reduced);
        assertArrayEquals(new double[] {rates[0]}, reduced, 1e-14);
    }

    @Test
    void derivativesAgreeWithDifferences() {
        PerceptronElimination field = PerceptronElimination.of(chain()).orElseThrow();
        double[][] slope = new double[1][1];
        double h = 1e-6;
        field.jacobian(new double[] {.8}, new double[] {1.3}, slope);
        assertEquals(
                (at(field, .8 + h, 1.3) - at(field, .8 - h, 1.3)) / (2 * h), slope[0][0], 1e-7);
        field.parameterJacobian(new double[] {.8}, new double[] {1.3}, slope);
        assertEquals(
                (at(field, .8, 1.3 + h) - at(field, .8, 1.3 - h)) / (2 * h), slope[0][0], 1e-7);
    }

    private static double at(PerceptronElimination field, double x, double p) {
        double[] out = new double[1];
        field.value(new double[] {x}, new double[] {p}, out);
        return out[0];
    }

    /** Loss of the second order or nothing: birth and death alone is no perceptron. */
    @Test
    void plainSpeciesStay() {
        ReactionNetwork plain =
                ReactionNetwork.builder(Unit.CONCENTRATION)
                        .massAction(List.of(), List.of("A"), 1)
                        .massAction(List.of("A"), List.of("B"), 1)
                        .massAction(List.of("B"), List.of(), 1)
                        .build();
        assertTrue(PerceptronElimination.of(plain).isEmpty());
    }
}
