package rncrn.stochastic;

import java.util.Arrays;

/**
 * Reactions in classes by the upper bound of their propensity: four classes to each power of two,
 * told apart by the exponent and the first two bits of the fraction. All members of a class count
 * with the upper end of the class, so the weight of a class is its number of members times a
 * constant: there are no sums to carry along and nothing that could drift.
 *
 * <p>A reaction stays in its class while its bound is below the upper end by no more than a factor:
 * a few more candidates are rejected, and fewer members move, which costs several reads far apart.
 */
final class BoundClasses {
    /** Bits of a double below those that tell the class. */
    private static final int REST_BITS = 50;

    private static final int CLASSES = 1 << (63 - REST_BITS);

    /** Least bound of a member that stays, as a share of the upper end of its class. */
    private static final double STAYS = 0.6;

    private static final long NOWHERE = -1L << 32;

    /** Class of every reaction in the high half, -1 where its bound is 0; its place in the low. */
    private final long[] where;

    private final int[][] members = new int[CLASSES][];
    private final int[] size = new int[CLASSES];

    /** Classes with members, from the largest bound down. */
    private final int[] active = new int[CLASSES];

    private int actives;

    /** Sums of the weights of the first active classes; valid unless {@link #stale}. */
    private double[] cumulated = new double[16];

    private boolean stale = true;

    BoundClasses(int reactions) {
        where = new long[reactions];
        Arrays.fill(where, NOWHERE);
    }

    /**
     * Gives a reaction a new bound.
     *
     * @return whether it changed its class
     */
    boolean set(int reaction, double bound) {
        int from = (int) (where[reaction] >> 32);
        if (from >= 0 && bound < upper(from) && bound > STAYS * upper(from)) {
            return false;
        }
        int to = bound > 0 ? (int) (Double.doubleToRawLongBits(bound) >>> REST_BITS) : -1;
        if (from == to) {
            return false;
        }
        if (from >= 0) {
            remove((int) where[reaction], from);
        }
        if (to >= 0) {
            add(reaction, to);
        } else {
            where[reaction] = NOWHERE;
        }
        stale = true;
        return true;
    }

    private void add(int reaction, int c) {
        if (members[c] == null) {
            members[c] = new int[4];
        } else if (size[c] == members[c].length) {
            members[c] = Arrays.copyOf(members[c], 2 * size[c]);
        }
        if (size[c] == 0) {
            int i = actives++;
            while (i > 0 && active[i - 1] < c) {
                active[i] = active[i - 1];
                i--;
            }
            active[i] = c;
        }
        where[reaction] = (long) c << 32 | size[c];
        members[c][size[c]++] = reaction;
    }

    private void remove(int place, int c) {
        int last = members[c][--size[c]];
        members[c][place] = last;
        where[last] = (long) c << 32 | place;
        if (size[c] == 0) {
            int i = 0;
            while (active[i] != c) {
                i++;
            }
            actives--;
            System.arraycopy(active, i + 1, active, i, actives - i);
        }
    }

    /** Sum of all bounds. */
    double total() {
        if (stale) {
            if (cumulated.length < actives) {
                cumulated = new double[2 * actives];
            }
            double sum = 0;
            for (int i = 0; i < actives; i++) {
                sum += size[active[i]] * upper(active[i]);
                cumulated[i] = sum;
            }
            stale = false;
        }
        return actives == 0 ? 0 : cumulated[actives - 1];
    }

    /** A class such that u times the total falls into it; u from 0 to 1; total just asked for. */
    int choose(double u) {
        double left = u * cumulated[actives - 1];
        int i = 0;
        while (i < actives - 1 && cumulated[i] <= left) {
            i++;
        }
        return active[i];
    }

    int size(int c) {
        return size[c];
    }

    int member(int c, int i) {
        return members[c][i];
    }

    /** The bound that all members of a class count with, larger than that of each. */
    static double upper(int c) {
        return Double.longBitsToDouble((c + 1L) << REST_BITS);
    }
}
