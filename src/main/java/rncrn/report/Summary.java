package rncrn.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rncrn.statistics.Interval;
import rncrn.verdict.Cell;
import rncrn.verdict.Oscillation;
import rncrn.verdict.Residence;
import rncrn.verdict.Study;
import rncrn.verdict.Verdict;

/**
 * One line of the page that compares reports; kept beside each report as summary.json. Everything
 * is text as people read it, an empty text where there is nothing to say.
 *
 * @param name name of the design; also of the report's folder
 * @param about a sentence
 * @param regimes deterministic regimes over the parameter values, such as {@code L_1 = 1: cycle}
 * @param bifurcations bifurcation points of the rate equations
 * @param perceptrons number of perceptrons
 * @param reactions number of reactions
 * @param loss training loss
 * @param mu time scale of the perceptrons
 * @param smallest smallest system size at which all is kept, with its interval
 * @param copies executive copies there
 * @param verdicts how many cells got which verdict
 * @param coherence coherent cycles at the smallest system size kept, or else the largest
 * @param switching shortest mean residence time there
 * @param events reaction events per unit of time and of system size
 * @param failure why there is no report; empty where there is one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Summary(
        String name,
        String about,
        String regimes,
        String bifurcations,
        String perceptrons,
        String reactions,
        String loss,
        String mu,
        String smallest,
        String copies,
        String verdicts,
        String coherence,
        String switching,
        String events,
        String failure) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** What a report comes to. */
    public static Summary of(CheckReport report) {
        Study study = report.study();
        double largest =
                Double.isFinite(study.smallest().high())
                        ? study.smallest().high()
                        : study.cells().stream()
                                .mapToDouble(Cell::systemSize)
                                .max()
                                .orElse(Double.NaN);
        List<Cell> last =
                study.cells().stream().filter(cell -> cell.systemSize() == largest).toList();
        return new Summary(
                study.question().name(),
                report.about(),
                regimes(study),
                report.special().stream()
                        .map(
                                point ->
                                        point.kind().replace('-', ' ')
                                                + " at "
                                                + Names.number(point.parameter(), 4))
                        .collect(Collectors.joining(", ")),
                report.model().map(m -> Integer.toString(m.perceptrons())).orElse(""),
                Integer.toString(study.question().network().reactions().size()),
                report.training().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("loss"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(""),
                report.model().map(m -> Names.number(m.mu())).orElse(""),
                smallest(study),
                study.smallest().copies().entrySet().stream()
                        .map(e -> Names.number(e.getValue()) + " " + Names.pretty(e.getKey()))
                        .collect(Collectors.joining(", ")),
                verdicts(study),
                coherence(last),
                switching(last),
                events(study),
                "");
    }

    /** A report that could not be made. */
    public static Summary failed(String name, String about, String why) {
        return new Summary(name, about, "", "", "", "", "", "", "", "", "", "", "", "", why);
    }

    /** The text of summary.json. */
    public String json() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Reads summary.json.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    public static Summary parse(String text) {
        try {
            return JSON.readValue(text, Summary.class);
        } catch (JsonProcessingException refused) {
            throw new IllegalArgumentException("this is not a summary of a report", refused);
        }
    }

    private static String regimes(Study study) {
        Map<String, String> regimes = new LinkedHashMap<>();
        for (Cell cell : study.cells()) {
            regimes.putIfAbsent(Names.values(cell.parameter()), cell.deterministic().label());
        }
        if (regimes.size() > 8) {
            Map<String, Long> counts =
                    regimes.values().stream()
                            .collect(
                                    Collectors.groupingBy(
                                            label -> label,
                                            LinkedHashMap::new,
                                            Collectors.counting()));
            return counts.entrySet().stream()
                    .map(entry -> entry.getKey() + " at " + entry.getValue() + " values")
                    .collect(Collectors.joining("; "));
        }
        return regimes.entrySet().stream()
                .map(e -> e.getKey().isEmpty() ? e.getValue() : e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String smallest(Study study) {
        var smallest = study.smallest();
        if (Double.isNaN(smallest.estimate())) {
            return smallest.low() > 0 ? "above " + Names.number(smallest.low()) : "not found";
        }
        boolean exact =
                study.cells().stream()
                        .filter(cell -> cell.systemSize() == smallest.high())
                        .allMatch(Cell::exact);
        return (exact ? "" : "\u2248 ")
                + Names.number(smallest.estimate())
                + " ("
                + Names.number(smallest.low())
                + " to "
                + Names.number(smallest.high())
                + ")";
    }

    private static String verdicts(Study study) {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = study.cells().stream().filter(cell -> cell.verdict() == verdict).count();
            if (count > 0) {
                parts.add(count + " " + verdict.word());
            }
        }
        return String.join(", ", parts);
    }

    private static String coherence(List<Cell> cells) {
        Interval best = null;
        double size = 0;
        for (Cell cell : cells) {
            for (Oscillation oscillation : cell.oscillations()) {
                Interval coherent = oscillation.coherentCycles();
                if (Double.isFinite(coherent.estimate())
                        && (best == null || coherent.estimate() > best.estimate())) {
                    best = coherent;
                    size = cell.systemSize();
                }
            }
        }
        return best == null ? "" : range(best) + " at \u03a9 = " + Names.number(size);
    }

    private static String switching(List<Cell> cells) {
        Interval least = null;
        double size = 0;
        for (Cell cell : cells) {
            for (Residence residence : cell.residences()) {
                Interval mean = residence.mean();
                if (!Double.isNaN(mean.low()) && (least == null || mean.low() < least.low())) {
                    least = mean;
                    size = cell.systemSize();
                }
            }
        }
        if (least == null) {
            return "";
        }
        String at = " at \u03a9 = " + Names.number(size);
        return Double.isFinite(least.estimate())
                ? range(least) + at
                : "more than " + Names.number(least.low()) + at;
    }

    private static String range(Interval interval) {
        return Names.number(interval.estimate())
                + " ("
                + Names.number(interval.low(), 2)
                + " to "
                + Names.number(interval.high(), 2)
                + ")";
    }

    private static String events(Study study) {
        double rate = 0;
        int count = 0;
        for (Cell cell : study.cells()) {
            if (cell.time() > 0 && cell.exact()) {
                rate += cell.events() / cell.time() / cell.systemSize();
                count++;
            }
        }
        return count == 0 ? "" : Names.number(rate / count, 2);
    }
}
