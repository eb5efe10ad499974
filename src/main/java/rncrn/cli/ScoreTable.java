package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.special.Gamma;
import rncrn.files.Csv;
import rncrn.files.WholeFile;
import rncrn.stochastic.Method;

/**
 * Scores of cases by methods, and what chance explains of them.
 *
 * <p>The suite asks every score of a mean to lie within (-3, 3) and every score of a standard
 * deviation within (-5, 5), and says that a right simulator still has two or three scores of means
 * and five or six of standard deviations out of range in a full run of 10,000 trajectories. How
 * many are to be expected of the cases at hand is computed here, see {@link ChanceOfScores}.
 */
final class ScoreTable {
    /** Probability with which a table of right simulators would be called wrong. */
    private static final double FALSE_ALARM = 1e-3;

    /** What the suite's guide allows a right simulator in a full run. */
    private static final int MEANS_ALLOWED = 3;

    private static final int SDS_ALLOWED = 6;

    private final List<Method> methods;
    private final Map<String, Map<Method, SuiteCase.Score>> scores = new LinkedHashMap<>();
    private final Map<String, Map<Method, String>> refusals = new LinkedHashMap<>();

    ScoreTable(List<Method> methods) {
        this.methods = methods;
    }

    void add(String name, Method method, SuiteCase.Score score) {
        scores.computeIfAbsent(name, absent -> new LinkedHashMap<>()).put(method, score);
    }

    void refused(String name, Method method, String reason) {
        scores.computeIfAbsent(name, absent -> new LinkedHashMap<>());
        refusals.computeIfAbsent(name, absent -> new LinkedHashMap<>()).put(method, reason);
    }

    private List<SuiteCase.Score> of(Method method) {
        return scores.values().stream()
                .filter(row -> row.containsKey(method))
                .map(row -> row.get(method))
                .toList();
    }

    private List<SuiteCase.Score> exact() {
        return methods.stream().filter(Method::exact).flatMap(m -> of(m).stream()).toList();
    }

    private boolean isWrong(SuiteCase.Score score) {
        long all = scores.values().stream().mapToLong(Map::size).sum();
        return !score.passes() && score.probability() < FALSE_ALARM / all;
    }

    /** Scores of exact methods that chance does not explain. */
    int wrong() {
        return (int) exact().stream().filter(this::isWrong).count();
    }

    /**
     * Fisher's combination of all scores of exact methods, from their independent seeds: the
     * probability that right simulators as a whole look as bad.
     */
    double combinedProbability() {
        List<SuiteCase.Score> all = exact();
        double sum = all.stream().mapToDouble(score -> -Math.log(score.probability())).sum();
        return all.isEmpty() ? 1 : Gamma.regularizedGammaQ(all.size(), sum);
    }

    void write(Path folder, String settings) {
        table().write(folder.resolve("scores.csv"));
        WholeFile.text(folder.resolve("scores.md"), page(settings));
    }

    private Csv table() {
        Csv table =
                new Csv(
                        List.of(
                                "case",
                                "method",
                                "algorithm",
                                "points",
                                "means out",
                                "sds out",
                                "worst mean score",
                                "worst sd score",
                                "probability",
                                "verdict"));
        scores.forEach(
                (name, row) -> {
                    for (Method method : methods) {
                        SuiteCase.Score score = row.get(method);
                        table.row(
                                score == null
                                        ? List.of(
                                                name,
                                                method.name(),
                                                "",
                                                "",
                                                "",
                                                "",
                                                "",
                                                "",
                                                "",
                                                refusals.get(name).get(method))
                                        : List.of(
                                                name,
                                                method.name(),
                                                score.algorithm(),
                                                2 * score.points(),
                                                score.meansOut(),
                                                score.sdsOut(),
                                                score.worstMean(),
                                                score.worstSd(),
                                                score.probability(),
                                                verdict(score)));
                    }
                });
        return table;
    }

    private String verdict(SuiteCase.Score score) {
        return score.passes() ? "pass" : isWrong(score) ? "miss" : "out of range by chance";
    }

