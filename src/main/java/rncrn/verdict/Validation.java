package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;
import rncrn.statistics.Interval;
import rncrn.statistics.ResidenceTimes;
import rncrn.stochastic.DirectMethod;
import rncrn.stochastic.Streams;

/**
 * The verdicts judged on chains whose answer is known exactly: how often they are wrong, how often
 * they decide, and how often the intervals hold the exact value.
 *
 * <p>Then the intervals of single statistics, see {@link LawValidation}.
 *
 * <p>The chains are immigration and death (a Poisson law, one mode) and the Schloegl model at
 * system size 15 (two states), whose mean first-passage times between the cores follow from a
 * recursion.
 */
public final class Validation {
    /** How models of lines begin that judge single intervals at 95 %, not verdicts. */
    public static final String SINGLE = "95 % interval of the ";

    private static final double SIZE = 15;

    /** Here the valley is shallow. */
    private static final double SHALLOW = 4;

    private static final int LINES = 21 + 14;

    /** Studies of single intervals for each study of verdicts: they are cheap. */
    private static final int MORE = 5;

    private static final Box BOX = Box.of(new double[] {0}, new double[] {8});

    private final int studies;
    private final Pool pool;
    private final Progress progress;
    private final List<Row> rows = new ArrayList<>();

    /**
     * One line of the table.
     *
     * @param model chain and question
     * @param truth the right answer
     * @param budget reaction events a study may spend
     * @param studies number of independent studies
     * @param right share with the right verdict
     * @param wrong share with a decided verdict that is wrong
     * @param undecided share without a decision
     * @param coverage share of nominal 95 % intervals of the quantity in question that hold the
     *     exact value, over all studies; NaN where there is none
     */
    public record Row(
            String model,
            String truth,
            long budget,
            int studies,
            double right,
            double wrong,
            double undecided,
            double coverage) {}

    private Validation(int studies, int threads, Progress progress) {
        this.studies = studies;
        this.pool = new Pool(threads);
        this.progress = progress;
    }

    /** The whole table. */
    public static List<Row> run(int studies, int threads, Progress progress) {
        Validation validation = new Validation(studies, threads, progress);
        for (long budget : new long[] {30_000, 100_000, 300_000}) {
            validation.single(budget);
        }
        double shorter = Math.min(upTime(), downTime());
        for (double ratio : new double[] {0.25, 0.5, 0.8, 1.25, 2, 4}) {
            for (long budget : new long[] {100_000, 400_000, 1_600_000}) {
                validation.twin(ratio, shorter, budget);
            }
        }
        for (long budget : new long[] {100_000, 400_000}) {
            validation.law("immigration-death", immigrationDeath(), 20, budget);
            validation.law("Schloegl", schloegl(), SIZE, budget);
            validation.law("Schloegl", schloegl(), SHALLOW, budget);
        }
        return List.copyOf(validation.rows);
    }

    private void law(String name, ReactionNetwork network, double size, long budget) {
        boolean twin = name.equals("Schloegl");
        LawValidation law =
                new LawValidation(
                        name + " at \u03a9 = " + Math.round(size),
                        network,
                        BOX,
                        size,
                        x -> twin ? birth(x, size) : 4 * size,
                        x -> twin ? death(x, size) : x);
        rows.addAll(law.rows(budget, MORE * studies, pool, progress.part(rows.size(), LINES)));
    }

    /** A mean of 4 at system size 20: Poisson with mean 80, one mode at its equilibrium. */
    private void single(long budget) {
        ReactionNetwork network = immigrationDeath();
        DeterministicRegime regime = regime(network);
        int[] counts = new int[3];
        int[] covered = new int[2];
        pool.run(
                studies,
                i -> study(network, regime, 20, 5, budget, i),
                (i, cell) -> {
                    tally(counts, cell.verdict() == Verdict.KEPT, cell.verdict());
                    // The median of a Poisson law with mean 80 is 80: no displacement but the
                    // lattice's.
                    for (Evidence item : cell.evidence()) {
                        if (item.name().equals("displacement")) {
                            double shift = 0.5 / 20 / BOX.width(0);
                            Interval at95 = scaled(item.value());
                            covered[1]++;
                            covered[0] += at95.low() <= shift && at95.high() >= -shift ? 1 : 0;
                        }
                    }
                    progress.advanced(rows.size() + (i + 1.0) / studies, LINES, "validation");
                },
                progress::cancelled);
        row("immigration-death, horizon 5", "kept", budget, counts, covered);
    }

    /** An interval at a high level, shrunk to the 95 % level by the ratio of normal quantiles. */
    private static Interval scaled(Interval value) {
        double wide = rncrn.statistics.BlockBootstrap.quantile(value.level(), 1000);
        double half =
                (value.high() - value.low())
                        / 2
                        * rncrn.statistics.BlockBootstrap.quantile(0.95, 1000)
                        / wide;
        return new Interval(
                value.estimate(), value.estimate() - half, value.estimate() + half, 0.95);
    }

