package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;

/** Nullclines are whole curves, so that a dashed line shows its dashes. */
class NullclinesTest {
    @Test
    void aCircleIsOneClosedCurve() {
        var field =
                new Fields.Numeric(2, 0) {
                    @Override
                    public void value(double[] x, double[] p, double[] out) {
                        out[0] = 1 - x[0] * x[0] - x[1] * x[1];
                        out[1] = x[0] * x[1];
                    }
                };
        Box box = Box.of(new double[] {-2, -2.1}, new double[] {2.2, 2});
        List<List<double[]>> circle = Nullclines.curves(field, new double[0], box, 0, 60);
        assertEquals(1, circle.size());
        List<double[]> points = circle.get(0);
        assertEquals(Nullclines.of(field, new double[0], box, 0, 60).size() + 1, points.size());
        assertEquals(points.get(0)[0], points.get(points.size() - 1)[0]);
        assertEquals(points.get(0)[1], points.get(points.size() - 1)[1]);
        for (int k = 1; k < points.size(); k++) {
            double[] a = points.get(k - 1);
            double[] b = points.get(k);
            assertTrue(Math.hypot(a[0] - b[0], a[1] - b[1]) < .11);
            assertEquals(1, Math.hypot(b[0], b[1]), 2e-3);
        }
        assertTrue(Nullclines.curves(field, new double[0], box, 1, 60).size() >= 2);
    }
}
