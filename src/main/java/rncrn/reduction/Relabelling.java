package rncrn.reduction;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How likely chance makes a difference between two samples as large as it is, whatever their law:
 * if both come from one law, their labels mean nothing, and the difference is no larger than
 * between random parts of all runs together (permutation test; Pitman 1937, doi 10.2307/2984124).
 */
final class Relabelling {
    /** As many differences as large as the one found say that it is no rarity. */
    private static final int ENOUGH = 4;

    private final double[] all;
    private final int first;
    private final int kind;
    private final double[] sums = new double[5];

    /**
     * @param kind 0 for the difference of means, 1 for that of standard deviations
     */
    Relabelling(double[] one, double[] other, int kind) {
        this.first = one.length;
        this.kind = kind;
        all = new double[one.length + other.length];
        System.arraycopy(one, 0, all, 0, first);
        System.arraycopy(other, 0, all, first, other.length);
        double mean = 0;
        for (double n : all) {
            mean += n / all.length;
        }
        for (int i = 0; i < all.length; i++) {
            all[i] -= mean;
            add(sums, all[i]);
        }
    }

    private static void add(double[] sums, double d) {
        double power = 1;
        for (int p = 0; p < sums.length; p++) {
            sums[p] += power;
            power *= d;
        }
    }

    /**
     * Whether chance makes a difference of z standard errors more often than a normal number
     * exceeds the limit, in as many relabellings as tell that apart.
     */
    boolean byChance(double z, double limit, UniformRandomProvider random) {
        double rare = Erf.erfc(limit / Math.sqrt(2));
        int most = (int) Math.ceil(ENOUGH / rare);
        int seen = 0;
        for (int r = 0; r < most; r++) {
            double[] mine = new double[sums.length];
            for (int i = 0; i < first; i++) {
                int j = i + random.nextInt(all.length - i);
                double swapped = all[j];
                all[j] = all[i];
                all[i] = swapped;
                add(mine, swapped);
            }
            double[] others = new double[sums.length];
            for (int p = 0; p < sums.length; p++) {
                others[p] = sums[p] - mine[p];
            }
            if (Math.abs(difference(mine, others)) >= z && ++seen > ENOUGH) {
                return true;
            }
        }
        return false;
    }

    private double difference(double[] mine, double[] others) {
        double[] a = WindowSample.moments(mine);
        double[] b = WindowSample.moments(others);
        return WindowSample.z(a[kind], a[2 + kind], b[kind], b[2 + kind]);
    }
}