    /** The horizon is the shorter of the two exact mean residence times over the ratio. */
    private void twin(double ratio, double shorter, long budget) {
        ReactionNetwork network = schloegl();
        boolean kept = ratio > 1;
        DeterministicRegime regime = regime(network);
        int[] counts = new int[3];
        int[] covered = new int[2];
        pool.run(
                studies,
                i -> study(network, regime, SIZE, shorter / ratio, budget, 1000 + i),
                (i, cell) -> {
                    boolean says = cell.verdict() == Verdict.KEPT;
                    tally(counts, says == kept, cell.verdict());
                    for (Residence residence : cell.residences()) {
                        Interval mean =
                                ResidenceTimes.mean(
                                        array(residence.completed()),
                                        array(residence.censored()),
                                        0.95);
                        double exact = residence.attractor() == 0 ? upTime() : downTime();
                        covered[1]++;
                        covered[0] += mean.low() <= exact && mean.high() >= exact ? 1 : 0;
                    }
                    progress.advanced(rows.size() + (i + 1.0) / studies, LINES, "validation");
                },
                progress::cancelled);
        row(
                String.format(
                        java.util.Locale.ROOT,
                        "Schloegl, horizon = shorter residence / %.3g",
                        ratio),
                kept ? "kept" : "not kept",
                budget,
                counts,
                covered);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void tally(int[] counts, boolean right, Verdict verdict) {
        counts[verdict == Verdict.UNDECIDED ? 2 : right ? 0 : 1]++;
    }

    private void row(String model, String truth, long budget, int[] counts, int[] covered) {
        double n = studies;
        rows.add(
                new Row(
                        model,
                        truth,
                        budget,
                        studies,
                        counts[0] / n,
                        counts[1] / n,
                        counts[2] / n,
                        covered[1] == 0 ? Double.NaN : (double) covered[0] / covered[1]));
    }

    private static Cell study(
            ReactionNetwork network,
            DeterministicRegime regime,
            double size,
            double horizon,
            long budget,
            int number) {
        Question question =
                new Question(
                        "validation",
                        network,
                        List.of(0),
                        List.of(),
                        List.of(List.of()),
                        List.of(size),
                        BOX,
                        horizon,
                        Streams.derive(1, number),
                        Settings.DEFAULT.withEventsPerCell(budget).withSearchSteps(0));
        return new StudyRunner(new DirectMethod(), values -> regime, 1)
                .run(question, Progress.NONE)
                .cells()
                .get(0);
    }

    private static DeterministicRegime regime(ReactionNetwork network) {
        return new NetworkRegimes(network, List.of(0), List.of(), BOX).at(List.of());
    }

    private static ReactionNetwork immigrationDeath() {
        return ReactionNetwork.builder(Unit.CONCENTRATION)
                .massAction(List.of(), List.of("X"), 4)
                .massAction(List.of("X"), List.of(), 1)
                .build();
    }

    private static ReactionNetwork schloegl() {
        return ReactionNetwork.builder(Unit.CONCENTRATION)
                .massAction(List.of("X", "X"), List.of("X", "X", "X"), 1.5)
                .massAction(List.of("X", "X", "X"), List.of("X", "X"), 1 / 6.0)
                .massAction(List.of(), List.of("X"), 2)
                .massAction(List.of("X"), List.of(), 3.5)
                .build();
    }

    /** Birth rate of the Schloegl model at so many copies. */
    private static double birth(int x, double size) {
        return 2 * size + 1.5 * x * (x - 1.0) / size;
    }

    private static double death(int x, double size) {
        return 3.5 * x + x * (x - 1.0) * (x - 2.0) / (6 * size * size);
    }

    /** Exact mean time from the edge of the lower core to that of the upper one. */
    static double upTime() {
        int[] edges = edges();
        double step = 0;
        double sum = 0;
        for (int x = 0; x < edges[1]; x++) {
            step = (1 + death(x, SIZE) * step) / birth(x, SIZE);
            sum += x >= edges[0] ? step : 0;
        }
        return sum;
    }

    /** Exact mean time from the edge of the upper core to that of the lower one. */
    static double downTime() {
        int[] edges = edges();
        double step = 0;
        double sum = 0;
        for (int x = 600; x > edges[0]; x--) {
            step = (1 + birth(x, SIZE) * step) / death(x, SIZE);
            sum += x <= edges[1] ? step : 0;
        }
        return sum;
    }

    /** Copy numbers at the edges of the cores that face each other. */
    private static int[] edges() {
        ReactionNetwork network = schloegl();
        DeterministicRegime regime = regime(network);
        double a = regime.attractors().get(0).points().get(0).get(0);
        double b = regime.attractors().get(1).points().get(0).get(0);
        double low = Math.min(a, b);
        double high = Math.max(a, b);
        double core = (high - low) / 4;
        return new int[] {
            (int) Math.floor((low + core) * SIZE), (int) Math.ceil((high - core) * SIZE)
        };
    }

    /** The table as rows of text, header first. */
    public static List<List<String>> table(List<Row> rows) {
        List<List<String>> table = new ArrayList<>();
        table.add(
                List.of(
                        "model",
                        "truth",
                        "budget",
                        "studies",
                        "right",
                        "wrong",
                        "undecided",
                        "coverage"));
        for (Row row : rows) {
            table.add(
                    List.of(
                            row.model(),
                            row.truth(),
                            Long.toString(row.budget()),
                            Integer.toString(row.studies()),
                            share(row.right()),
                            share(row.wrong()),
                            share(row.undecided()),
                            share(row.coverage())));
        }
        return table;
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "" : String.format(java.util.Locale.ROOT, "%.3f", value);
    }

    /** What the columns mean, for manifests. */
    public static Map<String, Object> settings() {
        return Map.of(
                "confidence",
                Settings.DEFAULT.confidence(),
                "exactMeanResidenceLow",
                upTime(),
                "exactMeanResidenceHigh",
                downTime());
    }
}
