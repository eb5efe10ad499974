package rncrn.training;

import java.util.Arrays;

/**
 * Variable projection (Golub and Pereyra 1973, doi 10.1137/0710036): for given hyperplanes V the
 * inflows beta and the weights alpha solve a bounded linear least-squares problem, species by
 * species, by modified Gram-Schmidt; what is left depends on V alone. Its derivative is Kaufman's
 * (1975, doi 10.1007/BF01932995), J = -(I - Q Q^T) dA c, of which only J^T J = B^T B - (Q^T B)^T
 * (Q^T B) and J^T r = -B^T r are formed, B = dA c.
 *
 * <p>With lag compensation the basis functions are Y_j = sigma_j - mu (sigma_j/q_j^2) (omega_j . T)
 * instead of sigma_j: a perceptron that relaxes at rate q_j/mu while its steady state moves at
 * (sigma_j/q_j) omega_j . T trails behind by just that. Still linear in alpha.
 *
 * <p>A workspace: for one thread, nothing is allocated after construction.
 */
final class Projection implements LevenbergMarquardt.Objective {
    private final Problem problem;
    private final int points;
    private final int n;
    private final int m;
    private final int width;
    private final double[][] y;
    private final double[][] slope;
    private final double[][] slopeDrift;
    private final double[][][] q;
    private final double[][] r;
    private final double[][] size;
    private final double[][] sizeSlope;
    private final double[][] e;
    private final double[] work;
    private final double[] pair;
    private final double[][] residual;
    private final double[] rhs;
    private final double[][][] qtb;

    /** Solution for the hyperplanes last evaluated: alpha[i][j] and beta[i]. */
    final double[][] alpha;

    final double[] beta;

    private final double[][] hessian;
    private final double[] gradient;

    Projection(Problem problem, int m) {
        this.problem = problem;
        this.m = m;
        points = problem.points;
        n = problem.n;
        width = problem.width;
        y = new double[m][points];
        slope = new double[m][points];
        slopeDrift = problem.lag > 0 ? new double[m][points] : new double[0][];
        int columns = m + 1;
        q = new double[n][columns][points + m];
        r = new double[columns][columns];
        size = new double[n][m];
        sizeSlope = new double[n][m * width];
        work = new double[points + m];
        pair = new double[points];
        residual = new double[n][points + m];
        rhs = new double[columns];
        e = new double[m * width][];
        qtb = new double[n][columns][m * width];
        alpha = new double[n][m];
        beta = new double[n];
        hessian = new double[m * width][m * width];
        gradient = new double[m * width];
    }

    Problem problem() {
        return problem;
    }

    @Override
    public int variables() {
        return m * width;
    }

    /**
     * Solves for alpha and beta.
     *
     * @param v hyperplanes, perceptron after perceptron, each its N + P + 1 entries
     * @return the cost: loss, plus the ridges
     */
    @Override
    public double evaluate(double[] v) {
        basis(v);
        double cost = 0;
        for (int i = 0; i < n; i++) {
            cost += solve(i);
        }
        for (int j = 0; j < m; j++) {
            for (int k = 0; k < width - 1; k++) {
                double h = v[j * width + k];
                cost += problem.ridge * h * h;
            }
        }
        return cost;
    }

    /** The loss alone, without ridges, at the hyperplanes last evaluated. */
    double loss() {
        double loss = 0;
        for (int i = 0; i < n; i++) {
            loss += Vectors.dot(residual[i], residual[i], points);
        }
        return loss;
    }

    private void basis(double[] v) {
        double lag = problem.lag;
        for (int j = 0; j < m; j++) {
            double[] s = work;
            Arrays.fill(s, 0, points, 0);
            for (int k = 0; k < width; k++) {
                Vectors.add(s, v[j * width + k], problem.z[k], points);
            }
            double[] yj = y[j];
            double[] dj = slope[j];
            for (int d = 0; d < points; d++) {
                double root = Math.sqrt(s[d] * s[d] + 4);
                // For s below 0 the form that does not cancel.
                double sigma = s[d] > 0 ? .5 * (s[d] + root) : 2 / (root - s[d]);
                yj[d] = sigma;
                dj[d] = sigma / root;
            }
            if (lag > 0) {
                lag(v, j, s, lag);
            }
        }
    }

