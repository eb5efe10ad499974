package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random streams: the generator of a trajectory is a function of the seed and of the trajectory's
 * number alone, so that results do not depend on threads or on the order of work. The generator is
 * xoshiro256++ (Blackman and Vigna 2021, doi 10.1145/3460772), its 256 bits of state filled from
 * SplitMix64 outputs of the two numbers mixed together; streams overlap with probability below
 * 2^-128 for any amount of work that can be done.
 */
public final class Streams {
    private static final RandomSource SOURCE = RandomSource.XO_SHI_RO_256_PP;

    private Streams() {}

    /**
     * The generator of one trajectory.
     *
     * @param seed the user's seed
     * @param number the trajectory's number, or any other label of independent work
     */
    public static UniformRandomProvider stream(long seed, long number) {
        long x = mix(seed) ^ mix(mix(number) + 0x632be59bd9b4e019L);
        long[] state = new long[4];
        for (int i = 0; i < state.length; i++) {
            x += 0x9e3779b97f4a7c15L;
            state[i] = mix(x);
        }
        return SOURCE.create(state);
    }

    /** A seed for a named part of the work, such as a cell of a grid. */
    public static long derive(long seed, long label) {
        return mix(mix(seed) + 0x9e3779b97f4a7c15L * (label + 1));
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014, doi 10.1145/2660193.2660195). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
