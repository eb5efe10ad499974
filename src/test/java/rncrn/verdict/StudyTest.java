package rncrn.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import rncrn.ensemble.Progress;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;
import rncrn.statistics.Answer;
import rncrn.statistics.Interval;
import rncrn.stochastic.Methods;

/**
 * Verdicts on models whose answer is known; each is wrong with probability below 5 %, by design.
 */
class StudyTest {
    private static final Box ONE = Box.of(new double[] {0}, new double[] {8});

    private static Study study(Question question, int threads) {
        return new StudyRunner(
                        Methods.standard().named("direct"), NetworkRegimes.of(question), threads)
                .run(question, Progress.NONE);
    }

    private static Cell only(Question question) {
        List<Cell> cells = study(question, 2).cells();
        assertEquals(1, cells.size());
        return cells.get(0);
    }

    @Test
    void oneEquilibriumIsKept() {
        Cell cell = only(Models.question(Models.immigrationDeath(4), ONE, 20, 5, 1));
        assertEquals("equilibrium", cell.deterministic().label());
        assertEquals(Verdict.KEPT, cell.verdict(), cell.reason());
        // Poisson with mean 80 copies.
        Density density = cell.densities().get(0);
        assertEquals(1, density.modes().size());
        assertEquals(4, density.modes().get(0), 0.4);
    }

    @Test
    void twoStatesAreKeptWhereTheySwitchRarely() {
        Cell cell = only(Models.question(Models.schloegl(), ONE, 100, 50, 1));
        assertEquals("2 equilibria", cell.deterministic().label());
        assertEquals(Verdict.KEPT, cell.verdict(), cell.reason());
        assertEquals(2, cell.residences().size());
    }

    @Test
    void twoStatesAreNotKeptWhereTheySwitchOften() {
        Cell cell = only(Models.question(Models.schloegl(), ONE, 15, 300, 1));
        assertTrue(
                cell.verdict() == Verdict.BLURRED || cell.verdict() == Verdict.LOST,
                cell.verdict() + ": " + cell.reason());
        assertTrue(cell.residences().get(0).mean().high() < 300);
    }

    @Test
    void aCycleIsKeptInManyCopiesAndLostInFew() {
        Box box = Box.of(new double[] {0, 0}, new double[] {5, 6});
        Question many = Models.question(Models.brusselator(), box, 300, 0, 1);
        many = many.withSettings(many.settings().withEventsPerCell(20_000_000));
        Cell kept = only(many);
        assertEquals("cycle", kept.deterministic().label());
        assertEquals(Verdict.KEPT, kept.verdict(), kept.reason());
        Oscillation oscillation = kept.oscillations().get(0);
        double period = kept.deterministic().attractors().get(0).period();
        assertEquals(period, oscillation.period().estimate(), 0.1 * period);
        assertTrue(oscillation.coherentCycles().low() > 1);
        Cell few = only(Models.question(Models.brusselator(), box, 3, 0, 1));
        assertTrue(few.verdict() != Verdict.KEPT, few.reason());
    }

    /** A slow promoter: the rate equation has one equilibrium, the chain two modes. */
    @Test
    void aModeThatTheRateEquationsLackIsNoiseInduced() {
        ReactionNetwork network =
                ReactionNetwork.builder(Unit.CONCENTRATION)
                        .massAction(List.of("G"), List.of("H"), 0.05)
                        .massAction(List.of("H"), List.of("G"), 0.05)
                        .massAction(List.of("G"), List.of("G", "X"), 40)
                        .massAction(List.of(), List.of("X"), 2)
                        .massAction(List.of("X"), List.of(), 1)
                        .build()
                        .withInitial(java.util.Map.of("G", 1.0));
        Question question =
                new Question(
                        "promoter",
                        network,
                        List.of(network.indexOf("X")),
                        List.of(),
                        List.of(List.of()),
                        List.of(1.0),
                        Box.of(new double[] {0}, new double[] {60}),
                        10,
                        3,
                        Settings.DEFAULT.withEventsPerCell(4_000_000).withSearchSteps(0));
        RegimeFinder finder =
                parameters ->
                        new DeterministicRegime(
                                List.of(
                                        new Attractor(
                                                Attractor.Kind.EQUILIBRIUM,
                                                List.of(List.of(22.0)),
                                                List.of(1.0, 0.0, 22.0),
                                                Double.NaN,
                                                10)),
                                List.of());
        Study study =
                new StudyRunner(Methods.standard().named("direct"), finder, 2)
                        .run(question, Progress.NONE);
        Cell cell = study.cells().get(0);
        assertEquals(Verdict.NOISE_INDUCED, cell.verdict(), cell.reason());
        assertEquals("several modes", cell.stochastic());
    }

