package rncrn.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;

/** The search on made verdicts. */
class SizeSearchTest {
    @Test
    void theSearchGoesUpWhileTheDesignFails() {
        assertEquals(
                List.of(4000.0, 16000.0),
                searched((size, value) -> size < 16000 ? Verdict.BLURRED : Verdict.KEPT, 2));
    }

    /** A parameter value that stays open would take the search up for nothing. */
    @Test
    void theSearchStopsWhereAParameterValueStaysOpen() {
        assertEquals(
                List.of(),
                searched(
                        (size, value) ->
                                value == 0
                                        ? Verdict.UNDECIDED
                                        : size < 1000 ? Verdict.LOST : Verdict.KEPT,
                        8));
    }

    @Test
    void aValueOpenForTheFirstTimeIsLookedAtOnceMore() {
        assertEquals(
                List.of(4000.0),
                searched((size, value) -> size < 1000 ? Verdict.LOST : Verdict.UNDECIDED, 8));
    }

    /** Sizes that the search asks for, beginning with 100 and 1000, at two parameter values. */
    private static List<Double> searched(BiFunction<Double, Integer, Verdict> verdicts, int steps) {
        ReactionNetwork.Builder network = ReactionNetwork.builder(Unit.CONCENTRATION);
        network.species("X", 1);
        network.species("L", 0);
        Question question =
                new Question(
                        "made",
                        network.build(),
                        List.of(0),
                        List.of(1),
                        List.of(List.of(0.0), List.of(1.0)),
                        List.of(100.0, 1000.0),
                        Box.of(new double[] {0}, new double[] {2}),
                        1,
                        1,
                        Settings.DEFAULT.withSearchSteps(steps));
        NavigableMap<Double, List<Cell>> done = new TreeMap<>();
        List<Double> asked = new ArrayList<>();
        done.put(100.0, row(100, verdicts));
        done.put(1000.0, row(1000, verdicts));
        new SizeSearch(
                        question,
                        done,
                        size -> {
                            asked.add(size);
                            done.put(size, row(size, verdicts));
                        })
                .run();
        return asked;
    }

    private static List<Cell> row(double size, BiFunction<Double, Integer, Verdict> verdicts) {
        return List.of(cell(size, 0, verdicts), cell(size, 1, verdicts));
    }

    private static Cell cell(
            double size, int value, BiFunction<Double, Integer, Verdict> verdicts) {
        return new Cell(
                Map.of("L", (double) value),
                size,
                1,
                new DeterministicRegime(List.of(), List.of()),
                "",
                verdicts.apply(size, value),
                "",
                List.of(),
                List.of(),
                List.of(),
                new SamplePath(1, new double[0][]),
                List.of(),
                List.of(),
                0,
                0,
                8,
                1,
                1,
                0,
                100,
                "",
                true);
    }
}
