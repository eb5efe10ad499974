package rncrn.deterministic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;

class RateEquationsTest {
    /** L + A -> L + B (2), 2 A -> A (.5), A + 2 B -> 3 B (3), -> A (1), declared L, A, B. */
    private static ReactionNetwork network() {
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.CONCENTRATION);
        builder.species("L", .7);
        builder.species("A", 1.5);
        builder.species("B", 0);
        return builder.massAction(List.of("L", "A"), List.of("L", "B"), 2)
                .massAction(List.of("A", "A"), List.of("A"), .5)
                .massAction(List.of("A", "B", "B"), List.of("B", "B", "B"), 3)
                .massAction(List.of(), List.of("A"), 1)
                .build();
    }

    @Test
    void valuesByHand() {
        RateEquations field = new RateEquations(network());
        assertEquals(List.of("A", "B"), field.variableNames());
        assertEquals(List.of("L"), field.parameterNames());
        assertArrayEquals(new double[] {1.5, 0}, field.initialState());
        assertArrayEquals(new double[] {.7}, field.initialParameters());
        double a = .6;
        double b = .9;
        double l = .7;
        double[] out = new double[2];
        field.value(new double[] {a, b}, new double[] {l}, out);
        double convert = 2 * l * a + 3 * a * b * b;
        assertArrayEquals(new double[] {1 - .5 * a * a - convert, convert}, out, 1e-14);
    }

    @Test
    void derivativesAgreeWithDifferences() {
        RateEquations field = new RateEquations(network());
        double[] x = {.6, .9};
        double[] p = {.7};
        double[][] byState = new double[2][2];
        double[][] byParameter = new double[2][1];
        field.jacobian(x, p, byState);
        field.parameterJacobian(x, p, byParameter);
        double h = 1e-5;
        for (int j = 0; j < 3; j++) {
            double[] target = j < 2 ? x : p;
            int k = j < 2 ? j : 0;
            double[] above = new double[2];
            double[] below = new double[2];
            double kept = target[k];
            target[k] = kept + h;
            field.value(x, p, above);
            target[k] = kept - h;
            field.value(x, p, below);
            target[k] = kept;
            for (int i = 0; i < 2; i++) {
                double slope = (above[i] - below[i]) / (2 * h);
                assertEquals(slope, j < 2 ? byState[i][j] : byParameter[i][0], 1e-8);
            }
        }
    }

    @Test
    void wholeNetworkKeepsStaticSpecies() {
        NetworkOde system = new NetworkOde(network());
        double[] out = new double[3];
        system.value(0, new double[] {.7, .6, .9}, out);
        double[] reduced = new double[2];
        new RateEquations(network()).value(new double[] {.6, .9}, new double[] {.7}, reduced);
        assertArrayEquals(new double[] {0, reduced[0], reduced[1]}, out, 1e-14);
        double[][] jacobian = new double[3][3];
        system.jacobian(0, new double[] {.7, .6, .9}, jacobian);
        assertEquals(2 * .6, jacobian[2][0], 1e-14);
        assertEquals(0, jacobian[0][1]);
    }
}
