package rncrn.verdict;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.files.KeptJson;
import rncrn.stochastic.Method;
import rncrn.stochastic.Streams;

/**
 * Slow sweeps of the parameter of a study whose network remembers at one end and not at another.
 */
public final class Sweeps {
    private static final long SWEEP = 0x7377656570L;
    private static final int VALUES = 11;
    private static final int RUNS = 10;

    /** Reaction events that all sweeps together may take exactly. */
    private static final double MOST = 1e8;

    private Sweeps() {}

    /**
     * From every equilibrium at the parameter value with the most of them to the nearest value with
     * one only, and back, at the smallest system size at which the network remembers (the upper end
     * of the smallest size, or else the largest). Empty for any other study, and where exact
     * simulation would be too dear.
     *
     * @param exact simulation method
     * @param checkpoints where every sweep is kept
     */
    public static List<Hysteresis> of(
            Study study, Method exact, int threads, Checkpoints checkpoints, Progress progress) {
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
        List<Attractor> starts = many.get().deterministic().attractors();
        double hold = many.get().horizon();
        double time = 2.0 * VALUES * hold * RUNS * starts.size();
        double cost = Math.max(many.get().rate(), one.get().rate()) * time;
        if (cost > MOST) {
            return sweeps;
        }
        for (int k = 0; k < starts.size(); k++) {
            Attractor start = starts.get(k);
            Progress part = progress.part(k, starts.size());
            sweeps.add(
                    KeptJson.once(
                            checkpoints,
                            Streams.derive(SWEEP, k),
                            Fingerprint.of(question, exact.name() + " sweep"),
                            new TypeReference<Hysteresis>() {},
                            () ->
                                    Hysteresis.sweep(
                                            question,
                                            exact,
                                            start.start(),
                                            size,
                                            from,
                                            value(one.get()),
                                            VALUES,
                                            hold,
                                            RUNS,
                                            threads,
                                            part)));
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
