package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import rncrn.field.Box;
import rncrn.field.VectorField;

/**
 * Follows equilibria in one parameter round folds, and finds folds, Hopf points and branch points
 * on the way. The continuation runs in the search space of the dynamics; stability and Hopf points
 * come from the eigenvalues of the full field.
 *
 * <p>Test functions: the parameter's part of the tangent (fold); the determinant of the Jacobian
 * bordered by the tangent (branch point); the real part of the complex pair next to the imaginary
 * axis, signed by the number of unstable directions (Hopf).
 */
final class EquilibriumContinuation {
    private static final int FOLD = 0;
    private static final int BRANCH = 1;
    private static final int HOPF = 2;

    private final Dynamics dynamics;
    private final int free;
    private final double[] p;
    private final double low;
    private final double high;
    private final Box box;
    private final StepSizes sizes;
    private final Arclength curve;

    /** A branch with its special points and, for branch points, the directions of the others. */
    record Traced(Branch branch, List<SpecialPoint> special, List<Arclength.Place> crossings) {}

    EquilibriumContinuation(
            Dynamics dynamics,
            int free,
            double[] p,
            double low,
            double high,
            Box box,
            StepSizes sizes) {
        this.dynamics = dynamics;
        this.free = free;
        this.p = p.clone();
        this.low = low;
        this.high = high;
        this.box = box;
        this.sizes = sizes;
        int d = box.dimension();
        double[] scale = new double[d + 1];
        for (int i = 0; i < d; i++) {
            scale[i] = Math.max(box.width(i), 1e-12);
        }
        scale[d] = high - low;
        this.curve = new Arclength(new Rest(), scale);
    }

    /** g(z; p) = 0 in z and the free parameter. */
    private final class Rest implements Arclength.Equations {
        private final VectorField field = dynamics.search();

        @Override
        public int unknowns() {
            return field.dimension() + 1;
        }

        @Override
        public void value(double[] u, double[] out) {
            field.value(point(u), parameters(u), out);
        }

        @Override
        public void jacobian(double[] u, double[][] out) {
            int d = field.dimension();
            double[] at = parameters(u);
            double[] point = point(u);
            double[][] byState = new double[d][d];
            field.jacobian(point, at, byState);
            double[][] slopes = new double[d][at.length];
            field.parameterJacobian(point, at, slopes);
            for (int i = 0; i < d; i++) {
                System.arraycopy(byState[i], 0, out[i], 0, d);
                out[i][d] = slopes[i][free];
            }
        }

        private double[] point(double[] u) {
            return java.util.Arrays.copyOf(u, field.dimension());
        }
    }

    private double[] parameters(double[] u) {
        double[] at = p.clone();
        at[free] = u[u.length - 1];
        return at;
    }

    Arclength curve() {
        return curve;
    }

    Arclength.Equations equations() {
        return new Rest();
    }

    /** The whole branch through an equilibrium of the search space. */
    Traced through(double[] point, double parameter, String origin) {
        int d = point.length;
        double[] u = java.util.Arrays.copyOf(point, d + 1);
        u[d] = parameter;
        double[] direction = new double[d + 1];
        direction[d] = 1;
        Arclength.Place start = curve.onto(u, direction);
        if (start == null) {
            return null;
        }
        return along(start, origin, false);
    }

    /** The branch through a place; only ahead of it where it begins at a branch point. */
    Traced along(Arclength.Place start, String origin, boolean onlyAhead) {
        Tracer tracer =
                new Tracer(
                        curve,
                        List.of(this::fold, curve::determinant, this::hopf),
                        this::inside,
                        Ending.DOMAIN_EDGE,
                        sizes);
        Tracer.Walk ahead = tracer.walk(start);
        Ending last = ending(ahead);
        if (onlyAhead || last == Ending.CLOSED) {
            return traced(ahead.places(), ahead.events(), origin, last, last);
        }
        double[] back = start.tangent().clone();
        for (int i = 0; i < back.length; i++) {
            back[i] = -back[i];
        }
        Tracer.Walk behind = tracer.walk(new Arclength.Place(start.u(), back, start.iterations()));
        List<Arclength.Place> places = new ArrayList<>(behind.places());
        Collections.reverse(places);
        places.remove(places.size() - 1);
        places.addAll(ahead.places());
        List<Tracer.Event> events = new ArrayList<>(behind.events());
        Collections.reverse(events);
        events.addAll(ahead.events());
        return traced(places, events, origin, ending(behind), last);
    }

