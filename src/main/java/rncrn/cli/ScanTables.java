package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rncrn.InputException;
import rncrn.files.Csv;
import rncrn.statistics.Moments;

/** The tables of a scan, row by row. */
final class ScanTables {
    private final List<String> varied;
    private final boolean stochastic;
    private Csv summary;
    private final Csv sensitivities;
    private final Csv comparison;

    /**
     * @param stochastic whether runs may leave their domain, which is counted then
     */
    ScanTables(List<String> varied, boolean stochastic) {
        this.varied = varied;
        this.stochastic = stochastic;
        sensitivities =
                new Csv(
                        header(
                                "by",
                                "quantity",
                                "derivative of mean",
                                "standard error",
                                "relative"));
        comparison =
                new Csv(
                        header(
                                "quantity",
                                "mean",
                                "mean of the other",
                                "difference",
                                "standard error"));
    }

    private List<String> header(String... columns) {
        List<String> header = new ArrayList<>(List.of("point"));
        header.addAll(varied);
        header.addAll(List.of(columns));
        return header;
    }

    private List<Object> start(int number, Map<String, Double> point) {
        List<Object> row = new ArrayList<>(List.of(number));
        varied.forEach(name -> row.add(point.get(name)));
        return row;
    }

    /** As many digits as mean anything; nothing where one run has no spread. */
    private static Object rounded(double value) {
        return Double.isNaN(value) ? "" : (Object) Csv.rounded(value, Observations.DIGITS);
    }

    void point(int number, Map<String, Double> point, ScanSamples.Sample sample) {
        if (summary == null) {
            List<String> columns = new ArrayList<>();
            for (String name : sample.names()) {
                columns.add(name + "-mean");
                columns.add(name + "-sd");
            }
            if (stochastic) {
                columns.add("left-domain");
            }
            summary = new Csv(header(columns.toArray(new String[0])));
        }
        List<Object> row = start(number, point);
        for (int k = 0; k < sample.names().size(); k++) {
            Moments moments = sample.moments(k);
            row.add(rounded(moments.mean()));
            row.add(rounded(Math.sqrt(moments.variance())));
        }
        if (stochastic) {
            row.add(sample.escapes());
        }
        summary.row(row);
    }

    /** Differences run by run: on the same seeds most of the noise is in both. */
    void sensitivity(
            int number,
            Map<String, Double> point,
            String by,
            ScanSamples.Sample below,
            ScanSamples.Sample above,
            double step) {
        for (int k = 0; k < below.names().size(); k++) {
            Moments change = new Moments();
            for (int run = 0; run < below.values().size(); run++) {
                change.add(
                        (above.values().get(run).get(k) - below.values().get(run).get(k)) / step);
            }
            double middle = (above.moments(k).mean() + below.moments(k).mean()) / 2;
            List<Object> row = start(number, point);
            row.add(by);
            row.add(below.names().get(k));
            row.add(rounded(change.mean()));
            row.add(rounded(Math.sqrt(change.variance() / change.count())));
            row.add(rounded(change.mean() * point.get(by) / middle));
            sensitivities.row(row);
        }
    }

    void comparison(
            int number,
            Map<String, Double> point,
            ScanSamples.Sample one,
            ScanSamples.Sample other) {
        boolean any = false;
        for (int k = 0; k < one.names().size(); k++) {
            int match = other.names().indexOf(one.names().get(k));
            if (match < 0) {
                continue;
            }
            any = true;
            Moments difference = new Moments();
            for (int run = 0; run < one.values().size(); run++) {
                difference.add(other.values().get(run).get(match) - one.values().get(run).get(k));
            }
            List<Object> row = start(number, point);
            row.add(one.names().get(k));
            row.add(rounded(one.moments(k).mean()));
            row.add(rounded(other.moments(match).mean()));
            row.add(rounded(difference.mean()));
            row.add(rounded(Math.sqrt(difference.variance() / difference.count())));
            comparison.row(row);
        }
        if (!any) {
            throw new InputException("--against: the two networks have no species in common");
        }
    }

    void write(Path folder, boolean withSensitivities, boolean withComparison) {
        summary.write(folder.resolve("scan.csv"));
        if (withSensitivities) {
            sensitivities.write(folder.resolve("sensitivities.csv"));
        }
        if (withComparison) {
            comparison.write(folder.resolve("comparison.csv"));
        }
    }
}
