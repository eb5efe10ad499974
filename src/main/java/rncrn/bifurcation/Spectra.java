package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import rncrn.ComputationException;

/** Eigenvalues of dense matrices. */
final class Spectra {
    private Spectra() {}

    /** Eigenvalues by falling real part. */
    static List<Eigenvalue> eigenvalues(double[][] matrix) {
        List<Eigenvalue> values = unsorted(matrix);
        values.sort(
                Comparator.comparingDouble(Eigenvalue::real)
                        .thenComparingDouble(Eigenvalue::imaginary)
                        .reversed());
        return List.copyOf(values);
    }

    /** Eigenvalues by falling modulus. */
    static List<Eigenvalue> byModulus(double[][] matrix) {
        List<Eigenvalue> values = unsorted(matrix);
        values.sort(
                Comparator.comparingDouble(Eigenvalue::modulus)
                        .thenComparingDouble(Eigenvalue::imaginary)
                        .reversed());
        return List.copyOf(values);
    }

    private static List<Eigenvalue> unsorted(double[][] matrix) {
        int n = matrix.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false);
        if (!eigen.decompose(new DMatrixRMaj(matrix))) {
            throw new ComputationException("the eigenvalues of a Jacobian could not be found");
        }
        List<Eigenvalue> values = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            Complex_F64 value = eigen.getEigenvalue(i);
            values.add(new Eigenvalue(value.real, value.imaginary));
        }
        return values;
    }
}
