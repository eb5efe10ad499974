package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;
import rncrn.field.VectorField;

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
        assertEquals(2 * Math.PI, cycle.period(), 1e-8);
        assertEquals(.8, cycle.maximum()[0], 1e-4);
        assertEquals(-.8, cycle.minimum()[1], 1e-4);
        assertTrue(cycle.stable());
        assertEquals(1, cycle.multipliers().get(0).real(), 1e-8);
        assertEquals(Math.exp(-4 * Math.PI * .64), cycle.multipliers().get(1).real(), 1e-8);
        for (double[] state : cycle.orbit()) {
            assertEquals(.8, Math.hypot(state[0], state[1]), 1e-6);
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

    /** r' = -r (p - r^2) is the normal form with time reversed: its cycle repels. */
    @Test
    void repellingCycle() {
        Dynamics dynamics =
                Dynamics.of(new Backwards(Fields.HOPF), List.of("x", "y"), List.of("p"));
        Regimes regimes =
                new RegimeFinder(dynamics, Box.of(new double[] {-2, -2}, new double[] {2, 2}))
                        .at(new double[] {.64});
        assertEquals("equilibrium", regimes.label());
        assertEquals(1, regimes.cycles().size());
        Cycle cycle = regimes.cycles().get(0);
        assertFalse(cycle.stable());
        assertEquals(2 * Math.PI, cycle.period(), 1e-7);
        assertEquals(1, cycle.multipliers().get(0).real() / Math.exp(4 * Math.PI * .64), 1e-6);
    }

    /** A cycle whose period is some 90 times the time in which the field crosses the box. */
    @Test
    void slowCycleInAFastField() {
        VectorField field =
                new Fields.Numeric(2, 0) {
                    @Override
                    public void value(double[] x, double[] p, double[] out) {
                        double d = 20 * (1 - x[0] * x[0] - x[1] * x[1]);
                        out[0] = d * x[0] - .5 * x[1];
                        out[1] = d * x[1] + .5 * x[0];
                    }
                };
        Regimes regimes =
                new RegimeFinder(
                                Dynamics.of(field, List.of("x", "y"), List.of()),
                                Box.of(new double[] {-2, -2}, new double[] {2, 2}))
                        .at(new double[0]);
        assertEquals("cycle", regimes.label());
        assertEquals(0, regimes.undecided());
        assertEquals(4 * Math.PI, regimes.cycles().get(0).period(), 1e-7);
    }

    @Test
    void aLoopGoneThroughSixTimesIsCountedOnce() {
        Dynamics dynamics = Dynamics.of(Fields.HOPF, List.of("x", "y"), List.of("p"));
        Box box = Box.of(new double[] {-2, -2}, new double[] {2, 2});
        CycleSolution cycle =
                new CycleRefinement(dynamics, box, new double[] {.64})
                        .from(new double[] {.8, 0}, 12 * Math.PI)
                        .orElseThrow();
        assertEquals(2 * Math.PI, cycle.period(), 1e-7);
    }

    /**
     * Backwards in time trajectories run far; a repelling cycle counts where it is near the box.
     */
    @Test
    void repellingCyclesFarFromTheBoxAreNotListed() {
        for (double radius : new double[] {2.2, 4}) {
            Fields.Numeric field =
                    new Fields.Numeric(2, 0) {
                        @Override
                        public void value(double[] x, double[] p, double[] out) {
                            double square = x[0] * x[0] + x[1] * x[1];
                            double rate = .1 * (1 - square) * (1 - square / (radius * radius));
                            out[0] = rate * x[0] - x[1];
                            out[1] = rate * x[1] + x[0];
                        }
                    };
            Regimes regimes =
                    new RegimeFinder(
                                    Dynamics.of(field, List.of("x", "y"), List.of()),
                                    Box.of(new double[] {-2, -2}, new double[] {2, 2}))
                            .at(new double[0]);
            assertEquals(1, regimes.stableCycles().size());
            assertEquals(radius < 3 ? 2 : 1, regimes.cycles().size(), "radius " + radius);
        }
    }
}
