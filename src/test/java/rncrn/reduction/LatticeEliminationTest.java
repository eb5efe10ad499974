package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class LatticeEliminationTest {
    @Test
    void agreesWithDenseSolvers() {
        SplittableRandom random = new SplittableRandom(5);
        int[][] shapes = {{1, 1}, {9, 1}, {1, 7}, {2, 2}, {17, 13}, {5, 40}};
        for (int[] shape : shapes) {
            int nx = shape[0];
            int ny = shape[1];
            int size = nx * ny;
            double[][] rates = new double[8][size];
            double[] exits = new double[size];
            RealMatrix generator = new Array2DRowRealMatrix(size, size);
            for (int c = 0; c < size; c++) {
                exits[c] = random.nextInt(5) == 0 || size == 1 ? random.nextDouble() : 0;
                generator.addToEntry(c, c, -exits[c]);
                for (int d = 0; d < 8; d++) {
                    int x = c % nx + LatticeElimination.DX[d];
                    int y = c / nx + LatticeElimination.DY[d];
                    rates[d][c] = random.nextInt(4) == 0 && d > 3 ? 0 : random.nextDouble();
                    if (x >= 0 && y >= 0 && x < nx && y < ny) {
                        generator.addToEntry(c, y * nx + x, rates[d][c]);
                        generator.addToEntry(c, c, -rates[d][c]);
                    }
                }
            }
            double[] vector = random.doubles(size).toArray();
            LatticeElimination elimination = new LatticeElimination(nx, ny, rates, exits);
            RealVector right = new ArrayRealVector(vector).mapMultiply(-1);
            RealVector costs = new LUDecomposition(generator, 1e-300).getSolver().solve(right);
            RealVector times =
                    new LUDecomposition(generator.transpose(), 1e-300).getSolver().solve(right);
            double[] gotCosts = elimination.costs(vector);
            double[] gotTimes = elimination.times(vector);
            for (int c = 0; c < size; c++) {
                assertEquals(costs.getEntry(c), gotCosts[c], 1e-9 * Math.abs(gotCosts[c]));
                assertEquals(times.getEntry(c), gotTimes[c], 1e-9 * Math.abs(gotTimes[c]));
            }
        }
    }

    @Test
    void keepsItsAccuracyWhenEscapeTakesForever() {
        // A birth-death chain with drift r = up/down < 1 that is killed only at its far end: the
        // time to get there from 0 is sum_{k<n} (1 - r^-(k+1))/(1 - 1/r)/up, about 1e130.
        int n = 130;
        double up = .1;
        double[][] rates = new double[8][n];
        double[] exits = new double[n];
        double expected = 0;
        double to = 0;
        for (int c = 0; c < n; c++) {
            rates[0][c] = up;
            rates[1][c] = 1;
            to = 1 / up + (c == 0 ? 0 : to / up);
            expected += to;
        }
        exits[n - 1] = up;
        double[] one = new double[n];
        one[0] = 1;
        double[] times = new LatticeElimination(n, 1, rates, exits).times(one);
        double sum = 0;
        for (double t : times) {
            sum += t;
        }
        assertEquals(1, sum / expected, 1e-11);
    }

    @Test
    void findsPublishedEscapeTimes() {
        // Mean escape time of the published Hopf list at lambda = 1 from x < 10, reset to (5, 5).
        // Exact simulation: .710(.015) at 10, 2.86(.11) at 20; averaging alone: .786, 3.38.
        var network =
                rncrn.neural.Decompiler.decompile(
                                rncrn.format.ReactionListReader.read(
                                        rncrn.Reference.path("rncrn/hopf/hopf_crn.txt")))
                        .network();
        double[] corrected = {.6924, 2.7834};
        double[] leading = {.7863, 3.3776};
        for (int k = 0; k < 2; k++) {
            double omega = 10 * (k + 1);
            double top = 10 - 1 / omega;
            rncrn.field.Box box = rncrn.field.Box.of(new double[2], new double[] {top, top});
            SlowModel model =
                    new SlowModel(
                            network,
                            new double[] {1},
                            omega,
                            box,
                            SlowModel.Order.CORRECTED,
                            new PerceptronTables());
            assertEquals(corrected[k], escape(model), 2e-4);
            assertEquals(leading[k], escape(model.with(SlowModel.Order.LEADING)), 2e-4);
        }
    }

    private static double escape(SlowModel model) {
        SlowChain chain = new SlowChain(model, 1);
        double[] start = new double[chain.count()];
        start[chain.nearest(new double[] {5 * model.omega(), 5 * model.omega()})] = 1;
        double sum = 0;
        for (double t : chain.eliminate(new double[0]).times(start)) {
            sum += t;
        }
        return sum;
    }
}
