package rncrn.deterministic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;

class ConservedRateEquationsTest {
    /** S + E <-> C -> P + E: E + C and S + C + P are conserved. */
    private static ReactionNetwork enzyme() {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.CONCENTRATION);
        list.species("S", 2);
        list.species("E", .5);
        list.species("C", .25);
        list.species("P", 1);
        return list.massAction(List.of("S", "E"), List.of("C"), 3)
                .massAction(List.of("C"), List.of("S", "E"), 1)
                .massAction(List.of("C"), List.of("P", "E"), .7)
                .build();
    }

    @Test
    void lawsBecomeTotals() {
        ConservedRateEquations field = ConservedRateEquations.of(enzyme()).orElseThrow();
        assertEquals(2, field.dimension());
        assertEquals(2, field.parameters());
        double[] totals = field.initialParameters();
        double[] x = {2, .5};
        assertEquals(List.of("S", "E"), field.variableNames());
        assertArrayEquals(new double[] {2, .5, .25, 1}, field.expand(x, totals), 1e-14);
    }

    @Test
    void derivativesAgreeWithDifferences() {
        ConservedRateEquations field = ConservedRateEquations.of(enzyme()).orElseThrow();
        double[] x = {1.3, .4};
        double[] p = field.initialParameters();
        double[][] byState = new double[2][2];
        double[][] byParameter = new double[2][2];
        field.jacobian(x, p, byState);
        field.parameterJacobian(x, p, byParameter);
        for (int j = 0; j < 4; j++) {
            double[] target = j < 2 ? x : p;
            double kept = target[j % 2];
            double[] above = new double[2];
            double[] below = new double[2];
            target[j % 2] = kept + 1e-5;
            field.value(x, p, above);
            target[j % 2] = kept - 1e-5;
            field.value(x, p, below);
            target[j % 2] = kept;
            for (int i = 0; i < 2; i++) {
                double analytic = j < 2 ? byState[i][j] : byParameter[i][j % 2];
                assertEquals((above[i] - below[i]) / 2e-5, analytic, 1e-8);
            }
        }
    }

    @Test
    void openNetworksHaveNoLaws() {
        ReactionNetwork open =
                ReactionNetwork.builder(Unit.CONCENTRATION)
                        .massAction(List.of(), List.of("A"), 1)
                        .massAction(List.of("A"), List.of(), 1)
                        .build();
        assertTrue(ConservedRateEquations.of(open).isEmpty());
    }
}
