package rncrn.reduction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealVector;

/**
 * Leading eigenvalues of the slow chain's generator by Arnoldi iteration on the shifted inverse (s
 * - Q)^-1, applied by {@link LatticeElimination} of the chain killed at rate s everywhere: the
 * shift keeps the inverse tame where the chain hardly ever leaves its domain.
 */
public final class RelaxationModes {
    private static final int KRYLOV = 24;
    private static final int MODES = 6;

    private RelaxationModes() {}

    /**
     * One mode of relaxation, exp((-rate + i frequency) t).
     *
     * @param rate decay rate
     * @param frequency angular frequency, 0 for a mode that does not oscillate
     * @param residual relative error estimate of the eigenvalue
     */
    public record Relaxation(double rate, double frequency, double residual) {}

    /**
     * The slowest modes that the iteration resolves, slowest first, one of each complex pair. The
     * first is the leak out of the domain.
     */
    public static List<Relaxation> of(ExactLaw law) {
        SlowChain chain = law.chain();
        double shift = shift(law);
        double[] kill = new double[chain.count()];
        java.util.Arrays.fill(kill, shift);
        LatticeElimination factors = chain.eliminate(kill);
        int size = chain.count();
        int steps = Math.min(KRYLOV, size);
        List<double[]> basis = new ArrayList<>();
        double[][] h = new double[steps][steps];
        double last = 0;
        double[] v = new double[size];
        // A start with a part in every mode: the law itself tilted along every axis.
        for (int c = 0; c < size; c++) {
            int x = c % law.cells(0);
            int y = c / law.cells(0);
            v[c] = law.probability(x, y) * (1 + x + 1.7 * y) + 1e-12;
        }
        scale(v, 1 / norm(v));
        int done = 0;
        for (int k = 0; k < steps; k++) {
            basis.add(v);
            double[] w = factors.times(v);
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j <= k; j++) {
                    double dot = dot(basis.get(j), w);
                    h[j][k] += dot;
                    add(w, basis.get(j), -dot);
                }
            }
            last = norm(w);
            done = k + 1;
            if (last < 1e-14 * Math.abs(h[0][0]) || k + 1 == steps) {
                break;
            }
            h[k + 1][k] = last;
            scale(w, 1 / last);
            v = w;
        }
        return ritz(h, done, last, shift);
    }

    private static List<Relaxation> ritz(double[][] h, int done, double last, double shift) {
        double[][] square = new double[done][done];
        for (int i = 0; i < done; i++) {
            System.arraycopy(h[i], 0, square[i], 0, done);
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(square));
        List<Relaxation> modes = new ArrayList<>();
        for (int k = 0; k < done; k++) {
            double re = eigen.getRealEigenvalue(k);
            double im = eigen.getImagEigenvalue(k);
            if (im < 0 || re * re + im * im == 0) {
                continue;
            }
            double modulus = re * re + im * im;
            RealVector y = eigen.getEigenvector(k);
            double residual =
                    last * Math.abs(y.getEntry(done - 1)) / (y.getNorm() * Math.sqrt(modulus));
            if (residual < 1e-6) {
                modes.add(new Relaxation(re / modulus - shift, im / modulus, residual));
            }
        }
        modes.sort(Comparator.comparingDouble(Relaxation::rate));
        return List.copyOf(modes.subList(0, Math.min(MODES, modes.size())));
    }

    /** A tenth of the mean relaxation rate of the drift where the law lives. */
    static double shift(ExactLaw law) {
        SlowModel model = law.chain().model();
        int n = model.dimension();
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = law.mean(i) * model.omega();
        }
        SlowCoefficients at = model.coefficients();
        model.at(x, at);
        double rate = 0;
        for (int i = 0; i < n; i++) {
            double variance = law.covariance(i, i) * model.omega() * model.omega();
            rate += at.noise(i, i) / (2 * variance) / n;
        }
        return .1 * rate;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static void scale(double[] a, double factor) {
        for (int i = 0; i < a.length; i++) {
            a[i] *= factor;
        }
    }

    private static void add(double[] a, double[] b, double factor) {
        for (int i = 0; i < a.length; i++) {
            a[i] += factor * b[i];
        }
    }
}
