package rncrn.reduction;

import java.util.Arrays;

/**
 * Potentials F of the slow chain, (s - L) F = g - E g, on its lattice, with their gradients and the
 * inverse mass matrix, interpolated by cubic polynomials between the cells. The small rate s, a
 * five-hundredth of the slow relaxation, keeps F tame where the chain hardly ever leaves its domain
 * and fades nothing that matters.
 */
final class PotentialGrid {
    private static final double FADE = .02;

    /** Norm of A - I beyond which it is scaled down: near a singular A its inverse is no help. */
    private static final double LARGEST_LAG = .6;

    private final SlowChain chain;
    private final int n;
    private final int observables;
    private final int nx;
    private final int ny;
    private final double[] means;

    /** By cell: inverse mass matrix (n n), then value and gradient of every potential. */
    private final double[] table;

    private final int width;

    /** A function of the executive species in copies, by number. */
    @FunctionalInterface
    interface Observable {
        double at(int q, double[] x);
    }

    /** What {@link #at} writes. */
    static final class Sample {
        final double[] value;
        final double[][] gradient;
        final double[][] inverseMass;
        private final double[] raw;

        Sample(int n, int observables) {
            value = new double[observables];
            gradient = new double[observables][n];
            inverseMass = new double[n][n];
            raw = new double[n * n + observables * (1 + n)];
        }
    }

    /**
     * Solves for the potentials.
     *
     * @param centre of the area, observable 4, or null for none
     */
    PotentialGrid(ExactLaw law, Observable observable, int observables, double[] centre) {
        chain = law.chain().filled();
        n = law.dimension();
        this.observables = observables;
        nx = law.cells(0);
        ny = law.cells(1);
        width = n * n + observables * (1 + n);
        table = new double[chain.count() * width];
        means = new double[observables];
        masses();
        double[] kill = new double[chain.count()];
        Arrays.fill(kill, FADE * RelaxationModes.shift(law));
        LatticeElimination factors = chain.eliminate(kill);
        double[] x = new double[n];
        for (int q = 0; q < observables; q++) {
            double[] g = new double[chain.count()];
            for (int c = 0; c < g.length; c++) {
                place(c, x);
                g[c] = centre != null && q == 4 ? rotation(c, x, centre) : observable.at(q, x);
                means[q] += law.probability(c % nx, c / nx) * g[c];
            }
            for (int c = 0; c < g.length; c++) {
                g[c] -= means[q];
            }
            store(q, factors.costs(g));
        }
    }

    private void place(int cell, double[] x) {
        x[0] = chain.copies(0, cell % nx);
        if (n == 2) {
            x[1] = chain.copies(1, cell / nx);
        }
    }

    private void masses() {
        SlowCoefficients at = chain.model().coefficients();
        double[] x = new double[n];
        for (int c = 0; c < chain.count(); c++) {
            place(c, x);
            chain.model().at(x, at);
            double size = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    at.mass[i][j] -= i == j ? 1 : 0;
                    size += at.mass[i][j] * at.mass[i][j];
                }
            }
            double share = Math.min(1, LARGEST_LAG / Math.sqrt(size));
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    at.mass[i][j] = share * at.mass[i][j] + (i == j ? 1 : 0);
                }
            }
            double[][] inverse = SmallMatrix.inverse(at.mass);
            for (int i = 0; i < n; i++) {
                System.arraycopy(inverse[i], 0, table, c * width + i * n, n);
            }
        }
    }

    /** L of twice the area swept, on the lattice. */
    private double rotation(int cell, double[] x, double[] centre) {
        double sum = 0;
        double ax = x[0] - centre[0];
        double ay = x[1] - centre[1];
        for (int d = 0; d < 8; d++) {
            double dx = chain.step() * LatticeElimination.DX[d];
            double dy = chain.step() * LatticeElimination.DY[d];
            sum += chain.rates()[d][cell] * (ax * dy - ay * dx);
        }
        return sum;
    }

    private void store(int q, double[] potential) {
        double step = chain.step();
        for (int c = 0; c < potential.length; c++) {
            int at = c * width + n * n + q * (1 + n);
            int i = c % nx;
            int j = c / nx;
            table[at] = potential[c];
            int before = Math.max(0, i - 1);
            int after = Math.min(nx - 1, i + 1);
            table[at + 1] =
                    (potential[j * nx + after] - potential[j * nx + before])
                            / (step * (after - before));
            if (n == 2) {
                before = Math.max(0, j - 1);
                after = Math.min(ny - 1, j + 1);
                table[at + 2] =
                        (potential[after * nx + i] - potential[before * nx + i])
                                / (step * (after - before));
            }
        }
    }

    /** Stationary mean of an observable under the chain. */
    double mean(int q) {
        return means[q];
    }

    /** Interpolates at a state in copies. */
    void at(double[] x, Sample out) {
        double[] a = new double[4];
        double[] b = new double[4];
        int i = weights(0, x[0], nx, a);
        int j = n == 2 ? weights(1, x[1], ny, b) : 0;
        Arrays.fill(out.raw, 0);
        for (int k = 0; k < (n == 2 ? 4 : 1); k++) {
            for (int l = 0; l < 4; l++) {
                double weight = n == 2 ? a[l] * b[k] : a[l];
                int base = ((j + k) * nx + i + l) * width;
                for (int q = 0; q < width; q++) {
                    out.raw[q] += weight * table[base + q];
                }
            }
        }
        int at = 0;
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                out.inverseMass[r][c] = out.raw[at++];
            }
        }
        for (int q = 0; q < observables; q++) {
            out.value[q] = out.raw[at++];
            for (int r = 0; r < n; r++) {
                out.gradient[q][r] = out.raw[at++];
            }
        }
    }

    /** Cubic Lagrange weights; returns the first cell. */
    private int weights(int axis, double x, int cells, double[] out) {
        double p = (x - chain.copies(axis, 0)) / chain.step();
        int first = Math.max(0, Math.min(cells - 4, (int) Math.floor(p) - 1));
        double u = Math.max(-.5, Math.min(3.5, p - first));
        out[0] = -(u - 1) * (u - 2) * (u - 3) / 6;
        out[1] = u * (u - 2) * (u - 3) / 2;
        out[2] = -u * (u - 1) * (u - 3) / 2;
        out[3] = u * (u - 1) * (u - 2) / 6;
        return first;
    }
}
