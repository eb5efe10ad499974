package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import rncrn.field.VectorField;

/**
 * The collocation equations of a cycle linearised and condensed: every node as an affine function
 * of (du_0, 1, dT, dlambda), columns 0..n-1, n, n+1 and n+2, on the closed ring, and the n
 * equations that close it. Cycles that repel as strongly as perceptrons attract are as good as any
 * other.
 */
final class CycleLinearisation {
    private static final int M = Collocation.DEGREE;

    private final int n;
    private final List<DMatrixRMaj> intervals;
    private final CyclicElimination elimination;
    private final double[][] closing;
    private final DMatrixRMaj[] nodes;

    private CycleLinearisation(
            int n,
            List<DMatrixRMaj> intervals,
            CyclicElimination elimination,
            double[] gap,
            List<DMatrixRMaj> starts) {
        this.n = n;
        this.intervals = intervals;
        this.elimination = elimination;
        closing = elimination.closing(gap);
        nodes = new DMatrixRMaj[M * intervals.size() + 1];
        nodes[0] = starts.get(0);
        for (int i = 0; i < intervals.size(); i++) {
            DMatrixRMaj all = after(intervals.get(i), starts.get(i));
            for (int j = 1; j < M; j++) {
                nodes[M * i + j] = CommonOps_DDRM.extract(all, (j - 1) * n, j * n, 0, n + 3);
            }
            nodes[M * (i + 1)] = starts.get(i + 1);
        }
    }

    /** The nodes of an interval, given its first one. */
    private DMatrixRMaj after(DMatrixRMaj interval, DMatrixRMaj first) {
        DMatrixRMaj spread = CommonOps_DDRM.extract(interval, 0, M * n, 0, n);
        DMatrixRMaj product = new DMatrixRMaj(M * n, n + 3);
        CommonOps_DDRM.mult(spread, first, product);
        for (int a = 0; a < M * n; a++) {
            for (int b = n; b < n + 3; b++) {
                product.add(a, b, interval.unsafe_get(a, b));
            }
        }
        return product;
    }

    double at(int node, int row, int column) {
        return nodes[node].unsafe_get(row, column);
    }

    /**
     * Coefficients of the equations that close the cycle, closing (du_0, 1, dT, dlambda) = 0, in
     * rows like those of the monodromy matrix less the identity.
     */
    double closing(int row, int column) {
        return -closing[row][column];
    }

    /** Sign of the determinant against that of the equations with the monodromy matrix. */
    int sign() {
        return elimination.sign();
    }

    /** The linearised flow over an interval. */
    DMatrixRMaj flow(int interval) {
        return CommonOps_DDRM.extract(intervals.get(interval), (M - 1) * n, M * n, 0, n);
    }

    /** The monodromy matrix by plain products; not finite where the growth is too large. */
    double[][] monodromy() {
        double[][] matrix = new double[n][n];
        for (int k = 0; k < n; k++) {
            double[] unit = new double[n];
            unit[k] = 1;
            double[] image = carried(unit).get(M * intervals.size());
            for (int i = 0; i < n; i++) {
                matrix[i][k] = image[i];
            }
        }
        return matrix;
    }

    /** A vector carried once round by the linearised flow. */
    Orbit carried(Orbit like, double[] vector) {
        return new Orbit(like.mesh(), carried(vector).toArray(double[][]::new));
    }

    private List<double[]> carried(double[] vector) {
        List<double[]> images = new ArrayList<>();
        images.add(vector);
        double[] first = vector;
        for (DMatrixRMaj interval : intervals) {
            double[] image = first;
            for (int j = 0; j < M; j++) {
                image = new double[n];
                for (int i = 0; i < n; i++) {
                    for (int k = 0; k < n; k++) {
                        image[i] += interval.unsafe_get(j * n + i, k) * first[k];
                    }
                }
                images.add(image);
            }
            first = image;
        }
        return images;
    }

    /** The step of the orbit for given unknowns; the constant part counted so often. */
    Orbit orbit(Orbit like, double[] w, double constant) {
        double[][] steps = new double[nodes.length][n];
        for (int k = 0; k < nodes.length; k++) {
            for (int i = 0; i < n; i++) {
                double sum =
                        constant * at(k, i, n)
                                + at(k, i, n + 1) * w[n]
                                + at(k, i, n + 2) * w[n + 1];
                for (int j = 0; j < n; j++) {
                    sum += at(k, i, j) * w[j];
                }
                steps[k][i] = sum;
            }
        }
        return new Orbit(like.mesh(), steps);
    }

    /**
     * Linearises; null where the equations cannot be condensed.
     *
     * @param free index of the free parameter, or -1 where there is none
     */
    static CycleLinearisation of(
            VectorField field, int free, double[] p, Orbit orbit, double period, double parameter) {
        int n = field.dimension();
        double[] at = p.clone();
        if (free >= 0) {
            at[free] = parameter;
        }
        IntervalMap map = new IntervalMap(field, free, at);
        List<DMatrixRMaj> intervals = new ArrayList<>();
        List<DMatrixRMaj> ends = new ArrayList<>();
        for (int i = 0; i < orbit.intervals(); i++) {
            DMatrixRMaj nodes = map.nodes(orbit, i, period);
            if (nodes == null) {
                return null;
            }
            intervals.add(nodes);
            ends.add(map.last(nodes, n + 3));
        }
        double[] gap = orbit.node(0).clone();
        for (int i = 0; i < n; i++) {
            gap[i] -= orbit.node(M * orbit.intervals())[i];
        }
        CyclicElimination elimination = new CyclicElimination(n, ends);
        List<DMatrixRMaj> starts = elimination.nodes(gap);
        return starts == null
                ? null
                : new CycleLinearisation(n, intervals, elimination, gap, starts);
    }
}
