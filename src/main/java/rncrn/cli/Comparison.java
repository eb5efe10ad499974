package rncrn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rncrn.bifurcation.BifurcationDiagram;
import rncrn.bifurcation.Cycle;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.Equilibrium;
import rncrn.bifurcation.Regimes;
import rncrn.bifurcation.SpecialPoint;
import rncrn.field.Box;
import rncrn.files.Csv;

/**
 * A target and a network side by side: each equilibrium, cycle and special point of the target with
 * the nearest of its kind of the network, as comparison.csv.
 */
final class Comparison {
    private final Dynamics dynamics;
    private final Box box;
    private final Optional<Box> given;
    private final Csv csv;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param box domain that was searched
     * @param given domain on which a design gives its target; formulas go on beyond it
     */
    Comparison(Dynamics dynamics, Box box, Optional<Box> given) {
        this.dynamics = dynamics;
        this.box = box;
        this.given = given;
        List<String> header =
                new ArrayList<>(
                        List.of(
                                "kind",
                                "target-parameter",
                                "network-parameter",
                                "target-stable",
                                "network-stable"));
        dynamics.searchVariables().forEach(name -> header.add("target-" + name));
        dynamics.searchVariables().forEach(name -> header.add("network-" + name));
        header.addAll(
                List.of(
                        "target-period",
                        "network-period",
                        "target-amplitude",
                        "network-amplitude",
                        "distance",
                        "target-in-domain"));
        this.csv = new Csv(header);
    }

    /** What either side has, in the search variables. */
    @SuppressWarnings("ArrayRecordComponent") // Passed on at once, never compared.
    private record Solution(boolean stable, double[] low, double[] high, double period) {
        double[] middle() {
            double[] middle = new double[low.length];
            for (int i = 0; i < low.length; i++) {
                middle[i] = (low[i] + high[i]) / 2;
            }
            return middle;
        }

        double amplitude() {
            double largest = 0;
            for (int i = 0; i < low.length; i++) {
                largest = Math.max(largest, high[i] - low[i]);
            }
            return largest;
        }
    }

    /** Compares at one set of parameter values. */
    void at(double[] parameters, Regimes target, Regimes network) {
        String where = String.join(" ", Arrays.stream(parameters).mapToObj(Csv::exact).toList());
        matched(
                "equilibrium",
                where,
                target.equilibria().stream().map(e -> rest(e, e.state())).toList(),
                network.equilibria().stream()
                        .map(e -> rest(e, dynamics.project(e.state())))
                        .toList());
        matched(
                "cycle",
                where,
                target.cycles().stream().map(c -> cycle(c, c.minimum(), c.maximum())).toList(),
                network.cycles().stream()
                        .map(
                                c ->
                                        cycle(
                                                c,
                                                dynamics.project(c.minimum()),
                                                dynamics.project(c.maximum())))
                        .toList());
    }

    private static Solution rest(Equilibrium equilibrium, double[] point) {
        return new Solution(equilibrium.stable(), point, point, Double.NaN);
    }

    private static Solution cycle(Cycle cycle, double[] low, double[] high) {
        return new Solution(cycle.stable(), low, high, cycle.period());
    }

    /** Pairs of one kind, the nearest first; what remains stands alone. */
    private void matched(String kind, String where, List<Solution> target, List<Solution> network) {
        List<Solution> wanted = new ArrayList<>(target);
        List<Solution> there = new ArrayList<>(network);
        while (!wanted.isEmpty() && !there.isEmpty()) {
            Solution bestWanted = wanted.get(0);
            Solution bestThere = there.get(0);
            for (Solution a : wanted) {
                for (Solution b : there) {
                    if (distance(a, b) < distance(bestWanted, bestThere)) {
                        bestWanted = a;
                        bestThere = b;
                    }
                }
            }
            row(kind, where, where, bestWanted, bestThere, distance(bestWanted, bestThere));
            wanted.remove(bestWanted);
            there.remove(bestThere);
        }
        for (Solution missing : wanted) {
            row(kind, where, "", missing, null, Double.NaN);
        }
        for (Solution more : there) {
            row(kind, "", where, null, more, Double.NaN);
        }
    }

