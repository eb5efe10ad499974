package rncrn.stochastic;

import java.util.Arrays;

/**
 * Propensities in groups by binary exponent: group e holds those in [2^e, 2^(e+1)). Sums of groups
 * are carried by differences and added up anew after as many changes as the group has members (at
 * least {@value #LEAST_CHANGES}), so that adding up costs no more than the changes themselves; a
 * group that becomes empty has the sum 0 exactly. The members of one group differ by less than a
 * factor of two, so with m members the relative rounding error of a sum stays below about (m +
 * {@value #LEAST_CHANGES}) 2^-51.
 */
final class PropensityGroups {
    private static final int LEAST_CHANGES = 64;

    /** Exponents of doubles, from subnormal to 2^1023. */
    private static final int EXPONENTS = 2048;

    private final double[] propensity;

    /** Group of every reaction, -1 where its propensity is 0; and its place there. */
    private final int[] group;

    private final int[] place;

    private final int[][] members = new int[EXPONENTS][];
    private final int[] size = new int[EXPONENTS];
    private final double[] sum = new double[EXPONENTS];
    private final int[] changesLeft = new int[EXPONENTS];

    /** Groups with members, from the largest exponent down. */
    private final int[] active = new int[EXPONENTS];

    private int actives;

    PropensityGroups(int reactions) {
        propensity = new double[reactions];
        group = new int[reactions];
        place = new int[reactions];
        Arrays.fill(group, -1);
    }

    double get(int reaction) {
        return propensity[reaction];
    }

    void set(int reaction, double a) {
        double old = propensity[reaction];
        if (a == old) {
            return;
        }
        int from = group[reaction];
        int to = a > 0 ? Math.getExponent(a) + 1023 : -1;
        propensity[reaction] = a;
        if (from == to) {
            sum[from] += a - old;
            changed(from);
            return;
        }
        if (from >= 0) {
            remove(reaction, from, old);
        }
        if (to >= 0) {
            add(reaction, to, a);
        }
    }

    private void add(int reaction, int g, double a) {
        if (members[g] == null) {
            members[g] = new int[4];
        } else if (size[g] == members[g].length) {
            members[g] = Arrays.copyOf(members[g], 2 * size[g]);
        }
        if (size[g] == 0) {
            activate(g);
            changesLeft[g] = LEAST_CHANGES;
        }
        group[reaction] = g;
        place[reaction] = size[g];
        members[g][size[g]++] = reaction;
        sum[g] += a;
        changed(g);
    }

    private void remove(int reaction, int g, double old) {
        int last = members[g][--size[g]];
        members[g][place[reaction]] = last;
        place[last] = place[reaction];
        group[reaction] = -1;
        if (size[g] == 0) {
            sum[g] = 0;
            deactivate(g);
        } else {
            sum[g] -= old;
            changed(g);
        }
    }

    private void changed(int g) {
        if (--changesLeft[g] <= 0) {
            double s = 0;
            for (int i = 0; i < size[g]; i++) {
                s += propensity[members[g][i]];
            }
            sum[g] = s;
            changesLeft[g] = Math.max(LEAST_CHANGES, size[g]);
        }
    }

    private void activate(int g) {
        int i = actives++;
        while (i > 0 && active[i - 1] < g) {
            active[i] = active[i - 1];
            i--;
        }
        active[i] = g;
    }

    private void deactivate(int g) {
        int i = 0;
        while (active[i] != g) {
            i++;
        }
        actives--;
        System.arraycopy(active, i + 1, active, i, actives - i);
    }

    /** Sum of all propensities, added up from the groups. */
    double total() {
        double total = 0;
        for (int i = 0; i < actives; i++) {
            total += sum[active[i]];
        }
        return total;
    }

    /** A group such that u times the total falls into it; u from 0 to 1. */
    int choose(double u, double total) {
        double left = u * total;
        for (int i = 0; i < actives - 1; i++) {
            left -= sum[active[i]];
            if (left < 0) {
                return active[i];
            }
        }
        return active[actives - 1];
    }

    int size(int g) {
        return size[g];
    }

    int member(int g, int i) {
        return members[g][i];
    }

    /** Upper bound of the propensities in a group. */
    double bound(int g) {
        // The lowest group holds the subnormal numbers.
        return g == 0 ? Double.MIN_NORMAL : Math.scalb(1.0, g - 1022);
    }
}
