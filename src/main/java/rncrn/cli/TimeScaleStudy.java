package rncrn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rncrn.bifurcation.BifurcationDiagram;
import rncrn.bifurcation.TimeScale;
import rncrn.field.Box;
import rncrn.files.Csv;
import rncrn.neural.Rncrn;
import rncrn.report.FigureFiles;
import rncrn.report.TimeScaleFigures;

/** What depends on mu: mu.csv, mu-curves.csv and their figure. */
final class TimeScaleStudy {
    /** Two values agree when they differ by less than this share. */
    private static final double AGREE = .01;

    private static final String END = "end of the range";

    private final TimeScale study;
    private final List<TimeScale.Feature> features = new ArrayList<>();
    private final List<Double> units = new ArrayList<>();

    TimeScaleStudy(Rncrn network, Box box, double[] range) {
        study = new TimeScale(network, box, range[0], range[1]);
    }

    /** The stable equilibria and all cycles at parameter values. */
    void attractors(double[] p) {
        for (TimeScale.Feature feature : study.attractors(p)) {
            features.add(feature);
            units.add(feature.quasiStatic());
        }
    }

    /**
     * The special points in a range of a parameter.
     *
     * @param own the diagram that was computed already
     */
    void bifurcations(
            BifurcationDiagram own,
            String free,
            double from,
            double to,
            Map<String, Double> fixed) {
        for (TimeScale.Feature feature :
                study.bifurcations(Optional.of(own), free, from, to, fixed)) {
            features.add(feature);
            units.add(Math.abs(to - from));
        }
    }

    void write(Path folder, PrintWriter out) {
        Csv table =
                new Csv(
                        List.of(
                                "feature",
                                "parameters",
                                "quasi-static",
                                "at-own-mu",
                                "agrees-to-mu",
                                "smallest-mu",
                                "largest-mu",
                                "beginning",
                                "ending"));
        Csv curves = new Csv(List.of("feature", "mu", "value", "amplitude"));
        for (int k = 0; k < features.size(); k++) {
            TimeScale.Feature feature = features.get(k);
            double agrees = feature.agreesTo(AGREE, units.get(k));
            List<Object> row = new ArrayList<>();
            row.add(feature.kind());
            row.add(words(feature));
            row.add(cell(feature.quasiStatic()));
            row.add(cell(feature.valueAt(study.own()).orElse(Double.NaN)));
            row.add(cell(agrees));
            row.add(feature.smallestMu());
            row.add(feature.largestMu());
            row.add(feature.beginning());
            row.add(feature.ending());
            table.row(row);
            for (TimeScale.Sample sample : feature.curve()) {
                curves.row(List.of(k + 1, sample.mu(), sample.value(), cell(sample.amplitude())));
            }
            out.println(line(feature, agrees));
        }
        table.write(folder.resolve("mu.csv"));
        curves.write(folder.resolve("mu-curves.csv"));
        TimeScaleFigures.of("mu-dependence", features, study.own())
                .ifPresent(figure -> FigureFiles.write(figure, folder));
        out.flush();
    }

    private static Object cell(double value) {
        return Double.isNaN(value) ? "" : value;
    }

    private static String words(TimeScale.Feature feature) {
        List<String> values = new ArrayList<>();
        feature.at().forEach((name, value) -> values.add(name + "=" + value));
        return String.join(" ", values);
    }

    private static String line(TimeScale.Feature feature, double agrees) {
        StringBuilder line = new StringBuilder(feature.kind());
        if (!feature.at().isEmpty()) {
            line.append(" at ").append(words(feature));
        }
        if (feature.kind().equals("fold")) {
            return line.append(": the same at every mu").toString();
        }
        line.append(
                String.format(
                        Locale.ROOT,
                        ": from mu = %.4g (%s) to %.4g (%s)",
                        feature.smallestMu(),
                        feature.beginning().isEmpty() ? END : feature.beginning(),
                        feature.largestMu(),
                        feature.ending().isEmpty() ? END : feature.ending()));
        if (!Double.isNaN(feature.quasiStatic())) {
            line.append(
                    String.format(
                            Locale.ROOT,
                            "; quasi-static %s %.6g",
                            feature.kind().endsWith(" cycle") || feature.kind().equals("cycle")
                                    ? "period"
                                    : "parameter",
                            feature.quasiStatic()));
        }
        if (!Double.isNaN(agrees)) {
            line.append(String.format(Locale.ROOT, ", within 1 %% of it up to mu = %.3g", agrees));
        }
        return line.toString();
    }
}
