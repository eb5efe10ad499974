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
import rncrn.InputException;
import rncrn.ensemble.Progress;
import rncrn.files.Checkpoints;
import rncrn.format.TextFile;
import rncrn.format.sbml.SbmlReader;
import rncrn.network.ruled.RuledNetwork;
import rncrn.stochastic.Method;
import rncrn.stochastic.ruled.RuledSimulator;

/**
 * One case of the SBML stochastic test suite: model, settings, and the exact mean and standard
 * deviation at every time. With n runs the score of a mean m is sqrt(n) (m - mu)/sigma and that of
 * a variance s^2 is sqrt(n/2) (s^2/sigma^2 - 1); the settings give the accepted ranges. Where sigma
 * is 0 both must be exact.
 */
final class SuiteCase {
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
     * The score of a method.
     *
     * @param points compared means and standard deviations
     * @param misses how many are out of range
     */
    record Score(String algorithm, int points, int misses, double worstMean, double worstSd) {
        /**
         * A right simulator passes this with probability below 4e-8 at a point, and so below 1e-3
         * anywhere in a table of ten methods.
         */
        private static final double BEYOND_CHANCE = 5.5;

        /** Whether scores are out of range by more than chance explains. */
        boolean isWrong() {
            return misses > 0 && !(worstMean < BEYOND_CHANCE && worstSd < BEYOND_CHANCE);
        }

        String verdict() {
            return misses == 0 ? "pass" : isWrong() ? "miss" : "out of range by chance";
        }

        String cell() {
            String worst = String.format(Locale.ROOT, "%.2f / %.2f", worstMean, worstSd);
            return misses == 0 ? worst : misses + " - " + worst;
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

    Score score(Method method, int runs, long seed, int threads) {
        RuledNetwork network = SbmlReader.read(model, Map.of());
        RuledSimulator simulator = RuledSimulator.prepare(network, method);
        List<Double> times = exact.stream().map(row -> row[0]).toList();
        Observations amounts =
                new RuledEnsemble(simulator, false)
                        .run(times, runs, seed, 0, threads, Progress.NONE, Checkpoints.Part.none());
        boolean anyConcentration = !setting("concentration").isEmpty();
        Observations concentrations =
                anyConcentration
                        ? new RuledEnsemble(simulator, true)
                                .run(
                                        times,
                                        runs,
                                        seed,
                                        0,
                                        threads,
                                        Progress.NONE,
                                        Checkpoints.Part.none())
                        : amounts;
        double[] meanRange = range("meanRange");
        double[] sdRange = range("sdRange");
        int points = 0;
        int misses = 0;
        double worstMean = 0;
        double worstSd = 0;
        for (String species : list("variables")) {
            Observations seen = list("concentration").contains(species) ? concentrations : amounts;
            int column = seen.names().indexOf(species);
            int mean = header.indexOf(species + "-mean");
            int sd = header.indexOf(species + "-sd");
            if (column < 0 || mean < 0 || sd < 0) {
                throw new InputException(name + ": there are no results for " + species);
            }
            for (int t = 0; t < exact.size(); t++) {
                double mu = exact.get(t)[mean];
                double sigma = exact.get(t)[sd];
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
                }
                points += 2;
                misses += z > meanRange[0] && z < meanRange[1] ? 0 : 1;
                misses += y > sdRange[0] && y < sdRange[1] ? 0 : 1;
                worstMean = Math.max(worstMean, Math.abs(z));
                worstSd = Math.max(worstSd, Math.abs(y));
            }
        }
        return new Score(simulator.description(), points, misses, worstMean, worstSd);
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
