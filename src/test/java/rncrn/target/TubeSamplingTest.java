package rncrn.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TubeSamplingTest {
    private static TrainingSet samples(TubeSampling tube, Curve... curves) {
        var set = TrainingSet.builder(curves[0].dimension(), 0).stratum();
        tube.sample(List.of(curves), new double[0], 1, set);
        return set.build();
    }

    private static Curve curve(String... coordinates) {
        return new Curve(
                java.util.Arrays.stream(coordinates)
                        .map(c -> FormulaParser.parse(c, List.of("t")))
                        .toList(),
                0,
                2 * Math.PI);
    }

    @Test
    void circleTurnsAsOneAndPullsBack() {
        TrainingSet set =
                samples(
                        new TubeSampling(50, List.of(.1, .3), 6, 1, 2, true, .5, 4),
                        curve("2 + cos(t)", "2 + sin(t)"));
        assertEquals(50 * 5, set.size());
        for (int d = 0; d < set.size(); d++) {
            double u = set.input(d, 0) - 2;
            double v = set.input(d, 1) - 2;
            double radius = Math.hypot(u, v);
            double outwards = (set.target(d, 0) * u + set.target(d, 1) * v) / radius;
            double along = (set.target(d, 1) * u - set.target(d, 0) * v) / radius;
            // k.d is 1 - radius here, so that the whole plane turns at unit angular speed.
            assertEquals(radius, along, 1e-5);
            assertEquals(-2 * (radius - 1), outwards, 1e-5);
            assertEquals(d % 5 == 0 ? 4 : 1, set.weight(d));
        }
    }

    @Test
    void eachPointFollowsTheNearestOfTheCurves() {
        // Two circles whose tubes overlap: beyond x = 2.1 the right one rules.
        TrainingSet set =
                samples(
                        new TubeSampling(80, List.of(.3), 6, 1, 1, false, 0, 1),
                        curve("1 + cos(t)", "2 + sin(t)"),
                        curve("3.2 + cos(t)", "2 + sin(t)"));
        int beyond = 0;
        for (int d = 0; d < 240; d++) {
            if (set.input(d, 0) > 2.1) {
                beyond++;
                double u = set.input(d, 0) - 3.2;
                double v = set.input(d, 1) - 2;
                double along = (set.target(d, 1) * u - set.target(d, 0) * v) / Math.hypot(u, v);
                assertEquals(1, along, 1e-5);
            }
        }
        assertTrue(beyond > 0);
    }

    @Test
    void pointsInSpaceLieAtTheRadiiAllRound() {
        TrainingSet set =
                samples(
                        new TubeSampling(40, List.of(.2), 6, 1, 1, true, 0, 1),
                        curve("3 + cos(t)", "3 + sin(t)", "2"));
        assertEquals(40 * 7, set.size());
        double above = 0;
        for (int d = 0; d < set.size(); d++) {
            double across = Math.hypot(set.input(d, 0) - 3, set.input(d, 1) - 3) - 1;
            double up = set.input(d, 2) - 2;
            assertEquals(d % 7 == 0 ? 0 : .2, Math.hypot(across, up), 1e-9);
            assertEquals(-up, set.target(d, 2), 1e-5);
            above = Math.max(above, up);
        }
        assertTrue(above > .19);
    }
}
