package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;

class RegimeFinderTest {
    /** Normal form of the Hopf bifurcation: a cycle of radius sqrt(p) and period 2 pi. */
    @Test
    void hopfNormalForm() {
        Dynamics dynamics = Dynamics.of(Fields.HOPF, List.of("x", "y"), List.of("p"));
        RegimeFinder finder =
                new RegimeFinder(dynamics, Box.of(new double[] {-2, -2}, new double[] {2, 2}));
        assertEquals("equilibrium", finder.at(new double[] {-.5}).label());
        Regimes above = finder.at(new double[] {.64});
        assertEquals("cycle", above.label());
        Cycle cycle = above.cycles().get(0);
        assertEquals(2 * Math.PI, cycle.period(), 1e-5);
        assertEquals(.8, cycle.maximum()[0], 1e-4);
        assertEquals(-.8, cycle.minimum()[1], 1e-4);
        assertTrue(cycle.stable());
        for (double[] state : cycle.orbit()) {
            assertEquals(.8, Math.hypot(state[0], state[1]), 1e-5);
        }
    }

    @Test
    void allNineEquilibriaOfAProductOfCubics() {
        Dynamics dynamics = Dynamics.of(Fields.CUBICS, List.of("x", "y"), List.of());
        Regimes regimes =
                new RegimeFinder(dynamics, Box.of(new double[] {-3, -3}, new double[] {3, 3}))
                        .at(new double[0]);
        assertEquals(9, regimes.equilibria().size());
        assertEquals("4 equilibria", regimes.label());
    }
}