    /** Birth above the domain grows without bound: every trajectory leaves. */
    @Test
    void escapesAreCountedAndLoseTheRegime() {
        ReactionNetwork network =
                ReactionNetwork.builder(Unit.CONCENTRATION)
                        .massAction(List.of(), List.of("X"), 2)
                        .massAction(List.of("X"), List.of(), 3)
                        .massAction(List.of("X", "X"), List.of("X", "X", "X"), 1)
                        .build();
        // x' = 2 - 3 x + x^2 = (x - 1)(x - 2): stable at 1, running away above 2.
        Cell cell =
                only(
                        Models.question(
                                network, Box.of(new double[] {0}, new double[] {4}), 4, 200, 1));
        assertEquals("equilibrium", cell.deterministic().label());
        assertEquals(Verdict.LOST, cell.verdict(), cell.reason());
        assertEquals("escape", cell.stochastic());
        assertTrue(cell.escapes() > 10);
    }

    @Test
    void resultsDoNotDependOnThreads() {
        Question question = Models.question(Models.schloegl(), ONE, 20, 5, 7);
        Cell alone = study(question, 1).cells().get(0);
        Cell together = study(question, 4).cells().get(0);
        assertEquals(alone.evidence(), together.evidence());
        assertEquals(alone.events(), together.events());
        assertEquals(alone.residences(), together.residences());
        assertEquals(alone.densities(), together.densities());
    }

    @Test
    void smallestSystemSizeIsBracketed() {
        Question question =
                new Question(
                        "schloegl",
                        Models.schloegl(),
                        List.of(0),
                        List.of(),
                        List.of(List.of()),
                        List.of(5.0, 60.0),
                        ONE,
                        20,
                        1,
                        Settings.DEFAULT.withEventsPerCell(4_000_000).withSearchSteps(2));
        AtomicReference<Double> last = new AtomicReference<>(0.0);
        Study study =
                new StudyRunner(Methods.standard().named("direct"), NetworkRegimes.of(question), 2)
                        .run(
                                question,
                                (done, total, what) -> {
                                    assertTrue(done >= last.get() && done <= total);
                                    last.set(done);
                                });
        SmallestSize smallest = study.smallest();
        assertTrue(smallest.high() <= 60, smallest.toString());
        assertTrue(smallest.low() < smallest.high());
        assertTrue(study.cells().size() > 2);
        // Between 2 (all low) and 6 (all high) times the system size.
        double copies = smallest.copies().get("X") / smallest.estimate();
        assertTrue(copies > 0.5 && copies < 6, smallest.toString());
    }

    /** A ratio whose interval is symmetric in its logarithm: e^-3 +- e^3.4 against 1/2. */
    @Test
    void whatIsStillNeededIsToldOnTheScaleOfTheQuantity() {
        Interval ratio = new Interval(0.05, 0.05 / 30, 0.05 * 30, 0.99);
        double factor = Math.log(30) / Math.log(10);
        assertEquals(factor * factor, Need.factor(ratio, 0.5), 1e-9);
        assertEquals(2.25, Need.factor(new Interval(-0.1, -0.4, 0.2, 0.99), 0.1), 1e-9);
        // No stay has ended: twice the time doubles the lower bound.
        Interval stays = new Interval(Double.POSITIVE_INFINITY, 2, Double.POSITIVE_INFINITY, 0.99);
        assertEquals(5, Need.factor(stays, 10), 1e-9);
    }

    /**
     * Evidence that nothing waits for does not count; what does not tell makes it a lower bound.
     */
    @Test
    void onlyWhatIsWantingCountsForWhatItWouldTake() {
        Evidence valley = open("valley", new Interval(0.1, -0.9, 1.1, 0.99), 0.5);
        Evidence modes = open("modes", new Interval(1, 1, 2, 0.99), 1);
        Need both = Need.of(List.of(valley, modes), List.of("valley"), 1);
        assertTrue(both.known());
        assertTrue(both.factor() > 6.25 && both.factor() < 12, both.toString());
        assertEquals(new Need(2, false), Need.of(List.of(valley, modes), List.of("modes"), 1));
    }

    private static Evidence open(String name, Interval value, double threshold) {
        return new Evidence(name, "cloud", value, threshold, Answer.OPEN, "");
    }
}