    /** Largest difference of the extremes, in widths of the box. */
    private double distance(Solution a, Solution b) {
        double largest = a.stable == b.stable ? 0 : 1;
        for (int i = 0; i < a.low.length; i++) {
            double width = Math.max(box.width(i), 1e-12);
            largest = Math.max(largest, Math.abs(a.low[i] - b.low[i]) / width);
            largest = Math.max(largest, Math.abs(a.high[i] - b.high[i]) / width);
        }
        return largest;
    }

    private void row(
            String kind, String at, String networkAt, Solution a, Solution b, double distance) {
        List<Object> row = new ArrayList<>(List.of(kind, at, networkAt));
        row.add(a == null ? "" : a.stable);
        row.add(b == null ? "" : b.stable);
        point(row, a);
        point(row, b);
        row.add(a == null ? "" : cell(a.period));
        row.add(b == null ? "" : cell(b.period));
        boolean cycle = kind.equals("cycle");
        row.add(a == null || !cycle ? "" : a.amplitude());
        row.add(b == null || !cycle ? "" : b.amplitude());
        row.add(cell(distance));
        row.add(a == null ? "" : inside(a));
        csv.row(row);
        lines.add(
                (a == null ? networkAt : at)
                        + " "
                        + kind
                        + ": target "
                        + words(a)
                        + (a == null || inside(a) ? "" : " (outside the design's domain)")
                        + ", network "
                        + words(b));
    }

    private boolean inside(Solution target) {
        return given.isEmpty()
                || (given.get().contains(target.low) && given.get().contains(target.high));
    }

    private void point(List<Object> row, Solution solution) {
        for (int i = 0; i < box.dimension(); i++) {
            row.add(solution == null ? "" : solution.middle()[i]);
        }
    }

    private static String words(Solution solution) {
        if (solution == null) {
            return "has none";
        }
        StringBuilder words = new StringBuilder(solution.stable ? "stable" : "unstable");
        for (double value : solution.middle()) {
            words.append(String.format(Locale.ROOT, " %.4g", value));
        }
        if (Double.isFinite(solution.period)) {
            words.append(
                    String.format(
                            Locale.ROOT,
                            " period %.4g range %.4g",
                            solution.period,
                            solution.amplitude()));
        }
        return words.toString();
    }

    private static Object cell(double value) {
        return Double.isFinite(value) ? value : "";
    }

    /** Compares the special points of two diagrams over the same range. */
    void special(BifurcationDiagram target, BifurcationDiagram network, double range) {
        List<SpecialPoint> left = new ArrayList<>(network.special());
        for (SpecialPoint wanted : target.special()) {
            SpecialPoint nearest = null;
            for (SpecialPoint point : left) {
                if (point.kind() == wanted.kind()
                        && (nearest == null || gap(point, wanted) < gap(nearest, wanted))) {
                    nearest = point;
                }
            }
            left.remove(nearest);
            special(target, wanted, nearest, range);
        }
        left.forEach(more -> special(target, null, more, range));
    }

    private static double gap(SpecialPoint a, SpecialPoint b) {
        return Math.abs(a.parameter() - b.parameter());
    }

    private void special(BifurcationDiagram target, SpecialPoint a, SpecialPoint b, double range) {
        String kind = (a == null ? b : a).kind().word();
        List<Object> row = new ArrayList<>(List.of(kind));
        row.add(a == null ? "" : a.parameter());
        row.add(b == null ? "" : b.parameter());
        row.addAll(List.of("", ""));
        double[] wanted = a == null ? null : target.dynamics().project(a.state());
        double[] there = b == null ? null : dynamics.project(b.state());
        for (int i = 0; i < box.dimension(); i++) {
            row.add(wanted == null ? "" : wanted[i]);
        }
        for (int i = 0; i < box.dimension(); i++) {
            row.add(there == null ? "" : there[i]);
        }
        row.add(a == null ? "" : cell(a.period()));
        row.add(b == null ? "" : cell(b.period()));
        row.addAll(List.of("", "", a == null || b == null ? "" : gap(a, b) / range, ""));
        csv.row(row);
        lines.add(
                kind
                        + ": target "
                        + (a == null
                                ? "has none"
                                : String.format(Locale.ROOT, "%.6g", a.parameter()))
                        + ", network "
                        + (b == null
                                ? "has none"
                                : String.format(Locale.ROOT, "%.6g", b.parameter())));
    }

    void write(Path folder, PrintWriter out) {
        csv.write(folder.resolve("comparison.csv"));
        lines.forEach(out::println);
        out.flush();
    }
}
