package rncrn.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rncrn.ensemble.Progress;
import rncrn.field.Box;
import rncrn.files.Checkpoints;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;
import rncrn.stochastic.DirectMethod;

/** What undecided cells get beyond their own budgets, and what becomes of cells without any. */
class ReserveTest {
    private static final long BUDGET = 20_000;

    /**
     * Two sizes: at 15, stays last about the horizon, so that hardly anything decides; at 40 far
     * longer, which a multiple of the budget tells. Events are fewer at 15.
     */
    private static Question question(long reserve) {
        return new Question(
                "schloegl",
                Models.schloegl(),
                List.of(0),
                List.of(),
                List.of(List.of()),
                List.of(15.0, 40.0),
                Box.of(new double[] {0}, new double[] {8}),
                12,
                3,
                Settings.DEFAULT.withEventsPerCell(BUDGET).withReserve(reserve).withSearchSteps(0));
    }

    private static Study study(
            Question question, int threads, Progress progress, Checkpoints checkpoints) {
        return new StudyRunner(new DirectMethod(), NetworkRegimes.of(question), threads)
                .run(question, progress, checkpoints);
    }

    private static long events(Study study) {
        return study.cells().stream().mapToLong(Cell::events).sum();
    }

    @Test
    void theReserveGoesToTheCellsThatAreCheapestToDecide() {
        Study without = study(question(0), 2, Progress.NONE, Checkpoints.none());
        for (Cell cell : without.cells()) {
            assertEquals(Verdict.UNDECIDED, cell.verdict(), cell.reason());
            assertTrue(cell.reason().contains("--reserve"), cell.reason());
        }
        long reserve = 3_000_000;
        Study with = study(question(reserve), 2, Progress.NONE, Checkpoints.none());
        assertEquals(Verdict.UNDECIDED, with.cells().get(0).verdict());
        assertEquals(Verdict.KEPT, with.cells().get(1).verdict(), with.cells().get(1).reason());
        // Within the budgets and the reserve, but for the last pieces.
        assertTrue(events(with) < 1.1 * (2 * BUDGET + reserve), "spent " + events(with));
        assertTrue(events(with) > 5 * BUDGET, "spent " + events(with));
        // The cheaper one first: then what is left is less than the other seems to take.
        Study little = study(question(2_500_000), 2, Progress.NONE, Checkpoints.none());
        assertTrue(little.cells().get(0).events() > 2 * BUDGET);
        assertEquals(without.cells().get(1).events(), little.cells().get(1).events());
    }

    @Test
    void theReserveIsSpentAlikeForAnyThreadsAndAfterAnyInterruption(@TempDir Path folder) {
        Question question = question(1_000_000);
        Study whole = study(question, 2, Progress.NONE, Checkpoints.none());
        assertSame(whole, study(question, 1, Progress.NONE, Checkpoints.none()));
        for (int calls = 1; calls < 40; calls += 6) {
            AtomicInteger heard = new AtomicInteger();
            int most = calls;
            Progress until =
                    new Progress() {
                        @Override
                        public void advanced(double done, double total, String what) {
                            assertTrue(done <= total);
                        }

                        @Override
                        public boolean cancelled() {
                            return heard.incrementAndGet() >= most;
                        }
                    };
            assertThrows(
                    CancellationException.class,
                    () -> study(question, 1, until, Checkpoints.resume(folder)));
        }
        assertSame(whole, study(question, 1, Progress.NONE, Checkpoints.resume(folder)));
    }

    private static void assertSame(Study expected, Study actual) {
        assertEquals(expected.smallest(), actual.smallest());
        for (int i = 0; i < expected.cells().size(); i++) {
            Cell a = expected.cells().get(i);
            Cell b = actual.cells().get(i);
            assertEquals(a.reason(), b.reason());
            assertEquals(a.evidence(), b.evidence());
            assertEquals(a.densities(), b.densities());
            assertEquals(a.residences(), b.residences());
        }
    }

    /** A budget of one event: no cell is simulated, so nobody knows what an event costs there. */
    @Test
    void whatWasNotSimulatedIsNeitherSweptNorMapped() {
        ReactionNetwork network =
                ReactionNetwork.builder(Unit.CONCENTRATION)
                        .massAction(List.of("X", "X"), List.of("X", "X", "X"), 1.5)
                        .massAction(List.of("X", "X", "X"), List.of("X", "X"), 1 / 6.0)
                        .massAction(List.of("L"), List.of("L", "X"), 1)
                        .massAction(List.of("M"), List.of("M", "X"), 1)
                        .massAction(List.of("X"), List.of(), 3.5)
                        .build();
        Study one = unsimulated(network, List.of("L"), List.of(List.of(2.0), List.of(5.0)));
        assertTrue(one.cells().stream().allMatch(cell -> cell.time() == 0));
        assertEquals(
                List.of(),
                Sweeps.of(one, new DirectMethod(), 1, Checkpoints.none(), Progress.NONE));
        Study two =
                unsimulated(
                        network, List.of("L", "M"), List.of(List.of(1.0, 1.0), List.of(3.0, 3.0)));
        assertTrue(
                EnvironmentMap.of(two, new DirectMethod(), 1, Checkpoints.none(), Progress.NONE)
                        .isEmpty());
    }

    private static Study unsimulated(
            ReactionNetwork network, List<String> parameters, List<List<Double>> values) {
        return study(
                new Question(
                        "dear",
                        network,
                        List.of(0),
                        parameters.stream().map(network::indexOf).toList(),
                        values,
                        List.of(15.0),
                        Box.of(new double[] {0}, new double[] {9}),
                        4,
                        1,
                        Settings.DEFAULT.withEventsPerCell(1).withSearchSteps(0)),
                1,
                Progress.NONE,
                Checkpoints.none());
    }
}
