package rncrn.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.transform.DctNormalization;
import org.apache.commons.math3.transform.FastCosineTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Gaussian kernel estimate of a density on an even grid. The bandwidth is the improved
 * Sheather-Jones plug-in of Botev, Grotowski and Kroese (Ann. Statist. 38, 2916, 2010, doi
 * 10.1214/10-AOS799), which does not assume a single mode, with the effective number of samples in
 * place of the number of samples, and never below the spacing of a lattice of copy numbers.
 */
public final class KernelDensity {
    /** One more than a power of two, as the fast cosine transform asks. */
    private static final int GRID = 513;

    /** Peaks below this share of the highest are ripples of sparse tails. */
    private static final double SMALLEST_PEAK = 0.05;

    /** A state whose peak is below this share of the highest density is not there. */
    private static final double FAINTEST_STATE = 0.01;

    private final double low;
    private final double step;
    private final double bandwidth;
    private final double[] density;

    private KernelDensity(double low, double step, double bandwidth, double[] density) {
        this.low = low;
        this.step = step;
        this.bandwidth = bandwidth;
        this.density = density;
    }

    /**
     * The estimate from weighted counts on the grid that {@link Bins} lays.
     *
     * @param effective effective number of independent samples, at least 1
     * @param spacing spacing of the lattice on which the values lie; 0 for none
     */
    public static KernelDensity of(Bins bins, double effective, double spacing) {
        double h = Math.max(bandwidth(bins, effective, spacing), spacing);
        return smooth(bins, h);
    }

    /** The estimate with a given bandwidth. */
    public static KernelDensity smooth(Bins bins, double bandwidth) {
        double[] a = transform(shares(bins.counts));
        double range = bins.step * (GRID - 1);
        double scaled = bandwidth / range;
        for (int k = 0; k < GRID; k++) {
            double w = k * Math.PI * scaled;
            a[k] *= Math.exp(-w * w / 2);
        }
        double[] density = transform(a);
        double sum = 0;
        for (int i = 0; i < GRID; i++) {
            density[i] = Math.max(0, density[i]);
            sum += density[i] * (i == 0 || i == GRID - 1 ? 0.5 : 1);
        }
        for (int i = 0; i < GRID; i++) {
            density[i] /= sum * bins.step;
        }
        return new KernelDensity(bins.low, bins.step, bandwidth, density);
    }

    /** Counts of values on the fixed grid of 513 points between two ends. Mutable. */
    public static final class Bins {
        private final double low;
        private final double step;
        private final double[] counts;

        public Bins(double low, double high) {
            if (!(high > low)) {
                throw new IllegalArgumentException("a grid from " + low + " to " + high);
            }
            this.low = low;
            this.step = (high - low) / (GRID - 1);
            this.counts = new double[GRID];
        }

        private Bins(double low, double step, double[] counts) {
            this.low = low;
            this.step = step;
            this.counts = counts;
        }

        /**
         * Adds a value, shared between the two nearest grid points; ends collect what is beyond.
         */
        public void add(double value) {
            double at = Math.min(GRID - 1, Math.max(0, (value - low) / step));
            int i = Math.min(GRID - 2, (int) at);
            counts[i] += 1 - (at - i);
            counts[i + 1] += at - i;
        }

        /** The place at a number of steps from the first grid point. */
        double x(double steps) {
            return low + steps * step;
        }

        /** The counts themselves, 513 long; a copy. */
        public double[] counts() {
            return counts.clone();
        }

        /** The same grid with other counts; the array is kept. */
        public Bins with(double[] other) {
            return new Bins(low, step, other);
        }
    }

    /** Number of grid points. */
    public int size() {
        return GRID;
    }

    /** Place of a grid point. */
    public double x(int i) {
        return low + i * step;
    }

    /** Density at a grid point. */
    public double density(int i) {
        return density[i];
    }

    /** Density at any place, linear between grid points, 0 beyond. */
    public double at(double x) {
        double at = (x - low) / step;
        if (at < 0 || at > GRID - 1) {
            return 0;
        }
        int i = Math.min(GRID - 2, (int) at);
        return density[i] + (at - i) * (density[i + 1] - density[i]);
    }

    public double bandwidth() {
        return bandwidth;
    }

    /** The largest density. */
    public double highest() {
        double highest = 0;
        for (double value : density) {
            highest = Math.max(highest, value);
        }
        return highest;
    }

    /**
     * The mixture of two laws on the same grid.
     *
     * @param share share of this one
     */
    public KernelDensity mixed(double share, KernelDensity other) {
        double[] mixture = new double[GRID];
        for (int i = 0; i < GRID; i++) {
            mixture[i] = share * density[i] + (1 - share) * other.density[i];
        }
        return new KernelDensity(low, step, bandwidth, mixture);
    }

    /**
     * Places of peaks. A peak counts if the density falls to at most this ratio of it on the way to
     * any higher peak, and if it reaches a twentieth of the highest.
     *
     * @param valleyRatio between 0 and 1; 1 counts every local maximum
     */
    public List<Double> modes(double valleyRatio) {
        List<Double> modes = new ArrayList<>();
        double highest = highest();
        for (int i = 0; i < GRID; i++) {
            boolean peak =
                    (i == 0 || density[i] > density[i - 1])
                            && (i == GRID - 1 || density[i] >= density[i + 1])
                            && density[i] >= SMALLEST_PEAK * highest;
            if (peak
                    && valley(i, -1) <= valleyRatio * density[i]
                    && valley(i, 1) <= valleyRatio * density[i]) {
                modes.add(x(i));
            }
        }
        return modes;
    }

