package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;

/** Branches of equilibria against known answers. */
class EquilibriumDiagramTest {
    private static EquilibriumDiagram compute(
            Dynamics dynamics, int free, double[] p, double from, double to, Box box) {
        EquilibriumDiagram diagram =
                new EquilibriumDiagram(dynamics, free, p, from, to, box, StepSizes.PLAIN);
        diagram.compute();
        return diagram;
    }

    private static List<SpecialPoint> only(EquilibriumDiagram diagram, SpecialPoint.Kind kind) {
        return diagram.special().stream()
                .filter(point -> point.kind() == kind)
                .sorted(Comparator.comparingDouble(SpecialPoint::parameter))
                .toList();
    }

    /** AUTO-07p manual, section "ab". */
    @Test
    void ab() {
        Dynamics dynamics = Dynamics.of(Fields.AB, List.of("u1", "u2"), List.of("p1", "p2", "p3"));
        Box box = Box.of(new double[] {-.1, -.1}, new double[] {1.2, 8});
        EquilibriumDiagram diagram = compute(dynamics, 0, new double[] {0, 14, 3}, 0, .4, box);
        List<SpecialPoint> hopf = only(diagram, SpecialPoint.Kind.HOPF);
        assertEquals(.165042, hopf.get(0).parameter(), 5e-7);
        diagram = compute(dynamics, 0, new double[] {0, 16, 3}, 0, .4, box);
        assertTrue(
                only(diagram, SpecialPoint.Kind.HOPF).stream()
                        .anyMatch(point -> Math.abs(point.parameter() - .132538) < 5e-7));
    }

    /** Branch point at rho = 1, subcritical Hopf at 470/19 on both outer branches. */
    @Test
    void lorenz() {
        Dynamics dynamics =
                Dynamics.of(Fields.LORENZ, List.of("x", "y", "z"), List.of("rho", "beta", "sigma"));
        EquilibriumDiagram diagram =
                compute(
                        dynamics,
                        0,
                        new double[] {0, 8.0 / 3, 10},
                        0,
                        30,
                        Box.of(new double[] {-30, -30, -5}, new double[] {30, 30, 60}));
        List<SpecialPoint> branchPoints = only(diagram, SpecialPoint.Kind.BRANCH_POINT);
        assertEquals(1, branchPoints.size());
        assertEquals(1, branchPoints.get(0).parameter(), 1e-8);
        List<SpecialPoint> hopf = only(diagram, SpecialPoint.Kind.HOPF);
        assertEquals(2, hopf.size());
        for (SpecialPoint point : hopf) {
            assertEquals(470.0 / 19, point.parameter(), 1e-8);
            assertTrue(point.coefficient() > 0, "subcritical");
        }
        assertEquals(3, diagram.branches().size());
        assertTrue(only(diagram, SpecialPoint.Kind.FOLD).isEmpty());
    }

    @Test
    void cusp() {
        Dynamics dynamics = Dynamics.of(Fields.CUSP, List.of("x"), List.of("mu", "lambda"));
        EquilibriumDiagram diagram =
                compute(
                        dynamics,
                        0,
                        new double[] {0, 1},
                        -1,
                        1,
                        Box.of(new double[] {-2}, new double[] {2}));
        List<SpecialPoint> folds = only(diagram, SpecialPoint.Kind.FOLD);
        assertEquals(2, folds.size());
        double expected = 2 / (3 * Math.sqrt(3));
        assertEquals(-expected, folds.get(0).parameter(), 1e-8);
        assertEquals(expected, folds.get(1).parameter(), 1e-8);
        assertEquals(1, diagram.branches().size());
        assertEquals(Ending.PARAMETER_END, diagram.branches().get(0).first());
        assertEquals(Ending.PARAMETER_END, diagram.branches().get(0).last());
    }

    /** Hopf at b = 1 + a^2 with period 2 pi/a; l1 known in closed form up to its positive scale. */
    @Test
    void brusselator() {
        Dynamics dynamics = Dynamics.of(Fields.BRUSSELATOR, List.of("x", "y"), List.of("a", "b"));
        for (double a : new double[] {.7, 1, 1.6}) {
            EquilibriumDiagram diagram =
                    compute(
                            dynamics,
                            1,
                            new double[] {a, 0},
                            .1,
                            5,
                            Box.of(new double[] {.01, .01}, new double[] {4, 8}));
            List<SpecialPoint> hopf = only(diagram, SpecialPoint.Kind.HOPF);
            assertEquals(1, hopf.size());
            assertEquals(1 + a * a, hopf.get(0).parameter(), 1e-8);
            assertEquals(2 * Math.PI / a, hopf.get(0).period(), 1e-7);
            assertTrue(hopf.get(0).supercritical());
        }
    }

    @Test
    void schnakenberg() {
        Dynamics dynamics = Dynamics.of(Fields.SCHNAKENBERG, List.of("x", "y"), List.of("a", "b"));
        EquilibriumDiagram diagram =
                compute(
                        dynamics,
                        1,
                        new double[] {.1, 0},
                        .02,
                        2,
                        Box.of(new double[] {.01, .01}, new double[] {4, 8}));
        List<SpecialPoint> hopf = only(diagram, SpecialPoint.Kind.HOPF);
        assertEquals(2, hopf.size());
        for (SpecialPoint point : hopf) {
            double b = point.parameter();
            assertEquals(Math.pow(.1 + b, 3), b - .1, 1e-8);
        }
    }

    /**
     * The normal form z' = (p + i) z - z |z|^2. With |q| = 1, x = w q + conj(w q) has |x|^2 = 2
     * |w|^2, so w' = i w - 2 w |w|^2 and l1 = -2.
     */
    @Test
    void lyapunovCoefficientOfTheNormalForm() {
        HopfPoint hopf = new HopfPoint(Fields.HOPF, new double[] {0, 0}, new double[] {0}, 1, 1);
        assertEquals(-2, hopf.coefficient(), 1e-6);
    }

    /** Published uni-bi list: the fold at lambda = 0.005834, x = 6.635. */
    @Test
    void publishedUniBi() throws IOException {
        Dynamics dynamics =
                Dynamics.of(PublishedList.read("rncrn/uni-bi/piecewise_simple_uni_bi.txt"));
        EquilibriumDiagram diagram =
                compute(
                        dynamics,
                        0,
                        new double[] {0},
                        0,
                        1,
                        Box.of(new double[] {0}, new double[] {10}));
        List<SpecialPoint> folds = only(diagram, SpecialPoint.Kind.FOLD);
        assertEquals(1, folds.size(), folds.toString());
        assertEquals(.005834, folds.get(0).parameter(), 5e-7);
        assertEquals(6.635, dynamics.project(folds.get(0).state())[0], 5e-4);
    }

    /** Published Hopf list: 2.1454 for the full list, 2.1437 in the quasi-static limit. */
    @Test
    void publishedHopf() throws IOException {
        Dynamics dynamics = Dynamics.of(PublishedList.read("rncrn/hopf/hopf_crn.txt"));
        Box box = Box.of(new double[] {3.5, 3.5}, new double[] {6.5, 6.5});
        List<SpecialPoint> full =
                only(compute(dynamics, 0, new double[] {0}, 1, 3, box), SpecialPoint.Kind.HOPF);
        assertEquals(1, full.size());
        assertEquals(2.1454, full.get(0).parameter(), 5e-5);
        List<SpecialPoint> reduced =
                only(
                        compute(dynamics.reduced(), 0, new double[] {0}, 1, 3, box),
                        SpecialPoint.Kind.HOPF);
        assertEquals(2.1437, reduced.get(0).parameter(), 5e-5);
    }
}
