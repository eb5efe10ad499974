package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;
import rncrn.field.VectorField;

/** Branches of cycles against known answers. */
class CycleDiagramTest {
    private static BifurcationDiagram compute(
            Dynamics dynamics,
            String parameter,
            double from,
            double to,
            Map<String, Double> fixed,
            Box box,
            int sections) {
        BifurcationDiagram.Settings plain =
                BifurcationDiagram.Settings.of(parameter, from, to, fixed, box);
        return BifurcationDiagram.compute(
                dynamics,
                new BifurcationDiagram.Settings(
                        parameter,
                        from,
                        to,
                        fixed,
                        box,
                        plain.equilibriumSteps(),
                        plain.cycleSteps(),
                        sections));
    }

    private static List<Branch> cycles(BifurcationDiagram diagram) {
        return diagram.branches().stream().filter(b -> b.type() == Branch.Type.CYCLE).toList();
    }

    /** AUTO-07p manual, demo ab: the period at p1 = .25. */
    @Test
    void ab() {
        BifurcationDiagram diagram =
                compute(
                        Dynamics.of(Fields.AB, List.of("u1", "u2"), List.of("p1", "p2", "p3")),
                        "p1",
                        0,
                        .25,
                        Map.of("p2", 14.0, "p3", 3.0),
                        Box.of(new double[] {-.1, -.1}, new double[] {1.2, 12}),
                        0);
        Branch branch = cycles(diagram).get(0);
        assertEquals(Ending.PARAMETER_END, branch.last());
        DiagramPoint last = branch.points().get(branch.points().size() - 1);
        assertEquals(.25, last.parameter(), 1e-12);
        assertEquals(2.22034, last.period(), 5e-6);
    }

    /** The cycles born at rho = 470/19 end homoclinic to the origin at rho = 13.926557. */
    @Test
    void lorenzHomoclinic() {
        BifurcationDiagram diagram =
                compute(
                        Dynamics.of(
                                Fields.LORENZ,
                                List.of("x", "y", "z"),
                                List.of("rho", "beta", "sigma")),
                        "rho",
                        2,
                        30,
                        Map.of("beta", 8.0 / 3, "sigma", 10.0),
                        Box.of(new double[] {-30, -30, -5}, new double[] {30, 30, 60}),
                        0);
        assertEquals(2, cycles(diagram).size());
        List<SpecialPoint> homoclinic = diagram.special(SpecialPoint.Kind.HOMOCLINIC);
        assertEquals(2, homoclinic.size());
        for (SpecialPoint point : homoclinic) {
            assertEquals(13.926557, point.parameter(), 1e-6);
        }
        assertFalse(cycles(diagram).get(0).points().get(5).stable());
    }

    @Test
    void homoclinicTarget() {
        BifurcationDiagram diagram =
                compute(
                        Dynamics.of(Fields.HOMOCLINIC, List.of("x", "y"), List.of("lambda")),
                        "lambda",
                        1.7,
                        2.1,
                        Map.of(),
                        Box.of(new double[] {3.5, 3.5}, new double[] {6.5, 6.5}),
                        3);
        List<SpecialPoint> homoclinic = diagram.special(SpecialPoint.Kind.HOMOCLINIC);
        assertEquals(1, homoclinic.size());
        assertEquals(2, homoclinic.get(0).parameter(), 1e-6);
        DiagramPoint near =
                cycles(diagram).get(0).points().stream()
                        .filter(point -> point.stable())
                        .findFirst()
                        .orElseThrow();
        assertTrue(near.period() > 5);
    }

    @Test
    void cycleFold() {
        BifurcationDiagram diagram =
                compute(
                        Dynamics.of(Fields.QUINTIC, List.of("x", "y"), List.of("p")),
                        "p",
                        -.5,
                        .5,
                        Map.of(),
                        Box.of(new double[] {-2, -2}, new double[] {2, 2}),
                        3);
        assertEquals(1, cycles(diagram).size());
        SpecialPoint hopf = diagram.special(SpecialPoint.Kind.HOPF).get(0);
        assertFalse(hopf.supercritical());
        List<SpecialPoint> folds = diagram.special(SpecialPoint.Kind.CYCLE_FOLD);
        assertEquals(1, folds.size());
        assertEquals(-.25, folds.get(0).parameter(), 1e-8);
        assertEquals(2 * Math.PI, folds.get(0).period(), 1e-8);
    }