    /** Turns sigma_j and its slope into Y_j and its derivatives by input and by drift. */
    private void lag(double[] v, int j, double[] s, double lag) {
        double[] drift = pair;
        Arrays.fill(drift, 0);
        for (int i = 0; i < n; i++) {
            Vectors.add(drift, v[j * width + i], problem.drift[i], points);
        }
        double[] yj = y[j];
        double[] dj = slope[j];
        double[] ej = slopeDrift[j];
        for (int d = 0; d < points; d++) {
            double root = Math.sqrt(s[d] * s[d] + 4);
            double sigma = yj[d];
            double square = root * root;
            yj[d] = sigma - lag * sigma / square * drift[d];
            dj[d] =
                    sigma / root
                            - lag
                                    * drift[d]
                                    * (sigma / (square * root)
                                            - 2 * sigma * s[d] / (square * square));
            ej[d] = -lag * sigma / square;
        }
    }

    /** Least squares for one species; returns its share of the cost, ridge on alpha included. */
    private double solve(int i) {
        int first = problem.betaFree ? 0 : 1;
        double[][] a = q[i];
        System.arraycopy(problem.w[i], 0, a[0], 0, points);
        Arrays.fill(a[0], points, points + m, 0);
        columns(i);
        double[] rest = residual[i];
        System.arraycopy(problem.b[i], 0, rest, 0, points);
        Arrays.fill(rest, points, points + m, 0);
        beta[i] = problem.beta[i];
        project(i, first, rest);
        if (problem.betaFree && rhs[0] < problem.betaLeast) {
            // The bound binds: fix the inflow there and solve again without its column.
            beta[i] = problem.betaLeast;
            System.arraycopy(problem.b[i], 0, rest, 0, points);
            Arrays.fill(rest, points, points + m, 0);
            Vectors.add(rest, -beta[i], problem.w[i], points);
            columns(i);
            project(i, 1, rest);
            first = 1;
        } else if (problem.betaFree) {
            beta[i] = rhs[0];
        }
        if (first == 1) {
            Arrays.fill(a[0], 0);
        }
        System.arraycopy(rhs, 1, alpha[i], 0, m);
        return Vectors.dot(rest, rest, points + m);
    }

    /**
     * The columns of species i. Below the points each carries one more row, the root of the flux
     * penalty times the column's norm: the squares of these rows sum to the penalty.
     */
    private void columns(int i) {
        for (int j = 0; j < m; j++) {
            double[] column = q[i][j + 1];
            Vectors.product(problem.wx[i], y[j], column, points);
            Arrays.fill(column, points, points + m, 0);
            size[i][j] = Math.sqrt(problem.fluxPenalty * Vectors.dot(column, column, points));
            column[points + j] = size[i][j];
        }
    }

    /**
     * Modified Gram-Schmidt on columns first..M; leaves Q in their place, the residual in rest and
     * the solution in rhs.
     */
    private void project(int i, int first, double[] rest) {
        double[][] a = q[i];
        int length = points + m;
        for (int c = first; c <= m; c++) {
            double norm = Math.sqrt(Vectors.dot(a[c], a[c], length));
            r[c][c] = norm;
            Vectors.scale(a[c], 1 / norm, length);
            for (int k = c + 1; k <= m; k++) {
                double along = Vectors.dot(a[c], a[k], length);
                r[c][k] = along;
                Vectors.add(a[k], -along, a[c], length);
            }
            rhs[c] = Vectors.dot(a[c], rest, length);
            Vectors.add(rest, -rhs[c], a[c], length);
        }
        for (int c = m; c >= first; c--) {
            for (int k = c + 1; k <= m; k++) {
                rhs[c] -= r[c][k] * rhs[k];
            }
            rhs[c] /= r[c][c];
        }
    }

    @Override
    public double[][] hessian() {
        return hessian;
    }

    @Override
    public double[] gradient() {
        return gradient;
    }

