package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rncrn.ComputationException;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.stochastic.Method;

/**
 * Where noise moves the bifurcations of a study: between neighbouring parameter values whose
 * deterministic regimes differ, at the system sizes where both regimes were seen.
 */
public final class Shifts {
    private static final int MOST_PAIRS = 2;
    private static final int MOST_SIZES = 2;
    private static final int LOOKS = 7;
    private static final long EXACT_EVENTS = 6_000_000;
    private static final long STEPS = 400_000;

    private Shifts() {}

    /**
     * The shifts of a study in one parameter; empty for any other.
     *
     * @param exact used where the cells were simulated exactly
     * @param finder finds the regimes of the rate equations; asked for the same values again and
     *     again
     * @param checkpoints where every look is kept
     */
    public static List<BifurcationShift> of(
            Study study,
            Method exact,
            RegimeFinder finder,
            int threads,
            Checkpoints checkpoints,
            Progress progress) {
        Question question = study.question();
        List<BifurcationShift> shifts = new ArrayList<>();
        if (question.parameters().size() != 1) {
            return shifts;
        }
        List<Cell[]> work = work(study);
        for (Cell[] pair : work) {
            boolean exactly = pair[0].exact() && pair[1].exact();
            Cell dear = pair[0].exact() ? pair[1] : pair[0];
            Question affordable =
                    question.withSettings(
                            question.settings().withEventsPerCell(exactly ? EXACT_EVENTS : STEPS));
            try {
                shifts.add(
                        new ShiftFinder(
                                        exactly
                                                ? exact
                                                : Surrogates.behind(question, dear).orElseThrow(),
                                        finder,
                                        threads,
                                        checkpoints)
                                .find(
                                        affordable,
                                        value(pair[0]),
                                        value(pair[1]),
                                        pair[0].systemSize(),
                                        LOOKS,
                                        Progress.NONE));
            } catch (ComputationException notTold) {
                // Nothing known tells these two regimes apart: no shift to speak of.
            }
            progress.advanced(shifts.size(), work.size(), "system size " + pair[0].systemSize());
            if (progress.cancelled()) {
                throw new java.util.concurrent.CancellationException("cancelled");
            }
        }
        return shifts;
    }

    /** Pairs of cells at one system size, between which the deterministic regime changes. */
    private static List<Cell[]> work(Study study) {
        TreeMap<Double, TreeMap<Double, Cell>> bySize = new TreeMap<>();
        for (Cell cell : study.cells()) {
            bySize.computeIfAbsent(cell.systemSize(), size -> new TreeMap<>())
                    .put(value(cell), cell);
        }
        Map<Double, List<Cell[]>> byPlace = new TreeMap<>();
        for (TreeMap<Double, Cell> row : bySize.values()) {
            Optional<Cell> before = Optional.empty();
            for (Cell cell : row.values()) {
                if (before.isPresent()
                        && !before.get().deterministic().label().equals("none")
                        && !cell.deterministic().label().equals("none")
                        && !before.get()
                                .deterministic()
                                .label()
                                .equals(cell.deterministic().label())
                        && seen(before.get())
                        && seen(cell)) {
                    byPlace.computeIfAbsent(value(cell), place -> new ArrayList<>())
                            .add(new Cell[] {before.get(), cell});
                }
                before = Optional.of(cell);
            }
        }
        List<Cell[]> all = new ArrayList<>();
        int pairs = 0;
        for (List<Cell[]> sizes : byPlace.values()) {
            if (pairs++ == MOST_PAIRS) {
                break;
            }
            // The largest sizes: there the regimes are best told apart.
            all.addAll(sizes.subList(Math.max(0, sizes.size() - MOST_SIZES), sizes.size()));
        }
        return all;
    }

    /** Both regimes have to be there for their border to be. */
    private static boolean seen(Cell cell) {
        return cell.verdict() == Verdict.KEPT || cell.verdict() == Verdict.BLURRED;
    }

    private static double value(Cell cell) {
        return cell.parameter().values().iterator().next();
    }
}
