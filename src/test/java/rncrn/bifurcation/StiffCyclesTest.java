package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.Rodas;
import rncrn.deterministic.Tolerances;
import rncrn.field.Box;
import rncrn.field.VectorField;
import rncrn.format.ModelReader;
import rncrn.neural.Compiler;

/** Cycles that repel about as strongly as other directions attract. */
class StiffCyclesTest {
    /**
     * The circle of radius sqrt(p) that repels at the rate 2 p q, with a species that decays at the
     * rate 50 onto u: exponents 2 p q, 0 and -50, period 2 pi.
     */
    private static VectorField repeller(double q) {
        return new Fields.Numeric(3, 1) {
            @Override
            public void value(double[] x, double[] p, double[] out) {
                double d = q * (p[0] - x[0] * x[0] - x[1] * x[1]);
                out[0] = -d * x[0] - x[1];
                out[1] = -d * x[1] + x[0];
                out[2] = 50 * (x[0] - x[2]);
            }
        };
    }

    private static Orbit circle(double radius) {
        double[][] states = new double[400][];
        for (int k = 0; k < states.length; k++) {
            double angle = 2 * Math.PI * k / states.length;
            states[k] =
                    new double[] {
                        radius * Math.cos(angle), radius * Math.sin(angle), radius * Math.cos(angle)
                    };
        }
        return CycleRefinement.closed(states);
    }

    private static final Box CUBE = Box.of(new double[] {-2, -2, -2}, new double[] {2, 2, 2});

    @Test
    void exponentsBeyondTheRangeOfDoublePrecision() {
        for (double q : new double[] {2, 15, 75}) {
            CycleSolution found =
                    new CycleRefinement(
                                    Dynamics.of(repeller(q), List.of("u", "v", "w"), List.of("p")),
                                    CUBE,
                                    new double[] {1})
                            .from(circle(1.02), 6.2)
                            .orElseThrow();
            assertEquals(2 * Math.PI, found.period(), 1e-7);
            assertEquals(1, found.orbit().maximum()[0], 5e-5);
            assertFalse(found.stable());
            List<Eigenvalue> exponents = found.floquet().exponents(found.period());
            assertEquals(2 * q, exponents.get(0).real(), 2e-3 * q);
            assertEquals(0, exponents.get(1).real(), 1e-6);
            // What decays within a step is told from what stays, no more.
            assertTrue(exponents.get(2).real() < -5);
            // exp(942) is no double: the multiplier is cut off, the exponent is not.
            assertTrue(Double.isFinite(found.multipliers().get(0).real()));
        }
    }

    @Test
    void strongRepulsionIsFollowedInAParameterAndTakenUpAgain() {
        Dynamics dynamics = Dynamics.of(repeller(15), List.of("u", "v", "w"), List.of("p"));
        StepSizes steps = new StepSizes(1e-2, 1e-6, 4e-2, 60);
        CycleContinuation.Traced traced =
                new CycleContinuation(dynamics, 0, new double[1], .5, 1, CUBE, steps)
                        .through(circle(.8), 2 * Math.PI, .64)
                        .orElseThrow();
        Branch part = traced.branch();
        assertEquals(Ending.PARAMETER_END, part.first());
        assertEquals(Ending.PARAMETER_END, part.last());
        for (DiagramPoint point : part.points()) {
            assertEquals(Math.sqrt(point.parameter()), point.maximum()[0], 5e-5);
        }
        BifurcationDiagram longer =
                BifurcationDiagram.resume(
                        dynamics,
                        new BifurcationDiagram.Settings(
                                "p", .5, 2, Map.of(), CUBE, StepSizes.PLAIN, steps, 0),
                        List.of(part),
                        List.of());
        List<DiagramPoint> points = longer.branches().get(0).points();
        DiagramPoint end = points.get(points.size() - 1);
        assertEquals(2, Math.max(end.parameter(), points.get(0).parameter()), 1e-12);
        for (DiagramPoint point : points) {
            assertEquals(Math.sqrt(point.parameter()), point.maximum()[1], 5e-5);
        }
        assertEquals(2, longer.branches().get(0).ends().size());
    }

    /**
     * The trained repelling circle at its own mu: multiplier e^57 beside perceptrons of e^-300. The
     * orbit is judged by integrating each four-hundredth of it, which is a check of its own.
     */
    @Test
    void trainedRepellerHasItsCycleInTheFullList() {
        var model = ModelReader.read(Path.of("models/repeller-circle.json"));
        Dynamics dynamics = Dynamics.of(Compiler.compile(model));
        Regimes regimes =
                new RegimeFinder(dynamics, Box.of(new double[] {.2, .2}, new double[] {3.8, 3.8}))
                        .at(new double[0]);
        assertEquals(1, regimes.cycles().size());
        Cycle cycle = regimes.cycles().get(0);
        assertFalse(cycle.stable());
        assertEquals(1, cycle.exponents().stream().filter(each -> each.real() > 1e-3).count());
        Rodas integrator =
                new Rodas(
                        OdeSystem.of(dynamics.field(), new double[0]),
                        new Tolerances(1e-10, 1e-12));
        double step = cycle.period() / cycle.orbit().length;
        for (int k = 0; k < cycle.orbit().length; k++) {
            double[] reached = integrator.integrate(0, cycle.orbit()[k], step).state();
            double[] next = cycle.orbit()[(k + 1) % cycle.orbit().length];
            for (int i = 0; i < 2; i++) {
                assertEquals(next[i], reached[i], 2e-5, "piece " + k);
            }
        }
    }

    /** Near a saddle the trivial multiplier is off by factors: it is still told from the others. */
    @Test
    void theTrivialMultiplierIsTheNearestByItsLogarithm() {
        Floquet floquet =
                new Floquet(
                        List.of(
                                new Eigenvalue(Math.log(7.9), 0),
                                new Eigenvalue(Math.log(1e-9), 0)));
        CycleSolution cycle =
                new CycleSolution(circle(1), 1, 0, null, 0, 0, floquet, Double.NaN, 0);
        assertEquals(1, cycle.free().size());
        assertEquals(1e-9, cycle.free().get(0).real(), 1e-20);
        assertTrue(cycle.stable());
    }
}
