package rncrn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a set of reports has come. What each costs is taken from the manifest of its last making,
 * as far as there is one, and scaled by how this run does against them.
 */
final class ReportSchedule {
    /** What takes less, in seconds, was made before and tells nothing of the costs. */
    private static final double TAKEN_UP = 0.5;

    private final Map<String, Double> expected = new LinkedHashMap<>();
    private final int all;
    private double seconds;
    private double costs;

    /**
     * @param designs what is to be made, in this order
     * @param folder folder of the reports
     */
    ReportSchedule(List<Path> designs, Path folder) {
        all = designs.size();
        for (Path design : designs) {
            String name = CheckSubject.stem(design);
            expected.put(name, lastTime(folder.resolve(name).resolve("run.json")));
        }
        double usual =
                expected.values().stream()
                        .filter(s -> s > 0)
                        .mapToDouble(s -> s)
                        .average()
                        .orElse(1);
        expected.replaceAll((name, seconds) -> seconds > 0 ? seconds : usual);
    }

    private static double lastTime(Path manifest) {
        try {
            JsonNode run =
                    Files.exists(manifest)
                            ? new ObjectMapper().readTree(Files.readString(manifest))
                            : new ObjectMapper().createObjectNode();
            return run.path("wallSeconds").asDouble(0);
        } catch (IOException unreadable) {
            return 0;
        }
    }

    /**
     * One more is made: how far that is, and how long the rest takes.
     *
     * @param took seconds that it took now
     */
    String done(Path design, double took) {
        double cost = expected.remove(CheckSubject.stem(design));
        if (took > TAKEN_UP) {
            seconds += took;
            costs += cost;
        }
        double rest = expected.values().stream().mapToDouble(s -> s).sum();
        return "  "
                + (all - expected.size())
                + " of "
                + all
                + " designs"
                + (expected.isEmpty() || costs == 0
                        ? ""
                        : ", about " + ProgressLine.left(seconds * rest / costs) + " left");
    }
}
