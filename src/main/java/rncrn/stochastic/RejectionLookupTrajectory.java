package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;

/** A trajectory of the method {@code rejection-lookup}, see {@link RejectionLookupMethod}. */
final class RejectionLookupTrajectory extends UniformisedTrajectory {
    /** Candidates between two looks, at least, and for each channel. */
    private static final int BETWEEN_LOOKS = 1 << 14;

    private static final int BETWEEN_LOOKS_EACH = 32;

    private static final int FIRST_LOOKS = 1;
    private static final int MOST_LOOKS = 32;

    /** Candidates for which one random number has the bits. */
    private static final int GROUP = 4;

    /** Fractions below this get more bits, so that no rate is rounded. */
    private static final double RARE = 0x1p-20;

    private LookupTables tables;

    RejectionLookupTrajectory(
            ChannelPlan plan, long[] initial, UniformRandomProvider random, Watch watch) {
        super(
                plan,
                initial,
                random,
                watch,
                Math.max(BETWEEN_LOOKS, BETWEEN_LOOKS_EACH * plan.channels),
                FIRST_LOOKS,
                MOST_LOOKS);
        stateChanged();
    }

    @Override
    ChannelBounds bounds() {
        return tables;
    }

    @Override
    void tabulate() {
        tables = new LookupTables(plan, this);
    }

    /**
     * The loop. Everything it touches is in primitive arrays. Most candidates fall into cells that
     * are sure or empty and need one read of the table and one change of a count; one random number
     * serves {@value #GROUP} of them. In the others acceptance is arithmetic instead of a branch,
     * which would be mispredicted as often as candidates are rejected.
     *
     * @return how many candidates it went through
     */
    @Override
    int candidates(int atMost) {
        if (atMost < GROUP) {
            candidate();
            return 1;
        }
        int groups = atMost / GROUP;
        LookupTables tables = this.tables;
        int[] entry = tables.cells.entry;
        char[] number = tables.cells.number;
        long[] channel = tables.channel;
        double[] bound = tables.coefficient;
        double[] corner = x;
        double capacity = tables.cells.capacity();
        int[] above = tables.above;
        int[] outside = tables.outside;
        int empty = kinetics.species + 1;
        above[empty] = 0;
        long s0 = this.s0;
        long s1 = this.s1;
        long s2 = this.s2;
        long s3 = this.s3;
        int rejected = 0;
        int looked = 0;
        int left = 0;
        loop:
        for (int g = groups; g > 0; g--) {
            long random = Long.rotateLeft(s0 + s3, 23) + s0;
            long t = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= t;
            s3 = Long.rotateLeft(s3, 45);
            for (int j = 0; j < GROUP; j++) {
                int i = (int) random & (entry.length - 1);
                random >>>= 64 / GROUP;
                int e = entry[i];
                if (e >= 0) {
                    int s = e >>> 16;
                    int count = above[s] + (short) e;
                    above[s] = count;
                    if ((count & outside[s]) != 0 && leave(s)) {
                        left = g * GROUP - j - 1;
                        break loop;
                    }
                } else {
                    looked++;
                    long bits = Long.rotateLeft(s0 + s3, 23) + s0;
                    t = s1 << 17;
                    s2 ^= s0;
                    s3 ^= s1;
                    s1 ^= s2;
                    s0 ^= s3;
                    s2 ^= t;
                    s3 = Long.rotateLeft(s3, 45);
                    int k = e & 0x7fff;
                    long word = channel[k];
                    int p = (int) (word >>> 48) & 0x7fff;
                    double n = corner[p] + above[p];
                    double fraction = (bits >>> 11) * 0x1p-53;
                    if (fraction < RARE) {
                        fraction += uniform() * 0x1p-53;
                    }
                    double a = (number[i] + fraction) * capacity;
                    int c = LookupTables.COEFFICIENTS * k;
                    double least =
                            bound[c]
                                    + n
                                            * (bound[c + 1]
                                                    + (n - 1)
                                                            * (bound[c + 2]
                                                                    + (n - 2) * bound[c + 3]));
                    double most =
                            bound[c + 4]
                                    + n
                                            * (bound[c + 5]
                                                    + (n - 1)
                                                            * (bound[c + 6]
                                                                    + (n - 2) * bound[c + 7]));
                    int mask = (int) (Double.doubleToRawLongBits(a - least) >> 63);
                    int below = (int) (Double.doubleToRawLongBits(a - most) >> 63);
                    if ((below & ~mask) != 0) {
                        work += LookupTables.DEAR;
                        mask = a < tables.propensity(k) ? -1 : 0;
                    }
                    rejected += mask + 1;
                    int s = (int) (word >>> 32) & 0x7fff;
                    int count = above[s] + ((short) word & mask);
                    above[s] = count;
                    boolean end = (count & outside[s]) != 0 && leave(s);
                    if ((word & mask) < 0) {
                        end = change(k);
                    }
                    if (end) {
                        left = g * GROUP - j - 1;
                        break loop;
                    }
                }
            }
        }
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
        int done = groups * GROUP - left;
        events += done - rejected - above[empty];
        work += LookupTables.LOOK * looked;
        return done;
    }

    private void candidate() {
        int k = draw();
        if (k < plan.channels) {
            events++;
            change(k);
        }
    }

    @Override
    int draw() {
        CandidateCells cells = tables.cells;
        int i = (int) (random.nextLong() >>> 1) & (cells.entry.length - 1);
        int k = cells.owner[i];
        if (k == plan.channels || cells.entry[i] >= 0) {
            return k;
        }
        double fraction = (random.nextLong() >>> 11) * 0x1p-53;
        if (fraction < RARE) {
            fraction += uniform() * 0x1p-53;
        }
        double a = (cells.number[i] + fraction) * cells.capacity();
        return a < tables.propensity(k) ? k : plan.channels;
    }
}
