package rncrn.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Crater or peak: the areal density of a planar cloud at its centroid over that on its densest ring
 * about the centroid. A ring about any fixed point would be faked by a displaced cloud, and a
 * histogram of radii peaks away from 0 for every cloud; areal density about the centroid does
 * neither. A Gaussian cloud gives 1, a clean cycle 0.
 *
 * <p>Rings of equal area are counted in the plane of {@link Cloud}. The densest ring is chosen on
 * one half of the blocks and read off on the other, both ways, so that the search for it does not
 * favour a crater.
 */
public final class Crater {
    /** Area of a ring in units of the squared scaled radius, whose mean is 2. */
    private static final double AREA = 0.4;

    private static final int RINGS = 16;
    private static final int REPLICATES = 400;

    private Crater() {}

    /**
     * The ratio with its interval.
     *
     * @param stretches points by stretch and sample
     * @param level confidence level
     * @param random drives the bootstrap alone
     */
    public static Interval ratio(
            double[][][] stretches, double level, UniformRandomProvider random) {
        Cloud cloud = Cloud.of(stretches);
        double[][] radii = new double[stretches.length][];
        long samples = 0;
        for (int s = 0; s < radii.length; s++) {
            radii[s] = new double[stretches[s].length];
            for (int i = 0; i < radii[s].length; i++) {
                radii[s][i] = cloud.squaredRadius(stretches[s][i]);
            }
            samples += radii[s].length;
        }
        double tau = Autocorrelation.time(radii);
        double perSample = 1 / tau;
        List<double[]> blocks = new ArrayList<>();
        for (int[] block : Blocks.of(radii, tau)) {
            double[] counts = new double[2 * RINGS];
            int half = (blocks.size() % 2) * RINGS;
            for (int i = block[1]; i < block[2]; i++) {
                int ring = (int) (radii[block[0]][i] / AREA);
                if (ring < RINGS) {
                    counts[half + ring] += perSample;
                }
            }
            blocks.add(counts);
        }
        if (blocks.size() < 4 || samples * perSample < 20) {
            return Interval.unknown(level);
        }
        BlockBootstrap bootstrap =
                new BlockBootstrap(blocks.toArray(double[][]::new), REPLICATES, random);
        double estimate = logRatio(bootstrap.total());
        Moments spread = new Moments();
        for (double value : bootstrap.replicates(Crater::logRatio)) {
            spread.add(value);
        }
        // Where hardly any sample falls at the centre, resampling cannot see its uncertainty: the
        // error is at least that of Poisson counts of effective samples.
        double[] total = bootstrap.total();
        double error = Math.sqrt(Math.max(spread.variance(), poisson(total)));
        double half = error * BlockBootstrap.quantile(level, blocks.size() - 1);
        return new Interval(
                Math.exp(estimate), Math.exp(estimate - half), Math.exp(estimate + half), level);
    }

    private static double logRatio(double[] counts) {
        return (logRatio(counts, 0, RINGS) + logRatio(counts, RINGS, 0)) / 2;
    }

    /** Ring chosen on one half, read on the other; half a count is added to both. */
    private static double logRatio(double[] counts, int chosenOn, int readOn) {
        int peak = peak(counts, chosenOn);
        return Math.log((counts[readOn] + 0.5) / (counts[readOn + peak] + 0.5));
    }

    private static int peak(double[] counts, int from) {
        int peak = 0;
        for (int ring = 1; ring < RINGS; ring++) {
            if (counts[from + ring] > counts[from + peak]) {
                peak = ring;
            }
        }
        return peak;
    }

    private static double poisson(double[] counts) {
        double centre = counts[0] + counts[RINGS];
        double[] both = new double[RINGS];
        for (int ring = 0; ring < RINGS; ring++) {
            both[ring] = counts[ring] + counts[RINGS + ring];
        }
        return 1 / (centre + 0.5) + 1 / (both[peak(both, 0)] + 0.5);
    }
}
