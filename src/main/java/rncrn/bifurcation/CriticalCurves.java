package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import rncrn.ComputationException;
import rncrn.field.Box;
import rncrn.field.VectorField;

/**
 * Follows folds and Hopf points in two parameters. The critical condition is the determinant of the
 * Jacobian of the search field for folds, and of the bialternate product 2 J (.) I of the full
 * field, which vanishes where two eigenvalues add up to 0, for Hopf points (Guckenheimer, Myers and
 * Sturmfels, SIAM J. Numer. Anal. 34, 1, 1997); rows are scaled by their norms at the start. The
 * curve of Hopf points runs on through Bogdanov-Takens points as neutral saddles.
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
        Critical equations = new Critical(hopf, scale, u);
        Arclength curve = new Arclength(equations, scale);
        double[] direction = new double[d + 2];
        direction[d + 1] = 1;
        Arclength.Place start = curve.onto(u, direction);
        if (start == null) {
            return null;
        }
        List<Tracer.Test> tests =
                hopf
                        ? List.of(this::product, this::coefficient)
                        : List.of(equations::quadratic, this::secondZero);
        Tracer tracer = new Tracer(curve, tests, this::inside, Ending.DOMAIN_EDGE, sizes);
        Tracer.Walk ahead = tracer.walk(start);
        List<Arclength.Place> places = new ArrayList<>();
        List<Tracer.Event> events = new ArrayList<>();
        Ending end = ahead.ending();
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
            end = behind.ending();
        }
        places.addAll(ahead.places());
        events.addAll(ahead.events());
        return new CriticalCurve(
                point.kind(),
                places.stream().map(place -> point(place, hopf)).toList(),
                events.stream()
                        .filter(event -> genuine(event, hopf))
                        .map(event -> special(event, hopf))
                        .toList(),
                end,
                ahead.ending());
    }

    private CriticalCurve.Special special(Tracer.Event event, boolean hopf) {
        CriticalCurve.Degeneracy kind =
                hopf
                        ? event.test() == 0
                                ? CriticalCurve.Degeneracy.BOGDANOV_TAKENS
                                : CriticalCurve.Degeneracy.BAUTIN
                        : event.test() == 0
                                ? CriticalCurve.Degeneracy.CUSP
                                : CriticalCurve.Degeneracy.BOGDANOV_TAKENS;
        return new CriticalCurve.Special(kind, point(event.place(), hopf));
    }

    /** Whether a sign change is a zero and not a jump of its test function. */
    private boolean genuine(Tracer.Event event, boolean hopf) {
        double[] tangent = event.place().tangent();
        int d = box.dimension();
        if (!hopf && event.test() == 0) {
            return Math.hypot(tangent[d], tangent[d + 1]) < 1e-3;
        }
        if (hopf && event.test() == 1) {
            return product(event.place()) > 0;
        }
        return true;
    }

    private CriticalCurve.Point point(Arclength.Place place, boolean hopf) {
        int d = box.dimension();
        double product = hopf ? product(place) : Double.NaN;
        return new CriticalCurve.Point(
                place.u()[d],
                place.u()[d + 1],
                state(place.u()),
                product > 0 ? Math.sqrt(product) : Double.NaN);
    }

    private double[] parameters(double[] u) {
        double[] at = p.clone();
        at[first] = u[u.length - 2];
        at[second] = u[u.length - 1];
        return at;
    }

    private double[] state(double[] u) {
        return dynamics.lift(Arrays.copyOf(u, u.length - 2), parameters(u));
    }

    private double[][] jacobian(double[] u) {
        int n = dynamics.field().dimension();
        double[][] jacobian = new double[n][n];
        dynamics.field().jacobian(state(u), parameters(u), jacobian);
        return jacobian;
    }

    /** Product of the two eigenvalues that add up to nearly 0: omega^2, or minus a square. */
    private double product(Arclength.Place place) {
        List<Eigenvalue> spectrum = Spectra.eigenvalues(jacobian(place.u()));
        double smallest = Double.POSITIVE_INFINITY;
        double product = Double.NaN;
        for (int i = 0; i < spectrum.size(); i++) {
            for (int j = i + 1; j < spectrum.size(); j++) {
                Eigenvalue a = spectrum.get(i);
                Eigenvalue b = spectrum.get(j);
                double sum = Math.hypot(a.real() + b.real(), a.imaginary() + b.imaginary());
                if (sum < smallest) {
                    smallest = sum;
                    product = a.real() * b.real() - a.imaginary() * b.imaginary();
                }
            }
        }
        return product;
    }

    private double coefficient(Arclength.Place place) {
        double product = product(place);
        if (!(product > 0)) {
            return 0;
        }
        try {
            return new HopfPoint(
                            dynamics.field(),
                            state(place.u()),
                            parameters(place.u()),
                            Math.sqrt(product))
                    .coefficient();
        } catch (ComputationException singular) {
            return 0;
        }
    }

    /** The real eigenvalue next to 0 but for the critical one, signed by how many are positive. */
    private double secondZero(Arclength.Place place) {
        List<Eigenvalue> spectrum = new ArrayList<>(Spectra.eigenvalues(jacobian(place.u())));
        Eigenvalue critical =
                Collections.min(
                        spectrum, java.util.Comparator.comparingDouble(Eigenvalue::modulus));
        spectrum.remove(critical);
        double size = 1;
        boolean even = true;
        for (Eigenvalue value : spectrum) {
            if (value.imaginary() == 0) {
                size = Math.min(size, Math.abs(value.real()));
                even ^= value.real() > 0;
            }
        }
        return even ? size : -size;
    }

    private double inside(Arclength.Place place) {
        double[] u = place.u();
        int d = box.dimension();
        double room = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 2; k++) {
            double width = high[k] - low[k];
            room = Math.min(room, (u[d + k] - low[k]) / width);
            room = Math.min(room, (high[k] - u[d + k]) / width);
        }
        for (int i = 0; i < d; i++) {
            double width = Math.max(box.width(i), 1e-12);
            room = Math.min(room, (u[i] - box.lower(i)) / width);
            room = Math.min(room, (box.upper(i) - u[i]) / width);
        }
        return room;
    }

    /** Equilibrium and critical condition in the search variables and both parameters. */
    private final class Critical implements Arclength.Equations {
        private final VectorField field = dynamics.search();
        private final boolean hopf;
        private final double[] scale;
        private final double[] rows;
        private final double[] phi;
        private final double[] psi;

        Critical(boolean hopf, double[] scale, double[] start) {
            this.hopf = hopf;
            this.scale = scale;
            double[][] matrix = matrix(start);
            rows = new double[matrix.length];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = Math.max(Arclength.norm(matrix[i]), 1e-300);
            }
            phi = hopf ? null : Linear.nullVector(matrix);
            psi = hopf ? null : Linear.nullVector(Linear.transposed(matrix));
        }

        private double[][] matrix(double[] u) {
            if (hopf) {
                return Linear.bialternate(CriticalCurves.this.jacobian(u));
            }
            int d = field.dimension();
            double[][] jacobian = new double[d][d];
            field.jacobian(Arrays.copyOf(u, d), parameters(u), jacobian);
            return jacobian;
        }

        private double condition(double[] u) {
            double[][] matrix = matrix(u);
            for (int i = 0; i < matrix.length; i++) {
                for (int j = 0; j < matrix.length; j++) {
                    matrix[i][j] /= rows[i];
                }
            }
            return Linear.determinant(matrix);
        }

        /** Coefficient of the fold: psi . B(phi, phi), with signs held by the start's vectors. */
        double quadratic(Arclength.Place place) {
            double[] u = place.u();
            double[][] matrix = matrix(u);
            double[] right = align(Linear.nullVector(matrix), phi);
            double[] left = align(Linear.nullVector(Linear.transposed(matrix)), psi);
            double[] point = Arrays.copyOf(u, field.dimension());
            double[][] second =
                    new Multilinear(field, point, parameters(u), 1e-3 * scale[0]).second(right);
            double sum = 0;
            for (int i = 0; i < left.length; i++) {
                for (int j = 0; j < right.length; j++) {
                    sum += left[i] * second[i][j] * right[j];
                }
            }
            return sum;
        }

        private double[] align(double[] vector, double[] like) {
            double dot = 0;
            for (int i = 0; i < vector.length; i++) {
                dot += vector[i] * like[i];
            }
            double[] aligned = vector.clone();
            for (int i = 0; dot < 0 && i < vector.length; i++) {
                aligned[i] = -vector[i];
            }
            return aligned;
        }

        @Override
        public int unknowns() {
            return field.dimension() + 2;
        }

        @Override
        public void value(double[] u, double[] out) {
            field.value(Arrays.copyOf(u, field.dimension()), parameters(u), out);
            out[field.dimension()] = condition(u);
        }

        @Override
        public void jacobian(double[] u, double[][] out) {
            int d = field.dimension();
            double[] at = parameters(u);
            double[] point = Arrays.copyOf(u, d);
            double[][] byState = new double[d][d];
            field.jacobian(point, at, byState);
            double[][] slopes = new double[d][at.length];
            field.parameterJacobian(point, at, slopes);
            for (int i = 0; i < d; i++) {
                System.arraycopy(byState[i], 0, out[i], 0, d);
                out[i][d] = slopes[i][first];
                out[i][d + 1] = slopes[i][second];
            }
            for (int j = 0; j < d + 2; j++) {
                double h = 1e-5 * scale[j];
                double[] shifted = u.clone();
                shifted[j] = u[j] + h;
                double above = condition(shifted);
                shifted[j] = u[j] - h;
                out[d][j] = (above - condition(shifted)) / (2 * h);
            }
        }
    }
}
