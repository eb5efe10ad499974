package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rncrn.deterministic.OdeSystem;

class LyapunovExponentsTest {
    /**
     * Lorenz at the classical parameters: .9056, 0, -14.5723 (Sprott, Chaos and Time-Series
     * Analysis, 2003). The sum is the divergence, exactly -(sigma + 1 + beta).
     */
    @Test
    void lorenz() {
        LyapunovExponents.Result result =
                LyapunovExponents.of(
                        OdeSystem.of(Fields.LORENZ, new double[] {28, 8.0 / 3, 10}),
                        new double[] {1, 2, 20},
                        3,
                        20,
                        600);
        double[] exponents = result.exponents();
        assertEquals(.9056, exponents[0], .02);
        assertEquals(0, exponents[1], .01);
        assertEquals(-14.5723, exponents[2], .03);
        assertEquals(-41.0 / 3, exponents[0] + exponents[1] + exponents[2], 1e-5);
        assertTrue(result.deviation()[0] < .05);
    }

    /** On a cycle of the normal form: 0 and -2 p. */
    @Test
    void cycle() {
        LyapunovExponents.Result result =
                LyapunovExponents.of(
                        OdeSystem.of(Fields.HOPF, new double[] {.64}),
                        new double[] {.8, 0},
                        2,
                        10,
                        200);
        assertEquals(0, result.exponents()[0], 5e-3);
        assertEquals(-1.28, result.exponents()[1], 5e-3);
    }
}
