package rncrn.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        private final Course course;
        private final Checkpoints checkpoints;
        private final Pool pool = new Pool(threads);
        private final List<DeterministicRegime> regime = new ArrayList<>();
        private final TreeMap<Double, List<Cell>> done = new TreeMap<>();

        /** Cells that are not decided, by system size and place among the cells of that size. */
        private final TreeMap<Double, TreeMap<Integer, CellWork>> open = new TreeMap<>();

        private final Reserve reserve;
        private final int planned;
        private final double error;

        Work(Question question, Progress progress, Checkpoints checkpoints) {
            this.question = question;
            this.checkpoints = checkpoints;
            Settings settings = question.settings();
            planned =
                    question.parameterValues().size()
                            * (question.systemSizes().size() + settings.searchSteps());
            error = (1 - settings.confidence()) / planned;
            reserve = new Reserve(settings.reserve());
            course = new Course(progress, planned, reserve);
        }

        Study answer() {
            for (List<Double> values : question.parameterValues()) {
                regime.add(regimes.at(values));
            }
            question = question.withHorizon(Horizon.of(question, regime));
            cellStudy = new CellStudy(question, method, pool, checkpoints, error);
            List<Integer> rows = IntStream.range(0, regime.size()).boxed().toList();
            for (double size : question.systemSizes()) {
                for (int row : rows) {
                    begin(size, row);
                }
            }
            settle(undecided());
            SizeSearch search =
                    new SizeSearch(
                            question,
                            done,
                            size -> judge(size, hardestFirst(size), SizeSearch::fails));
            search.run();
            spend(undecided(), reserve.left(), false);
            SmallestSize smallest = search.found();
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
            for (int row : rows) {
                begin(size, row);
                List<Cell> cells = done.get(size);
                int last = cells.size() - 1;
                CellWork work = open.getOrDefault(size, new TreeMap<>()).get(last);
                if (work != null) {
                    settle(List.of(work));
                    // The search comes before what else may be decided, but leaves something.
                    spend(List.of(work), reserve.left() / 2, false);
                }
                if (enough.test(cells.get(last))) {
                    return;
                }
            }
        }

        /** Exact simulation of one cell within its own budget. */
        private void begin(double size, int row) {
            Map<String, Double> named = named(question.parameterValues().get(row));
            Optional<CellWork> work = cellStudy.at(row, named, regime.get(row), size);
            List<Cell> cells = done.computeIfAbsent(size, s -> new ArrayList<>());
            if (work.isPresent()) {
                work.get().first(course.part());
                reserve.add(question.settings().eventsPerCell() - work.get().spent());
                cells.add(work.get().cell());
                if (work.get().undecided()) {
                    open.computeIfAbsent(size, s -> new TreeMap<>())
                            .put(cells.size() - 1, work.get());
                }
            } else {
                cells.add(Cells.withoutAttractor(named, size, regime.get(row)));
            }
            course.done("cells");
        }

        /**
         * Decides what little more exact simulation can, and asks approximate methods about the
         * rest, whatever is left; but what they cost is spent.
         */
        private void settle(List<CellWork> works) {
            spend(works, Math.min(reserve.left(), CellWork.APPROXIMATE_COST), true);
            for (CellWork work : works) {
                reserve.add(-work.approximate(course.part()));
                course.done("approximate methods");
            }
            refresh();
        }

        private void spend(List<CellWork> works, double most, boolean exactly) {
            reserve.share(works, most, exactly, course.part());
            refresh();
        }

        /** All that are not decided, by system size, then in the order of the rows. */
        private List<CellWork> undecided() {
            return open.values().stream().flatMap(works -> works.values().stream()).toList();
        }

        /** Takes over what became of the undecided cells. */
        private void refresh() {
            open.forEach(
                    (size, works) -> {
                        works.forEach((index, work) -> done.get(size).set(index, work.cell()));
                        works.values().removeIf(work -> !work.undecided());
                    });
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

    /**
     * How far the work is: the cells simulated, those asked about approximately, and the reserve
     * spent, a third each.
     */
    private static final class Course {
        private final Progress progress;
        private final int planned;
        private final Reserve reserve;
        private int done;

        Course(Progress progress, int planned, Reserve reserve) {
            this.progress = progress;
            this.planned = planned;
            this.reserve = reserve;
        }

        /** One cell more. */
        void done(String what) {
            done++;
            told(0, what);
        }

        /** Hears of the next. */
        Progress part() {
            return new Progress() {
                @Override
                public void advanced(double share, double total, String what) {
                    told(total > 0 ? share / total : 0, what);
                }

                @Override
                public boolean cancelled() {
                    return progress.cancelled();
                }
            };
        }

        private void told(double more, String what) {
            double whole = 3.0 * planned;
            progress.advanced(
                    Math.min(whole, done + more + planned * reserve.spentShare()), whole, what);
        }
    }
}
