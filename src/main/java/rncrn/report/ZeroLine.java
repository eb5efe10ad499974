package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import rncrn.field.Box;

/** The line on which a function of the plane vanishes, by marching over the cells of a grid. */
final class ZeroLine {
    private static final int CELLS = 70;

    private ZeroLine() {}

    /** A function of two numbers. */
    @FunctionalInterface
    interface Function {
        double at(double x, double y);
    }

    /** {x, y} of separate segments, a not-a-number between any two. */
    static double[][] of(Function f, Box box) {
        double[][] value = new double[CELLS + 1][CELLS + 1];
        for (int r = 0; r <= CELLS; r++) {
            for (int c = 0; c <= CELLS; c++) {
                value[r][c] = f.at(place(box, 0, c), place(box, 1, r));
            }
        }
        List<double[]> points = new ArrayList<>();
        for (int r = 0; r < CELLS; r++) {
            for (int c = 0; c < CELLS; c++) {
                cell(box, value, r, c, points);
            }
        }
        double[][] line = new double[2][points.size()];
        for (int i = 0; i < points.size(); i++) {
            line[0][i] = points.get(i)[0];
            line[1][i] = points.get(i)[1];
        }
        return line;
    }

    private static double place(Box box, int axis, double cell) {
        return box.lower(axis) + box.width(axis) * cell / CELLS;
    }

    private static void cell(
            Box box, double[][] value, int row, int column, List<double[]> points) {
        int[][] corner = {{0, 0}, {0, 1}, {1, 1}, {1, 0}};
        List<double[]> crossings = new ArrayList<>();
        for (int e = 0; e < 4; e++) {
            int[] a = corner[e];
            int[] b = corner[(e + 1) % 4];
            double va = value[row + a[0]][column + a[1]];
            double vb = value[row + b[0]][column + b[1]];
            if (va < 0 != vb < 0) {
                double t = va / (va - vb);
                crossings.add(
                        new double[] {
                            place(box, 0, column + a[1] + t * (b[1] - a[1])),
                            place(box, 1, row + a[0] + t * (b[0] - a[0]))
                        });
            }
        }
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
            points.add(crossings.get(i));
            points.add(crossings.get(i + 1));
            points.add(new double[] {Double.NaN, Double.NaN});
        }
    }
}
