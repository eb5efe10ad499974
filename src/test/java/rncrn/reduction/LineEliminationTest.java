package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineEliminationTest {
    @Test
    void agreesWithTheLattice() {
        int n = 37;
        double[][] rates = new double[8][n];
        double[] exits = new double[n];
        double[] initial = new double[n];
        for (int i = 0; i < n; i++) {
            rates[0][i] = 1 + .3 * Math.sin(i);
            rates[1][i] = .8 + .1 * i;
            exits[i] = i % 5 == 0 ? 1e-3 * i : 0;
            initial[i] = i % 3;
        }
        double[] lattice = new LatticeElimination(n, 1, rates, exits).logTimes(initial);
        double[] line = new LineElimination(rates[0], rates[1], exits).logTimes(initial);
        assertArrayEquals(lattice, line, 1e-11);
    }

    /**
     * A walk that must climb n - 1 steps against a drift, from 0 to its killing at the top: mean
     * time sum_(i < n) sum_(j <= i) d^(i-j)/b^(i-j+1), here about (d/b)^(n-1) far beyond doubles.
     */
    @Test
    void timesBeyondTheRangeOfDoubles() {
        int n = 900;
        double b = 1;
        double d = 10;
        double[] births = new double[n];
        double[] deaths = new double[n];
        double[] exits = new double[n];
        double[] initial = new double[n];
        Arrays.fill(births, b);
        Arrays.fill(deaths, d);
        exits[n - 1] = b;
        initial[0] = 1;
        double log =
                Elimination.logSum(new LineElimination(births, deaths, exits).logTimes(initial));
        // sum_(i<n) (10^(i+1) - 1)/9 = 10 (10^n - 1)/81 - n/9
        double expected = (n + 1) * Math.log(10) - Math.log(81);
        assertEquals(expected, log, 1e-9 * expected);
    }

    @Test
    void latticeTimesBeyondTheRangeOfDoubles() {
        // The same climb along x with free steps along y: the time along x stays as it is.
        int n = 65;
        int m = 5;
        double[][] rates = new double[8][n * m];
        double[] exits = new double[n * m];
        double[] initial = new double[n * m];
        Arrays.fill(rates[0], 1);
        Arrays.fill(rates[1], 1e9);
        Arrays.fill(rates[2], 3);
        Arrays.fill(rates[3], 2);
        for (int y = 0; y < m; y++) {
            exits[y * n + n - 1] = 1;
        }
        initial[2 * n] = 1;
        double[] lattice = new LatticeElimination(n, m, rates, exits).logTimes(initial);
        // (d/b)^(n-1) (1 + 2/d + ...) by the sum above.
        double leading = (n - 1) * 9 * Math.log(10) + Math.log1p(2e-9);
        assertEquals(leading, Elimination.logSum(lattice), 1e-10 * leading);
    }
}
