package rncrn.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private static final long EXACT_EVENTS = 20_000_000;
    private static final long STEPS = 1_200_000;

    private final Study study;
    private final Method exact;
    private final RegimeFinder finder;
    private final List<Double> points;
    private final int threads;
    private final Checkpoints checkpoints;

    private Shifts(
            Study study,
            Method exact,
            RegimeFinder finder,
            List<Double> points,
            int threads,
            Checkpoints checkpoints) {
        this.study = study;
        this.exact = exact;
        this.finder = finder;
        this.points = points;
        this.threads = threads;
        this.checkpoints = checkpoints;
    }

    /**
     * The shifts of a study in one parameter; empty for any other.
     *
     * @param exact used where the cells were simulated exactly
     * @param finder finds the regimes of the rate equations; asked for the same values again and
     *     again
     * @param points bifurcation points of the rate equations that are known
     * @param checkpoints where every look is kept
     */
    public static List<BifurcationShift> of(
            Study study,
            Method exact,
            RegimeFinder finder,
            List<Double> points,
            int threads,
            Checkpoints checkpoints,
            Progress progress) {
        return study.question().parameters().size() == 1
                ? new Shifts(study, exact, finder, points, threads, checkpoints).all(progress)
                : List.of();
    }

    private List<BifurcationShift> all(Progress progress) {
        List<BifurcationShift> shifts = new ArrayList<>();
        List<Cell[]> work = work(study);
        for (int i = 0; i < work.size(); i++) {
            Cell[] pair = work.get(i);
            Progress part = progress.part(i, work.size());
            try {
                shifts.add(between(pair[0], pair[1], part));
            } catch (ComputationException notTold) {
                // Nothing known tells these two regimes apart: no shift to speak of.
            }
            part.advanced(1, 1, "system size " + pair[0].systemSize());
        }
        return shifts;
    }

    private BifurcationShift between(Cell left, Cell right, Progress progress) {
        Question question = study.question();
        boolean exactly = left.exact() && right.exact();
        Method method =
                exactly
                        ? exact
                        : Surrogates.behind(question, left.exact() ? right : left).orElseThrow();
        Question affordable =
                question.withSettings(
                        question.settings().withEventsPerCell(exactly ? EXACT_EVENTS : STEPS));
        return new ShiftFinder(method, finder, threads, checkpoints)
                .find(
                        affordable,
                        value(left),
                        value(right),
                        left.systemSize(),
                        LOOKS,
                        List.of(left, right),
                        points,
                        progress);
    }

    /**
     * Pairs of cells at one system size in which different regimes are seen, with none between them
     * in which any is.
     */
    private static List<Cell[]> work(Study study) {
        TreeMap<Double, TreeMap<Double, Cell>> bySize = new TreeMap<>();
        for (Cell cell : study.cells()) {
            if (seen(cell)) {
                bySize.computeIfAbsent(cell.systemSize(), size -> new TreeMap<>())
                        .put(value(cell), cell);
            }
        }
        // The same change of regime at several sizes, whatever the values it was seen at.
        Map<String, List<Cell[]>> byChange = new LinkedHashMap<>();
        for (TreeMap<Double, Cell> row : bySize.values()) {
            Map<String, Integer> count = new HashMap<>();
            Optional<Cell> before = Optional.empty();
            for (Cell cell : row.values()) {
                String label = cell.deterministic().label();
                if (before.isPresent() && !before.get().deterministic().label().equals(label)) {
                    String change = before.get().deterministic().label() + " > " + label;
                    int number = count.merge(change, 1, Integer::sum);
                    byChange.computeIfAbsent(change + " " + number, c -> new ArrayList<>())
                            .add(new Cell[] {before.get(), cell});
                }
                before = Optional.of(cell);
            }
        }
        List<Cell[]> all = new ArrayList<>();
        byChange.values().stream()
                .limit(MOST_PAIRS)
                // The largest sizes: there the regimes are best told apart.
                .forEach(
                        sizes ->
                                all.addAll(
                                        sizes.subList(
                                                Math.max(0, sizes.size() - MOST_SIZES),
                                                sizes.size())));
        return all;
    }

    /** Both regimes have to be there for their border to be. */
    private static boolean seen(Cell cell) {
        return !cell.deterministic().attractors().isEmpty()
                && (cell.verdict() == Verdict.KEPT || cell.verdict() == Verdict.BLURRED);
    }

    private static double value(Cell cell) {
        return cell.parameter().values().iterator().next();
    }
}