    @Test
    void torus() {
        BifurcationDiagram diagram =
                compute(
                        Dynamics.of(Fields.TORUS, List.of("a", "b", "c", "d"), List.of("p")),
                        "p",
                        -.5,
                        .5,
                        Map.of(),
                        Box.of(new double[] {-2, -2, -2, -2}, new double[] {2, 2, 2, 2}),
                        2);
        List<SpecialPoint> torus = diagram.special(SpecialPoint.Kind.TORUS);
        assertTrue(torus.stream().anyMatch(point -> Math.abs(point.parameter()) < 1e-8));
    }

    @Test
    void periodDoublingOfRoessler() {
        BifurcationDiagram diagram =
                compute(
                        Dynamics.of(Fields.ROESSLER, List.of("x", "y", "z"), List.of("c")),
                        "c",
                        2,
                        3.2,
                        Map.of(),
                        Box.of(new double[] {-8, -8, -1}, new double[] {8, 8, 12}),
                        2);
        List<SpecialPoint> doublings = diagram.special(SpecialPoint.Kind.PERIOD_DOUBLING);
        assertFalse(doublings.isEmpty());
        assertEquals(2.832, doublings.get(0).parameter(), 1e-3);
    }

    /**
     * The branch of twice the period that leaves the doubling is followed, and its own doubling.
     */
    @Test
    void doubledBranchOfRoessler() {
        BifurcationDiagram diagram =
                compute(
                        Dynamics.of(Fields.ROESSLER, List.of("x", "y", "z"), List.of("c")),
                        "c",
                        2,
                        4,
                        Map.of(),
                        Box.of(new double[] {-8, -8, -1}, new double[] {8, 8, 12}),
                        2);
        List<Branch> doubled =
                cycles(diagram).stream()
                        .filter(branch -> branch.first() == Ending.PERIOD_DOUBLING)
                        .toList();
        assertEquals(2, doubled.size());
        SpecialPoint doubling = diagram.special(SpecialPoint.Kind.PERIOD_DOUBLING).get(0);
        DiagramPoint born = doubled.get(0).points().get(0);
        assertEquals(doubling.parameter(), born.parameter(), 1e-2);
        assertEquals(2, born.period() / doubling.period(), 1e-3);
        assertTrue(born.stable());
        // At c = 3.5 the attractor has twice the period: compared with a long trajectory.
        Regimes regimes =
                new RegimeFinder(
                                Dynamics.of(Fields.ROESSLER, List.of("x", "y", "z"), List.of("c")),
                                Box.of(new double[] {-8, -8, -1}, new double[] {8, 8, 12}))
                        .at(new double[] {3.5});
        double period = regimes.stableCycles().get(0).period();
        DiagramPoint near =
                doubled.get(0).points().stream()
                        .min(
                                java.util.Comparator.comparingDouble(
                                        point -> Math.abs(point.parameter() - 3.5)))
                        .orElseThrow();
        assertEquals(period, near.period(), 5e-2);
        assertEquals(
                3.837, diagram.special(SpecialPoint.Kind.PERIOD_DOUBLING).get(1).parameter(), 2e-3);
    }

