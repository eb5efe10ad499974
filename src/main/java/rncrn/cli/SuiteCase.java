package rncrn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.InputException;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.format.TextFile;
import rncrn.format.sbml.SbmlReader;
import rncrn.network.ruled.RuledNetwork;
import rncrn.stochastic.Method;
import rncrn.stochastic.Streams;
import rncrn.stochastic.ruled.RuledSimulator;

/**
 * One case of the SBML stochastic test suite: model, settings, and the exact mean and standard
 * deviation at every time. With n runs the score of a mean m is sqrt(n) (m - mu)/sigma and that of
 * a variance s^2 is sqrt(n/2) (s^2/sigma^2 - 1); the settings give the accepted ranges. Where sigma
 * is 0 both must be exact.
 */
final class SuiteCase {
    /** Runs from which the correlations in time are taken. */
    private static final int KEPT = 4_000;

    private final String name;
    private final Path model;
    private final Map<String, String> settings;
    private final List<String> header;
    private final List<double[]> exact;

    private SuiteCase(
            String name,
            Path model,
            Map<String, String> settings,
            List<String> header,
            List<double[]> exact) {
        this.name = name;
        this.model = model;
        this.settings = settings;
        this.header = header;
        this.exact = exact;
    }

    /**
     * The scores of a method.
     *
     * @param algorithm what ran
     * @param points compared means, and as many standard deviations
     * @param meansOut how many scores of means are out of range
     * @param sdsOut how many scores of standard deviations are out of range
     * @param worstMean the largest score of a mean, infinite where one that must be exact is not
     * @param worstSd likewise of standard deviations
     * @param probability that the worst score of a right simulator is as far out
     * @param chance what to expect of a right simulator
     */
    record Score(
            String algorithm,
            int points,
            int meansOut,
            int sdsOut,
            double worstMean,
            double worstSd,
            double probability,
            ChanceOfScores chance) {
        boolean passes() {
            return meansOut + sdsOut == 0;
        }

        String cell() {
            String worst = String.format(Locale.ROOT, "%.2f / %.2f", worstMean, worstSd);
            return passes()
                    ? worst
                    : String.format(
                            Locale.ROOT, "%d - %s (p %.2g)", meansOut + sdsOut, worst, probability);
        }
    }

    static SuiteCase read(Path folder, String level) {
        String name = folder.getFileName().toString();
        Path model = find(folder, "-sbml-" + level + ".xml");
        Map<String, String> settings = new HashMap<>();
        for (String line : TextFile.text(find(folder, "-settings.txt")).lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                settings.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        List<String> lines =
                TextFile.text(find(folder, "-results.csv"))
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList();
        List<double[]> exact = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            exact.add(
                    Stream.of(line.split(",", -1))
                            .mapToDouble(cell -> NetworkOptions.number(name, cell))
                            .toArray());
        }
        return new SuiteCase(
                name,
                model,
                settings,
                Stream.of(lines.get(0).split(",", -1)).map(String::strip).toList(),
                exact);
    }

