package rncrn.reduction;

import java.util.Optional;

/**
 * Several smooth functions of (x, y) over a rectangle as one tensor of Chebyshev polynomials each,
 * of the same degrees. The degrees are found by doubling on nested Chebyshev-Lobatto points until
 * the last coefficients fall below the tolerance (Trefethen, Approximation Theory and Approximation
 * Practice, 2013, chapters 3 and 8); coefficients far below it are then left out. Immutable.
 */
final class ChebyshevPatch {
    /** Largest numbers of intervals between points in x and in y. */
    private static final int MOST_X = 16;

    private static final int MOST_Y = 32;

    /** Rectangles narrower than this in one direction, relatively, are lines. */
    private static final double LINE = 1e-11;

    /** Share of the tolerance below which a trailing coefficient is left out. */
    private static final double NEGLIGIBLE = .02;

    /** What is approximated. */
    interface Functions {
        /** Writes every function at a point. */
        void at(double x, double y, double[] out);
    }

    private final double fromX;
    private final double toX;
    private final double fromY;
    private final double toY;
    private final int quantities;

    /** Number of terms in y for every term in x. */
    private final int[] terms;

    /** By term in x, term in y, function. */
    private final double[] coefficients;

    private final int points;

    private ChebyshevPatch(Fit fit) {
        this.fromX = fit.fromX;
        this.toX = fit.toX;
        this.fromY = fit.fromY;
        this.toY = fit.toY;
        this.quantities = fit.quantities;
        this.terms = fit.terms();
        this.points = fit.points;
        int sum = 0;
        for (int t : terms) {
            sum += t;
        }
        coefficients = new double[sum * quantities];
        int at = 0;
        for (int j = 0; j < terms.length; j++) {
            for (int k = 0; k < terms[j]; k++) {
                System.arraycopy(fit.coefficients[j][k], 0, coefficients, at, quantities);
                at += quantities;
            }
        }
    }

    /**
     * Approximates functions over a rectangle.
     *
     * @param quantities number of functions
     * @param tolerance absolute error wanted of each
     * @return nothing where the degree in x does not suffice and the rectangle may be parted
     */
    static Optional<ChebyshevPatch> of(
            Functions functions,
            double fromX,
            double toX,
            double fromY,
            double toY,
            int quantities,
            double tolerance,
            boolean mayPart) {
        Fit fit = new Fit(functions, fromX, toX, fromY, toY, quantities, tolerance);
        return fit.refine(mayPart) ? Optional.of(new ChebyshevPatch(fit)) : Optional.empty();
    }

    double fromX() {
        return fromX;
    }

    double toX() {
        return toX;
    }

    /** Points at which the functions were asked for. */
    int points() {
        return points;
    }

    /** Memory held, in bytes. */
    long bytes() {
        return 8L * coefficients.length + 4L * terms.length;
    }

    /** Writes every function at a point; beyond the rectangle, at the nearest point of it. */
    void at(double x, double y, double[] out) {
        double zx = unit(x, fromX, toX);
        double zy = unit(y, fromY, toY);
        for (int q = 0; q < quantities; q++) {
            out[q] = 0;
        }
        int at = 0;
        double tx = 1;
        double txBefore = zx;
        for (int j = 0; j < terms.length; j++) {
            double t = tx;
            double tBefore = tx * zy;
            int end = at + terms[j] * quantities;
            for (; at < end; at += quantities) {
                for (int q = 0; q < quantities; q++) {
                    out[q] += t * coefficients[at + q];
                }
                double next = 2 * zy * t - tBefore;
                tBefore = t;
                t = next;
            }
            double next = 2 * zx * tx - txBefore;
            txBefore = tx;
            tx = next;
        }
    }

    /** Writes the first three functions alone. */
    void firstThree(double x, double y, double[] out) {
        double zx = unit(x, fromX, toX);
        double zy = unit(y, fromY, toY);
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        int at = 0;
        double tx = 1;
        double txBefore = zx;
        for (int j = 0; j < terms.length; j++) {
            double t = tx;
            double tBefore = tx * zy;
            int end = at + terms[j] * quantities;
            for (; at < end; at += quantities) {
                sum0 += t * coefficients[at];
                sum1 += t * coefficients[at + 1];
                sum2 += t * coefficients[at + 2];
                double next = 2 * zy * t - tBefore;
                tBefore = t;
                t = next;
            }
            double next = 2 * zx * tx - txBefore;
            txBefore = tx;
            tx = next;
        }
        out[0] = sum0;
        out[1] = sum1;
        out[2] = sum2;
    }

    private static double unit(double x, double from, double to) {
        double z = (2 * x - from - to) / (to - from);
        return z > 1 ? 1 : z > -1 ? z : z <= -1 ? -1 : 0;
    }

    /** The search for the degrees. */
    private static final class Fit {
        final Functions functions;
        final double fromX;
        final double toX;
        final double fromY;
        final double toY;
        final int quantities;
        final double tolerance;
        final double[][][] values = new double[MOST_X + 1][MOST_Y + 1][];
        int nx;
        int ny;
        int points;
        double[][][] coefficients;