    /**
     * Least density between two places over the smaller of the peaks around them: below 1 where a
     * valley parts them. Each peak is the largest density within a quarter of the distance; where
     * the lower one is less than a hundredth of the highest density there is no second state, and
     * the ratio is 1.
     */
    public double valleyRatio(double a, double b) {
        double from = Math.min(a, b);
        double to = Math.max(a, b);
        double quarter = (to - from) / 4;
        double left = 0;
        double right = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < GRID; i++) {
            double x = x(i);
            if (Math.abs(x - from) <= quarter) {
                left = Math.max(left, density[i]);
            }
            if (Math.abs(x - to) <= quarter) {
                right = Math.max(right, density[i]);
            }
            if (x >= from && x <= to) {
                least = Math.min(least, density[i]);
            }
        }
        double peak = Math.min(left, right);
        double highest = highest();
        return peak > FAINTEST_STATE * highest ? Math.min(1, least / peak) : 1;
    }

    /** Least density on the way from a peak to a place that is higher; 0 where there is none. */
    private double valley(int peak, int direction) {
        double least = density[peak];
        for (int i = peak + direction; i >= 0 && i < GRID; i += direction) {
            least = Math.min(least, density[i]);
            if (density[i] > density[peak]) {
                return least;
            }
        }
        return 0;
    }

    private static double bandwidth(Bins bins, double effective, double spacing) {
        double[] a = transform(shares(bins.counts));
        double range = bins.step * (GRID - 1);
        // Values on a lattice are spread evenly over their cells, lest the teeth of the comb be
        // taken for structure.
        for (int k = 1; k < GRID && spacing > 0; k++) {
            double half = k * Math.PI * spacing / (2 * range);
            a[k] *= Math.sin(half) / half;
        }
        double n = Math.max(2, effective);
        // Fixed point of t = xi gamma^[l](t), scanned for the smallest root and bisected.
        double previous = 1e-8;
        double before = previous - fixedPoint(previous, n, a);
        for (int i = 1; i <= 60; i++) {
            double t = 1e-8 * Math.pow(0.1 / 1e-8, i / 60.0);
            double now = t - fixedPoint(t, n, a);
            if (before < 0 && now >= 0) {
                double lo = previous;
                double hi = t;
                for (int k = 0; k < 50; k++) {
                    double mid = Math.sqrt(lo * hi);
                    if (mid - fixedPoint(mid, n, a) < 0) {
                        lo = mid;
                    } else {
                        hi = mid;
                    }
                }
                return Math.sqrt(hi) * range;
            }
            previous = t;
            before = now;
        }
        return silverman(bins, n);
    }

    /** Silverman's rule, where the plug-in has no root (a handful of samples, one atom). */
    private static double silverman(Bins bins, double n) {
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < GRID; i++) {
            double x = i * bins.step;
            sum += bins.counts[i];
            first += bins.counts[i] * x;
            second += bins.counts[i] * x * x;
        }
        double variance = Math.max(0, second / sum - first * first / (sum * sum));
        return Math.max(bins.step, 0.9 * Math.sqrt(variance) * Math.pow(n, -0.2));
    }

    private static double fixedPoint(double t, double n, double[] a) {
        int l = 7;
        double f = functional(l, t, a);
        for (int s = l - 1; s >= 2; s--) {
            double k0 = 1;
            for (int odd = 1; odd <= 2 * s - 1; odd += 2) {
                k0 *= odd;
            }
            k0 /= Math.sqrt(2 * Math.PI);
            double constant = (1 + Math.pow(0.5, s + 0.5)) / 3;
            double time = Math.pow(2 * constant * k0 / (n * f), 2 / (3.0 + 2 * s));
            f = functional(s, time, a);
        }
        return Math.pow(2 * n * Math.sqrt(Math.PI) * f, -0.4);
    }

    /** Squared norm of the s-th derivative of the density smoothed to time t. */
    private static double functional(int s, double t, double[] a) {
        double sum = 0;
        for (int k = 1; k < GRID; k++) {
            double square = (double) k * k;
            double half = a[k];
            sum += Math.pow(square, s) * half * half * Math.exp(-square * Math.PI * Math.PI * t);
        }
        // a_k are cosine coefficients with a_0 = 1, so the density is 1 + 2 sum a_k cos(k pi x).
        return 2 * Math.pow(Math.PI, 2.0 * s) * sum;
    }

    private static double[] shares(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        double[] shares = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            // The end points of the cosine transform stand for half a cell each.
            double whole = i == 0 || i == counts.length - 1 ? 2 : 1;
            shares[i] = sum > 0 ? whole * counts[i] / sum : 0;
        }
        return shares;
    }

    /** a_k = x_0/2 + (-1)^k x_N/2 + sum x_i cos(pi i k/N); twice of it is N/2 times itself. */
    private static double[] transform(double[] x) {
        return new FastCosineTransformer(DctNormalization.STANDARD_DCT_I)
                .transform(x, TransformType.FORWARD);
    }
}
