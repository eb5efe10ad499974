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
 */
public record Branch(
        Type type, String origin, List<DiagramPoint> points, Ending first, Ending last) {
    public Branch {
        points = List.copyOf(points);
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
