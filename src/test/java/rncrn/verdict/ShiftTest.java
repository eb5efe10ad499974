package rncrn.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.ComputationException;
import rncrn.ensemble.Progress;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;
import rncrn.stochastic.DirectMethod;

/** Where noise moves a bifurcation, hysteresis, and the validation of the verdicts. */
class ShiftTest {
    /** The Schloegl model with its inflow as the parameter L, 2 in the standard model. */
    private static Question question() {
        ReactionNetwork network =
                ReactionNetwork.builder(Unit.CONCENTRATION)
                        .massAction(List.of("X", "X"), List.of("X", "X", "X"), 1.5)
                        .massAction(List.of("X", "X", "X"), List.of("X", "X"), 1 / 6.0)
                        .massAction(List.of("L"), List.of("L", "X"), 1)
                        .massAction(List.of("X"), List.of(), 3.5)
                        .build();
        return new Question(
                "schloegl",
                network,
                List.of(0),
                List.of(network.indexOf("L")),
                List.of(List.of(2.0)),
                List.of(40.0),
                Box.of(new double[] {0}, new double[] {9}),
                5,
                1,
                Settings.DEFAULT.withEventsPerCell(1_500_000).withSearchSteps(0));
    }

    @Test
    void theShiftOfAFoldIsBracketed() {
        Question question = question();
        NetworkRegimes regimes = NetworkRegimes.of(question);
        BifurcationShift shift =
                new ShiftFinder(new DirectMethod(), regimes, 2)
                        .find(question, 2, 5, 40, 5, Progress.NONE);
        // The lower fold is where L = 3.5 x - 1.5 x^2 + x^3/6 has its maximum, 2.348 at x = 1.586.
        double x = 3 - Math.sqrt(2);
        double fold = 3.5 * x - 1.5 * x * x + x * x * x / 6;
        assertEquals(fold, shift.deterministicLow(), 1e-3);
        assertEquals(fold, shift.deterministicHigh(), 1e-3);
        assertEquals("L", shift.parameter());
        assertTrue(shift.looks().size() >= 2);
        // Two states at the standard inflow, one far above the fold.
        assertTrue(shift.stochasticLow() >= 2 && shift.stochasticHigh() <= 5, shift.note());
        assertTrue(shift.stochasticLow() < shift.stochasticHigh());
        assertThrows(
                ComputationException.class,
                () ->
                        new ShiftFinder(new DirectMethod(), regimes, 1)
                                .find(question, 4, 5, 40, 5, Progress.NONE));
    }

    @Test
    void aKnownPointSavesTheBisectionAndAFalseOneDoesNotMislead() {
        int[] asked = {0};
        RegimeFinder finder =
                values -> {
                    asked[0]++;
                    boolean twin = values.get(0) < 0.37;
                    Attractor one =
                            new Attractor(
                                    Attractor.Kind.EQUILIBRIUM,
                                    List.of(List.of(1.0)),
                                    List.of(1.0),
                                    Double.NaN,
                                    1);
                    return new DeterministicRegime(
                            twin ? List.of(one, one) : List.of(one), List.of());
                };
        var known = BifurcationShift.deterministic(finder, 1, 0, List.of(0.8, 0.37), 20);
        assertEquals(0.37, known.low(), 0);
        assertEquals(0.37, known.high(), 0);
        assertTrue(asked[0] < 8, "asked " + asked[0]);
        var sought = BifurcationShift.deterministic(finder, 0, 1, List.of(0.8), 20);
        assertEquals(0.37, sought.low(), 1e-5);
        assertTrue(sought.low() < 0.37 && sought.high() >= 0.37);
    }

    @Test
    void aFastSweepRemembersAndIsTheSameForAnyThreads() {
        Question question = question();
        DeterministicRegime low = NetworkRegimes.of(question).at(List.of(1.0));
        List<Double> start = low.attractors().get(0).start();
        Hysteresis loop = sweep(question, start, 2);
        assertEquals(9, loop.values().size());
        // On the way up the low state lasts beyond L = 2; on the way down the high one does.
        assertTrue(loop.area().get(0).low() > 0.5, loop.area().toString());
        assertEquals(loop, sweep(question, start, 1));
    }

    private static Hysteresis sweep(Question question, List<Double> start, int threads) {
        return Hysteresis.sweep(
                question, new DirectMethod(), start, 40, 1, 3, 9, 3, 6, threads, Progress.NONE);
    }

    /** Detailed balance: a Poisson law. */
    @Test
    void theExactLawFollowsFromDetailedBalance() {
        assertEquals(Math.exp(-3) * 4.5, LawValidation.law(x -> 3, x -> x, 40)[2], 1e-12);
    }

    /** The recursion between the cores' edges; 120 studies per line would take too long here. */
    @Test
    void validationCountsEveryStudy() {
        assertTrue(Validation.upTime() > 1 && Validation.downTime() > 1);
        List<Validation.Row> single = new ArrayList<>();
        for (Validation.Row row : Validation.run(1, 2, Progress.NONE)) {
            assertEquals(1, row.right() + row.wrong() + row.undecided(), 1e-12);
            if (row.model().startsWith(Validation.SINGLE)) {
                single.add(row);
            }
        }
        // One mode of a Poisson law, two of the Schloegl model with a deep or a shallow valley.
        assertEquals(14, single.size());
        assertEquals("1", single.get(0).truth());
        assertEquals("2", single.get(1).truth());
        double deep = Double.parseDouble(single.get(2).truth());
        double even = Double.parseDouble(single.get(3).truth());
        double shallow = Double.parseDouble(single.get(5).truth());
        assertTrue(0 < even && even < deep && deep < shallow && shallow <= 1, even + " " + deep);
    }
}
