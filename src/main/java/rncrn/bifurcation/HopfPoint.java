package rncrn.bifurcation;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.FieldMatrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import rncrn.ComputationException;
import rncrn.field.Box;
import rncrn.field.VectorField;

/**
 * The critical plane of a Hopf point and the first Lyapunov coefficient
 *
 * <pre>
 * l1 = Re(<p, C(q, q, conj q)> - 2 <p, B(q, A^-1 B(q, conj q))>
 *        + <p, B(conj q, (2 i omega - A)^-1 B(q, q))>) / (2 omega)
 * </pre>
 *
 * with A q = i omega q, A^T p = -i omega p,
 *
 * <p, q>= 1 and |q| = 1 (Kuznetsov, Elements of Applied Bifurcation Theory, 3rd ed., equation
 * 5.62). Its sign tells super- (negative) from subcritical.
 */
final class HopfPoint {
    private final double omega;
    private final Complex[] q;
    private final double coefficient;

    /**
     * @param omega angular frequency
     * @param size length over which the field bends at least, positive: differences for the
     *     derivatives are taken over 1/500 of it, or of the state where that is larger
     */
    HopfPoint(VectorField field, double[] x, double[] parameters, double omega, double size) {
        this.omega = omega;
        int n = x.length;
        double[][] a = new double[n][n];
        field.jacobian(x, parameters, a);
        q = unit(nullVector(shifted(a, omega, false)));
        Complex[] adjoint = nullVector(shifted(a, -omega, true));
        Complex product = inner(adjoint, q);
        for (int i = 0; i < n; i++) {
            adjoint[i] = adjoint[i].divide(product.conjugate());
        }
        double step = 2e-3 * Math.max(size, Arclength.norm(x) / Math.sqrt(n));
        coefficient = lyapunov(new Multilinear(field, x, parameters, step), a, adjoint);
    }

    /** Angular frequency of the oscillation that is born. */
    double omega() {
        return omega;
    }

    /** First Lyapunov coefficient. */
    double coefficient() {
        return coefficient;
    }

    /** Real part of the critical eigenvector, which has unit length. */
    double[] real() {
        double[] part = new double[q.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = q[i].getReal();
        }
        return part;
    }

    /** Imaginary part of the critical eigenvector. */
    double[] imaginary() {
        double[] part = new double[q.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = q[i].getImaginary();
        }
        return part;
    }