    /** What lies beyond the last of two neighbouring points of a branch followed before. */
    Traced beyond(DiagramPoint before, DiagramPoint end) {
        double[] from = unknowns(before);
        double[] u = unknowns(end);
        double[] scale = curve.scale();
        double[] direction = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            direction[i] = (u[i] - from[i]) / scale[i];
        }
        Arclength.Place start = curve.onto(u, Arclength.normalised(direction));
        return start == null ? null : along(start, "resumed", true);
    }

    private double[] unknowns(DiagramPoint point) {
        double[] z = dynamics.project(point.state());
        double[] u = java.util.Arrays.copyOf(z, z.length + 1);
        u[z.length] = point.parameter();
        return u;
    }

    private Ending ending(Tracer.Walk walk) {
        if (walk.ending() != Ending.DOMAIN_EDGE) {
            return walk.ending();
        }
        double[] u = walk.places().get(walk.places().size() - 1).u();
        double share = (u[u.length - 1] - low) / (high - low);
        return Math.min(Math.abs(share), Math.abs(1 - share)) < 1e-6
                ? Ending.PARAMETER_END
                : Ending.DOMAIN_EDGE;
    }

    private Traced traced(
            List<Arclength.Place> places,
            List<Tracer.Event> events,
            String origin,
            Ending first,
            Ending last) {
        List<DiagramPoint> points = new ArrayList<>();
        for (Arclength.Place place : places) {
            points.add(point(place));
        }
        List<SpecialPoint> special = new ArrayList<>();
        List<Arclength.Place> crossings = new ArrayList<>();
        for (Tracer.Event event : events) {
            if (event.test() == BRANCH) {
                crossings.add(event.place());
                special.add(special(SpecialPoint.Kind.BRANCH_POINT, event.place()));
            }
        }
        for (Tracer.Event event : events) {
            if (event.test() == FOLD && !near(event.place(), crossings)) {
                special.add(special(SpecialPoint.Kind.FOLD, event.place()));
            } else if (event.test() == HOPF) {
                Eigenvalue pair = criticalPair(spectrum(event.place()));
                if (pair != null && Math.abs(pair.real()) < 1e-6 * pair.modulus()) {
                    special.add(hopfPoint(event.place(), pair));
                }
            }
        }
        return new Traced(
                new Branch(Branch.Type.EQUILIBRIUM, origin, points, first, last),
                special,
                crossings);
    }

    private boolean near(Arclength.Place place, List<Arclength.Place> others) {
        double[] scale = curve.scale();
        for (Arclength.Place other : others) {
            double largest = 0;
            for (int i = 0; i < scale.length; i++) {
                largest = Math.max(largest, Math.abs(place.u()[i] - other.u()[i]) / scale[i]);
            }
            if (largest < 1e-5) {
                return true;
            }
        }
        return false;
    }

    private DiagramPoint point(Arclength.Place place) {
        double[] state = state(place);
        List<Eigenvalue> spectrum = spectrum(place);
        return new DiagramPoint(
                place.u()[place.u().length - 1],
                state,
                spectrum.get(0).real() < 0,
                Double.NaN,
                state,
                state,
                spectrum);
    }

    private SpecialPoint special(SpecialPoint.Kind kind, Arclength.Place place) {
        return new SpecialPoint(
                kind,
                place.u()[place.u().length - 1],
                state(place),
                Double.NaN,
                Double.NaN,
                spectrum(place));
    }

    private SpecialPoint hopfPoint(Arclength.Place place, Eigenvalue pair) {
        HopfPoint hopf =
                new HopfPoint(
                        dynamics.field(),
                        state(place),
                        parameters(place.u()),
                        pair.imaginary(),
                        HopfPoint.size(box));
        return new SpecialPoint(
                SpecialPoint.Kind.HOPF,
                place.u()[place.u().length - 1],
                state(place),
                2 * Math.PI / pair.imaginary(),
                hopf.coefficient(),
                spectrum(place));
    }

    private double[] state(Arclength.Place place) {
        double[] u = place.u();
        return dynamics.lift(java.util.Arrays.copyOf(u, u.length - 1), parameters(u));
    }

    private List<Eigenvalue> spectrum(Arclength.Place place) {
        int n = dynamics.field().dimension();
        double[][] jacobian = new double[n][n];
        dynamics.field().jacobian(state(place), parameters(place.u()), jacobian);
        return Spectra.eigenvalues(jacobian);
    }

    private double fold(Arclength.Place place) {
        return place.tangent()[place.tangent().length - 1];
    }

    /** Changes sign where a complex pair crosses; at folds too, which the caller tells apart. */
    private double hopf(Arclength.Place place) {
        List<Eigenvalue> spectrum = spectrum(place);
        long unstable = spectrum.stream().filter(value -> value.real() > 0).count();
        Eigenvalue pair = criticalPair(spectrum);
        double size = pair == null ? 1 : Math.abs(pair.real());
        return unstable / 2 % 2 == 0 ? size : -size;
    }

    /**
     * The eigenvalue of positive imaginary part with the smallest real part in modulus, or null.
     */
    private static Eigenvalue criticalPair(List<Eigenvalue> spectrum) {
        Eigenvalue best = null;
        for (Eigenvalue value : spectrum) {
            if (value.imaginary() > 0
                    && (best == null || Math.abs(value.real()) < Math.abs(best.real()))) {
                best = value;
            }
        }
        return best;
    }

    /** Smallest distance to the faces of the domain, in its widths. */
    private double inside(Arclength.Place place) {
        double[] u = place.u();
        double parameter = u[u.length - 1];
        double room = Math.min(parameter - low, high - parameter) / (high - low);
        for (int i = 0; i < box.dimension(); i++) {
            double width = Math.max(box.width(i), 1e-12);
            room = Math.min(room, (u[i] - box.lower(i)) / width);
            room = Math.min(room, (box.upper(i) - u[i]) / width);
        }
        return room;
    }
}
