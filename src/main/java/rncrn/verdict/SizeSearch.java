package rncrn.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import rncrn.statistics.Answer;
import rncrn.statistics.Histogram;

/**
 * Searches for the smallest system size at which every cell is kept, by bisection on the logarithm
 * between the largest size at which the design is known not to be kept and the smallest at which it
 * is. The verdicts at both ends hold together at the study's confidence, so the bracket is a
 * confidence interval for the threshold, on the assumption that a design kept at one size is kept
 * at all larger ones (where the verdicts contradict it, the note says so).
 */
final class SizeSearch {
    /** Below this ratio of the ends nothing is gained by searching on. */
    private static final double CLOSE = 1.35;

    private static final double NEAR = 1.15;

    /** Beyond this system size the tables of approximate methods take longer than a report may. */
    private static final double LARGEST = 1e6;

    private final Question question;
    private final NavigableMap<Double, List<Cell>> done;
    private final DoubleConsumer judge;

    /**
     * @param done cells judged so far, by system size
     * @param judge judges parameter values at one more size, all of them or up to one that fails,
     *     and adds them to done
     */
    SizeSearch(Question question, NavigableMap<Double, List<Cell>> done, DoubleConsumer judge) {
        this.question = question;
        this.done = done;
        this.judge = judge;
    }

    /** Judges more sizes, until nothing more is to be learned or the steps are used up. */
    void run() {
        for (int step = 0; step < question.settings().searchSteps(); step++) {
            OptionalDouble next = next();
            if (next.isEmpty()) {
                return;
            }
            judge.accept(next.getAsDouble());
        }
    }

    /** The size to judge next; empty where no other would tell more. */
    private OptionalDouble next() {
        double low = low();
        double high = high();
        // Sizes at which nothing could be decided split what is left to search into gaps.
        List<Double> open =
                done.subMap(low, false, high, false).keySet().stream()
                        .filter(this::undecided)
                        .toList();
        double next;
        if (Double.isInfinite(high)) {
            double last = done.lastKey();
            if (undecided(last) && (!simulated(last) || stuck(last))) {
                return OptionalDouble.empty();
            }
            next = 4 * last;
        } else if (open.isEmpty()) {
            next = low == 0 ? high / 2 : between(low, high);
        } else {
            double first = open.get(0);
            double last = open.get(open.size() - 1);
            next = low > 0 && first / low > high / last ? between(low, first) : between(last, high);
        }
        next = rounded(next);
        return close(next) || next < 0.5 || next > LARGEST
                ? OptionalDouble.empty()
                : OptionalDouble.of(next);
    }

    /** The middle on the logarithm, or the lower end where the two are close. */
    private static double between(double low, double high) {
        return high / low < CLOSE ? low : Math.sqrt(low * high);
    }

    /** Whether all that is undecided at a size was simulated: then more may decide it. */
    private boolean simulated(double size) {
        return done.get(size).stream()
                .allMatch(cell -> cell.verdict() != Verdict.UNDECIDED || cell.trajectories() > 0);
    }

    /** Whether a parameter value was open at the size before too: a larger one will not help it. */
    private boolean stuck(double last) {
        Double before = done.lowerKey(last);
        return before != null
                && done.get(last).stream()
                        .filter(cell -> cell.verdict() == Verdict.UNDECIDED)
                        .anyMatch(cell -> open(before, cell.parameter()));
    }

    private boolean open(double size, Map<String, Double> parameter) {
        return done.get(size).stream()
                .anyMatch(
                        cell ->
                                cell.parameter().equals(parameter)
                                        && cell.verdict() == Verdict.UNDECIDED
                                        && !fails(cell));
    }

    /** What the sizes judged so far say. */
    SmallestSize found() {
        double low = low();
        double high = high();
        double estimate =
                Double.isInfinite(high) ? Double.NaN : low == 0 ? high : Math.sqrt(low * high);
        return new SmallestSize(
                estimate,
                low,
                high,
                question.settings().confidence(),
                Double.isInfinite(high) ? Map.of() : copies(high, estimate),
                note(low, high));
    }

    /** Whether a size so near was judged already that another tells nothing new. */
    private boolean close(double next) {
        return done.keySet().stream().anyMatch(size -> Math.max(size / next, next / size) < NEAR);
    }

    /** Smallest size at which all is kept, with all larger ones not known to fail. */
    private double high() {
        double high = Double.POSITIVE_INFINITY;
        for (double size : done.descendingKeySet()) {
            if (kept(size)) {
                high = size;
            } else if (fails(size)) {
                break;
            }
        }
        return high;
    }

    /**
     * Largest size below that at which something is known not to be kept; 0 where there is none.
     */
    private double low() {
        double high = high();
        for (double size : done.headMap(high, false).descendingKeySet()) {
            if (fails(size)) {
                return size;
            }
        }
        return 0;
    }

    private boolean kept(double size) {
        return done.get(size).stream().allMatch(cell -> cell.verdict() == Verdict.KEPT);
    }

    /** Something is known not to be kept, be it blurred or lost. */
    private boolean fails(double size) {
        return done.get(size).stream().anyMatch(SizeSearch::fails);
    }

    /** Whether the cell is known not to be kept. */
    static boolean fails(Cell cell) {
        return cell.verdict() == Verdict.UNDECIDED
                ? cell.evidence().stream().anyMatch(SizeSearch::isLeft)
                : cell.verdict() != Verdict.KEPT;
    }

    /**
     * An attractor is left before the horizon, so its regime is not kept, whatever else is open.
     */
    private static boolean isLeft(Evidence evidence) {
        return evidence.name().equals(Judge.RESIDENCE) && evidence.answer() == Answer.NO;
    }

    /** Nothing has failed, but not all is known to be kept. */
    private boolean undecided(double size) {
        return !kept(size) && !fails(size);
    }

    /** Mean copy number of each executive species, averaged over cells, scaled to the estimate. */
    private Map<String, Double> copies(double size, double estimate) {
        Map<String, Double> copies = new LinkedHashMap<>();
        for (Cell cell : done.get(size)) {
            for (Density density : cell.densities()) {
                Histogram histogram = density.histogram();
                double mean = 0;
                for (int bin = 0; bin < histogram.bins(); bin++) {
                    mean += histogram.centre(bin) * histogram.counts().get(bin);
                }
                copies.merge(
                        density.species(),
                        estimate * mean / histogram.total() / done.get(size).size(),
                        Double::sum);
            }
        }
        return copies;
    }

    private String note(double low, double high) {
        if (Double.isInfinite(high)) {
            return "the design is not kept at any system size that was tried";
        }
        boolean contradicted = done.headMap(low, false).keySet().stream().anyMatch(this::kept);
        boolean open =
                done.subMap(low, false, high, false).keySet().stream().anyMatch(this::undecided);
        String how =
                done.get(high).stream().allMatch(Cell::exact)
                        ? ""
                        : "; at the upper end, partly by approximate methods";
        String note =
                low > 0
                        ? "bisection between a size at which the design is not kept and one at"
                                + " which it is"
                        : open
                                ? "the design is kept from here on; below, nothing is decided"
                                : "the design is kept at every system size that was tried";
        return contradicted
                ? note + how + "; a smaller size was kept too, so the threshold is not sharp"
                : note + how;
    }

    /** Two significant digits, so that people can name the size. */
    private static double rounded(double size) {
        double digit = Math.pow(10, Math.floor(Math.log10(size)) - 1);
        return Math.round(size / digit) * digit;
    }
}
