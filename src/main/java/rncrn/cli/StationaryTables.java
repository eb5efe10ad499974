package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rncrn.files.Csv;
import rncrn.reduction.ExactLaw;
import rncrn.reduction.Passages;
import rncrn.reduction.RelaxationModes;
import rncrn.reduction.SlowModel;
import rncrn.reduction.SlowProcess;

/** The tables of the verb {@code stationary}, collected parameter value by parameter value. */
final class StationaryTables {
    /** Cells of written densities along an axis, at most. */
    private static final int BINS = 200;

    private static final int BINS_2D = 60;

    /** Modes between which passages are solved for, the highest. */
    private static final int MOST_MODES = 3;

    private final List<String> species = new ArrayList<>();
    private final Csv law;
    private final Csv modes;
    private final Csv relaxation;
    private final Csv marginal;
    private final Csv density;
    private final Csv passages;
    private final Csv splittings;
    private final List<Double> values = new ArrayList<>();
    private final List<List<Marginal>> marginals = new ArrayList<>();
    private double worstTableError;

    /** A marginal density on bins: middles and heights. */
    record Marginal(List<Double> concentration, List<Double> density) {}

    StationaryTables(SlowProcess slow, String parameter) {
        for (int s : slow.recognition().executive()) {
            species.add(slow.process().network().species().get(s).name());
        }
        String name = parameter.isEmpty() ? "parameter" : parameter;
        List<String> header =
                new ArrayList<>(
                        List.of(name, "states", "copies-per-state", "exit-time", "escape-time"));
        for (String s : species) {
            header.add(s + "-mean");
        }
        for (int i = 0; i < species.size(); i++) {
            for (int j = i; j < species.size(); j++) {
                header.add(species.get(i) + "-" + species.get(j) + "-covariance");
            }
        }
        for (String s : species) {
            header.add("exits-below-" + s);
            header.add("exits-above-" + s);
        }
        header.addAll(
                List.of(
                        "exits-untrusted",
                        "clipped",
                        "reflected",
                        "table-error",
                        "clipped-share",
                        "log10-exit-time",
                        "log10-escape-time"));
        law = new Csv(header);
        modes = new Csv(join(name, species, "relative-density"));
        relaxation = new Csv(List.of(name, "rate", "angular-frequency", "period", "residual"));
        marginal = new Csv(List.of(name, "species", "concentration", "density"));
        density = new Csv(join(name, species, "density"));
        passages = new Csv(places(name, List.of("from", "to"), "mean-time", "log10-mean-time"));
        splittings = new Csv(places(name, List.of("from", "to", "before"), "probability"));
    }

    /** A column for each place, or for two species one for each of its coordinates. */
    private List<String> places(String first, List<String> places, String... last) {
        List<String> all = new ArrayList<>(List.of(first));
        for (String place : places) {
            for (String s : species) {
                all.add(species.size() == 1 ? place : place + "-" + s);
            }
        }
        all.addAll(List.of(last));
        return all;
    }

