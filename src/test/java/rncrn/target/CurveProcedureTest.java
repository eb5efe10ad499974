package rncrn.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveProcedureTest {
    private static final List<String> T = List.of("t");

    private static TrainingSet samples(CurveProcedure procedure, String... coordinates) {
        List<Formula> formulas =
                java.util.Arrays.stream(coordinates).map(c -> FormulaParser.parse(c, T)).toList();
        var set = TrainingSet.builder(coordinates.length, 0).stratum();
        procedure.sample(new Curve(formulas, 0, 2 * Math.PI), new double[0], 1, set);
        return set.build();
    }

    @Test
    void circleIsSampledAsPublished() {
        TrainingSet set =
                samples(
                        new CurveProcedure(.01, .01, 20, 1, 1, false, false),
                        "2 + cos(t)",
                        "2 + sin(t)");
        // 629 samples of the curve, each with 20 offsets on either side.
        assertEquals(629 * 41, set.size());
        for (int d = 0; d < set.size(); d++) {
            double u = set.input(d, 0) - 2;
            double v = set.input(d, 1) - 2;
            double radius = Math.hypot(u, v);
            double outwards = (set.target(d, 0) * u + set.target(d, 1) * v) / radius;
            double along = (set.target(d, 1) * u - set.target(d, 0) * v) / radius;
            double distance = radius - 1;
            double pull = Math.abs(distance) < .005 ? 0 : Math.exp(Math.abs(distance));
            // The tangent is a chord of length .01, so directions are off by .005.
            assertEquals(1, along, .008);
            assertEquals(-Math.signum(distance) * pull, outwards, .008);
        }
    }

    @Test
    void repellerFlipsAndLinearVariantScales() {
        TrainingSet set =
                samples(
                        new CurveProcedure(.01, .01, 3, 1, 10, true, true),
                        "2 + cos(t)",
                        "2 + sin(t)");
        double u = set.input(5, 0) - 2;
        double v = set.input(5, 1) - 2;
        double radius = Math.hypot(u, v);
        double outwards = (set.target(5, 0) * u + set.target(5, 1) * v) / radius;
        assertEquals(.03, Math.abs(radius - 1), 1e-4);
        assertEquals(.3 * Math.signum(radius - 1), outwards, .006);
    }

    @Test
    void normalsInSpaceAreAnOrthonormalComplement() {
        double[] e = {.6, 0, .8};
        List<double[]> normals = CurveProcedure.normals(e);
        assertEquals(2, normals.size());
        for (double[] n : normals) {
            assertEquals(0, dot(e, n), 1e-14);
            assertEquals(1, dot(n, n), 1e-14);
        }
        assertEquals(0, dot(normals.get(0), normals.get(1)), 1e-14);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
