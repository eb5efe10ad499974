package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import rncrn.field.Box;

/**
 * Follows folds and Hopf points in two parameters and labels cusps, Bogdanov-Takens and Bautin
 * points on them. The curve of Hopf points runs on through Bogdanov-Takens points as neutral
 * saddles.
 */
public final class CriticalCurves {
    private final Dynamics dynamics;
    private final int first;
    private final int second;
    private final double[] p;
    private final double[] low;
    private final double[] high;
    private final Box box;
    private final StepSizes sizes;

    /**
     * @param first name of the first parameter
     * @param second name of the second one
     * @param ranges lower and upper end for each of the two
     * @param fixed values of all other parameters
     * @param box domain of the search variables
     */
    public CriticalCurves(
            Dynamics dynamics,
            String first,
            String second,
            double[][] ranges,
            Map<String, Double> fixed,
            Box box,
            StepSizes sizes) {
        this.dynamics = dynamics;
        this.first = dynamics.parameters().indexOf(first);
        this.second = dynamics.parameters().indexOf(second);
        if (this.first < 0 || this.second < 0 || this.first == this.second) {
            throw new IllegalArgumentException("two different parameters of the field are needed");
        }
        this.low = new double[] {ranges[0][0], ranges[1][0]};
        this.high = new double[] {ranges[0][1], ranges[1][1]};
        this.p = new double[dynamics.parameters().size()];
        for (int k = 0; k < p.length; k++) {
            p[k] = fixed.getOrDefault(dynamics.parameters().get(k), 0.0);
        }
        this.box = box;
        this.sizes = sizes;
    }

    /**
     * All curves through the folds and Hopf points met on lines of constant second parameter.
     *
     * @param lines values of the second parameter at which the first one is scanned
     */
    public List<CriticalCurve> compute(List<Double> lines) {
        List<CriticalCurve> curves = new ArrayList<>();
        for (double line : lines) {
            double[] at = p.clone();
            at[second] = line;
            EquilibriumDiagram diagram =
                    new EquilibriumDiagram(
                            dynamics, first, at, low[0], high[0], box, StepSizes.PLAIN);
            diagram.compute();
            for (SpecialPoint point : diagram.special()) {
                boolean wanted =
                        point.kind() == SpecialPoint.Kind.FOLD
                                || point.kind() == SpecialPoint.Kind.HOPF;
                if (wanted && !known(point, line, curves)) {
                    CriticalCurve curve = through(point, line);
                    if (curve != null) {
                        curves.add(curve);
                    }
                }
            }
        }
        return curves;
    }

    private boolean known(SpecialPoint point, double line, List<CriticalCurve> curves) {
        double[] here = scaled(point.parameter(), line, dynamics.project(point.state()));
        for (CriticalCurve curve : curves) {
            if (curve.kind() != point.kind()) {
                continue;
            }
            for (CriticalCurve.Point other : curve.points()) {
                double[] there =
                        scaled(other.first(), other.second(), dynamics.project(other.state()));
                double apart = 0;
                for (int i = 0; i < here.length; i++) {
                    apart = Math.max(apart, Math.abs(here[i] - there[i]));
                }
                if (apart < 1.5 * sizes.largest()) {
                    return true;
                }
            }
        }
        return false;
    }

    private double[] scaled(double a, double b, double[] point) {
        double[] all = Arrays.copyOf(point, point.length + 2);
        for (int i = 0; i < point.length; i++) {
            all[i] /= Math.max(box.width(i), 1e-12);
        }
        all[point.length] = a / (high[0] - low[0]);
        all[point.length + 1] = b / (high[1] - low[1]);
        return all;
    }