    private static Path find(Path folder, String end) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .sorted()
                    .findFirst()
                    .orElseThrow(
                            () -> new InputException(folder + " holds no file ending in " + end));
        } catch (IOException unreadable) {
            throw new InputException(folder + " cannot be read", unreadable);
        }
    }

    String name() {
        return name;
    }

    Path model() {
        return model;
    }

    /**
     * Simulates the case and scores it.
     *
     * @param seed of the runs; the draws of chance have a stream of their own
     */
    Score score(Method method, int runs, long seed, int threads) {
        RuledNetwork network = SbmlReader.read(model, Map.of());
        RuledSimulator simulator = RuledSimulator.prepare(network, method);
        List<Double> times = exact.stream().map(row -> row[0]).toList();
        int keep = Math.min(runs, KEPT);
        Observations amounts =
                observe(new RuledEnsemble(simulator, false), times, runs, seed, keep, threads);
        Observations concentrations =
                list("concentration").isEmpty()
                        ? amounts
                        : observe(
                                new RuledEnsemble(simulator, true),
                                times,
                                runs,
                                seed,
                                keep,
                                threads);
        Tally tally = new Tally(runs, keep, range("meanRange"), range("sdRange"));
        for (String species : list("variables")) {
            Observations seen = list("concentration").contains(species) ? concentrations : amounts;
            int column = seen.names().indexOf(species);
            int mean = header.indexOf(species + "-mean");
            int sd = header.indexOf(species + "-sd");
            if (column < 0 || mean < 0 || sd < 0) {
                throw new InputException(name + ": there are no results for " + species);
            }
            for (int t = 0; t < exact.size(); t++) {
                tally.add(seen, t, column, exact.get(t)[mean], exact.get(t)[sd]);
            }
        }
        return tally.score(simulator.description(), Streams.stream(seed, -1));
    }

    private static Observations observe(
            RuledEnsemble ensemble,
            List<Double> times,
            int runs,
            long seed,
            int keep,
            int threads) {
        return ensemble.run(
                times, runs, seed, keep, threads, Progress.NONE, Checkpoints.Part.none());
    }

    /** The scores of one method, as they come. */
    private static final class Tally {
        private final int runs;
        private final double[] meanRange;
        private final double[] sdRange;
        private final List<double[]> contributions = new ArrayList<>();
        private final List<double[]> columns = new ArrayList<>();
        private int points;
        private int meansOut;
        private int sdsOut;
        private double worstMean;
        private double worstSd;

        Tally(int runs, int kept, double[] meanRange, double[] sdRange) {
            this.runs = runs;
            this.meanRange = meanRange;
            this.sdRange = sdRange;
            for (int k = 0; k < kept; k++) {
                contributions.add(null);
            }
        }

        void add(Observations seen, int t, int column, double mu, double sigma) {
            double m = seen.means().get(t).get(column);
            double s = seen.sds().get(t).get(column);
            double z;
            double y;
            if (sigma == 0) {
                z = m == mu ? 0 : Double.POSITIVE_INFINITY;
                y = s == 0 ? 0 : Double.POSITIVE_INFINITY;
            } else {
                z = Math.sqrt(runs) * (m - mu) / sigma;
                y = Math.sqrt(runs / 2.0) * (s * s / (sigma * sigma) - 1);
                double[] means = new double[contributions.size()];
                double[] sds = new double[contributions.size()];
                for (int k = 0; k < means.length; k++) {
                    means[k] = (seen.kept().get(k).get(t).get(column) - mu) / sigma;
                    sds[k] = (means[k] * means[k] - 1) / Math.sqrt(2);
                }
                columns.add(means);
                columns.add(sds);
            }
            points++;
            meansOut += z > meanRange[0] && z < meanRange[1] ? 0 : 1;
            sdsOut += y > sdRange[0] && y < sdRange[1] ? 0 : 1;
            worstMean = Math.max(worstMean, Math.abs(z));
            worstSd = Math.max(worstSd, Math.abs(y));
        }

        Score score(String algorithm, UniformRandomProvider random) {
            double[] limits = new double[columns.size()];
            boolean[] isSd = new boolean[columns.size()];
            for (int i = 0; i < limits.length; i++) {
                isSd[i] = i % 2 == 1;
                limits[i] = isSd[i] ? sdRange[1] : meanRange[1];
            }
            for (int k = 0; k < contributions.size(); k++) {
                int run = k;
                contributions.set(k, columns.stream().mapToDouble(c -> c[run]).toArray());
            }
            ChanceOfScores chance = new ChanceOfScores(contributions, limits, isSd, random);
            double worst = Math.max(worstMean / meanRange[1], worstSd / sdRange[1]);
            return new Score(
                    algorithm,
                    points,
                    meansOut,
                    sdsOut,
                    worstMean,
                    worstSd,
                    chance.atLeast(worst),
                    chance);
        }
    }

    private String setting(String key) {
        return settings.getOrDefault(key, "");
    }

    private List<String> list(String key) {
        return Stream.of(setting(key).split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private double[] range(String key) {
        return Stream.of(setting(key).replaceAll("[()\\s]", "").split(",", -1))
                .mapToDouble(bound -> NetworkOptions.number(name + " " + key, bound))
                .toArray();
    }
}