    @Override
    public void linearise(double[] v) {
        derivatives();
        int variables = m * width;
        for (int i = 0; i < n; i++) {
            sizes(i);
            for (int c = 0; c <= m; c++) {
                Vectors.product(q[i][c], problem.wx[i], work, points);
                for (int j = 0; j < m; j++) {
                    for (int k = 0; k < width; k++) {
                        int u = j * width + k;
                        qtb[i][c][u] =
                                alpha[i][j]
                                        * (Vectors.dot(work, e[u], points)
                                                + q[i][c][points + j] * sizeSlope[i][u]);
                    }
                }
            }
        }
        for (int j = 0; j < m; j++) {
            gradient(j, v);
            for (int l = 0; l <= j; l++) {
                block(j, l);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int c = 0; c <= m; c++) {
                double[] row = qtb[i][c];
                for (int u = 0; u < variables; u++) {
                    double factor = row[u];
                    double[] to = hessian[u];
                    for (int t = 0; t <= u; t++) {
                        to[t] -= factor * row[t];
                    }
                }
            }
        }
        for (int u = 0; u < variables; u++) {
            if (u % width != width - 1) {
                hessian[u][u] += problem.ridge;
            }
            for (int t = 0; t < u; t++) {
                hessian[t][u] = hessian[u][t];
            }
        }
    }

    /** Derivatives of the rows that carry the flux penalty. */
    private void sizes(int i) {
        for (int j = 0; j < m; j++) {
            double[] x = problem.wx[i];
            for (int d = 0; d < points; d++) {
                work[d] = x[d] * x[d] * y[j][d];
            }
            for (int k = 0; k < width; k++) {
                int u = j * width + k;
                sizeSlope[i][u] =
                        problem.fluxPenalty * Vectors.dot(work, e[u], points) / size[i][j];
            }
        }
    }

    private void derivatives() {
        for (int j = 0; j < m; j++) {
            for (int k = 0; k < width; k++) {
                int u = j * width + k;
                if (e[u] == null) {
                    e[u] = new double[points];
                }
                Vectors.product(slope[j], problem.z[k], e[u], points);
                if (problem.lag > 0 && k < n) {
                    double[] to = e[u];
                    double[] a = slopeDrift[j];
                    double[] b = problem.drift[k];
                    for (int d = 0; d < points; d++) {
                        to[d] += a[d] * b[d];
                    }
                }
            }
        }
    }

    private void gradient(int j, double[] v) {
        Arrays.fill(pair, 0);
        for (int i = 0; i < n; i++) {
            double factor = alpha[i][j];
            double[] a = problem.wx[i];
            double[] b = residual[i];
            for (int d = 0; d < points; d++) {
                pair[d] += factor * a[d] * b[d];
            }
        }
        for (int k = 0; k < width; k++) {
            int u = j * width + k;
            gradient[u] = -Vectors.dot(pair, e[u], points);
            for (int i = 0; i < n; i++) {
                gradient[u] -= alpha[i][j] * sizeSlope[i][u] * residual[i][points + j];
            }
            if (k < width - 1) {
                gradient[u] += problem.ridge * v[u];
            }
        }
    }

    /** B^T B between the hyperplanes of perceptrons j and l. */
    private void block(int j, int l) {
        Arrays.fill(pair, 0);
        for (int i = 0; i < n; i++) {
            double factor = alpha[i][j] * alpha[i][l];
            double[] a = problem.wx[i];
            for (int d = 0; d < points; d++) {
                pair[d] += factor * a[d] * a[d];
            }
        }
        for (int k = 0; k < width; k++) {
            Vectors.product(pair, e[j * width + k], work, points);
            for (int t = 0; t < width; t++) {
                hessian[j * width + k][l * width + t] = Vectors.dot(work, e[l * width + t], points);
            }
            if (j == l) {
                for (int i = 0; i < n; i++) {
                    double factor = alpha[i][j] * alpha[i][j] * sizeSlope[i][j * width + k];
                    for (int t = 0; t < width; t++) {
                        hessian[j * width + k][j * width + t] +=
                                factor * sizeSlope[i][j * width + t];
                    }
                }
            }
        }
    }
}
