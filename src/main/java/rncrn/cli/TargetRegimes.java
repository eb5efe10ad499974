package rncrn.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import rncrn.bifurcation.Cycle;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.Equilibrium;
import rncrn.bifurcation.RegimeFinder;
import rncrn.bifurcation.Regimes;
import rncrn.design.Design;
import rncrn.field.Box;
import rncrn.target.Curve;
import rncrn.target.CurveProcedure;
import rncrn.target.CurveSampling;
import rncrn.target.Piece;
import rncrn.target.TubeSampling;

/**
 * What the target of a design does at the parameter values that it is given for: equilibria and
 * cycles of its formulas, and its curves as cycles of their own.
 */
final class TargetRegimes {
    private static final int MOST_VALUES = 9;

    private final Design design;
    private final Box box;

    private TargetRegimes(Design design, Box box) {
        this.design = design;
        this.box = box;
    }

    /**
     * The target at one place.
     *
     * @param controls values of the design's controls
     * @param regimes what it does there
     */
    @SuppressWarnings("ArrayRecordComponent") // Passed on at once, never compared.
    record At(double[] controls, Regimes regimes) {}

    /**
     * The target at each of its parameter values, at some nine of them where there are more; where
     * a classification network drives the parameter, at the places where the design is checked.
     *
     * @param box where to look for equilibria and cycles of formulas
     */
    static List<At> of(Design design, Box box) {
        return new TargetRegimes(design, box).all();
    }

    private List<At> all() {
        List<At> all = new ArrayList<>();
        if (design.classifier().isPresent()) {
            for (List<Double> controls : design.check().at()) {
                all.add(new At(array(controls), regimes(driven(controls))));
            }
            return all;
        }
        Set<List<Double>> values = new LinkedHashSet<>();
        design.target().forEach(piece -> values.addAll(piece.at()));
        if (values.isEmpty()) {
            values.add(List.of());
        }
        List<List<Double>> list = List.copyOf(values);
        int count = Math.min(MOST_VALUES, list.size());
        for (int k = 0; k < count; k++) {
            int place = count == 1 ? 0 : (int) Math.round(k * (list.size() - 1.0) / (count - 1));
            all.add(new At(array(list.get(place)), regimes(list.get(place))));
        }
        return all;
    }

    /** Values of the parameters for values of the controls: the driven one by its formula. */
    private List<Double> driven(List<Double> controls) {
        int inputs = design.classifier().orElseThrow().inputs().size();
        List<Double> values = new ArrayList<>();
        int next = 0;
        for (String parameter : design.parameters()) {
            if (design.classifier().get().drives().equals(parameter)) {
                double[] environment = array(controls.subList(next, next + inputs));
                values.add(design.classifier().get().output().value(environment));
                next += inputs;
            } else {
                values.add(controls.get(next++));
            }
        }
        return values;
    }

    private Regimes regimes(List<Double> values) {
        List<Equilibrium> equilibria = new ArrayList<>();
        List<Cycle> cycles = new ArrayList<>();
        for (Piece piece : design.target()) {
            boolean holds =
                    piece.at().isEmpty() || piece.at().stream().anyMatch(at -> close(at, values));
            if (!holds) {
                continue;
            }
            if (piece instanceof Piece.Field field) {
                Regimes found =
                        new RegimeFinder(
                                        Dynamics.of(
                                                field.field(),
                                                design.species(),
                                                design.parameters()),
                                        box)
                                .at(array(values));
                equilibria.addAll(found.equilibria());
                cycles.addAll(found.cycles());
            } else if (piece instanceof Piece.Curves curves) {
                // Pieces may sample the same curve with different weights; it is one cycle.
                for (Cycle cycle : cycles(curves)) {
                    if (cycles.stream()
                            .noneMatch(each -> Arrays.deepEquals(each.orbit(), cycle.orbit()))) {
                        cycles.add(cycle);
                    }
                }
            }
        }
        return new Regimes(equilibria, cycles, 0, 0);
    }

    private static boolean close(List<Double> a, List<Double> b) {
        for (int i = 0; i < a.size(); i++) {
            if (Math.abs(a.get(i) - b.get(i)) > 1e-9) {
                return false;
            }
        }
        return true;
    }

    /** Each closed curve is a cycle; arcs with gaps between them are one together. */
    private static List<Cycle> cycles(Piece.Curves piece) {
        List<Cycle> cycles = new ArrayList<>();
        List<double[]> arcs = new ArrayList<>();
        for (Curve curve : piece.curves()) {
            double[][] points = curve.points(RegimeFinder.ORBIT_POINTS + 1);
            double gap = length(points[0], points[points.length - 1]);
            double width = length(points[0], points[points.length / 3]);
            if (gap < 1e-3 * width) {
                cycles.add(cycle(List.of(points).subList(0, points.length - 1), piece));
            } else {
                arcs.addAll(List.of(points));
            }
        }
        if (!arcs.isEmpty()) {
            cycles.add(cycle(arcs, piece));
        }
        return cycles;
    }

    private static Cycle cycle(List<double[]> points, Piece.Curves piece) {
        double[] low = points.get(0).clone();
        double[] high = low.clone();
        double length = 0;
        double[] before = points.get(points.size() - 1);
        for (double[] point : points) {
            length += length(before, point);
            before = point;
            for (int i = 0; i < low.length; i++) {
                low[i] = Math.min(low[i], point[i]);
                high[i] = Math.max(high[i], point[i]);
            }
        }
        CurveSampling sampling = piece.procedure();
        double speed =
                sampling instanceof CurveProcedure procedure
                        ? procedure.eta()
                        : ((TubeSampling) sampling).eta();
        boolean stable = !(sampling instanceof CurveProcedure procedure && procedure.repelling());
        return new Cycle(
                length / speed,
                points.toArray(double[][]::new),
                low,
                high,
                List.of(),
                List.of(),
                stable);
    }

    private static double length(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