    /** Length for differences of fields on a box: half of its smallest width. */
    static double size(Box box) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < box.dimension(); i++) {
            smallest = Math.min(smallest, Math.max(box.width(i), 1e-12));
        }
        return smallest / 2;
    }

    /**
     * The equilibrium as a cycle of no size, with the direction of the cycles that are born: q
     * turning once round.
     *
     * @param hopf this point
     */
    CycleSolution firstCycle(SpecialPoint hopf) {
        double[] mesh = Orbit.uniform(CycleRefinement.FEWEST);
        double[] places = Orbit.places(mesh);
        double[][] rest = new double[places.length][];
        double[][] wave = new double[places.length][q.length];
        for (int k = 0; k < places.length; k++) {
            double angle = 2 * Math.PI * places[k];
            rest[k] = hopf.state().clone();
            for (int i = 0; i < q.length; i++) {
                wave[k][i] =
                        q[i].getReal() * Math.cos(angle) - q[i].getImaginary() * Math.sin(angle);
            }
        }
        return new CycleSolution(
                new Orbit(mesh, rest),
                hopf.period(),
                hopf.parameter(),
                new Orbit(mesh, wave),
                0,
                0,
                Floquet.NONE,
                Double.NaN,
                0);
    }

    private double lyapunov(Multilinear forms, double[][] a, Complex[] adjoint) {
        double[] re = real();
        double[] im = imaginary();
        double[][] bRe = forms.second(re);
        double[][] bIm = forms.second(im);
        double[][] cRe = forms.third(re);
        double[][] cIm = forms.third(im);
        int n = a.length;
        // C(q,q,conj q) = C(a,a,a) + C(b,b,a) + i (C(a,a,b) + C(b,b,b)) for q = a + i b.
        Complex[] cubic = new Complex[n];
        for (int i = 0; i < n; i++) {
            cubic[i] =
                    new Complex(
                            row(cRe[i], re) + row(cIm[i], re), row(cRe[i], im) + row(cIm[i], im));
        }
        Complex[] qq = bilinear(bRe, bIm, q);
        Complex[] conjugate = new Complex[n];
        for (int i = 0; i < n; i++) {
            conjugate[i] = q[i].conjugate();
        }
        Complex[] qc = bilinear(bRe, bIm, conjugate);
        Complex[] steady = solve(shifted(a, 0, false), qc);
        Complex[] doubled = solve(shifted(a, 2 * omega, false), qq);
        Complex[] second = bilinear(bRe, bIm, steady);
        // (2 i omega - A)^-1 is minus the inverse of A - 2 i omega; B(conj q, .) flips bIm.
        double[][] minus = new double[n][n];
        for (int i = 0; i < n; i++) {
            doubled[i] = doubled[i].negate();
            for (int j = 0; j < n; j++) {
                minus[i][j] = -bIm[i][j];
            }
        }
        Complex[] third = bilinear(bRe, minus, doubled);
        Complex sum =
                inner(adjoint, cubic)
                        .subtract(inner(adjoint, second).multiply(2))
                        .add(inner(adjoint, third));
        return sum.getReal() / (2 * omega);
    }

    /** (B(a, v) + i B(b, v)). */
    private static Complex[] bilinear(double[][] re, double[][] im, Complex[] v) {
        int n = v.length;
        Complex[] out = new Complex[n];
        for (int i = 0; i < n; i++) {
            Complex sum = Complex.ZERO;
            for (int j = 0; j < n; j++) {
                sum = sum.add(new Complex(re[i][j], im[i][j]).multiply(v[j]));
            }
            out[i] = sum;
        }
        return out;
    }

    private static double row(double[] row, double[] v) {
        double sum = 0;
        for (int j = 0; j < v.length; j++) {
            sum += row[j] * v[j];
        }
        return sum;
    }

    /** A - i omega, or its transpose. */
    private static FieldMatrix<Complex> shifted(double[][] a, double omega, boolean transposed) {
        int n = a.length;
        Complex[][] matrix = new Complex[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = new Complex(transposed ? a[j][i] : a[i][j], i == j ? -omega : 0);
            }
        }
        return new Array2DRowFieldMatrix<>(matrix, false);
    }

    /** Inverse iteration from a fixed full vector, with a shift far below every other gap. */
    private static Complex[] nullVector(FieldMatrix<Complex> matrix) {
        int n = matrix.getRowDimension();
        double size = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                size = Math.max(size, matrix.getEntry(i, j).abs());
            }
        }
        for (int i = 0; i < n; i++) {
            matrix.addToEntry(i, i, new Complex(1e-13 * size, .7e-13 * size));
        }
        Complex[] v = new Complex[n];
        for (int i = 0; i < n; i++) {
            v[i] = new Complex(1 + .1 * i, .5 - .07 * i);
        }
        for (int k = 0; k < 4; k++) {
            v = unit(solve(matrix, v));
        }
        return v;
    }

    /** Solved as real equations of twice the size, by elimination with partial pivoting. */
    private static Complex[] solve(FieldMatrix<Complex> matrix, Complex[] right) {
        int n = right.length;
        DMatrixRMaj real = new DMatrixRMaj(2 * n, 2 * n);
        DMatrixRMaj sides = new DMatrixRMaj(2 * n, 1);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                Complex entry = matrix.getEntry(i, j);
                real.set(i, j, entry.getReal());
                real.set(i, n + j, -entry.getImaginary());
                real.set(n + i, j, entry.getImaginary());
                real.set(n + i, n + j, entry.getReal());
            }
            sides.set(i, 0, right[i].getReal());
            sides.set(n + i, 0, right[i].getImaginary());
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(2 * n);
        DMatrixRMaj solution = new DMatrixRMaj(2 * n, 1);
        boolean regular = solver.setA(real);
        if (regular) {
            solver.solve(sides, solution);
        }
        if (!regular || MatrixFeatures_DDRM.hasUncountable(solution)) {
            throw new ComputationException(
                    "the Lyapunov coefficient of a Hopf point is not defined there: another"
                            + " eigenvalue is critical too");
        }
        Complex[] out = new Complex[n];
        for (int i = 0; i < n; i++) {
            out[i] = new Complex(solution.get(i, 0), solution.get(n + i, 0));
        }
        return out;
    }

    private static Complex[] unit(Complex[] v) {
        double sum = 0;
        for (Complex value : v) {
            sum += value.abs() * value.abs();
        }
        Complex[] out = new Complex[v.length];
        for (int i = 0; i < v.length; i++) {
            out[i] = v[i].divide(Math.sqrt(sum));
        }
        return out;
    }

    /** sum conj(a_i) b_i. */
    private static Complex inner(Complex[] a, Complex[] b) {
        Complex sum = Complex.ZERO;
        for (int i = 0; i < a.length; i++) {
            sum = sum.add(a[i].conjugate().multiply(b[i]));
        }
        return sum;
    }
}
