package rncrn.reduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
 * in which the bend of the activation function has width 1 whatever the weights, and the place of
 * the smaller of B and D between its bounds at that u, on which everything depends almost linearly.
 * The range of u is parted, where those bounds have kinks and then into halves, until Chebyshev
 * polynomials of low degree resolve every part; {@link #error} reports what was reached at points
 * between.
 */
final class PerceptronTable {
    /** Relative error asked for. */
    static final double TOLERANCE = 3e-7;

    /** Size of the last coefficients at which a part counts as resolved. */
    private static final double RESOLVED = 2e-7;

    /**
     * The same where every law has some thousand states and none of fewer copies will do: few
     * copies made from nothing that multiply to many, near where they begin to.
     */
    private static final double ROUGHLY = 1e-5;

    /** Standard deviation above which laws are that large. */
    private static final double LARGE = 250;

    /** Width of the first parts. */
    private static final double WIDEST = 1.6;

    /** Width below which nothing is parted any more. */
    private static final double NARROWEST = .01;

    private static final int PROBES = 48;

    /** Relative width below which B or D counts as constant. */
    private static final double LINE = 1e-11;

    /** A jump of an executive species as the perceptron feels it. */
    record Shift(double birth, double death) {}

    private final PerceptronRange range;
    private final double g;
    private final double kap;
    private final double scale;
    private final Shift[] shifts;
    private final int quantities;

    /** Parts in the order of u. */
    private final ChebyshevPatch[] patches;

    private final double error;

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
            List<Shift> shifts) {
        this.range = new PerceptronRange(g, kap, lowBirth, highBirth, lowDeath, highDeath, shifts);
        this.g = g;
        this.kap = kap;
        this.scale = range.scale();
        this.shifts = shifts.toArray(new Shift[0]);
        this.quantities = 3 + 2 * this.shifts.length;
        List<double[]> parts = parts();
        patches =
                IntStream.range(0, parts.size())
                        .parallel()
                        .mapToObj(i -> patches(parts.get(i)[0], parts.get(i)[1]))
                        .flatMap(p -> p)
                        .toArray(ChebyshevPatch[]::new);
        error = IntStream.range(0, PROBES).parallel().mapToDouble(this::probe).max().orElse(0);
    }

    /** Largest error found between the points, relative to the linear-noise value or to 1. */
    double error() {
        return error;
    }

    /** Number of laws summed for the table. */
    int size() {
        int sum = 0;
        for (ChebyshevPatch patch : patches) {
            sum += patch.points();
        }
        return sum;
    }

    /** Memory held, in bytes. */
    long bytes() {
        long sum = 0;
        for (ChebyshevPatch patch : patches) {
            sum += patch.bytes();
        }
        return sum;
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

    /** Intervals of u between the kinks of what the smaller of B and D covers. */
    private List<double[]> parts() {
        double from = u(range.lowBirth() - range.highDeath());
        double to = u(range.highBirth() - range.lowDeath());
        double[] kinks = {
            0, u(range.lowBirth() - range.lowDeath()), u(range.highBirth() - range.highDeath()), to
        };
        Arrays.sort(kinks);
        List<double[]> all = new ArrayList<>();
        double last = from;
        for (double kink : kinks) {
            if (kink > last && kink <= to) {
                part(all, last, kink);
                last = kink;
            }
        }
        if (all.isEmpty()) {
            part(all, from, to);
        }
        return all;
    }

    private static void part(List<double[]> all, double from, double to) {
        int count = Math.max(1, (int) Math.ceil((to - from) / WIDEST));
        for (int i = 0; i < count; i++) {
            double next = i + 1 == count ? to : from + (to - from) * (i + 1) / count;
            all.add(new double[] {from + (to - from) * i / count, next});
        }
    }

    /** The patches over an interval of u, parted where one does not do. */
    private Stream<ChebyshevPatch> patches(double from, double to) {
        boolean line =
                range.highBirth() - range.lowBirth() <= LINE * range.highBirth()
                        || range.highDeath() - range.lowDeath() <= LINE * range.highDeath();
        Optional<ChebyshevPatch> one =
                ChebyshevPatch.of(
                        new PerceptronFactors(range),
                        from,
                        to,
                        0,
                        line ? 0 : 1,
                        quantities,
                        tolerance(scale * Math.sinh(.5 * (from + to))),
                        to - from > 2 * NARROWEST);
        if (one.isPresent()) {
            return one.stream();
        }
        double middle = .5 * (from + to);
        return Stream.concat(patches(from, middle), patches(middle, to));
    }

    private double tolerance(double s) {
        double smaller = .5 * (range.low(s) + range.high(s));
        LinearPerceptron linear =
                new LinearPerceptron(g, kap, smaller + Math.max(0, s), smaller + Math.max(0, -s));
        return linear.variance > LARGE * LARGE && !PerceptronFactors.extrapolates(linear)
                ? ROUGHLY
                : RESOLVED;
    }

    /**
     * Writes m, v, C, then E h' and Cov(n, h') for every shift.
     *
     * @param out {@link #quantities} long
     */
    void at(double birth, double death, double[] out) {
        double u = u(birth - death);
        patch(u).at(u, range.place(birth - death, Math.min(birth, death)), out);
        LinearPerceptron linear = new LinearPerceptron(g, kap, birth, death);
        scale(linear, out);
        for (int j = 0; j < shifts.length; j++) {
            double shift = linear.slope * (shifts[j].birth - shifts[j].death);
            out[3 + 2 * j] *= out[2] / out[1] * shift;
            out[4 + 2 * j] = out[2] * Math.exp(out[4 + 2 * j]);
        }
    }

    /** Writes m, v and C alone. */
    void moments(double birth, double death, double[] out) {
        double u = u(birth - death);
        patch(u).firstThree(u, range.place(birth - death, Math.min(birth, death)), out);
        scale(new LinearPerceptron(g, kap, birth, death), out);
    }

    private static void scale(LinearPerceptron linear, double[] out) {
        out[0] = linear.mean * exp(out[0]);
        out[1] = linear.variance * exp(out[1]);
        out[2] = linear.correlation * exp(out[2]);
    }

    /** Most factors are near 1, where four terms of the series do. */
    private static double exp(double x) {
        return Math.abs(x) < 1e-3 ? 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4))) : Math.exp(x);
    }

    /** The part that holds u, or the nearest. */
    private ChebyshevPatch patch(double u) {
        int first = 0;
        int last = patches.length - 1;
        while (first < last) {
            int middle = (first + last) >>> 1;
            if (u > patches[middle].toX()) {
                first = middle + 1;
            } else {
                last = middle;
            }
        }
        return patches[first];
    }

    /** Compares with direct summation, in turn evenly over the rectangle and evenly in u. */
    private double probe(int number) {
        // Additive recurrence with the plastic number: even, never on a point of the table.
        double a = (.5 + number * .7548776662466927) % 1;
        double b = (.5 + number * .5698402909980532) % 1;
        double birth = range.lowBirth() + a * (range.highBirth() - range.lowBirth());
        double death = range.lowDeath() + b * (range.highDeath() - range.lowDeath());
        if (number % 2 == 1) {
            double from = u(range.lowBirth() - range.highDeath());
            double s =
                    scale * Math.sinh(from + a * (u(range.highBirth() - range.lowDeath()) - from));
            double smaller = range.low(s) + b * (range.high(s) - range.low(s));
            birth = smaller + Math.max(0, s);
            death = smaller + Math.max(0, -s);
        }
        double[] exact = new double[quantities];
        double[] table = new double[quantities];
        new PerceptronFactors(range).direct(1, birth, death, exact);
        double u = u(birth - death);
        patch(u).at(u, range.place(birth - death, Math.min(birth, death)), table);
        double worst = 0;
        for (int q = 0; q < quantities; q++) {
            double size = Math.max(1, Math.abs(exact[q]));
            worst = Math.max(worst, Math.abs(table[q] - exact[q]) / size);
        }
        return worst;
    }
}
