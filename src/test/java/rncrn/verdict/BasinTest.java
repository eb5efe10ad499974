package rncrn.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.field.Box;
import rncrn.format.ModelReader;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;
import rncrn.neural.Compiler;
import rncrn.statistics.Answer;
import rncrn.stochastic.DirectMethod;
import rncrn.stochastic.JumpProcess;

/** Where the basin of an equilibrium ends, in the rate equations and under noise. */
class BasinTest {
    private static final Box BOX = Box.of(new double[] {0, 0}, new double[] {10, 10});

    /** A circle of radius 2 about (5, 5), as a basin of any network of two species. */
    private static Basin circle() {
        int n = 16;
        List<Basin.Ring> rings = new ArrayList<>();
        for (double share : new double[] {0.75, 1.25}) {
            List<List<Double>> starts = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                double angle = 2 * Math.PI * i / n;
                starts.add(
                        List.of(5 + 2 * share * Math.cos(angle), 5 + 2 * share * Math.sin(angle)));
            }
            rings.add(new Basin.Ring(share, starts));
        }
        return new Basin(
                List.of(5.0, 5.0), List.of(10.0, 10.0), Collections.nCopies(n, 0.2), rings);
    }

    @Test
    void theShareOfTheWayIsOneOnTheEdge() {
        Basin basin = circle();
        for (List<Double> point : basin.edge()) {
            assertEquals(2, Math.hypot(point.get(0) - 5, point.get(1) - 5), 1e-12);
            assertEquals(1, basin.share(new double[] {point.get(0), point.get(1)}), 1e-9);
        }
        assertEquals(0.5, basin.share(new double[] {5, 4}), 1e-12);
        assertEquals(1.5, basin.share(new double[] {2, 5}), 1e-12);
    }

    /** Every species made and destroyed alike: all starts come back to (5, 5). */
    @Test
    void whereEverythingReturnsTheEdgeIsNotKept() {
        ReactionNetwork network =
                ReactionNetwork.builder(Unit.CONCENTRATION)
                        .massAction(List.of(), List.of("X"), 5)
                        .massAction(List.of("X"), List.of(), 1)
                        .massAction(List.of(), List.of("Y"), 5)
                        .massAction(List.of("Y"), List.of(), 1)
                        .build();
        Question question = Models.question(network, BOX, 400, 20, 1);
        DeterministicRegime regime = NetworkRegimes.of(question).at(List.of());
        assertTrue(regime.basin().isEmpty(), "its basin is the whole domain");
        Sampling sampling =
                new Sampling(
                        question,
                        regime,
                        new DirectMethod().prepare(new JumpProcess(network, new SystemSize(400))));
        List<Evidence> rings =
                new Committor(sampling, circle(), 1, 0.05, 1e7).measure(new Pool(2), Progress.NONE);
        assertEquals(2, rings.size());
        assertEquals(Answer.YES, rings.get(0).answer(), rings.toString());
        assertEquals(Answer.NO, rings.get(1).answer(), rings.toString());
        assertEquals(Answer.NO, Committor.answer(rings));
        assertEquals(
                rings,
                new Committor(sampling, circle(), 1, 0.05, 1e7)
                        .measure(new Pool(1), Progress.NONE));
    }

    /** The trained repelling circle; the box leaves out an equilibrium beyond it. */
    @Test
    void anUnstableCycleIsFoundAsAnEdge() {
        ReactionNetwork network =
                Compiler.compile(ModelReader.read(Path.of("models/repeller-circle.json")));
        NetworkRegimes regimes =
                new NetworkRegimes(
                        network,
                        List.of(network.indexOf("X_1"), network.indexOf("X_2")),
                        List.of(),
                        Box.of(new double[] {1, 1}, new double[] {3.5, 3.5}));
        DeterministicRegime regime = regimes.at(List.of());
        assertEquals("equilibrium", regime.label());
        assertEquals(1, regime.basin().size());
        for (List<Double> point : regime.basin().get(0).edge()) {
            double radius = Math.hypot(point.get(0) - 2, point.get(1) - 2);
            assertTrue(radius > 0.5 && radius < 1.5, "radius " + radius);
        }
    }
}
