package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;
import rncrn.field.VectorField;

/** Folds of cycles and homoclinic orbits in two parameters, where they are known. */
class CriticalCyclesTest {
    /** r' = r (p + a r^2 - r^4), turning at speed 1: two cycles meet at p = -a^2/4, r^2 = a/2. */
    private static final VectorField BAUTIN =
            new Fields.Numeric(2, 2) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    double square = x[0] * x[0] + x[1] * x[1];
                    double rate = p[0] + p[1] * square - square * square;
                    out[0] = rate * x[0] - x[1];
                    out[1] = rate * x[1] + x[0];
                }
            };

    /** The homoclinic target, its parameter shifted by (a - 1)^2/5: critical at 2 + (a - 1)^2/5. */
    private static final VectorField SHIFTED =
            new Fields.Numeric(2, 2) {
                @Override
                public void value(double[] x, double[] p, double[] out) {
                    double shift = .2 * (p[1] - 1) * (p[1] - 1);
                    Fields.HOMOCLINIC.value(x, new double[] {p[0] - shift}, out);
                }
            };

    private static CriticalCycle critical(
            Dynamics dynamics, double from, double to, Box box, SpecialPoint.Kind kind) {
        return BifurcationDiagram.compute(
                        dynamics,
                        BifurcationDiagram.Settings.of("p", from, to, Map.of("a", 1.0), box))
                .critical()
                .stream()
                .filter(each -> each.point().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void foldOfCycles() {
        Box box = Box.of(new double[] {-2, -2}, new double[] {2, 2});
        Dynamics dynamics = Dynamics.of(BAUTIN, List.of("x", "y"), List.of("p", "a"));
        CriticalCycle fold = critical(dynamics, -1, .5, box, SpecialPoint.Kind.CYCLE_FOLD);
        CriticalCycles cycles =
                new CriticalCycles(dynamics, 0, 1, new double[] {0, 1}, -1, .5, box);
        for (double end : new double[] {.3, 3}) {
            CriticalCycles.Traced traced = cycles.follow(fold, end);
            for (CriticalCycles.Place place : traced.places()) {
                double a = place.second();
                assertEquals(-a * a / 4, place.cycle().parameter(), 1e-7, "a = " + a);
                assertEquals(Math.sqrt(a / 2), place.cycle().orbit().maximum()[0], 1e-4);
            }
            CriticalCycles.Place last = traced.places().get(traced.places().size() - 1);
            if (end < 1) {
                assertEquals("", traced.ending());
                assertEquals(.3, last.second(), 1e-12);
            } else {
                // The range of p ends at -1, so that a = 2 is the last.
                assertEquals("the parameter left its range", traced.ending());
                assertEquals(2, last.second(), .01);
            }
        }
    }

    @Test
    void homoclinicOrbit() {
        Box box = Box.of(new double[] {3.5, 3.5}, new double[] {6.5, 6.5});
        Dynamics dynamics = Dynamics.of(SHIFTED, List.of("x", "y"), List.of("p", "a"));
        CriticalCycle orbit = critical(dynamics, 1.7, 2.1, box, SpecialPoint.Kind.HOMOCLINIC);
        CriticalCycles cycles =
                new CriticalCycles(dynamics, 0, 1, new double[] {0, 1}, 1.7, 2.1, box);
        for (double end : new double[] {.5, 3}) {
            CriticalCycles.Traced traced = cycles.follow(orbit, end);
            assertFalse(traced.places().size() < 3);
            for (CriticalCycles.Place place : traced.places()) {
                double critical = 2 + .2 * Math.pow(place.second() - 1, 2);
                assertEquals(critical, place.cycle().parameter(), 1e-5, "a = " + place.second());
            }
            CriticalCycles.Place last = traced.places().get(traced.places().size() - 1);
            boolean whole = end < 1;
            assertEquals(whole ? "" : "the parameter left its range", traced.ending());
            assertTrue(Math.abs(last.second() - (whole ? .5 : 1 + Math.sqrt(.5))) < .01);
        }
    }

    /** Where the period has diverged, a branch is not followed on. */
    @Test
    void resumingStopsAtAHomoclinicOrbit() {
        Box box = Box.of(new double[] {3.5, 3.5}, new double[] {6.5, 6.5});
        Dynamics dynamics = Dynamics.of(SHIFTED, List.of("x", "y"), List.of("p", "a"));
        BifurcationDiagram.Settings settings =
                BifurcationDiagram.Settings.of("p", 1.7, 2.1, Map.of("a", 1.0), box);
        BifurcationDiagram whole = BifurcationDiagram.compute(dynamics, settings);
        // Files do not hold why a branch ended.
        List<Branch> read =
                whole.branches().stream()
                        .map(
                                branch ->
                                        new Branch(
                                                branch.type(),
                                                "resumed",
                                                branch.points(),
                                                Ending.MOST_POINTS,
                                                Ending.MOST_POINTS,
                                                branch.ends()))
                        .toList();
        BifurcationDiagram again =
                BifurcationDiagram.resume(dynamics, settings, read, whole.special());
        assertEquals(whole.special().size(), again.special().size());
        Branch before = cycles(whole);
        Branch after = cycles(again);
        assertEquals(Ending.HOMOCLINIC, after.last());
        assertEquals(before.points().size(), after.points().size(), 1);
        assertEquals(2, after.ends().size());
    }

    private static Branch cycles(BifurcationDiagram diagram) {
        return diagram.branches().stream()
                .filter(branch -> branch.type() == Branch.Type.CYCLE)
                .findFirst()
                .orElseThrow();
    }
}
