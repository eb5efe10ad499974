package rncrn.reduction;

import java.util.Arrays;
import java.util.stream.IntStream;
import rncrn.ComputationException;

/**
 * The slow process as a Markov chain on a lattice of one or two executive species: jumps of h
 * copies at the rates of Kushner's locally consistent approximation (Kushner and Dupuis 2001,
 * section 5.3),
 *
 * <pre>
 * along i:    (Q_ii - |Q_12|)/(2 h^2) +- b_i/(2 h)          diagonally:    |Q_12|/(2 h^2)
 * </pre>
 *
 * which for h = 1 and the leading order are the averaged birth and death rates themselves. Rates
 * that would be negative are set to 0 and reported as clipped; jumps below 0 copies are left out
 * and reported as reflected; jumps across any other face end the chain, and so do jumps into cells
 * where the reduction is not to be trusted (mass matrix near singular).
 */
final class SlowChain {
    private final SlowModel model;
    private final int[] cells;
    private final long[] first;
    private final int step;
    private final double[][] rates;
    private final double[] exits;

    /** Number of the way out by a cell where the reduction is not to be trusted. */
    static final int UNTRUSTED = 4;

    /** Killing rate of such cells: their share of time is nothing. */
    private static final double AT_ONCE = 1e9;

    /** Rate of each cell through each face (low x, high x, low y, high y), then untrusted. */
    private final double[][] faces;

    private final double[] clipped;
    private final double[] reflected;

    /**
     * Lays the lattice over the model's domain.
     *
     * @param step h in copies
     */
    SlowChain(SlowModel model, int step) {
        this(model, step, false);
    }

    /**
     * The same where cells that are not to be trusted get the averaged rates in place of an end.
     */
    SlowChain filled() {
        return Arrays.stream(faces[UNTRUSTED]).max().orElse(0) > 0
                ? new SlowChain(model, step, true)
                : this;
    }

    private SlowChain(SlowModel model, int step, boolean filled) {
        int n = model.dimension();
        if (n > 2) {
            throw new ComputationException(
                    "exact laws need one or two executive species; this network has " + n);
        }
        this.model = model;
        this.step = step;
        cells = new int[] {1, 1};
        first = new long[2];
        for (int i = 0; i < n; i++) {
            first[i] = model.lowest(i);
            cells[i] = (int) ((model.highest(i) - first[i]) / step) + 1;
        }
        int count = cells[0] * cells[1];
        rates = new double[8][n == 1 ? 0 : count];
        rates[0] = new double[count];
        rates[1] = new double[count];
        faces = new double[5][count];
        exits = new double[count];
        clipped = new double[count];
        reflected = new double[count];
        IntStream.range(0, cells[1]).parallel().forEach(y -> row(y, filled));
        if (n == 1) {
            Arrays.setAll(rates, d -> d < 2 ? rates[d] : new double[count]);
        }
    }

    private void row(int y, boolean filled) {
        SlowCoefficients at = model.coefficients();
        int n = model.dimension();
        double[] x = new double[n];
        for (int i = 0; i < cells[0]; i++) {
            x[0] = first[0] + (double) step * i;
            if (n == 2) {
                x[1] = first[1] + (double) step * y;
            }
            model.at(x, at);
            if (SlowField.trusted(at)) {
                cell(i, y, at);
            } else if (filled) {
                model.with(SlowModel.Order.LEADING).at(x, at);
                cell(i, y, at);
            } else {
                faces[UNTRUSTED][y * cells[0] + i] = AT_ONCE;
                exits[y * cells[0] + i] = AT_ONCE;
            }
        }
    }

    private void cell(int x, int y, SlowCoefficients at) {
        double h = step;
        double cross = model.dimension() == 2 ? at.noise(0, 1) / (h * h) : 0;
        for (int i = 0; i < model.dimension(); i++) {
            double spread = at.noise(i, i) / (h * h) - Math.abs(cross);
            double push = at.drift(i) / h;
            put(x, y, 2 * i, (spread + push) / 2);
            put(x, y, 2 * i + 1, (spread - push) / 2);
        }
        if (cross != 0) {
            int up = cross > 0 ? 4 : 6;
            put(x, y, up, Math.abs(cross) / 2);
            put(x, y, up + 1, Math.abs(cross) / 2);
        }
    }

    private void put(int x, int y, int direction, double rate) {
        int cell = y * cells[0] + x;
        if (rate < 0) {
            clipped[cell] -= rate;
            return;
        }
        int tx = x + LatticeElimination.DX[direction];
        int ty = y + LatticeElimination.DY[direction];
        if (tx >= 0 && ty >= 0 && tx < cells[0] && ty < cells[1]) {
            rates[direction][cell] = rate;
            return;
        }
        boolean below = (tx < 0 && first[0] == 0) || (ty < 0 && first[1] == 0);
        if (below) {
            reflected[cell] += rate;
            return;
        }
        int face = tx < 0 ? 0 : tx >= cells[0] ? 1 : ty < 0 ? 2 : 3;
        faces[face][cell] += rate;
        exits[cell] += rate;
    }

    SlowModel model() {
        return model;
    }

    int count() {
        return cells[0] * cells[1];
    }

    int cells(int axis) {
        return cells[axis];
    }

    int step() {
        return step;
    }

    double[][] rates() {
        return rates;
    }

    double[] exits() {
        return exits;
    }

    double[] face(int face) {
        return faces[face];
    }

    double[] clipped() {
        return clipped;
    }

    double[] reflected() {
        return reflected;
    }

    /** Copies of executive species i in the cells at this position of its axis. */
    double copies(int axis, int position) {
        return first[axis] + (double) step * position;
    }

    /** The cell nearest to a state in copies. */
    int nearest(double[] x) {
        int cell = 0;
        for (int axis = model.dimension() - 1; axis >= 0; axis--) {
            long at = Math.round((x[axis] - first[axis]) / step);
            cell = cell * cells[axis] + (int) Math.max(0, Math.min(cells[axis] - 1, at));
        }
        return cell;
    }

    /** Eliminates the chain, killed at the domain's faces and, where asked, in cells of a set. */
    LatticeElimination eliminate(double[] extraExits) {
        return new LatticeElimination(cells[0], cells[1], rates, exits(extraExits));
    }

    /** The same for expected times alone, of any order of magnitude. */
    Elimination solve(double[] extraExits) {
        return model.dimension() == 1
                ? new LineElimination(rates[0], rates[1], exits(extraExits))
                : eliminate(extraExits);
    }

    private double[] exits(double[] extra) {
        double[] all = exits.clone();
        for (int c = 0; c < extra.length; c++) {
            all[c] += extra[c];
        }
        return all;
    }
}
