package rncrn.statistics;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Hartigan and Hartigan's dip: the largest distance between the empirical distribution function and
 * the unimodal one closest to it (Ann. Statist. 13, 70, 1985, doi 10.1214/aos/1176346577). The
 * p-value is against the uniform law, the least favourable unimodal one.
 */
public final class Dip {
    private Dip() {}

    /**
     * The dip of a sample, from 1/(2n) to 1/4. For each interval of candidate modes the greatest
     * convex minorant to its left and the least concave majorant to its right are compared with the
     * empirical distribution function, and the interval shrinks until it holds the mode (the scheme
     * of Hartigan 1985, Appl. Statist. 34, 320, algorithm AS 217).
     */
    public static double of(double[] sample) {
        double[] x = sample.clone();
        Arrays.sort(x);
        int n = x.length;
        if (n < 2 || x[0] == x[n - 1]) {
            return n == 0 ? 0 : 0.5 / n;
        }
        int low = 0;
        int high = n - 1;
        // All distances in units of 1/n; the step of the distribution function itself costs 1.
        double dip = 1;
        while (true) {
            int[] minorant = hull(x, low, high, true);
            int[] majorant = hull(x, low, high, false);
            double gap = 0;
            int gapLow = low;
            int gapHigh = high;
            // Largest vertical distance between the two hulls, taken at vertices of either.
            for (int i : minorant) {
                double distance = line(x, majorant, x[i], 1) - i;
                if (distance >= gap) {
                    gap = distance;
                    gapLow = i;
                    gapHigh = following(majorant, x, x[i]);
                }
            }
            for (int i : majorant) {
                double distance = i + 1 - line(x, minorant, x[i], 0);
                if (distance >= gap) {
                    gap = distance;
                    gapHigh = i;
                    gapLow = preceding(minorant, x, x[i]);
                }
            }
            if (gap <= dip) {
                break;
            }
            // Distance of the empirical function from the minorant left of the modal interval, from
            // the majorant right of it.
            double left = farthest(x, minorant, low, gapLow, true);
            double right = farthest(x, majorant, gapHigh, high, false);
            dip = Math.max(dip, Math.max(left, right));
            if (gapLow <= low && gapHigh >= high) {
                break;
            }
            low = Math.max(low, gapLow);
            high = Math.min(high, gapHigh);
            if (low >= high) {
                break;
            }
        }
        return dip / (2.0 * n);
    }

    /**
     * The share of uniform samples of the same size whose dip is at least as large, (1 + count)/(1
     * + simulations).
     */
    public static double pValue(double dip, int n, int simulations, UniformRandomProvider random) {
        int above = 0;
        double[] uniform = new double[n];
        for (int s = 0; s < simulations; s++) {
            for (int i = 0; i < n; i++) {
                uniform[i] = random.nextDouble();
            }
            if (of(uniform) >= dip) {
                above++;
            }
        }
        return (1.0 + above) / (1.0 + simulations);
    }

    /**
     * Vertices of the greatest convex minorant (through points (x_i, i)) or the least concave
     * majorant (through (x_i, i + 1)) between two indices.
     */
    private static int[] hull(double[] x, int low, int high, boolean convex) {
        int[] stack = new int[high - low + 1];
        int top = 0;
        for (int i = low; i <= high; i++) {
            while (top >= 2) {
                int a = stack[top - 2];
                int b = stack[top - 1];
                double turn = (double) (b - a) * (x[i] - x[a]) - (double) (i - a) * (x[b] - x[a]);
                if (convex ? turn >= 0 : turn <= 0) {
                    top--;
                } else {
                    break;
                }
            }
            stack[top++] = i;
        }
        return Arrays.copyOf(stack, top);
    }

    /** Height at a place of the polyline through (x_i, i + lift) at the hull's vertices. */
    private static double line(double[] x, int[] hull, double at, int lift) {
        int k = 1;
        while (k < hull.length - 1 && x[hull[k]] < at) {
            k++;
        }
        int a = hull[k - 1];
        int b = hull[k];
        double width = x[b] - x[a];
        double share = width > 0 ? (at - x[a]) / width : 1;
        return a + lift + share * (b - a);
    }

    private static int following(int[] hull, double[] x, double at) {
        for (int i : hull) {
            if (x[i] >= at) {
                return i;
            }
        }
        return hull[hull.length - 1];
    }

    private static int preceding(int[] hull, double[] x, double at) {
        for (int k = hull.length - 1; k >= 0; k--) {
            if (x[hull[k]] <= at) {
                return hull[k];
            }
        }
        return hull[0];
    }

    /** Largest distance of the empirical function from a hull between two of its vertices. */
    private static double farthest(double[] x, int[] hull, int from, int to, boolean minorant) {
        double most = 0;
        for (int k = 1; k < hull.length; k++) {
            int a = hull[k - 1];
            int b = hull[k];
            if (a < from || b > to || b - a < 2) {
                continue;
            }
            double width = x[b] - x[a];
            if (width <= 0) {
                continue;
            }
            double slope = (b - a) / width;
            for (int i = a; i <= b; i++) {
                double onHull = a + slope * (x[i] - x[a]);
                most = Math.max(most, minorant ? i + 1 - onHull : onHull + 1 - i);
            }
        }
        return most;
    }
}
