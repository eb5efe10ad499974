package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;
import rncrn.target.FormulaField;
import rncrn.target.FormulaParser;

class CriticalCurvesTest {
    /** Folds of mu + lambda x - x^3 lie on 27 mu^2 = 4 lambda^3 and meet in the cusp at 0. */
    @Test
    void cusp() {
        List<CriticalCurve> curves =
                new CriticalCurves(
                                Dynamics.of(Fields.CUSP, List.of("x"), List.of("mu", "lambda")),
                                "mu",
                                "lambda",
                                new double[][] {{-1, 1}, {-1, 1}},
                                Map.of(),
                                Box.of(new double[] {-2}, new double[] {2}),
                                StepSizes.PLAIN)
                        .compute(List.of(.5));
        assertEquals(1, curves.size());
        CriticalCurve curve = curves.get(0);
        for (CriticalCurve.Point point : curve.points()) {
            assertEquals(27 * point.first() * point.first(), 4 * Math.pow(point.second(), 3), 1e-8);
        }
        assertEquals(1, curve.special().size());
        assertEquals(CriticalCurve.Degeneracy.CUSP, curve.special().get(0).kind());
        assertEquals(0, curve.special().get(0).point().first(), 1e-8);
        assertEquals(0, curve.special().get(0).point().second(), 1e-6);
    }

    /** Bogdanov's normal form: folds on 4 b1 = b2^2, Hopf points on b1 = 0, b2 < 0. */
    @Test
    void bogdanovTakens() {
        List<CriticalCurve> curves =
                new CriticalCurves(
                                Dynamics.of(Fields.BOGDANOV, List.of("x", "y"), List.of("a", "b")),
                                "a",
                                "b",
                                new double[][] {{-.5, .5}, {-1, 1}},
                                Map.of(),
                                Box.of(new double[] {-2, -2}, new double[] {2, 2}),
                                StepSizes.PLAIN)
                        .compute(List.of(-.5));
        assertEquals(2, curves.size());
        for (CriticalCurve curve : curves) {
            for (CriticalCurve.Point point : curve.points()) {
                if (curve.kind() == SpecialPoint.Kind.FOLD) {
                    assertEquals(point.second() * point.second(), 4 * point.first(), 1e-8);
                } else if (Double.isFinite(point.omega())) {
                    assertEquals(0, point.first(), 1e-8);
                    assertEquals(Math.sqrt(-point.second()), point.omega(), 1e-4);
                }
            }
            assertTrue(
                    curve.special().stream()
                            .anyMatch(
                                    special ->
                                            special.kind()
                                                            == CriticalCurve.Degeneracy
                                                                    .BOGDANOV_TAKENS
                                                    && Math.abs(special.point().first()) < 1e-6
                                                    && Math.abs(special.point().second()) < 1e-4),
                    curve.kind() + " " + curve.special());
        }
    }

    /**
     * r' = r (p + q r^2 - r^4), angle' = 1: Hopf points on p = 0, sub- above q = 0 and
     * supercritical below, the Bautin point at 0; with a shift, so that nothing vanishes by chance.
     */
    @Test
    void bautin() {
        List<String> names = List.of("x", "y", "p", "q");
        String r = "((x - 1.3)^2 + (y - 2.1)^2)";
        String d = "(p + q*" + r + " - " + r + "^2)";
        FormulaField field =
                new FormulaField(
                        List.of(
                                FormulaParser.parse(d + "*(x - 1.3) - (y - 2.1)", names),
                                FormulaParser.parse(d + "*(y - 2.1) + (x - 1.3)", names)),
                        2);
        List<CriticalCurve> curves =
                new CriticalCurves(
                                Dynamics.of(field, List.of("x", "y"), List.of("p", "q")),
                                "p",
                                "q",
                                new double[][] {{-.5, .5}, {-1, 1}},
                                Map.of(),
                                Box.of(new double[] {0, 0}, new double[] {4, 4}),
                                StepSizes.PLAIN)
                        .compute(List.of(-.5));
        assertEquals(1, curves.size());
        assertEquals(Ending.PARAMETER_END, curves.get(0).first());
        assertEquals(Ending.PARAMETER_END, curves.get(0).last());
        assertEquals(1, curves.get(0).special().size());
        CriticalCurve.Special special = curves.get(0).special().get(0);
        assertEquals(CriticalCurve.Degeneracy.BAUTIN, special.kind());
        assertEquals(0, special.point().first(), 1e-8);
        assertEquals(0, special.point().second(), 1e-6);
    }

    @Test
    void bialternateProductHoldsTheSums() {
        double[][] a = {{1, 2, 0}, {0, 3, 4}, {0, 0, -7}};
        List<Double> sums =
                Spectra.eigenvalues(Linear.bialternate(a)).stream().map(Eigenvalue::real).toList();
        assertEquals(4, sums.get(0), 1e-12);
        assertEquals(-4, sums.get(1), 1e-12);
        assertEquals(-6, sums.get(2), 1e-12);
    }
}
