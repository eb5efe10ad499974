package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rncrn.deterministic.PerceptronTimeScale;
import rncrn.field.Box;
import rncrn.format.ModelReader;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;

/** What is followed in mu is what is found anew at single values of mu. */
class TimeScaleTest {
    private static final Box BOX = Box.of(new double[] {3, 3}, new double[] {7, 7});

    private static Rncrn hopf() {
        return ModelReader.read(Path.of("models/hopf.json"));
    }

    @Test
    void hopfPointMovesWithMu() {
        TimeScale study = new TimeScale(hopf(), BOX, .002, .1);
        TimeScale.Feature feature =
                study.bifurcations(Optional.empty(), "L_1", 1, 3, Map.of()).stream()
                        .filter(each -> each.kind().equals("hopf"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("", feature.beginning());
        assertEquals("", feature.ending());
        assertEquals(.002, feature.smallestMu(), 1e-9);
        assertEquals(.1, feature.largestMu(), 1e-9);
        for (double mu : new double[] {.01, .06}) {
            BifurcationDiagram anew =
                    BifurcationDiagram.compute(
                            Dynamics.of(Compiler.compile(hopf().withMu(mu))),
                            new BifurcationDiagram.Settings(
                                    "L_1",
                                    1,
                                    3,
                                    Map.of(),
                                    BOX,
                                    StepSizes.PLAIN,
                                    StepSizes.PLAIN,
                                    0));
            double there = anew.special(SpecialPoint.Kind.HOPF).get(0).parameter();
            assertEquals(there, feature.valueAt(mu).orElseThrow(), 2e-4);
            assertTrue(Math.abs(there - feature.quasiStatic()) > 1e-3);
        }
    }

    @Test
    void cycleIsFollowedInMu() {
        TimeScale study = new TimeScale(hopf(), BOX, .002, .1);
        List<TimeScale.Feature> features = study.attractors(new double[] {3});
        assertEquals(1, features.size());
        TimeScale.Feature cycle = features.get(0);
        assertEquals("cycle", cycle.kind());
        Regimes anew =
                new RegimeFinder(Dynamics.of(Compiler.compile(hopf().withMu(.05))), BOX)
                        .at(new double[] {3});
        double period = anew.stableCycles().get(0).period();
        assertEquals(period, cycle.valueAt(.05).orElseThrow(), 2e-3 * period);
        // The period grows by a tenth before mu has reached a hundredth.
        double agrees = cycle.agreesTo(.1, cycle.quasiStatic());
        assertTrue(agrees > .002 && agrees < .01, "up to " + agrees);
    }

    @Test
    void derivativesByMu() {
        Dynamics full = Dynamics.of(Compiler.compile(hopf()));
        Dynamics scaled = TimeScale.withTimeScale(hopf(), full);
        assertTrue(scaled.field() instanceof PerceptronTimeScale);
        double[] p = {2, .03};
        double[] x = full.lift(new double[] {4, 5.5}, new double[] {2});
        x[3] *= 1.2;
        int n = x.length;
        double[][] slopes = new double[n][2];
        scaled.field().parameterJacobian(x, p, slopes);
        double[] above = new double[n];
        double[] below = new double[n];
        for (int k = 0; k < 2; k++) {
            double h = 1e-5 * p[k];
            double[] shifted = p.clone();
            shifted[k] = p[k] + h;
            scaled.field().value(x, shifted, above);
            shifted[k] = p[k] - h;
            scaled.field().value(x, shifted, below);
            for (int i = 0; i < n; i++) {
                double slope = (above[i] - below[i]) / (2 * h);
                assertEquals(slope, slopes[i][k], 1e-5 * (1 + Math.abs(slope)));
            }
        }
    }
}