    private static List<String> join(String first, List<String> middle, String last) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(middle);
        all.add(last);
        return all;
    }

    List<String> species() {
        return species;
    }

    List<Double> values() {
        return values;
    }

    /** Marginal of a species at the k-th value. */
    Marginal marginal(int k, int axis) {
        return marginals.get(k).get(axis);
    }

    double worstTableError() {
        return worstTableError;
    }

    void add(double value, SlowModel model, ExactLaw exact, boolean withModes) {
        int n = exact.dimension();
        values.add(value);
        worstTableError = Math.max(worstTableError, model.tableError());
        List<Object> row = new ArrayList<>();
        row.add(value);
        row.add(exact.states());
        row.add(exact.step());
        row.add(exact.exitTime());
        row.add(exact.escapeTime());
        for (int i = 0; i < n; i++) {
            row.add(exact.mean(i));
        }
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                row.add(exact.covariance(i, j));
            }
        }
        for (int way = 0; way < 2 * n; way++) {
            row.add(exact.exitShare(way));
        }
        row.add(exact.exitShare(4));
        row.add(exact.clipped());
        row.add(exact.reflected());
        row.add(model.tableError());
        row.add(exact.clippedShare());
        row.add(exact.log10ExitTime());
        row.add(exact.log10EscapeTime());
        law.row(row);
        List<ExactLaw.Mode> found = exact.modes();
        for (ExactLaw.Mode mode : found) {
            List<Object> cells = new ArrayList<>(List.of(value));
            cells.addAll(mode.concentration());
            cells.add(mode.relativeDensity());
            modes.row(cells);
        }
        if (withModes) {
            for (RelaxationModes.Relaxation r : RelaxationModes.of(exact)) {
                relaxation.row(
                        List.of(
                                value,
                                r.rate(),
                                r.frequency(),
                                r.frequency() > 0 ? 2 * Math.PI / r.frequency() : Double.NaN,
                                r.residual()));
            }
        }
        if (withModes || n == 1) {
            addPassages(value, exact, found);
        }
        addDensities(value, exact);
    }

    /** Between the highest modes: mean times, and for three and more which comes first. */
    private void addPassages(double value, ExactLaw exact, List<ExactLaw.Mode> modes) {
        List<ExactLaw.Mode> found = modes.subList(0, Math.min(MOST_MODES, modes.size()));
        Passages between = new Passages(exact);
        for (ExactLaw.Mode from : found) {
            for (ExactLaw.Mode to : found) {
                if (from.equals(to)) {
                    continue;
                }
                List<Double> a = from.concentration();
                List<Double> b = to.concentration();
                double log10 = between.log10Time(a, b);
                passages.row(cells(value, List.of(a, b), Math.pow(10, log10), log10));
                for (ExactLaw.Mode other : found) {
                    if (!other.equals(from) && !other.equals(to)) {
                        List<Double> c = other.concentration();
                        splittings.row(cells(value, List.of(a, b, c), between.splitting(a, b, c)));
                    }
                }
            }
        }
    }

    private static List<Object> cells(double value, List<List<Double>> places, Double... last) {
        List<Object> all = new ArrayList<>(List.of(value));
        places.forEach(all::addAll);
        all.addAll(List.of(last));
        return all;
    }

    private void addDensities(double value, ExactLaw exact) {
        List<Marginal> all = new ArrayList<>();
        for (int axis = 0; axis < exact.dimension(); axis++) {
            Marginal binned = binned(exact, axis);
            all.add(binned);
            for (int k = 0; k < binned.density().size(); k++) {
                marginal.row(
                        List.of(
                                value,
                                species.get(axis),
                                binned.concentration().get(k),
                                binned.density().get(k)));
            }
        }
        marginals.add(all);
        if (exact.dimension() == 2) {
            plane(value, exact);
        }
    }

    private static Marginal binned(ExactLaw exact, int axis) {
        double[] fine = exact.marginal(axis);
        int group = (fine.length + BINS - 1) / BINS;
        List<Double> middles = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        for (int from = 0; from < fine.length; from += group) {
            int to = Math.min(fine.length, from + group);
            double sum = 0;
            for (int k = from; k < to; k++) {
                sum += fine[k];
            }
            middles.add((exact.concentration(axis, from) + exact.concentration(axis, to - 1)) / 2);
            heights.add(sum / (to - from));
        }
        return new Marginal(middles, heights);
    }

    private void plane(double value, ExactLaw exact) {
        int gx = (exact.cells(0) + BINS_2D - 1) / BINS_2D;
        int gy = (exact.cells(1) + BINS_2D - 1) / BINS_2D;
        double dx = exact.concentration(0, 1) - exact.concentration(0, 0);
        double dy = exact.concentration(1, 1) - exact.concentration(1, 0);
        for (int y = 0; y < exact.cells(1); y += gy) {
            int y1 = Math.min(exact.cells(1), y + gy);
            for (int x = 0; x < exact.cells(0); x += gx) {
                int x1 = Math.min(exact.cells(0), x + gx);
                double sum = 0;
                for (int j = y; j < y1; j++) {
                    for (int i = x; i < x1; i++) {
                        sum += exact.probability(i, j);
                    }
                }
                density.row(
                        List.of(
                                value,
                                (exact.concentration(0, x) + exact.concentration(0, x1 - 1)) / 2,
                                (exact.concentration(1, y) + exact.concentration(1, y1 - 1)) / 2,
                                sum / ((x1 - x) * dx * (y1 - y) * dy)));
            }
        }
    }

    void write(Path folder) {
        law.write(folder.resolve("law.csv"));
        modes.write(folder.resolve("modes.csv"));
        relaxation.write(folder.resolve("relaxation.csv"));
        marginal.write(folder.resolve("marginals.csv"));
        if (species.size() == 2) {
            density.write(folder.resolve("density.csv"));
        }
        passages.write(folder.resolve("passages.csv"));
        splittings.write(folder.resolve("splittings.csv"));
    }
}
