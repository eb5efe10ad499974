package rncrn.report;

import java.util.Arrays;

/** The even grid behind a heat map, with the edges of its cells. */
record HeatGrid(int columns, int rows, double left, double right, double bottom, double top) {

    static HeatGrid of(Mark heat) {
        double[] x = Arrays.stream(heat.column("x")).distinct().sorted().toArray();
        double[] y = Arrays.stream(heat.column("y")).distinct().sorted().toArray();
        double halfX = half(x);
        double halfY = half(y);
        return new HeatGrid(
                x.length,
                y.length,
                x[0] - halfX,
                x[x.length - 1] + halfX,
                y[0] - halfY,
                y[y.length - 1] + halfY);
    }

    private static double half(double[] grid) {
        return grid.length < 2 ? 0.5 : (grid[grid.length - 1] - grid[0]) / (grid.length - 1) / 2;
    }
}
