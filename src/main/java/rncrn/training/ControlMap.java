package rncrn.training;

import java.util.List;
import rncrn.bifurcation.Dynamics;
import rncrn.design.SwitchMap;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.Rodas;
import rncrn.deterministic.Tolerances;

/**
 * A map of the full reaction list over its controls: in each cell, whether trajectories from
 * different starts end apart, held against where they should.
 *
 * @param right cells off the border that are right
 * @param wrong cells off the border that are wrong
 * @param border cells on the border of the condition, which count for nothing
 */
record ControlMap(int right, int wrong, int border) {
    /** Ends nearer than this share of the distance of the starts are together. */
    private static final double TOGETHER = .2;

    static ControlMap of(Dynamics dynamics, SwitchMap map) {
        int controls = map.range().dimension();
        int cells = 1;
        for (int k = 0; k < controls; k++) {
            cells = Math.multiplyExact(cells, map.cells());
        }
        int right = 0;
        int border = 0;
        for (int cell = 0; cell < cells; cell++) {
            double[] at = new double[controls];
            int rest = cell;
            for (int k = 0; k < controls; k++) {
                at[k] = value(map, k, rest % map.cells());
                rest /= map.cells();
            }
            if (onBorder(map, at)) {
                border++;
            } else if (apart(dynamics, map, at) == (map.apart().value(at) != 0)) {
                right++;
            }
        }
        return new ControlMap(right, cells - border - right, border);
    }

    /** Share of the cells off the border that are right. */
    double share() {
        return (double) right / (right + wrong);
    }

    private static double value(SwitchMap map, int control, int cell) {
        return map.range().lower(control) + map.range().width(control) * cell / (map.cells() - 1);
    }

    /** Whether the condition differs between a cell and its surroundings, half a cell away. */
    private static boolean onBorder(SwitchMap map, double[] at) {
        boolean here = map.apart().value(at) != 0;
        for (int k = 0; k < at.length; k++) {
            for (int side = -1; side <= 1; side += 2) {
                double[] beside = at.clone();
                beside[k] += side * .5 * map.range().width(k) / (map.cells() - 1);
                if ((map.apart().value(beside) != 0) != here) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean apart(Dynamics dynamics, SwitchMap map, double[] at) {
        Rodas integrator =
                new Rodas(OdeSystem.of(dynamics.field(), at), new Tolerances(1e-6, 1e-8));
        double[] first = null;
        double[] from = null;
        for (List<Double> start : map.starts()) {
            double[] x = start.stream().mapToDouble(Double::doubleValue).toArray();
            double[] end =
                    dynamics.project(
                            integrator.integrate(0, dynamics.lift(x, at), map.time()).state());
            if (first == null) {
                first = end;
                from = x;
            } else if (!(distance(end, first) < TOGETHER * distance(x, from))) {
                return true;
            }
        }
        return false;
    }

    private static double distance(double[] a, double[] b) {
        double square = 0;
        for (int i = 0; i < a.length; i++) {
            square += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(square);
    }
}
