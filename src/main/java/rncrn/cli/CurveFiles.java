package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rncrn.bifurcation.CriticalCurve;
import rncrn.files.Csv;

/** Writes curves in two parameters as curves.csv and curve-points.csv. */
final class CurveFiles {
    private CurveFiles() {}

    static void write(
            List<CriticalCurve> curves,
            String first,
            String second,
            List<String> species,
            Path folder) {
        List<String> header =
                new ArrayList<>(List.of("curve", "kind", "point", first, second, "omega"));
        header.addAll(species);
        Csv csv = new Csv(header);
        List<String> specialHeader = new ArrayList<>(List.of("curve", "kind", first, second));
        specialHeader.addAll(species);
        Csv special = new Csv(specialHeader);
        for (int c = 0; c < curves.size(); c++) {
            CriticalCurve curve = curves.get(c);
            for (int k = 0; k < curve.points().size(); k++) {
                CriticalCurve.Point point = curve.points().get(k);
                List<Object> row = new ArrayList<>();
                row.add(c + 1);
                boolean neutral =
                        curve.kind() == rncrn.bifurcation.SpecialPoint.Kind.HOPF
                                && Double.isNaN(point.omega());
                row.add(neutral ? "neutral-saddle" : curve.kind().word());
                row.add(k + 1);
                row.add(point.first());
                row.add(point.second());
                row.add(Double.isNaN(point.omega()) ? "" : point.omega());
                add(row, point.state());
                csv.row(row);
            }
            for (CriticalCurve.Special point : curve.special()) {
                List<Object> row = new ArrayList<>();
                row.add(c + 1);
                row.add(point.kind().word());
                row.add(point.point().first());
                row.add(point.point().second());
                add(row, point.point().state());
                special.row(row);
            }
        }
        csv.write(folder.resolve("curves.csv"));
        special.write(folder.resolve("curve-points.csv"));
    }

    private static void add(List<Object> row, double[] values) {
        for (double value : values) {
            row.add(value);
        }
    }
}
