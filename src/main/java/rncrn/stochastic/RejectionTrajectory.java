package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A trajectory of the rejection method, see {@link RejectionMethod} and {@link RejectionTables}.
 */
final class RejectionTrajectory extends UniformisedTrajectory {
    /** Candidates between two looks, at least, and for each channel. */
    private static final int BETWEEN_LOOKS = 1 << 12;

    private static final int BETWEEN_LOOKS_EACH = 32;

    private static final int FIRST_LOOKS = 4;
    private static final int MOST_LOOKS = 64;

    private RejectionTables tables;

    RejectionTrajectory(
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
        tables = new RejectionTables(plan, this);
    }

    /**
     * The loop. Everything it touches is in primitive arrays; acceptance is arithmetic instead of a
     * branch, which would be mispredicted as often as candidates are rejected.
     *
     * @return how many candidates it went through
     */
    @Override
    int candidates(int most) {
        int m = most;
        RejectionTables tables = this.tables;
        short[] cell = tables.cell;
        long[] channel = tables.channel;
        long[] threshold = tables.threshold;
        int[] above = tables.above;
        int[] outside = tables.outside;
        int cellBits = tables.cellBits;
        int sliceBits = tables.sliceBits;
        long s0 = this.s0;
        long s1 = this.s1;
        long s2 = this.s2;
        long s3 = this.s3;
        int accepted = 0;
        while (m > 0) {
            m--;
            long random = Long.rotateLeft(s0 + s3, 23) + s0;
            long t = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= t;
            s3 = Long.rotateLeft(s3, 45);

            int k = cell[(int) (random >>> -cellBits)];
            long word = channel[k];
            int slice = above[(int) (word >>> 48) & 0x7fff] >>> (int) (word >>> 16);
            long bounds = threshold[(k << sliceBits) + slice];
            int beyond = (int) ((random << cellBits) >>> 33) - (int) bounds;
            int mask = beyond >> 31;
            if (Integer.compareUnsigned(beyond, (int) (bounds >>> 32)) < 0) {
                mask = decide(k, random << cellBits) ? -1 : 0;
            }
            accepted -= mask;
            int s = (int) (word >>> 32) & 0x7fff;
            int count = above[s] + ((short) word & mask);
            above[s] = count;
            if ((count & outside[s]) != 0) {
                if (leave(s)) {
                    break;
                }
            }
            if ((word & mask) < 0) {
                if (change(k)) {
                    break;
                }
            }
        }
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
        events += accepted;
        return most - m;
    }

    /** Decides by the propensity itself, with the bits that have not been looked at yet. */
    private boolean decide(int k, long bits) {
        work += RejectionTables.DEAR;
        double fraction = (bits >>> 11) * 0x1p-53;
        if (fraction < 0x1p-20) {
            // Rare reactions in a large capacity: more bits, so that no rate is rounded.
            fraction += uniform() * Math.scalb(1.0, -Math.min(53, 64 - tables.cellBits));
        }
        return tables.accepts(k, fraction);
    }

    @Override
    int draw() {
        long bits = random.nextLong();
        int k = tables.cell[(int) (bits >>> -tables.cellBits)];
        return k < plan.channels && decide(k, bits << tables.cellBits) ? k : plan.channels;
    }
}
