package rncrn.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.stochastic.Method;

/**
 * Answers a question: finds the deterministic regimes, judges every parameter value at every system
 * size, and searches for the smallest system size at which all are kept.
 */
public final class StudyRunner {
    private final Method method;
    private final RegimeFinder regimes;
    private final int threads;

    /**
     * @param method simulation method; exact, where the verdicts are to be
     * @param regimes finds the deterministic regimes
     * @param threads number of threads; results do not depend on it
     */
    public StudyRunner(Method method, RegimeFinder regimes, int threads) {
        this.method = method;
        this.regimes = regimes;
        this.threads = threads;
    }

    /**
     * The answer.
     *
     * @throws java.util.concurrent.CancellationException once the progress listener cancels
     */
    public Study run(Question question, Progress progress) {
        return run(question, progress, Checkpoints.none());
    }

    /**
     * The answer, going on from what is kept.
     *
     * @param checkpoints where trajectories are kept
     * @throws java.util.concurrent.CancellationException once the progress listener cancels
     * @throws rncrn.InputException if a checkpoint is damaged or belongs to another question
     * @throws rncrn.ComputationException if a checkpoint cannot be written
     */
    public Study run(Question question, Progress progress, Checkpoints checkpoints) {
        return new Work(question, progress, checkpoints).answer();
    }

    private final class Work {
        private Question question;
        private CellStudy cellStudy;
        private final Progress progress;
        private final Checkpoints checkpoints;
        private final Pool pool = new Pool(threads);
        private final List<DeterministicRegime> regime = new ArrayList<>();
        private final TreeMap<Double, List<Cell>> done = new TreeMap<>();
        private final int planned;
        private final double error;

        Work(Question question, Progress progress, Checkpoints checkpoints) {
            this.question = question;
            this.progress = progress;
            this.checkpoints = checkpoints;
            int searched = question.settings().searchSteps();
            planned =
                    question.parameterValues().size() * (question.systemSizes().size() + searched);
            error = (1 - question.settings().confidence()) / planned;
        }

        Study answer() {
            for (List<Double> values : question.parameterValues()) {
                regime.add(regimes.at(values));
            }
            question = question.withHorizon(Horizon.of(question, regime));
            cellStudy = new CellStudy(question, method, pool, checkpoints, error);
            List<Integer> rows = IntStream.range(0, regime.size()).boxed().toList();
            for (double size : question.systemSizes()) {
                judge(size, rows, cell -> false);
            }
            SmallestSize smallest =
                    new SizeSearch(
                                    question,
                                    done,
                                    size -> judge(size, hardestFirst(size), SizeSearch::fails))
                            .find();
            List<Cell> cells = new ArrayList<>();
            done.values().forEach(cells::addAll);
            // Parameter values in the question's order, sizes ascending within each.
            List<Map<String, Double>> order =
                    question.parameterValues().stream().map(this::named).toList();
            cells.sort(
                    Comparator.<Cell>comparingInt(cell -> order.indexOf(cell.parameter()))
                            .thenComparingDouble(Cell::systemSize));
            return new Study(question, cells, smallest, methods(cells), corrections());
        }

        /**
         * Rows of parameter values, those first whose cell at the next smaller system size is not
         * kept: where one fails, the size is known not to be kept, and the others need not be
         * asked.
         */
        private List<Integer> hardestFirst(double size) {
            Set<Map<String, Double>> kept = new HashSet<>();
            if (done.lowerEntry(size) != null) {
                for (Cell cell : done.lowerEntry(size).getValue()) {
                    if (cell.verdict() == Verdict.KEPT) {
                        kept.add(cell.parameter());
                    }
                }
            }
            return IntStream.range(0, regime.size())
                    .boxed()
                    .sorted(
                            Comparator.comparing(
                                    p -> kept.contains(named(question.parameterValues().get(p)))))
                    .toList();
        }

        /** Judges rows at one system size, until one says that this is enough. */
        private void judge(double size, List<Integer> rows, Predicate<Cell> enough) {
            List<Cell> cells = new ArrayList<>();
            for (int p : rows) {
                int index = done.size() * regime.size() + cells.size();
                cells.add(
                        cellStudy.at(
                                p,
                                named(question.parameterValues().get(p)),
                                regime.get(p),
                                size,
                                progress.part(index, Math.max(planned, index + 1))));
                progress.advanced(index + 1, Math.max(planned, index + 1), "cells");
                if (enough.test(cells.get(cells.size() - 1))) {
                    break;
                }
            }
            done.put(size, cells);
        }

        private Map<String, Double> named(List<Double> values) {
            Map<String, Double> named = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                named.put(question.parameterNames().get(i), values.get(i));
            }
            return named;
        }

        /** The exact methods at work, then the approximate ones. */
        private String methods(List<Cell> cells) {
            List<String> names = new ArrayList<>();
            for (boolean exact : new boolean[] {true, false}) {
                for (Cell cell : cells) {
                    if (cell.exact() == exact
                            && !cell.deterministic().attractors().isEmpty()
                            && !names.contains(cell.method())) {
                        names.add(cell.method());
                    }
                }
            }
            return names.isEmpty() ? method.name() : String.join("; ", names);
        }

        private String corrections() {
            return String.format(
                    Locale.ROOT,
                    "All decided verdicts are right together with probability %.3g: the error is"
                            + " shared equally among %d cells (Bonferroni), within a cell 1/(k (k + 1))"
                            + " of it goes to look k, and within a look it is shared equally among"
                            + " the questions asked. At system sizes that the search for the smallest"
                            + " adds, judging ends with the first parameter value that is not kept."
                            + " Where a cell is asked about exactly and then"
                            + " approximately, its error is shared equally between the two.",
                    question.settings().confidence(),
                    planned);
        }
    }
}