    private String page(String settings) {
        StringBuilder page = new StringBuilder("# Scores on the SBML stochastic test suite\n\n");
        page.append(settings)
                .append(
                        " Every case and method has a seed of its own, derived from the seed and the"
                                + " two names. A cell shows the largest score of the means and of the"
                                + " standard deviations over all times and species in absolute value;"
                                + " the suite accepts up to 3 and 5. A number and a dash before it"
                                + " count the points out of range, and p is the probability that the"
                                + " worst score of a right simulator is as far out, the correlation"
                                + " between times taken from the runs.\n\n");
        line(page, "case", methods.stream().map(Method::name).toList());
        line(page, "---", methods.stream().map(method -> "---").toList());
        scores.forEach(
                (name, row) ->
                        line(
                                page,
                                name,
                                methods.stream()
                                        .map(
                                                m ->
                                                        row.containsKey(m)
                                                                ? row.get(m).cell()
                                                                : "refused")
                                        .toList()));
        page.append(
                "\n## Against chance\n\nThe suite's guide allows a right simulator two or three scores"
                        + " of means and five or six of standard deviations out of range in a full"
                        + " run; the last column says whether a method keeps to that. For the cases above the expected"
                        + " numbers are computed, with the probability of at least as many as were"
                        + " seen. Neighbouring times are so alike that points out of range come in"
                        + " groups.\n\n");
        line(
                page,
                "method",
                List.of(
                        "cases out of range",
                        "expected",
                        "p",
                        "means out",
                        "expected",
                        "p",
                        "standard deviations out",
                        "expected",
                        "p",
                        "by the guide"));
        line(page, "---", java.util.Collections.nCopies(10, "---"));
        for (Method method : methods) {
            line(page, method.name(), againstChance(of(method)));
        }
        page.append(
                String.format(
                        Locale.ROOT,
                        "%nAll %d scores of exact methods together (Fisher's combination of their"
                                + " p): %.3g. Scores of exact methods beyond chance (p below %.0e in"
                                + " the whole table): %d.%n",
                        exact().size(),
                        combinedProbability(),
                        FALSE_ALARM,
                        wrong()));
        return page.toString();
    }

    private static List<String> againstChance(List<SuiteCase.Score> scores) {
        int meansOut = scores.stream().mapToInt(SuiteCase.Score::meansOut).sum();
        int sdsOut = scores.stream().mapToInt(SuiteCase.Score::sdsOut).sum();
        int cases = (int) scores.stream().filter(score -> !score.passes()).count();
        double[] anyOut = scores.stream().mapToDouble(score -> score.chance().anyOut()).toArray();
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(cases));
        row.add(String.format(Locale.ROOT, "%.1f", Arrays.stream(anyOut).sum()));
        row.add(String.format(Locale.ROOT, "%.2g", atLeast(cases, anyOut)));
        addPoints(row, meansOut, scores.stream().map(score -> score.chance().meansOut()).toList());
        addPoints(row, sdsOut, scores.stream().map(score -> score.chance().sdsOut()).toList());
        row.add(meansOut <= MEANS_ALLOWED && sdsOut <= SDS_ALLOWED ? "passes" : "misses");
        return row;
    }

    private static void addPoints(List<String> row, int seen, List<int[]> draws) {
        int atLeast = 0;
        double sum = 0;
        int n = draws.isEmpty() ? 1 : draws.get(0).length;
        for (int k = 0; k < n; k++) {
            int draw = k;
            int out = draws.stream().mapToInt(counts -> counts[draw]).sum();
            sum += out;
            atLeast += out >= seen ? 1 : 0;
        }
        row.add(Integer.toString(seen));
        row.add(String.format(Locale.ROOT, "%.1f", sum / n));
        row.add(String.format(Locale.ROOT, "%.2g", (double) atLeast / n));
    }

    /** Probability that at least so many of independent events happen. */
    private static double atLeast(int number, double[] probabilities) {
        double[] law = new double[probabilities.length + 1];
        law[0] = 1;
        for (double p : probabilities) {
            for (int k = law.length - 1; k > 0; k--) {
                law[k] = law[k] * (1 - p) + law[k - 1] * p;
            }
            law[0] *= 1 - p;
        }
        return Math.min(1, Arrays.stream(law, number, law.length).sum());
    }

    private static void line(StringBuilder page, String first, List<String> cells) {
        page.append("| ").append(first).append(" | ").append(String.join(" | ", cells));
        page.append(" |\n");
    }
}
