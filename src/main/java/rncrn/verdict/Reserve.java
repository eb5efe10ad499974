package rncrn.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rncrn.ensemble.Progress;

/**
 * The reaction events that a study has beyond the budgets of its cells, and those that cells have
 * left over because they were decided early. They go to the cells that are still undecided, the
 * cheapest to decide first. Mutable; one thread.
 */
final class Reserve {
    private double whole;
    private double left;

    /**
     * @param events what there is to begin with
     */
    Reserve(double events) {
        whole = events;
        left = events;
    }

    /** What is left, not below 0. */
    double left() {
        return Math.max(0, left);
    }

    /** A cell left over, or overdrew, this much. */
    void add(double events) {
        left += events;
        whole += Math.max(0, events);
    }

    /** Share of all there ever was that is spent. */
    double spentShare() {
        return whole > 0 ? Math.min(1, (whole - left()) / whole) : 0;
    }

    /**
     * Spends on undecided cells, the cheapest first, as long as deciding one seems affordable.
     *
     * @param most what deciding a cell may seem to take at most
     * @param exactly whether by exact simulation only
     */
    void share(List<CellWork> cells, double most, boolean exactly, Progress progress) {
        while (true) {
            double affordable = Math.min(left, most);
            Optional<CellWork> next =
                    cells.stream()
                            .filter(
                                    cell ->
                                            price(cell, exactly) <= affordable
                                                    && (!exactly
                                                            || cell.exactPrice() <= cell.price()))
                            .min(Comparator.comparingDouble(cell -> price(cell, exactly)));
            if (next.isEmpty()) {
                return;
            }
            double price = price(next.get(), exactly);
            left -= next.get().goOn(Math.min(left, CellWork.PATIENCE * price), quiet(progress));
            progress.advanced(0, 1, "undecided cells");
        }
    }

    /** Passes on that the work is no longer wanted, and nothing else. */
    static Progress quiet(Progress progress) {
        return new Progress() {
            @Override
            public void advanced(double done, double total, String what) {
                // What a cell takes is told when it is done.
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }

    private static double price(CellWork cell, boolean exactly) {
        return exactly ? cell.exactPrice() : cell.price();
    }
}