    private CriticalCurve through(SpecialPoint point, double line) {
        int d = box.dimension();
        double[] u = Arrays.copyOf(dynamics.project(point.state()), d + 2);
        u[d] = point.parameter();
        u[d + 1] = line;
        double[] scale = new double[d + 2];
        for (int i = 0; i < d; i++) {
            scale[i] = Math.max(box.width(i), 1e-12);
        }
        scale[d] = high[0] - low[0];
        scale[d + 1] = high[1] - low[1];
        boolean hopf = point.kind() == SpecialPoint.Kind.HOPF;
        CriticalEquations equations =
                new CriticalEquations(dynamics, first, second, p, hopf, box, scale, u);
        Arclength curve = new Arclength(equations, scale);
        double[] direction = new double[d + 2];
        direction[d + 1] = 1;
        Arclength.Place start = curve.onto(u, direction);
        if (start == null) {
            return null;
        }
        List<Tracer.Test> tests =
                hopf
                        ? List.of(equations::product, equations::coefficient)
                        : List.of(equations::quadratic, equations::secondZero);
        Tracer tracer = new Tracer(curve, tests, this::inside, Ending.DOMAIN_EDGE, sizes);
        Tracer.Walk ahead = tracer.walk(start);
        List<Arclength.Place> places = new ArrayList<>();
        List<Tracer.Event> events = new ArrayList<>();
        Ending last = ending(ahead);
        Ending end = last;
        if (end != Ending.CLOSED) {
            double[] back = start.tangent().clone();
            for (int i = 0; i < back.length; i++) {
                back[i] = -back[i];
            }
            Tracer.Walk behind = tracer.walk(new Arclength.Place(start.u(), back, 0));
            places.addAll(behind.places());
            Collections.reverse(places);
            places.remove(places.size() - 1);
            events.addAll(behind.events());
            end = ending(behind);
        }
        places.addAll(ahead.places());
        events.addAll(ahead.events());
        return new CriticalCurve(
                point.kind(),
                places.stream().map(place -> point(place, equations, hopf)).toList(),
                events.stream()
                        .filter(event -> genuine(event, equations, hopf))
                        .map(event -> special(event, equations, hopf))
                        .toList(),
                end,
                last);
    }

    /** Tells the ends of the parameters' ranges from the edge of the domain. */
    private Ending ending(Tracer.Walk walk) {
        if (walk.ending() != Ending.DOMAIN_EDGE) {
            return walk.ending();
        }
        double[] u = walk.places().get(walk.places().size() - 1).u();
        return Math.abs(roomInParameters(u)) < 1e-6 ? Ending.PARAMETER_END : Ending.DOMAIN_EDGE;
    }

    private CriticalCurve.Special special(
            Tracer.Event event, CriticalEquations equations, boolean hopf) {
        CriticalCurve.Degeneracy kind =
                hopf
                        ? event.test() == 0
                                ? CriticalCurve.Degeneracy.BOGDANOV_TAKENS
                                : CriticalCurve.Degeneracy.BAUTIN
                        : event.test() == 0
                                ? CriticalCurve.Degeneracy.CUSP
                                : CriticalCurve.Degeneracy.BOGDANOV_TAKENS;
        return new CriticalCurve.Special(kind, point(event.place(), equations, hopf));
    }

    /** Whether a sign change is a zero and not a jump of its test function. */
    private boolean genuine(Tracer.Event event, CriticalEquations equations, boolean hopf) {
        double[] tangent = event.place().tangent();
        int d = box.dimension();
        if (!hopf && event.test() == 0) {
            return Math.hypot(tangent[d], tangent[d + 1]) < 1e-3;
        }
        if (hopf && event.test() == 1) {
            return equations.product(event.place()) > 0;
        }
        return true;
    }

    private CriticalCurve.Point point(
            Arclength.Place place, CriticalEquations equations, boolean hopf) {
        int d = box.dimension();
        double product = hopf ? equations.product(place) : Double.NaN;
        return new CriticalCurve.Point(
                place.u()[d],
                place.u()[d + 1],
                equations.state(place.u()),
                product > 0 ? Math.sqrt(product) : Double.NaN);
    }

    private double inside(Arclength.Place place) {
        double[] u = place.u();
        double room = roomInParameters(u);
        for (int i = 0; i < box.dimension(); i++) {
            double width = Math.max(box.width(i), 1e-12);
            room = Math.min(room, (u[i] - box.lower(i)) / width);
            room = Math.min(room, (box.upper(i) - u[i]) / width);
        }
        return room;
    }

    /** Smallest distance to the ends of both parameters' ranges, in their widths. */
    private double roomInParameters(double[] u) {
        int d = box.dimension();
        double room = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 2; k++) {
            double width = high[k] - low[k];
            room = Math.min(room, (u[d + k] - low[k]) / width);
            room = Math.min(room, (high[k] - u[d + k]) / width);
        }
        return room;
    }
}
