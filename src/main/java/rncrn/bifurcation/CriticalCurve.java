package rncrn.bifurcation;

import java.util.List;

/**
 * A curve of folds or Hopf points in the plane of two parameters.
 *
 * @param kind fold or Hopf
 * @param points in order along the curve
 * @param special cusps, Bogdanov-Takens points and Bautin points on it
 * @param first why the curve ends before its first point
 * @param last why it ends after its last point
 */
public record CriticalCurve(
        SpecialPoint.Kind kind,
        List<Point> points,
        List<Special> special,
        Ending first,
        Ending last) {
    public CriticalCurve {
        points = List.copyOf(points);
        special = List.copyOf(special);
    }

    /**
     * A critical equilibrium.
     *
     * @param first value of the first parameter
     * @param second value of the second parameter
     * @param state the equilibrium
     * @param omega angular frequency at a Hopf point; not a number on folds, and beyond a
     *     Bogdanov-Takens point, where the equilibrium is a neutral saddle
     */
    @SuppressWarnings("ArrayRecordComponent") // A holder of results, never compared.
    public record Point(double first, double second, double[] state, double omega) {}

    /** A point of codimension two. */
    public record Special(Degeneracy kind, Point point) {}

    /** Kinds of points of codimension two. */
    public enum Degeneracy {
        CUSP("cusp"),
        BOGDANOV_TAKENS("bogdanov-takens"),
        BAUTIN("bautin");

        private final String word;

        Degeneracy(String word) {
            this.word = word;
        }

        /** The word used in files. */
        public String word() {
            return word;
        }
    }
}
