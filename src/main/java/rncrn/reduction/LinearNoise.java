package rncrn.reduction;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.complex.ComplexField;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.FieldLUDecomposition;
import org.apache.commons.math3.linear.FieldMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import rncrn.ComputationException;

/**
 * Linear noise approximation of the slow process about an equilibrium of its drift (van Kampen
 * 2007, Stochastic Processes in Physics and Chemistry, chapter 10): with J the drift's Jacobian and
 * Q the noise there, fluctuations are Gaussian with the covariance S of J S + S J' + Q = 0 and the
 * power spectrum (J - i w)^-1 Q (J' + i w)^-1. Concentrations throughout.
 */
public final class LinearNoise {
    private final double[] equilibrium;
    private final double[][] jacobian;
    private final double[][] noise;
    private final double[][] covariance;

    private LinearNoise(double[] equilibrium, double[][] jacobian, double[][] noise) {
        this.equilibrium = equilibrium;
        this.jacobian = jacobian;
        this.noise = noise;
        this.covariance = lyapunov(jacobian, noise);
    }

    /**
     * Finds the equilibrium by Newton's method and linearises there.
     *
     * @param start concentrations to start from
     * @throws ComputationException if Newton's method does not settle in the domain, or on an
     *     equilibrium that is not stable, or where a classification network's noise would be left
     *     out
     */
    public static LinearNoise about(SlowModel model, double[] start) {
        int n = model.dimension();
        double omega = model.omega();
        SlowDrift drift = new SlowDrift(model);
        double[] x = start.clone();
        double[] f = new double[n];
        double[][] j = new double[n][n];
        for (int round = 0; round < 60; round++) {
            drift.value(x, f);
            drift.jacobian(x, j);
            double[] step =
                    new LUDecomposition(new Array2DRowRealMatrix(j))
                            .getSolver()
                            .solve(new ArrayRealVector(f))
                            .toArray();
            double size = 0;
            for (int i = 0; i < n; i++) {
                x[i] -= step[i];
                size = Math.max(size, Math.abs(step[i]));
            }
            if (!model.domain().contains(x)) {
                break;
            }
            if (size < 1e-9) {
                drift.jacobian(x, j);
                SlowCoefficients at = model.coefficients();
                double[] copies = new double[n];
                for (int i = 0; i < n; i++) {
                    copies[i] = x[i] * omega;
                }
                CascadeNoise.refuse(model, copies);
                model.at(copies, at);
                double[][] q = new double[n][n];
                for (int i = 0; i < n; i++) {
                    for (int k = 0; k < n; k++) {
                        q[i][k] = at.noise(i, k) / (omega * omega);
                    }
                }
                LinearNoise result = new LinearNoise(x, j, q);
                for (int i = 0; i < n; i++) {
                    if (!(result.covariance[i][i] > 0)) {
                        throw new ComputationException(
                                "the equilibrium is not stable, so nothing fluctuates about it");
                    }
                }
                return result;
            }
        }
        throw new ComputationException(
                "no equilibrium of the reduced dynamics was found near the start in the domain");
    }

    /** Solves J S + S J' = -Q as a linear system in the entries of S. */
    private static double[][] lyapunov(double[][] j, double[][] q) {
        int n = j.length;
        double[][] system = new double[n * n][n * n];
        double[] right = new double[n * n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                int row = a * n + b;
                right[row] = -q[a][b];
                for (int k = 0; k < n; k++) {
                    system[row][k * n + b] += j[a][k];
                    system[row][a * n + k] += j[b][k];
                }
            }
        }
        double[] s =
                new LUDecomposition(new Array2DRowRealMatrix(system))
                        .getSolver()
                        .solve(new ArrayRealVector(right))
                        .toArray();
        double[][] covariance = new double[n][n];
        for (int a = 0; a < n; a++) {
            System.arraycopy(s, a * n, covariance[a], 0, n);
        }
        return covariance;
    }

    /** Concentration of an executive species at the equilibrium. */
    public double equilibrium(int i) {
        return equilibrium[i];
    }

    /** Stationary covariance of concentrations. */
    public double covariance(int i, int j) {
        return covariance[i][j];
    }

    /**
     * Power spectral density of a species' concentration, normalised so that its integral over all
     * angular frequencies divided by 2 pi is the variance.
     *
     * @param frequency angular frequency
     */
    public double spectrum(int species, double frequency) {
        int n = jacobian.length;
        FieldMatrix<Complex> a = new Array2DRowFieldMatrix<>(ComplexField.getInstance(), n, n);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                a.setEntry(i, k, new Complex(jacobian[i][k], i == k ? -frequency : 0));
            }
        }
        FieldMatrix<Complex> inverse = new FieldLUDecomposition<>(a).getSolver().getInverse();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                Complex left = inverse.getEntry(species, i);
                Complex right = inverse.getEntry(species, k).conjugate();
                sum += noise[i][k] * left.multiply(right).getReal();
            }
        }
        return sum;
    }
}
