package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rncrn.bifurcation.Cycle;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.Equilibrium;
import rncrn.bifurcation.RegimeFinder;
import rncrn.bifurcation.Regimes;
import rncrn.network.ReactionNetwork;
import rncrn.reduction.SlowProcess;
import rncrn.report.Axis;
import rncrn.report.Figure;
import rncrn.report.FigureFiles;
import rncrn.report.Mark;
import rncrn.report.Panel;

/**
 * The exact stochastic bifurcation diagram: parameter against density, each column scaled to its
 * own highest value, with the equilibria and cycles of the rate equations on top.
 */
final class StationaryDiagram {
    private static final int ROWS = 160;

    /** Densities below this share of the highest are left blank. */
    private static final double FAINTEST = .005;

    private final SlowProcess slow;
    private final String parameter;

    StationaryDiagram(SlowProcess slow, String parameter) {
        this.slow = slow;
        this.parameter = parameter;
    }

    void draw(StationaryTables tables, Path folder) {
        List<Panel> panels = new ArrayList<>();
        List<Regimes> regimes = regimes(tables);
        for (int axis = 0; axis < tables.species().size(); axis++) {
            panels.add(panel(tables, regimes, axis));
        }
        FigureFiles.write(
                new Figure(
                        "stationary-diagram",
                        "Exact stochastic bifurcation diagram",
                        "Stationary density of each executive species by finite state projection of"
                                + " the reduced dynamics, each column relative to its highest value;"
                                + " marks are equilibria and extremes of cycles of the rate equations,"
                                + " open where unstable. System size "
                                + slow.process().size().omega()
                                + ".",
                        panels.size(),
                        520,
                        380,
                        panels),
                folder);
    }

    private List<Regimes> regimes(StationaryTables tables) {
        return tables.values().stream().map(v -> regimes(slow, parameter, v)).toList();
    }

    /** Equilibria and cycles of the whole list's rate equations at a value of the parameter. */
    static Regimes regimes(SlowProcess slow, String parameter, double value) {
        ReactionNetwork network = slow.process().network();
        Dynamics dynamics = Dynamics.of(network);
        long[] counts = slow.process().initialCounts();
        Map<String, Double> values = new HashMap<>();
        for (String name : dynamics.parameters()) {
            values.put(name, network.initial()[network.indexOf(name)]);
        }
        if (!parameter.isEmpty()) {
            counts[network.indexOf(parameter)] = slow.process().size().copies(value);
            values.put(parameter, value);
        }
        return new RegimeFinder(dynamics, slow.domain(counts)).at(values);
    }

    private Panel panel(StationaryTables tables, List<Regimes> regimes, int axis) {
        double[] x = tables.values().stream().mapToDouble(Double::doubleValue).toArray();
        double top = 0;
        for (int k = 0; k < x.length; k++) {
            List<Double> at = tables.marginal(k, axis).concentration();
            top = Math.max(top, at.get(at.size() - 1));
        }
        double[] y = new double[ROWS];
        for (int r = 0; r < ROWS; r++) {
            y[r] = top * (r + .5) / ROWS;
        }
        double[][] heat = new double[ROWS][x.length];
        for (int k = 0; k < x.length; k++) {
            column(tables.marginal(k, axis), y, heat, k);
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(Mark.heat("relative density", x, y, heat));
        marks.addAll(attractors(tables, regimes, axis));
        String name = tables.species().get(axis);
        return new Panel(name, Axis.of(parameter), Axis.of(name), marks);
    }

    /** Linear interpolation of a marginal, relative to its highest value. */
    private static void column(
            StationaryTables.Marginal marginal, double[] y, double[][] heat, int k) {
        double highest = marginal.density().stream().mapToDouble(d -> d).max().orElse(1);
        int at = 0;
        List<Double> c = marginal.concentration();
        for (int r = 0; r < y.length; r++) {
            while (at + 2 < c.size() && c.get(at + 1) < y[r]) {
                at++;
            }
            double share = (y[r] - c.get(at)) / (c.get(at + 1) - c.get(at));
            share = Math.max(0, Math.min(1, share));
            double d = marginal.density().get(at) * (1 - share);
            heat[r][k] = (d + marginal.density().get(at + 1) * share) / highest;
            if (y[r] > c.get(c.size() - 1) || heat[r][k] < FAINTEST) {
                heat[r][k] = Double.NaN;
            }
        }
    }

    private List<Mark> attractors(StationaryTables tables, List<Regimes> regimes, int axis) {
        int species = slow.recognition().executive().get(axis);
        String name = slow.process().network().species().get(species).name();
        int variable = Dynamics.of(slow.process().network()).variables().indexOf(name);
        Points stable = new Points();
        Points unstable = new Points();
        Points cycles = new Points();
        for (int k = 0; k < regimes.size(); k++) {
            double p = tables.values().get(k);
            for (Equilibrium e : regimes.get(k).equilibria()) {
                (e.stable() ? stable : unstable).add(p, e.state()[variable]);
            }
            for (Cycle c : regimes.get(k).stableCycles()) {
                cycles.add(p, c.minimum()[variable]);
                cycles.add(p, c.maximum()[variable]);
            }
        }
        List<Mark> marks = new ArrayList<>();
        stable.mark("stable equilibrium").ifPresent(marks::add);
        unstable.mark("unstable equilibrium").map(Mark::open).ifPresent(marks::add);
        cycles.mark("extremes of a stable cycle").ifPresent(marks::add);
        return marks;
    }

    private static final class Points {
        private final List<Double> x = new ArrayList<>();
        private final List<Double> y = new ArrayList<>();

        void add(double p, double value) {
            x.add(p);
            y.add(value);
        }

        java.util.Optional<Mark> mark(String label) {
            return x.isEmpty()
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(
                            Mark.dots(
                                    label,
                                    x.stream().mapToDouble(d -> d).toArray(),
                                    y.stream().mapToDouble(d -> d).toArray()));
        }
    }
}
