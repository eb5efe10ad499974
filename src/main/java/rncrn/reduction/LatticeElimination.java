package rncrn.reduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RecursiveTask;
import rncrn.ComputationException;

/**
 * A killed Markov chain on an nx by ny lattice with jumps to the eight neighbours, eliminated state
 * by state so that expected times and costs follow by substitution.
 *
 * <p>Two ideas carry it. The order is nested dissection (George 1973, doi 10.1137/0710032): a line
 * of states cuts the lattice in two, the halves are cut in turn, and a separator is eliminated
 * after both its halves, so that factors of n^2 states take of the order of n^2 log n numbers and
 * n^3 operations. The arithmetic is that of Grassmann, Taksar and Heyman (1985, doi
 * 10.1287/opre.33.5.1107): a state's total exit rate is summed from the rates that lead on from it,
 * never taken from a diagonal, so every operation adds, multiplies or divides positive numbers.
 * Nothing cancels, no pivoting is needed, and expected times of 1e300 come out as accurately as
 * those of 1.
 *
 * <p>The dense work on a front of separator and surrounding states is blocked; subtrees run in
 * parallel with the same result for any number of threads. Immutable once built.
 */
final class LatticeElimination implements Elimination {
    /** Jump directions, x and y. */
    static final int[] DX = {1, -1, 0, 0, 1, -1, 1, -1};

    static final int[] DY = {0, 0, 1, -1, 1, -1, -1, 1};

    /**
     * Stands for a killing rate of the last state that is smaller, which {@link Front#logLast} sums
     * in logarithms: all expected times are then inversely proportional to it.
     */
    static final double NEVER = 1e-280;

    /** Sums of times below this have not overflowed on the way. */
    private static final double LARGE = 1e300;

    /** Boxes of at most this many cells are eliminated at once. */
    private static final int LEAF = 6;

    private static final int PARALLEL = 4096;

    private final int nx;
    private final int ny;
    private final double[][] rates;
    private final double[] exits;
    private final List<Front> fronts = new ArrayList<>();

    /**
     * Eliminates a chain.
     *
     * @param nx cells along x
     * @param ny cells along y; cell (i, j) has number j nx + i
     * @param rates rate of each cell by direction, see {@link #DX}; not negative, read only where
     *     the neighbour exists
     * @param exits killing rate of each cell, not negative, positive somewhere
     */
    LatticeElimination(int nx, int ny, double[][] rates, double[] exits) {
        this.nx = nx;
        this.ny = ny;
        this.rates = rates;
        this.exits = exits;
        Part root = new Cut(0, nx, 0, ny).invoke();
        collect(root);
    }

    /** A subtree done: its fronts, and what is left on the ring around it. */
    private static final class Part {
        Part first;
        Part second;
        Front front;
        int[] ring;
        double[] rest;
        double[] exit;
    }

    /** Factor by which all times are too short, in logarithms. */
    private double logScale() {
        Front last = fronts.get(fronts.size() - 1);
        return last.total[last.total.length - 1] > NEVER
                ? 0
                : Math.log(NEVER) - Front.logLast(fronts, exits);
    }

    @Override
    public double[] logTimes(double[] initial) {
        double[] times = times(initial);
        double less = 0;
        if (!(Arrays.stream(times).sum() < LARGE)) {
            // Times are linear in the initial weights: smaller ones make room.
            less = -Math.log(NEVER);
            double[] small = new double[initial.length];
            Arrays.setAll(small, c -> initial[c] * NEVER);
            times = times(small);
        }
        double scale = logScale() + less;
        for (int c = 0; c < times.length; c++) {
            times[c] = Math.log(times[c]) + scale;
        }
        return times;
    }

    private void collect(Part part) {
        if (part.first != null) {
            collect(part.first);
        }
        if (part.second != null) {
            collect(part.second);
        }
        fronts.add(part.front);
    }

    /** Number of stored factors. */
    long size() {
        long sum = 0;
        for (Front front : fronts) {
            sum += front.square.length + front.outward.length + front.inward.length;
        }
        return sum;
    }

    private final class Cut extends RecursiveTask<Part> {
        final int x0;
        final int x1;
        final int y0;
        final int y1;

        Cut(int x0, int x1, int y0, int y1) {
            this.x0 = x0;
            this.x1 = x1;
            this.y0 = y0;
            this.y1 = y1;
        }

