package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Structured orthogonal elimination of a chain u_{i+1} = S_i u_i + r_i that is closed to a ring.
 * Multiplying the S_i up loses every direction but the fastest growing one; here each inner node is
 * eliminated from the two equations that hold it by Householder reflections, which leaves one
 * equation G u_0 + E u_N + c = 0 whose entries cannot grow, whatever grows or decays along the ring
 * (Wright, SIAM J. Sci. Stat. Comput. 13, 742, 1992). Every inner node then follows from its
 * successor and u_0.
 */
final class CyclicElimination {
    private static final int BORDER = 3;

    private final int n;
    private final int width;

    /** For each inner node, [R | P | Q | d]: R u_i + P u_0 + Q u_{i+1} + d = 0. */
    private final List<double[][]> pivots = new ArrayList<>();

    private double[][] last;
    private int sign = 1;

    /**
     * Eliminates.
     *
     * @param maps one per interval, n rows: n columns of S_i, then those of what r_i is affine in
     *     (a constant, the period and the parameter)
     */
    CyclicElimination(int n, List<DMatrixRMaj> maps) {
        this.n = n;
        this.width = 3 * n + BORDER;
        double[][] relation = new double[n][width];
        DMatrixRMaj first = maps.get(0);
        for (int a = 0; a < n; a++) {
            relation[a][a] = 1;
            for (int b = 0; b < n; b++) {
                relation[a][n + b] = -first.unsafe_get(a, b);
            }
            for (int b = 0; b < BORDER; b++) {
                relation[a][3 * n + b] = -first.unsafe_get(a, n + b);
            }
        }
        for (DMatrixRMaj map : maps.subList(1, maps.size())) {
            relation = eliminate(relation, map);
        }
        last = relation;
    }

    /** Eliminates the node between a relation to u_0 and the next interval. */
    private double[][] eliminate(double[][] relation, DMatrixRMaj map) {
        double[][] rows = new double[2 * n][width];
        for (int a = 0; a < n; a++) {
            rows[a] = relation[a];
            rows[n + a][2 * n + a] = 1;
            for (int b = 0; b < n; b++) {
                rows[n + a][b] = -map.unsafe_get(a, b);
            }
            for (int b = 0; b < BORDER; b++) {
                rows[n + a][3 * n + b] = -map.unsafe_get(a, n + b);
            }
        }
        double[] dots = new double[width];
        for (int k = 0; k < n; k++) {
            reflect(rows, k, dots);
        }
        double[][] next = new double[n][width];
        for (int a = 0; a < n; a++) {
            double[] row = rows[n + a];
            System.arraycopy(row, 2 * n, next[a], 0, n);
            System.arraycopy(row, n, next[a], n, n);
            System.arraycopy(row, 3 * n, next[a], 3 * n, BORDER);
        }
        pivots.add(java.util.Arrays.copyOf(rows, n));
        return next;
    }

    /** Householder reflection that clears a column below its diagonal. */
    private void reflect(double[][] rows, int k, double[] dots) {
        double largest = 0;
        for (int i = k; i < 2 * n; i++) {
            largest = Math.max(largest, Math.abs(rows[i][k]));
        }
        if (largest == 0) {
            return;
        }
        double square = 0;
        for (int i = k; i < 2 * n; i++) {
            rows[i][k] /= largest;
            square += rows[i][k] * rows[i][k];
        }
        double diagonal = -Math.copySign(Math.sqrt(square), rows[k][k]);
        rows[k][k] -= diagonal;
        double beta = -1 / (diagonal * rows[k][k]);
        java.util.Arrays.fill(dots, k + 1, width, 0);
        for (int i = k; i < 2 * n; i++) {
            double factor = rows[i][k];
            if (factor != 0) {
                for (int j = k + 1; j < width; j++) {
                    dots[j] += factor * rows[i][j];
                }
            }
        }
        for (int i = k; i < 2 * n; i++) {
            double factor = beta * rows[i][k];
            if (factor != 0) {
                for (int j = k + 1; j < width; j++) {
                    rows[i][j] -= factor * dots[j];
                }
            }
            rows[i][k] = 0;
        }
        rows[k][k] = diagonal * largest;
        // A reflection has the determinant -1, the pivot the sign of its diagonal.
        sign *= diagonal > 0 ? -1 : 1;
    }

    /**
     * Coefficients of the closed ring's equation for u_0, n rows and n + 3 columns: with u_N = u_0
     * + gap it reads (G + E) u_0 + E gap + c = 0, and -(G + E) takes the place of the monodromy
     * matrix less the identity.
     */
    double[][] closing(double[] gap) {
        double[][] rows = new double[n][n + BORDER];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                rows[a][b] = last[a][b] + last[a][n + b];
                rows[a][n] += last[a][b] * gap[b];
            }
            for (int b = 0; b < BORDER; b++) {
                rows[a][n + b] += last[a][3 * n + b];
            }
        }
        return rows;
    }

    /**
     * Sign by which the determinant of the closing equations differs from that of the equations
     * with the monodromy matrix.
     */
    int sign() {
        return sign;
    }

    /**
     * The first nodes of all intervals and the last node of all as affine functions of (u_0, 1, dT,
     * dlambda) on the closed ring; null where one cannot be solved for.
     */
    List<DMatrixRMaj> nodes(double[] gap) {
        DMatrixRMaj[] nodes = new DMatrixRMaj[pivots.size() + 2];
        nodes[0] = identity();
        DMatrixRMaj next = identity();
        for (int a = 0; a < n; a++) {
            next.unsafe_set(a, n, gap[a]);
        }
        nodes[nodes.length - 1] = next;
        for (int i = pivots.size() - 1; i >= 0; i--) {
            next = before(pivots.get(i), next);
            if (next == null) {
                return null;
            }
            nodes[i + 1] = next;
        }
        return List.of(nodes);
    }

    private DMatrixRMaj identity() {
        DMatrixRMaj start = new DMatrixRMaj(n, n + BORDER);
        for (int a = 0; a < n; a++) {
            start.unsafe_set(a, a, 1);
        }
        return start;
    }

    /** -R^-1 ([P | d] + Q next). */
    private DMatrixRMaj before(double[][] pivot, DMatrixRMaj next) {
        int columns = n + BORDER;
        double[][] x = new double[n][columns];
        for (int a = n - 1; a >= 0; a--) {
            double[] row = pivot[a];
            double[] sum = x[a];
            for (int b = 0; b < n; b++) {
                sum[b] = -row[n + b];
            }
            for (int b = 0; b < BORDER; b++) {
                sum[n + b] = -row[3 * n + b];
            }
            for (int c = 0; c < n; c++) {
                double factor = row[2 * n + c];
                for (int b = 0; b < columns; b++) {
                    sum[b] -= factor * next.data[c * columns + b];
                }
            }
            for (int c = a + 1; c < n; c++) {
                double factor = row[c];
                for (int b = 0; b < columns; b++) {
                    sum[b] -= factor * x[c][b];
                }
            }
            for (int b = 0; b < columns; b++) {
                sum[b] /= row[a];
                if (!Double.isFinite(sum[b])) {
                    return null;
                }
            }
        }
        return new DMatrixRMaj(x);
    }
}