        Fit(
                Functions functions,
                double fromX,
                double toX,
                double fromY,
                double toY,
                int quantities,
                double tolerance) {
            this.functions = functions;
            this.fromX = fromX;
            this.toX = toX;
            this.fromY = fromY;
            this.toY = toY;
            this.quantities = quantities;
            this.tolerance = tolerance;
            nx = line(fromX, toX) ? 0 : 2;
            ny = line(fromY, toY) ? 0 : 2;
        }

        static boolean line(double from, double to) {
            return !(to - from > LINE * (Math.abs(from) + Math.abs(to)));
        }

        /** Raises the degrees; returns false if the one in x is not enough and may not be. */
        boolean refine(boolean mayPart) {
            // Along three lines each way first: most of what must be parted shows there.
            while (ny > 0 && ny < MOST_Y && tail(Math.min(nx, 2), ny, false) > tolerance) {
                ny *= 2;
            }
            while (nx > 0 && tail(nx, Math.min(ny, 2), true) > tolerance) {
                if (nx == MOST_X) {
                    if (mayPart) {
                        return false;
                    }
                    break;
                }
                nx *= 2;
            }
            while (true) {
                boolean inY = ny > 0 && ny < MOST_Y && tail(nx, ny, false) > tolerance;
                boolean inX = nx > 0 && tail(nx, ny, true) > tolerance;
                if (inX && nx == MOST_X && mayPart) {
                    return false;
                }
                inX &= nx < MOST_X;
                if (!inX && !inY) {
                    coefficients = transform(nx, ny);
                    return true;
                }
                nx = inX ? 2 * nx : nx;
                ny = inY ? 2 * ny : ny;
            }
        }

        /** Size of the last coefficients in x or in y. */
        double tail(int degreeX, int degreeY, boolean inX) {
            double[][][] c = transform(degreeX, degreeY);
            double worst = 0;
            for (int j = 0; j <= degreeX; j++) {
                for (int k = 0; k <= degreeY; k++) {
                    int left = inX ? degreeX - j : degreeY - k;
                    for (int q = 0; left < 2 && q < quantities; q++) {
                        double size = Math.abs(c[j][k][q]);
                        // Of the last but one a little more may be left: the last shows the rest.
                        worst = Math.max(worst, left == 0 ? size : .1 * size);
                    }
                }
            }
            return worst;
        }

        double[] value(int i, int j) {
            if (values[i][j] == null) {
                double[] out = new double[quantities];
                functions.at(place(i, MOST_X, fromX, toX), place(j, MOST_Y, fromY, toY), out);
                values[i][j] = out;
                points++;
            }
            return values[i][j];
        }

        static double place(int i, int most, double from, double to) {
            double z = Math.cos(Math.PI * i / most);
            return Math.max(from, Math.min(to, .5 * (from + to) + .5 * (to - from) * z));
        }

        double[][][] transform(int degreeX, int degreeY) {
            double[][] weightX = weights(degreeX);
            double[][] weightY = weights(degreeY);
            int strideX = MOST_X / Math.max(1, degreeX);
            int strideY = MOST_Y / Math.max(1, degreeY);
            double[][][] half = new double[degreeX + 1][degreeY + 1][quantities];
            for (int i = 0; i <= degreeX; i++) {
                for (int j = 0; j <= degreeY; j++) {
                    double[] v = value(i * strideX, j * strideY);
                    for (int k = 0; k <= degreeY; k++) {
                        add(half[i][k], weightY[k][j], v);
                    }
                }
            }
            double[][][] c = new double[degreeX + 1][degreeY + 1][quantities];
            for (int i = 0; i <= degreeX; i++) {
                for (int l = 0; l <= degreeX; l++) {
                    for (int k = 0; k <= degreeY; k++) {
                        add(c[l][k], weightX[l][i], half[i][k]);
                    }
                }
            }
            return c;
        }

        static void add(double[] sum, double weight, double[] v) {
            for (int q = 0; q < v.length; q++) {
                sum[q] += weight * v[q];
            }
        }

        /** The discrete cosine transform of values at cos(pi i/degree), as a matrix. */
        static double[][] weights(int degree) {
            if (degree == 0) {
                return new double[][] {{1}};
            }
            double[][] w = new double[degree + 1][degree + 1];
            for (int k = 0; k <= degree; k++) {
                for (int i = 0; i <= degree; i++) {
                    double ends =
                            (i == 0 || i == degree ? .5 : 1) * (k == 0 || k == degree ? .5 : 1);
                    w[k][i] = 2 * ends / degree * Math.cos(Math.PI * i * k / degree);
                }
            }
            return w;
        }

        /** Terms in y worth keeping, for every term in x. */
        int[] terms() {
            int[] keep = new int[nx + 1];
            int last = 1;
            for (int j = 0; j <= nx; j++) {
                for (int k = 0; k <= ny; k++) {
                    for (int q = 0; q < quantities; q++) {
                        if (!(Math.abs(coefficients[j][k][q]) < NEGLIGIBLE * tolerance)) {
                            keep[j] = k + 1;
                            last = j + 1;
                        }
                    }
                }
            }
            return java.util.Arrays.copyOf(keep, last);
        }
    }
}