        @Override
        protected Part compute() {
            Part part = new Part();
            int width = x1 - x0;
            int height = y1 - y0;
            int[] gone;
            if (width * height <= LEAF || (width < 3 && height < 3)) {
                gone = cells(x0, x1, y0, y1);
            } else {
                Cut left;
                Cut right;
                if (width >= height) {
                    int cut = (x0 + x1) / 2;
                    gone = cells(cut, cut + 1, y0, y1);
                    left = new Cut(x0, cut, y0, y1);
                    right = new Cut(cut + 1, x1, y0, y1);
                } else {
                    int cut = (y0 + y1) / 2;
                    gone = cells(x0, x1, cut, cut + 1);
                    left = new Cut(x0, x1, y0, cut);
                    right = new Cut(x0, x1, cut + 1, y1);
                }
                if (width * height > PARALLEL) {
                    right.fork();
                    part.first = left.invoke();
                    part.second = right.join();
                } else {
                    part.first = left.compute();
                    part.second = right.compute();
                }
            }
            part.ring = ring();
            assemble(part, gone);
            return part;
        }

        private int[] cells(int fromX, int toX, int fromY, int toY) {
            int[] cells = new int[(toX - fromX) * (toY - fromY)];
            int at = 0;
            for (int y = fromY; y < toY; y++) {
                for (int x = fromX; x < toX; x++) {
                    cells[at++] = y * nx + x;
                }
            }
            return cells;
        }

        private int[] ring() {
            int[] cells = new int[2 * (x1 - x0 + y1 - y0) + 4];
            int at = 0;
            for (int y = Math.max(0, y0 - 1); y <= Math.min(ny - 1, y1); y++) {
                boolean edge = y < y0 || y >= y1;
                for (int x = Math.max(0, x0 - 1); x <= Math.min(nx - 1, x1); x++) {
                    if (edge || x < x0 || x >= x1) {
                        cells[at++] = y * nx + x;
                    }
                }
            }
            return Arrays.copyOf(cells, at);
        }

        /** Adds up the front of this box, eliminates it and leaves the rest on the ring. */
        private void assemble(Part part, int[] gone) {
            int e = gone.length;
            int size = e + part.ring.length;
            // Place of each cell of the box and its ring in the front, or -1.
            int stride = x1 - x0 + 2;
            int[] place = new int[stride * (y1 - y0 + 2)];
            Arrays.fill(place, -1);
            for (int k = 0; k < size; k++) {
                place[local(k < e ? gone[k] : part.ring[k - e], stride)] = k;
            }
            double[] a = new double[size * size];
            double[] exit = new double[size];
            for (int k = 0; k < e; k++) {
                exit[k] = exits[gone[k]];
                own(gone[k], k, e, place, stride, a, size);
            }
            add(part.first, place, stride, a, exit, size);
            add(part.second, place, stride, a, exit, size);
            double[] total = new double[e];
            DenseElimination.run(a, exit, size, e, total);
            keep(part, gone, a, exit, size, total);
        }

        private int local(int cell, int stride) {
            return (cell / nx - y0 + 1) * stride + cell % nx - x0 + 1;
        }

        /** The chain's own rates between a cell that goes now and cells that have not gone yet. */
        private void own(int cell, int k, int e, int[] place, int stride, double[] a, int size) {
            int x = cell % nx;
            int y = cell / nx;
            for (int d = 0; d < DX.length; d++) {
                int tx = x + DX[d];
                int ty = y + DY[d];
                if (tx < 0 || ty < 0 || tx >= nx || ty >= ny) {
                    continue;
                }
                int target = ty * nx + tx;
                int other = place[local(target, stride)];
                if (other >= 0) {
                    a[k * size + other] += rates[d][cell];
                    if (other >= e) {
                        // Direction d ^ 1 leads back.
                        a[other * size + k] += rates[d ^ 1][target];
                    }
                }
            }
        }

        private void add(Part child, int[] place, int stride, double[] a, double[] exit, int size) {
            if (child == null) {
                return;
            }
            int c = child.ring.length;
            int[] to = new int[c];
            for (int i = 0; i < c; i++) {
                to[i] = place[local(child.ring[i], stride)];
            }
            for (int i = 0; i < c; i++) {
                exit[to[i]] += child.exit[i];
                int row = to[i] * size;
                for (int j = 0; j < c; j++) {
                    a[row + to[j]] += child.rest[i * c + j];
                }
            }
            child.rest = null;
            child.exit = null;
        }

