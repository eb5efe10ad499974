package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;

class BasinsTest {
    /** x' = x - x^3, y' = y - y^3/4: the four quadrants. */
    @Test
    void quadrants() {
        Dynamics dynamics = Dynamics.of(Fields.CUBICS, List.of("x", "y"), List.of());
        Basins basins =
                Basins.compute(
                        dynamics,
                        Box.of(new double[] {-3, -3}, new double[] {3, 3}),
                        new double[0],
                        6);
        List<Equilibrium> stable = basins.regimes().stableEquilibria();
        for (int r = 0; r < 6; r++) {
            for (int c = 0; c < 6; c++) {
                double[] to = stable.get(basins.label()[r][c]).state();
                assertEquals(Math.signum(basins.x()[c]), to[0], 1e-9);
                assertEquals(2 * Math.signum(basins.y()[r]), to[1], 1e-9);
            }
        }
    }

    /** Inside the repelling cycle of radius .8 trajectories come to rest, outside they leave. */
    @Test
    void escapes() {
        Dynamics dynamics =
                Dynamics.of(new Backwards(Fields.HOPF), List.of("x", "y"), List.of("p"));
        Basins basins =
                Basins.compute(
                        dynamics,
                        Box.of(new double[] {-2, -2}, new double[] {2, 2}),
                        new double[] {.64},
                        5);
        assertEquals(0, basins.label()[2][2]);
        assertEquals(Basins.ESCAPES, basins.label()[0][0]);
    }

    @Test
    void nullclinesLieWhereTheFieldVanishes() {
        double[] f = new double[2];
        List<double[]> pieces =
                Nullclines.of(
                        Fields.HOPF,
                        new double[] {1},
                        Box.of(new double[] {-2, -2}, new double[] {2, 2}),
                        0,
                        200);
        assertTrue(pieces.size() > 100);
        for (double[] piece : pieces) {
            Fields.HOPF.value(new double[] {piece[0], piece[1]}, new double[] {1}, f);
            assertEquals(0, f[0], 1e-2);
        }
    }
}
