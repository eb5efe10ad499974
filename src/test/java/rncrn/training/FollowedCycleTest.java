package rncrn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rncrn.bifurcation.Dynamics;
import rncrn.design.Design;
import rncrn.design.DesignReader;
import rncrn.design.Expectation;
import rncrn.target.Piece;

class FollowedCycleTest {
    /** A field written down by hand whose cycle is the given circle, gone round at speed 1. */
    private static Design circle(String radial) {
        return DesignReader.read(
                """
                format: rncrn-design/1
                name: ring
                species: [X_1, X_2, X_3]
                domain: {X_1: [1, 5], X_2: [1, 5], X_3: [1, 3]}
                target:
                  - let: {u: X_1 - 3, v: X_2 - 3, d: RADIAL}
                    field: {X_1: d*u - v, X_2: d*v + u, X_3: 2 - X_3}
                    grid: {X_1: 1, X_2: 1, X_3: 1}
                network: {perceptrons: 3}
                expect:
                  - cycles:
                      - follows: {X_1: 3 + cos(t), X_2: 3 + sin(t), X_3: 2}
                        within: 0.1
                """
                        .replace("RADIAL", radial),
                "ring.yaml");
    }

    private static Optional<FollowedCycle> follow(Design design) {
        Expectation.Cycle wanted = design.expectations().get(0).cycles().orElseThrow().get(0);
        return FollowedCycle.of(
                Dynamics.of(
                        ((Piece.Field) design.target().get(0)).field(),
                        design.species(),
                        List.of()),
                design.domain(),
                new double[0],
                wanted.follows().orElseThrow(),
                .5);
    }

    @Test
    void aCycleNearTheCurveIsFoundWithItsPeriodAndWindings() {
        FollowedCycle found = follow(circle("1.21 - u^2 - v^2")).orElseThrow();
        assertEquals(2 * Math.PI, found.period(), 1e-4);
        assertEquals(List.of(1, 1), found.windings().subList(0, 2));
        for (double[] x : found.orbit()) {
            assertEquals(1.1, Math.hypot(x[0] - 3, x[1] - 3), 1e-3);
        }
    }

    /** Where the field spirals inwards slowly, no passage repeats near the curve. */
    @Test
    void aSpiralIsNoCycle() {
        assertTrue(follow(circle("-0.05")).isEmpty());
    }
}
