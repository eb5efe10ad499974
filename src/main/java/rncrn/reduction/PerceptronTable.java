package rncrn.reduction;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The law of one perceptron as a function of its birth and death coefficients (B, D), tabulated
 * over a rectangle. The law depends on the state around the perceptron only through them, so one
 * table serves any number of executive and parameter species.
 *
 * <p>Tabulated are, under the stationary law at (B, D), the mean m, the variance v, the integrated
 * autocovariance C, and for each jump of an executive species that the perceptron feels, i.e. each
 * neighbour (B + dB, D + dD) with Poisson solution h', the mean E h' and the covariance Cov(n, h').
 * Each is stored relative to its linear-noise value, which is closed and carries most of the
 * variation; the remaining factors are smooth. Coordinates are u = asinh((B - D)/(2 sqrt(g kap))),
 * in which the bend of the activation function has width 1 whatever the weights, and t = B + D, on
 * which everything depends almost linearly: Lagrange interpolation on six nodes in u, a Chebyshev
 * series in t at every node. The grid is refined until the error at points between the nodes is
 * below {@link #TOLERANCE}; {@link #error} reports what was reached.
 */
final class PerceptronTable {
    /** Relative error asked for. */
    static final double TOLERANCE = 3e-7;

    private static final int STENCIL = 6;
    private static final int MAX_ROUNDS = 4;

    /** A jump of an executive species as the perceptron feels it. */
    record Shift(double birth, double death) {}

    private final double g;
    private final double kap;
    private final double scale;
    private final Shift[] shifts;
    private final int quantities;
    private double firstU;
    private double stepU;
    private int nodes;
    private int terms;
    private double[] lowT;
    private double[] highT;

    /** Chebyshev coefficients by node, quantity, term. */
    private double[] coefficients;

    private double error;

    /**
     * Builds a table over B in [lowBirth, highBirth] and D in [lowDeath, highDeath].
     *
     * @param g production g, per unit of time, positive
     * @param kap pair removal, per pair and unit of time, positive
     * @param shifts jumps for which the neighbouring Poisson solution is wanted; a birth
     *     coefficient that would become negative is held at 0
     */
    PerceptronTable(
            double g,
            double kap,
            double lowBirth,
            double highBirth,
            double lowDeath,
            double highDeath,
            Shift[] shifts) {
        this.g = g;
        this.kap = kap;
        this.scale = 2 * Math.sqrt(g * kap);
        this.shifts = shifts.clone();
        this.quantities = 3 + 2 * shifts.length;
        double step = .18;
        int order = 6;
        for (int round = 0; ; round++) {
            build(step, order, lowBirth, highBirth, lowDeath, highDeath);
            error = probe(lowBirth, highBirth, lowDeath, highDeath);
            if (error < TOLERANCE || round + 1 == MAX_ROUNDS) {
                return;
            }
            step *= .6;
            order += 3;
        }
    }

    /** Largest relative error found between the nodes. */
    double error() {
        return error;
    }

    /** Number of laws summed for the table. */
    int size() {
        return nodes * terms;
    }

    /** Memory held, in bytes. */
    long bytes() {
        return 8L * coefficients.length;
    }

    /** Length of the array that {@link #at} fills. */
    int quantities() {
        return quantities;
    }

    private double u(double s) {
        double z = s / scale;
        // asinh without cancellation for negative arguments
        double a = Math.abs(z);
        double value = Math.log(a + Math.sqrt(a * a + 1));
        return z < 0 ? -value : value;
    }

    private void build(
            double step, int order, double lowB, double highB, double lowD, double highD) {
        stepU = step;
        terms = order;
        double from = u(lowB - highD);
        double to = u(highB - lowD);
        firstU = from - (STENCIL / 2) * step;
        nodes = (int) Math.ceil((to - from) / step) + STENCIL + 1;
        lowT = new double[nodes];
        highT = new double[nodes];
        coefficients = new double[nodes * quantities * terms];
        for (int i = 0; i < nodes; i++) {
            range(i, lowB, highB, lowD, highD);
        }
        IntStream.range(0, nodes).parallel().forEach(this::node);
    }

    /** The interval of t that points near node i can ask for, widened to a well-posed fit. */
    private void range(int i, double lowB, double highB, double lowD, double highD) {
        double reach = (STENCIL / 2) * stepU;
        double centre = firstU + i * stepU;
        double s1 = clamp(scale * Math.sinh(centre - reach), lowB - highD, highB - lowD);
        double s2 = clamp(scale * Math.sinh(centre + reach), lowB - highD, highB - lowD);
        // t = 2 B - s with B in [max(lowB, s + lowD), min(highB, s + highD)]: convex below,
        // concave above, so the ends and the kinks bound it.
        double low =
                Math.min(
                        Math.min(lowest(s1, lowB, lowD), lowest(s2, lowB, lowD)),
                        lowest(clamp(lowB - lowD, s1, s2), lowB, lowD));
        double high =
                Math.max(
                        Math.max(highest(s1, highB, highD), highest(s2, highB, highD)),
                        highest(clamp(highB - highD, s1, s2), highB, highD));
        double s = scale * Math.sinh(centre);
        lowT[i] = Math.max(low, Math.abs(s));
        highT[i] = Math.max(high, lowT[i] + .2 * (lowT[i] + scale));
    }

    private static double lowest(double s, double lowB, double lowD) {
        return 2 * Math.max(lowB, s + lowD) - s;
    }

    private static double highest(double s, double highB, double highD) {
        return 2 * Math.min(highB, s + highD) - s;
    }

    private static double clamp(double value, double low, double high) {
        return Math.min(high, Math.max(low, value));
    }

    private void node(int i) {
        PerceptronLaw law = new PerceptronLaw();
        PerceptronLaw neighbour = new PerceptronLaw();
        double s = scale * Math.sinh(firstU + i * stepU);
        double[][] values = new double[quantities][terms];
        double[] factors = new double[quantities];
        for (int c = 0; c < terms; c++) {
            double z = Math.cos(Math.PI * (c + .5) / terms);
            double t = lowT[i] + (highT[i] - lowT[i]) * (z + 1) / 2;
            factors((t + s) / 2, (t - s) / 2, law, neighbour, factors);
            for (int q = 0; q < quantities; q++) {
                values[q][c] = factors[q];
            }
        }
        for (int q = 0; q < quantities; q++) {
            for (int k = 0; k < terms; k++) {
                double sum = 0;
                for (int c = 0; c < terms; c++) {
                    sum += values[q][c] * Math.cos(Math.PI * k * (c + .5) / terms);
                }
                coefficients[(i * quantities + q) * terms + k] = sum * (k == 0 ? 1 : 2) / terms;
            }
        }
    }

    /** The stored factors by direct summation. */
    private void factors(
            double birth, double death, PerceptronLaw law, PerceptronLaw other, double[] out) {
        double b = Math.max(0, birth);
        double d = Math.max(0, death);
        double[] exact = new double[quantities];
        sum(b, d, law, other, exact);
        Linear linear = new Linear(b, d);
        out[0] = Math.log(exact[0] / linear.mean);
        out[1] = Math.log(exact[1] / linear.variance);
        out[2] = Math.log(exact[2] / linear.correlation);
        for (int j = 0; j < shifts.length; j++) {
            double shift = linear.slope * (shifts[j].birth - shifts[j].death);
            out[3 + 2 * j] = exact[3 + 2 * j] * exact[1] / (exact[2] * shift);
            out[4 + 2 * j] = Math.log(exact[4 + 2 * j] / exact[2]);
        }
    }

    /** Mean, variance, integrated autocovariance, then E h' and Cov(n, h') of every neighbour. */
    void sum(double birth, double death, PerceptronLaw law, PerceptronLaw other, double[] out) {
        law.solve(g, birth, death, kap);
        out[0] = law.mean();
        out[1] = law.variance();
        out[2] = law.correlation();
        for (int j = 0; j < shifts.length; j++) {
            other.solve(
                    g,
                    birth + shifts[j].birth,
                    death + shifts[j].death,
                    kap,
                    law.low(),
                    law.high());
            out[3 + 2 * j] = law.meanOf(other);
            out[4 + 2 * j] = law.covarianceWith(other);
        }
    }

    /** Linear-noise values: the rate equation's steady state and Gaussian noise about it. */
    private final class Linear {
        final double mean;
        final double slope;
        final double variance;
        final double correlation;

        Linear(double birth, double death) {
            double s = birth - death;
            double rate = Math.sqrt(s * s + scale * scale);
            mean = s > 0 ? (s + rate) / (2 * kap) : 2 * g / (rate - s);
            slope = mean / rate;
            variance = (g + (birth + death) * mean + kap * mean * mean) / (2 * rate);
            correlation = variance / rate;
        }
    }

    /**
     * Writes m, v, C, then E h' and Cov(n, h') for every shift.
     *
     * @param out {@link #quantities} long
     */
    void at(double birth, double death, double[] out) {
        interpolate(birth, death, quantities, out);
        Linear linear = new Linear(birth, death);
        scale(linear, out);
        for (int j = 0; j < shifts.length; j++) {
            double shift = linear.slope * (shifts[j].birth - shifts[j].death);
            out[3 + 2 * j] *= out[2] / out[1] * shift;
            out[4 + 2 * j] = out[2] * Math.exp(out[4 + 2 * j]);
        }
    }

    /** Writes m, v and C alone. */
    void moments(double birth, double death, double[] out) {
        interpolate(birth, death, 3, out);
        scale(new Linear(birth, death), out);
    }

    private static void scale(Linear linear, double[] out) {
        out[0] = linear.mean * Math.exp(out[0]);
        out[1] = linear.variance * Math.exp(out[1]);
        out[2] = linear.correlation * Math.exp(out[2]);
    }

    private void interpolate(double birth, double death, int count, double[] out) {
        double position = (u(birth - death) - firstU) / stepU;
        int first = Math.max(0, Math.min(nodes - STENCIL, (int) Math.floor(position) - 2));
        double x = position - first;
        double t = birth + death;
        Arrays.fill(out, 0, count, 0);
        for (int k = 0; k < STENCIL; k++) {
            double weight = lagrange(k, x);
            int node = first + k;
            double z = (2 * t - lowT[node] - highT[node]) / (highT[node] - lowT[node]);
            int base = node * quantities * terms;
            for (int q = 0; q < count; q++, base += terms) {
                // Clenshaw
                double b1 = 0;
                double b2 = 0;
                for (int c = terms - 1; c > 0; c--) {
                    double b = coefficients[base + c] + 2 * z * b1 - b2;
                    b2 = b1;
                    b1 = b;
                }
                out[q] += weight * (coefficients[base] + z * b1 - b2);
            }
        }
    }

    /** Lagrange weight of node k out of six at 0..5, with the denominators (-1)^(5-k) k! (5-k)!. */
    private static double lagrange(int k, double x) {
        double product = 1;
        for (int i = 0; i < STENCIL; i++) {
            if (i != k) {
                product *= (x - i) / (k - i);
            }
        }
        return product;
    }

    /** Compares with direct summation at points spread evenly over the rectangle. */
    private double probe(double lowB, double highB, double lowD, double highD) {
        int points = 48;
        return IntStream.range(0, points)
                .parallel()
                .mapToDouble(
                        p -> {
                            // Additive recurrence with the plastic number: even, never on a node.
                            double a = (.5 + p * .7548776662466927) % 1;
                            double b = (.5 + p * .5698402909980532) % 1;
                            return errorAt(lowB + a * (highB - lowB), lowD + b * (highD - lowD));
                        })
                .max()
                .orElse(0);
    }

    private double errorAt(double birth, double death) {
        double[] exact = new double[quantities];
        double[] table = new double[quantities];
        sum(birth, death, new PerceptronLaw(), new PerceptronLaw(), exact);
        at(birth, death, table);
        double worst = 0;
        for (int q = 0; q < quantities; q++) {
            worst = Math.max(worst, Math.abs(table[q] / exact[q] - 1));
        }
        return worst;
    }
}