    /** r' = r (1 - r^2), angle' = 1, z' = p z - z^3: two cycles at z = +-sqrt p leave z = 0. */
    @Test
    void branchPointOfCycles() {
        VectorField field =
                new Fields.Numeric(3, 1) {
                    @Override
                    public void value(double[] x, double[] p, double[] out) {
                        double d = 1 - x[0] * x[0] - x[1] * x[1];
                        out[0] = d * x[0] - x[1];
                        out[1] = d * x[1] + x[0];
                        out[2] = p[0] * x[2] - x[2] * x[2] * x[2];
                    }
                };
        BifurcationDiagram diagram =
                compute(
                        Dynamics.of(field, List.of("x", "y", "z"), List.of("p")),
                        "p",
                        -.5,
                        .6,
                        Map.of(),
                        Box.of(new double[] {-2, -2, -2}, new double[] {2, 2, 2}),
                        2);
        List<SpecialPoint> crossings =
                diagram.special(SpecialPoint.Kind.BRANCH_POINT).stream()
                        .filter(point -> Double.isFinite(point.period()))
                        .toList();
        assertEquals(1, crossings.size());
        assertEquals(0, crossings.get(0).parameter(), 1e-8);
        assertEquals(3, cycles(diagram).size());
        for (Branch branch : cycles(diagram)) {
            DiagramPoint last = branch.points().get(branch.points().size() - 1);
            double z = last.maximum()[2];
            assertEquals(.6, last.parameter(), 1e-12);
            assertEquals(Math.abs(z) < .1 ? 0 : Math.sqrt(.6), Math.abs(z), 1e-7);
            assertEquals(Math.abs(z) > .1, last.stable());
        }
    }

    /** r' = r (1 - r^2), angle' = 1 + p - cos angle: a saddle-node on the cycle at p = 0. */
    @Test
    void saddleNodeOnACycle() {
        VectorField field =
                new Fields.Numeric(2, 1) {
                    @Override
                    public void value(double[] x, double[] p, double[] out) {
                        double d = 1 - x[0] * x[0] - x[1] * x[1];
                        double turn = 1 + p[0] - x[0] / Math.hypot(x[0], x[1]);
                        out[0] = d * x[0] - turn * x[1];
                        out[1] = d * x[1] + turn * x[0];
                    }
                };
        BifurcationDiagram diagram =
                compute(
                        Dynamics.of(field, List.of("x", "y"), List.of("p")),
                        "p",
                        -.2,
                        1,
                        Map.of(),
                        Box.of(new double[] {-2.1, -2}, new double[] {2, 2.2}),
                        2);
        List<SpecialPoint> homoclinic = diagram.special(SpecialPoint.Kind.HOMOCLINIC);
        assertEquals(1, homoclinic.size());
        assertEquals(0, homoclinic.get(0).parameter(), 1e-3);
        assertEquals(1, homoclinic.get(0).state()[0], .1);
    }

    /** Period of van der Pol's cycle at damping 1: 6.6632868593. */
    @Test
    void vanDerPol() {
        Regimes regimes =
                new RegimeFinder(
                                Dynamics.of(Fields.VAN_DER_POL, List.of("x", "y"), List.of("p")),
                                Box.of(new double[] {-3, -3}, new double[] {3, 3}))
                        .at(new double[] {1});
        Cycle cycle = regimes.cycles().get(0);
        assertEquals(6.6632868593, cycle.period(), 1e-7);
        // The product of the multipliers is the integral of the divergence (Liouville).
        double divergence = 0;
        for (double[] state : cycle.orbit()) {
            divergence += (1 - state[0] * state[0]) * cycle.period() / cycle.orbit().length;
        }
        assertEquals(1, cycle.multipliers().get(1).real() / Math.exp(divergence), 1e-5);
    }

    @Test
    void publishedHopfList() throws IOException {
        Dynamics dynamics = Dynamics.of(PublishedList.read("rncrn/hopf/hopf_crn.txt"));
        BifurcationDiagram diagram =
                compute(
                        dynamics,
                        "L_1",
                        1,
                        3,
                        Map.of(),
                        Box.of(new double[] {3.5, 3.5}, new double[] {6.5, 6.5}),
                        3);
        assertEquals(1, diagram.special(SpecialPoint.Kind.HOPF).size());
        assertTrue(diagram.special(SpecialPoint.Kind.HOPF).get(0).supercritical());
        List<Branch> cycles = cycles(diagram);
        assertEquals(1, cycles.size());
        DiagramPoint last = cycles.get(0).points().get(cycles.get(0).points().size() - 1);
        assertEquals(3, last.parameter(), 1e-12);
        assertTrue(last.stable());
        assertEquals(7.48102, last.period(), 1e-4);
    }
}
