package rncrn.bifurcation;

import java.util.Arrays;

/**
 * Pseudo-arclength continuation (Keller 1977) of the solutions of N equations in N + 1 unknowns.
 * Lengths are measured in scaled unknowns, so that one step means the same for all of them.
 */
final class Arclength {
    private static final int ITERATIONS = 12;

    /** N equations in N + 1 unknowns. */
    interface Equations {
        /** N + 1. */
        int unknowns();

        /** Writes the N residuals. */
        void value(double[] u, double[] out);

        /** Writes the N by N + 1 Jacobian. */
        void jacobian(double[] u, double[][] out);
    }

    /**
     * A solution with the unit tangent of the curve there, in scaled unknowns.
     *
     * @param u the unknowns
     * @param tangent unit tangent by scaled unknowns
     * @param iterations Newton steps that were needed
     */
    @SuppressWarnings("ArrayRecordComponent") // Passed on at once, never compared.
    record Place(double[] u, double[] tangent, int iterations) {}

    private final Equations equations;
    private final double[] scale;

    /**
     * @param scale natural size of each unknown, positive
     */
    Arclength(Equations equations, double[] scale) {
        this.equations = equations;
        this.scale = scale.clone();
    }

    double[] scale() {
        return scale.clone();
    }

    /**
     * The solution nearest to a guess, with the tangent that has a positive product with the given
     * direction (scaled); null where there is none.
     */
    Place onto(double[] guess, double[] direction) {
        return correct(guess, direction);
    }

    /**
     * The solution a length s ahead of a place (behind it for s below 0); null where it is lost.
     */
    Place ahead(Place from, double s) {
        double[] guess = from.u.clone();
        for (int i = 0; i < guess.length; i++) {
            guess[i] += s * from.tangent[i] * scale[i];
        }
        return correct(guess, from.tangent);
    }

    /** Newton in the plane through the guess across the direction. */
    private Place correct(double[] guess, double[] direction) {
        int n = equations.unknowns();
        double[] u = guess.clone();
        double[] right = new double[n];
        double[][] matrix = new double[n][n];
        double last = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= ITERATIONS; k++) {
            equations.value(u, right);
            double along = 0;
            for (int i = 0; i < n; i++) {
                along += direction[i] * (u[i] - guess[i]) / scale[i];
            }
            right[n - 1] = along;
            fill(u, direction, matrix);
            double[] step = Linear.solve(matrix, right);
            if (step == null) {
                return null;
            }
            double size = 0;
            for (int i = 0; i < n; i++) {
                u[i] -= step[i] * scale[i];
                size = Math.max(size, Math.abs(step[i]));
            }
            if (!(size < 1)) {
                return null;
            }
            if (size < 1e-13 || (size < 1e-9 && size > .25 * last)) {
                double[] tangent = tangent(u, direction);
                return tangent == null ? null : new Place(u, tangent, k);
            }
            last = size;
        }
        return null;
    }

    private double[] tangent(double[] u, double[] direction) {
        int n = u.length;
        double[][] matrix = new double[n][n];
        fill(u, direction, matrix);
        double[] right = new double[n];
        right[n - 1] = 1;
        double[] tangent = Linear.solve(matrix, right);
        return tangent == null ? null : normalised(tangent);
    }

    /** The Jacobian in scaled unknowns over the direction. */
    void fill(double[] u, double[] direction, double[][] matrix) {
        int n = u.length;
        equations.jacobian(u, matrix);
        for (int i = 0; i < n - 1; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] *= scale[j];
            }
        }
        matrix[n - 1] = Arrays.copyOf(direction, n);
    }

    /** Determinant of the Jacobian over the tangent, rows scaled to unit length. */
    double determinant(Place place) {
        int n = place.u.length;
        double[][] matrix = new double[n][n];
        fill(place.u, place.tangent, matrix);
        for (double[] row : matrix) {
            double norm = norm(row);
            for (int j = 0; norm > 0 && j < n; j++) {
                row[j] /= norm;
            }
        }
        return Linear.determinant(matrix);
    }

    static double norm(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    static double[] normalised(double[] vector) {
        double norm = norm(vector);
        double[] unit = vector.clone();
        for (int i = 0; i < unit.length; i++) {
            unit[i] /= norm;
        }
        return unit;
    }
}
