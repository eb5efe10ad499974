package rncrn.bifurcation;

import java.util.List;

/**
 * A curve of equilibria or cycles in one free parameter.
 *
 * @param type of its solutions
 * @param origin where it was entered, for people
 * @param points in the order along the curve
 * @param first why the curve ends before its first point
 * @param last why it ends after its last point
 * @param ends the cycles at the first and the last point, from which the branch can be resumed;
 *     empty for equilibria and where they are not known
 */
public record Branch(
        Type type,
        String origin,
        List<DiagramPoint> points,
        Ending first,
        Ending last,
        List<ClosedCurve> ends) {
    public Branch {
        points = List.copyOf(points);
        ends = List.copyOf(ends);
        if (!ends.isEmpty() && ends.size() != 2) {
            throw new IllegalArgumentException("a branch has two ends");
        }
    }

    /** A branch of equilibria, or one whose ends are not known. */
    public Branch(Type type, String origin, List<DiagramPoint> points, Ending first, Ending last) {
        this(type, origin, points, first, last, List.of());
    }

    /** What a branch consists of. */
    public enum Type {
        EQUILIBRIUM,
        CYCLE;

        /** The word used in files. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
