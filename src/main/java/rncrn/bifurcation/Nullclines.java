package rncrn.bifurcation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /**
     * The same as curves: pieces that share an end are joined.
     *
     * @return one list of points {x, y} per curve, in order
     */
    public static List<List<double[]>> curves(
            VectorField field, double[] p, Box box, int component, int cells) {
        Map<List<Double>, List<double[]>> byEnd = new HashMap<>();
        List<double[]> pieces = of(field, p, box, component, cells);
        for (double[] piece : pieces) {
            for (int end = 0; end < 4; end += 2) {
                byEnd.computeIfAbsent(key(piece, end), each -> new ArrayList<>()).add(piece);
            }
        }
        List<List<double[]>> curves = new ArrayList<>();
        Set<double[]> left = Collections.newSetFromMap(new IdentityHashMap<>());
        left.addAll(pieces);
        for (double[] piece : pieces) {
            if (left.remove(piece)) {
                Deque<double[]> points = new ArrayDeque<>();
                points.add(new double[] {piece[0], piece[1]});
                points.add(new double[] {piece[2], piece[3]});
                Optional<double[]> after = next(points.getLast(), byEnd, left);
                while (after.isPresent()) {
                    points.addLast(after.get());
                    after = next(points.getLast(), byEnd, left);
                }
                Optional<double[]> before = next(points.getFirst(), byEnd, left);
                while (before.isPresent()) {
                    points.addFirst(before.get());
                    before = next(points.getFirst(), byEnd, left);
                }
                curves.add(List.copyOf(points));
            }
        }
        return curves;
    }

    /** The other end of a piece that is left at a point; the piece is taken away. */
    private static Optional<double[]> next(
            double[] point, Map<List<Double>, List<double[]>> byEnd, Set<double[]> left) {
        for (double[] piece : byEnd.getOrDefault(key(point, 0), List.of())) {
            if (left.remove(piece)) {
                int other = key(piece, 0).equals(key(point, 0)) ? 2 : 0;
                return Optional.of(new double[] {piece[other], piece[other + 1]});
            }
        }
        return Optional.empty();
    }

    private static List<Double> key(double[] numbers, int from) {
        return List.of(numbers[from], numbers[from + 1]);
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
