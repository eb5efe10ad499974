package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.List;
import rncrn.field.Box;
import rncrn.field.VectorField;

/** Where one component of a field of two variables vanishes, by marching squares. */
public final class Nullclines {
    private Nullclines() {}

    /**
     * Short straight pieces of the curve f_component = 0.
     *
     * @param cells squares per side
     * @return one {x1, y1, x2, y2} per piece
     */
    public static List<double[]> of(
            VectorField field, double[] p, Box box, int component, int cells) {
        double[][] value = new double[cells + 1][cells + 1];
        double[] f = new double[2];
        for (int r = 0; r <= cells; r++) {
            for (int c = 0; c <= cells; c++) {
                field.value(new double[] {place(box, 0, c, cells), place(box, 1, r, cells)}, p, f);
                value[r][c] = f[component];
            }
        }
        List<double[]> pieces = new ArrayList<>();
        for (int r = 0; r < cells; r++) {
            for (int c = 0; c < cells; c++) {
                List<double[]> ends = new ArrayList<>();
                edge(ends, value[r][c], value[r][c + 1], box, cells, c, r, 1, 0);
                edge(ends, value[r][c + 1], value[r + 1][c + 1], box, cells, c + 1, r, 0, 1);
                edge(ends, value[r + 1][c], value[r + 1][c + 1], box, cells, c, r + 1, 1, 0);
                edge(ends, value[r][c], value[r + 1][c], box, cells, c, r, 0, 1);
                for (int k = 0; k + 1 < ends.size(); k += 2) {
                    pieces.add(
                            new double[] {
                                ends.get(k)[0],
                                ends.get(k)[1],
                                ends.get(k + 1)[0],
                                ends.get(k + 1)[1]
                            });
                }
            }
        }
        return pieces;
    }

    private static void edge(
            List<double[]> ends,
            double from,
            double to,
            Box box,
            int cells,
            int column,
            int row,
            int right,
            int up) {
        if ((from < 0) != (to < 0)) {
            double share = from / (from - to);
            ends.add(
                    new double[] {
                        place(box, 0, column + share * right, cells),
                        place(box, 1, row + share * up, cells)
                    });
        }
    }

    private static double place(Box box, int side, double k, int cells) {
        return box.lower(side) + box.width(side) * k / cells;
    }
}
