package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rncrn.ensemble.Progress;
import rncrn.stochastic.Method;

/**
 * Slow sweeps of the parameter of a study whose network remembers at one end and not at another.
 */
public final class Sweeps {
    private static final int VALUES = 13;
    private static final int RUNS = 16;

    private Sweeps() {}

    /**
     * From every equilibrium at the parameter value with the most of them to the nearest value with
     * one only, and back, at the smallest system size at which the network remembers (the upper end
     * of the smallest size, or else the largest). Empty for any other study.
     *
     * @param exact used where the cells were simulated exactly
     */
    public static List<Hysteresis> of(Study study, Method exact, int threads, Progress progress) {
        Question question = study.question();
        List<Hysteresis> sweeps = new ArrayList<>();
        if (question.parameters().size() != 1) {
            return sweeps;
        }
        double largest = study.cells().stream().mapToDouble(Cell::systemSize).max().orElse(0);
        double size = Double.isFinite(study.smallest().high()) ? study.smallest().high() : largest;
        List<Cell> cells =
                study.cells().stream().filter(cell -> cell.systemSize() == size).toList();
        Optional<Cell> many =
                cells.stream()
                        .filter(cell -> equilibria(cell) > 1)
                        .max(java.util.Comparator.comparingInt(Sweeps::equilibria));
        if (many.isEmpty()) {
            return sweeps;
        }
        double from = value(many.get());
        Optional<Cell> one =
                cells.stream()
                        .filter(cell -> equilibria(cell) == 1)
                        .min(
                                java.util.Comparator.comparingDouble(
                                        cell -> Math.abs(value(cell) - from)));
        if (one.isEmpty()) {
            return sweeps;
        }
        boolean exactly = many.get().exact() && one.get().exact();
        Cell dear = many.get().exact() ? one.get() : many.get();
        for (Attractor start : many.get().deterministic().attractors()) {
            sweeps.add(
                    Hysteresis.sweep(
                            question,
                            exactly ? exact : Surrogates.behind(question, dear),
                            start.start(),
                            size,
                            from,
                            value(one.get()),
                            VALUES,
                            many.get().horizon(),
                            RUNS,
                            threads,
                            progress));
        }
        return sweeps;
    }

    /** Number of stable equilibria, 0 where there is any other attractor. */
    private static int equilibria(Cell cell) {
        List<Attractor> attractors = cell.deterministic().attractors();
        return attractors.stream().allMatch(a -> a.kind() == Attractor.Kind.EQUILIBRIUM)
                ? attractors.size()
                : 0;
    }

    private static double value(Cell cell) {
        return cell.parameter().values().iterator().next();
    }
}
