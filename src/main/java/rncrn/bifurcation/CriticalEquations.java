package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import rncrn.ComputationException;
import rncrn.field.Box;
import rncrn.field.VectorField;

/**
 * Equilibrium and critical condition in the search variables and two parameters. The condition is
 * the determinant of the Jacobian of the search field for folds, and of the bialternate product 2 J
 * (.) I of the full field, which vanishes where two eigenvalues add up to 0, for Hopf points
 * (Guckenheimer, Myers and Sturmfels, SIAM J. Numer. Anal. 34, 1, 1997). Rows are scaled to lengths
 * near 1: a determinant of rows of very different and changing size, as those of fast species are,
 * cannot be followed.
 */
final class CriticalEquations implements Arclength.Equations {
    private final Dynamics dynamics;
    private final VectorField field;
    private final int first;
    private final int second;
    private final double[] p;
    private final boolean hopf;
    private final Box box;
    private final double[] scale;
    private final double[] phi;
    private final double[] psi;

    /**
     * @param first place of the first parameter
     * @param second place of the second one
     * @param p values of all parameters
     * @param hopf whether Hopf points are followed, not folds
     * @param box domain of the search variables
     * @param scale natural sizes of the unknowns
     * @param start the unknowns at a critical equilibrium
     */
    CriticalEquations(
            Dynamics dynamics,
            int first,
            int second,
            double[] p,
            boolean hopf,
            Box box,
            double[] scale,
            double[] start) {
        this.dynamics = dynamics;
        this.field = dynamics.search();
        this.first = first;
        this.second = second;
        this.p = p.clone();
        this.hopf = hopf;
        this.box = box;
        this.scale = scale;
        double[][] matrix = matrix(start);
        phi = hopf ? null : Linear.nullVector(matrix);
        psi = hopf ? null : Linear.nullVector(Linear.transposed(matrix));
    }

    /** All parameters at a place. */
    double[] parameters(double[] u) {
        double[] at = p.clone();
        at[first] = u[u.length - 2];
        at[second] = u[u.length - 1];
        return at;
    }

    /** The state of the full field at a place. */
    double[] state(double[] u) {
        return dynamics.lift(Arrays.copyOf(u, u.length - 2), parameters(u));
    }

    /** The Jacobian of the full field at a place. */
    double[][] fullJacobian(double[] u) {
        int n = dynamics.field().dimension();
        double[][] jacobian = new double[n][n];
        dynamics.field().jacobian(state(u), parameters(u), jacobian);
        return jacobian;
    }

    private double[][] matrix(double[] u) {
        if (hopf) {
            return Linear.bialternate(fullJacobian(u));
        }
        int d = field.dimension();
        double[][] jacobian = new double[d][d];
        field.jacobian(Arrays.copyOf(u, d), parameters(u), jacobian);
        return jacobian;
    }

    private double condition(double[] u) {
        double[][] matrix = matrix(u);
        double all = 0;
        for (double[] row : matrix) {
            all = Math.hypot(all, Arclength.norm(row));
        }
        for (double[] row : matrix) {
            // A row that vanishes keeps a scale; a single one has none of its own.
            double norm = matrix.length == 1 ? 1 : Math.hypot(Arclength.norm(row), .001 * all);
            for (int j = 0; norm > 0 && j < row.length; j++) {
                row[j] /= norm;
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

    /** Product of the two eigenvalues that add up to nearly 0: omega^2, or minus a square. */
    double product(Arclength.Place place) {
        List<Eigenvalue> spectrum = Spectra.eigenvalues(fullJacobian(place.u()));
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

    /** First Lyapunov coefficient; 0 where there is no Hopf point. */
    double coefficient(Arclength.Place place) {
        double product = product(place);
        if (!(product > 0)) {
            return 0;
        }
        try {
            return new HopfPoint(
                            dynamics.field(),
                            state(place.u()),
                            parameters(place.u()),
                            Math.sqrt(product),
                            HopfPoint.size(box))
                    .coefficient();
        } catch (ComputationException singular) {
            return 0;
        }
    }

    /** The real eigenvalue next to 0 but for the critical one, signed by how many are positive. */
    double secondZero(Arclength.Place place) {
        List<Eigenvalue> spectrum = new ArrayList<>(Spectra.eigenvalues(fullJacobian(place.u())));
        Eigenvalue critical =
                Collections.min(spectrum, Comparator.comparingDouble(Eigenvalue::modulus));
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
}
