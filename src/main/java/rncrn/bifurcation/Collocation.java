package rncrn.bifurcation;

/**
 * Piecewise polynomials of degree 4 through five equally spaced nodes per interval, and the four
 * Radau points at which they satisfy the differential equation. Radau points are taken instead of
 * the usual Gauss points because the method is then L-stable: the multipliers of fast perceptrons
 * come out as 0, where Gauss points would leave them near 1. Order 7 at the ends of the intervals.
 *
 * @see <a href="https://doi.org/10.1137/0710052">de Boor and Swartz, SIAM J. Numer. Anal. 10, 582
 *     (1973)</a>
 */
final class Collocation {
    /** Degree of the polynomials, and number of collocation points per interval. */
    static final int DEGREE = 4;

    /** Roots of the fourth right Radau polynomial in (0, 1] (Hairer and Wanner II, IV.5). */
    static final double[] POINTS = {.08858795951270394, .4094668644407347, .787659461760847, 1};

    /** VALUE[c][j]: basis function j at point c. */
    static final double[][] VALUE = new double[DEGREE][];

    /** SLOPE[c][j]: derivative of basis function j at point c. */
    static final double[][] SLOPE = new double[DEGREE][];

    /** Quadrature weights of the points. */
    static final double[] WEIGHT;

    static {
        for (int c = 0; c < DEGREE; c++) {
            VALUE[c] = basis(POINTS[c]);
            SLOPE[c] = slopes(POINTS[c]);
        }
        double[][] powers = new double[DEGREE][DEGREE];
        double[] integrals = new double[DEGREE];
        for (int k = 0; k < DEGREE; k++) {
            for (int c = 0; c < DEGREE; c++) {
                powers[k][c] = Math.pow(POINTS[c], k);
            }
            integrals[k] = 1.0 / (k + 1);
        }
        WEIGHT = Linear.solve(powers, integrals);
    }

    private Collocation() {}

    /** The five basis functions at a place in [0, 1]. */
    static double[] basis(double z) {
        double[] values = new double[DEGREE + 1];
        for (int j = 0; j <= DEGREE; j++) {
            double product = 1;
            for (int k = 0; k <= DEGREE; k++) {
                if (k != j) {
                    product *= (DEGREE * z - k) / (j - k);
                }
            }
            values[j] = product;
        }
        return values;
    }

    /** Their derivatives. */
    static double[] slopes(double z) {
        double[] values = new double[DEGREE + 1];
        for (int j = 0; j <= DEGREE; j++) {
            for (int left = 0; left <= DEGREE; left++) {
                if (left == j) {
                    continue;
                }
                double product = (double) DEGREE / (j - left);
                for (int k = 0; k <= DEGREE; k++) {
                    if (k != j && k != left) {
                        product *= (DEGREE * z - k) / (j - k);
                    }
                }
                values[j] += product;
            }
        }
        return values;
    }
}
