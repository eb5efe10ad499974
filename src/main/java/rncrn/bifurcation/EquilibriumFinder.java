package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.random.HaltonSequenceGenerator;
import rncrn.field.Box;
import rncrn.field.VectorField;

/**
 * All equilibria on a box, as far as many starts can tell: damped Newton iterations from a fixed
 * set of well spread points, first on the field itself, then on the field deflated by what is
 * already known, F(x) prod_k (1/|x - x_k|^2 + 1), which cannot converge to a known solution again
 * (Farrell, Birkisson, Funke, SIAM J. Sci. Comput. 37, A2026, 2015). Distances are measured in box
 * widths.
 */
public final class EquilibriumFinder {
    private static final int ITERATIONS = 60;
    private static final double SAME = 1e-6;

    private final Dynamics dynamics;
    private final VectorField field;
    private final Box box;
    private final double[] width;
    private final List<double[]> starts;

    /**
     * @param box where to look, in the search space of the dynamics
     */
    public EquilibriumFinder(Dynamics dynamics, Box box) {
        this.dynamics = dynamics;
        this.field = dynamics.search();
        this.box = box;
        int n = field.dimension();
        if (box.dimension() != n) {
            throw new IllegalArgumentException(
                    "the box has "
                            + box.dimension()
                            + " dimensions; it needs one for each of "
                            + String.join(", ", dynamics.searchVariables()));
        }
        width = new double[n];
        for (int i = 0; i < n; i++) {
            width[i] = Math.max(box.width(i), 1e-12);
        }
        starts = spread(box, n == 1 ? 200 : n == 2 ? 300 : 400);
    }

    /** Well spread points of a box, the same every time. */
    static List<double[]> spread(Box box, int count) {
        List<double[]> points = new ArrayList<>();
        int n = box.dimension();
        // The Halton sequence is defined up to 40 dimensions; further ones reuse shifted ones.
        HaltonSequenceGenerator halton = new HaltonSequenceGenerator(Math.min(n, 40));
        halton.skipTo(1);
        for (int k = 0; k < count; k++) {
            double[] unit = halton.nextVector();
            double[] point = new double[n];
            for (int i = 0; i < n; i++) {
                double u = i < 40 ? unit[i] : (unit[i % 40] + .381966 * (i / 40.0)) % 1;
                point[i] = box.lower(i) + u * box.width(i);
            }
            points.add(point);
        }
        return points;
    }

    /** The equilibria found, by the first search variable. */
    public List<Equilibrium> find(double[] p) {
        List<double[]> known = new ArrayList<>();
        for (double[] start : starts) {
            collect(newton(start, p, List.of()), known, p);
        }
        boolean more = true;
        for (int round = 0; more && round < 4; round++) {
            more = false;
            for (double[] start : starts.subList(0, Math.min(60, starts.size()))) {
                more |= collect(newton(start, p, known), known, p);
            }
        }
        known.sort(Comparator.comparingDouble(point -> point[0]));
        List<Equilibrium> equilibria = new ArrayList<>();
        for (double[] point : known) {
            equilibria.add(at(dynamics, dynamics.lift(point, p), p));
        }
        return equilibria;
    }

    /** The equilibrium at a state of the full field, with its eigenvalues. */
    static Equilibrium at(Dynamics dynamics, double[] state, double[] p) {
        int n = state.length;
        double[][] jacobian = new double[n][n];
        dynamics.field().jacobian(state, p, jacobian);
        return new Equilibrium(state, Spectra.eigenvalues(jacobian));
    }

    private boolean collect(double[] found, List<double[]> known, double[] p) {
        if (found == null) {
            return false;
        }
        // A deflated iteration ends near a solution: the last digits come from the field itself.
        double[] polished = newton(found, p, List.of());
        if (polished == null || !box.contains(polished)) {
            return false;
        }
        for (double[] other : known) {
            if (distance(polished, other) < SAME) {
                return false;
            }
        }
        known.add(polished);
        return true;
    }

    /** A solution of the (deflated) equations, or null where the iteration does not get there. */
    private double[] newton(double[] start, double[] p, List<double[]> deflated) {
        int n = start.length;
        double[] x = start.clone();
        double[] f = new double[n];
        double[][] jacobian = new double[n][n];
        field.value(x, p, f);
        double residual = norm(f) * deflation(x, deflated);
        for (int k = 0; k < ITERATIONS; k++) {
            field.jacobian(x, p, jacobian);
            double[] step = Linear.solve(jacobian, f);
            if (step == null) {
                return null;
            }
            double slope = 0;
            double[] gradient = logDeflationGradient(x, deflated);
            for (int i = 0; i < n; i++) {
                step[i] = -step[i];
                slope += gradient[i] * step[i];
            }
            double stretch = 1 / (1 - slope);
            double length = 0;
            for (int i = 0; i < n; i++) {
                step[i] *= stretch;
                length = Math.max(length, Math.abs(step[i]) / width[i]);
            }
            if (!(length < Double.POSITIVE_INFINITY)) {
                return null;
            }
            double share = Math.min(1, .3 / length);
            double[] next = new double[n];
            double nextResidual = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < 12; halving++, share /= 2) {
                for (int i = 0; i < n; i++) {
                    next[i] = x[i] + share * step[i];
                }
                field.value(next, p, f);
                nextResidual = norm(f) * deflation(next, deflated);
                if (nextResidual < residual || length < 1e-9) {
                    break;
                }
            }
            x = next;
            residual = nextResidual;
            if (length < 1e-12 && Double.isFinite(residual)) {
                return x;
            }
            if (far(x)) {
                return null;
            }
        }
        field.jacobian(x, p, jacobian);
        double[] last = Linear.solve(jacobian, f);
        return last != null && length(last) < 1e-8 ? x : null;
    }

    private boolean far(double[] x) {
        for (int i = 0; i < x.length; i++) {
            if (!(x[i] > box.lower(i) - 2 * width[i] && x[i] < box.upper(i) + 2 * width[i])) {
                return true;
            }
        }
        return false;
    }

    private double deflation(double[] x, List<double[]> known) {
        double factor = 1;
        for (double[] other : known) {
            double d = distance(x, other);
            factor *= 1 / (d * d) + 1;
        }
        return factor;
    }

    /** Gradient of log prod_k (1/d_k^2 + 1), d_k in box widths. */
    private double[] logDeflationGradient(double[] x, List<double[]> known) {
        double[] gradient = new double[x.length];
        for (double[] other : known) {
            double d = distance(x, other);
            double square = d * d;
            for (int i = 0; i < x.length; i++) {
                gradient[i] +=
                        -2 * (x[i] - other[i]) / (width[i] * width[i]) / (square * (1 + square));
            }
        }
        return gradient;
    }

    private double distance(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return Math.sqrt(sumOfSquares(difference));
    }

    private double length(double[] vector) {
        return Math.sqrt(sumOfSquares(vector));
    }

    private double sumOfSquares(double[] vector) {
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            double share = vector[i] / width[i];
            sum += share * share;
        }
        return sum;
    }

    private static double norm(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