        private void keep(
                Part part, int[] gone, double[] a, double[] exit, int size, double[] total) {
            int e = gone.length;
            int r = size - e;
            Front front = new Front();
            front.gone = gone;
            front.ring = part.ring;
            front.total = total;
            front.square = new double[e * e];
            front.outward = new double[e * r];
            front.inward = new double[r * e];
            for (int k = 0; k < e; k++) {
                System.arraycopy(a, k * size, front.square, k * e, e);
                System.arraycopy(a, k * size + e, front.outward, k * r, r);
            }
            part.rest = new double[r * r];
            part.exit = new double[r];
            for (int i = 0; i < r; i++) {
                System.arraycopy(a, (e + i) * size, front.inward, i * e, e);
                System.arraycopy(a, (e + i) * size + e, part.rest, i * r, r);
                part.rest[i * r + i] = 0;
                part.exit[i] = exit[e + i];
            }
            part.front = front;
        }
    }

    /**
     * Expected time spent in each cell before the chain is killed, u Q = -initial.
     *
     * @param initial weights of the initial state
     */
    double[] times(double[] initial) {
        double[] r = initial.clone();
        for (Front f : fronts) {
            int e = f.gone.length;
            int ring = f.ring.length;
            for (int k = 0; k < e; k++) {
                double mass = r[f.gone[k]];
                if (mass == 0) {
                    continue;
                }
                for (int j = k + 1; j < e; j++) {
                    r[f.gone[j]] += mass * f.square[k * e + j];
                }
                for (int j = 0; j < ring; j++) {
                    r[f.ring[j]] += mass * f.outward[k * ring + j];
                }
            }
        }
        for (int at = fronts.size() - 1; at >= 0; at--) {
            Front f = fronts.get(at);
            int e = f.gone.length;
            double[] inflow = new double[e];
            for (int i = 0; i < f.ring.length; i++) {
                double u = r[f.ring[i]];
                for (int k = 0; k < e; k++) {
                    inflow[k] += u * f.inward[i * e + k];
                }
            }
            for (int k = e - 1; k >= 0; k--) {
                double u = (r[f.gone[k]] + inflow[k]) / f.total[k];
                r[f.gone[k]] = u;
                for (int j = 0; j < k; j++) {
                    inflow[j] += u * f.square[k * e + j];
                }
            }
        }
        return r;
    }

    /**
     * Expected cost until the chain is killed by starting cell, Q t = -rate.
     *
     * @param rate cost per unit of time in each cell; the killing rates into a set give the
     *     probabilities of ending there
     */
    double[] costs(double[] rate) {
        double[] c = rate.clone();
        for (Front f : fronts) {
            int e = f.gone.length;
            double[] once = new double[e];
            for (int k = 0; k < e; k++) {
                for (int j = 0; j < k; j++) {
                    c[f.gone[k]] += f.square[k * e + j] * once[j];
                }
                once[k] = c[f.gone[k]] / f.total[k];
                c[f.gone[k]] = once[k];
            }
            for (int i = 0; i < f.ring.length; i++) {
                double sum = 0;
                for (int k = 0; k < e; k++) {
                    sum += f.inward[i * e + k] * once[k];
                }
                c[f.ring[i]] += sum;
            }
        }
        for (int at = fronts.size() - 1; at >= 0; at--) {
            Front f = fronts.get(at);
            int e = f.gone.length;
            int ring = f.ring.length;
            for (int k = e - 1; k >= 0; k--) {
                double sum = c[f.gone[k]];
                for (int j = k + 1; j < e; j++) {
                    sum += f.square[k * e + j] * c[f.gone[j]];
                }
                for (int j = 0; j < ring; j++) {
                    sum += f.outward[k * ring + j] * c[f.ring[j]];
                }
                c[f.gone[k]] = sum;
            }
        }
        return c;
    }

    /** Refuses a state from which nothing leads on. */
    static ComputationException stuck() {
        return new ComputationException(
                "the reduced chain has a state that it never leaves; its stationary law is that"
                        + " state alone");
    }
}
