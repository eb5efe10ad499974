package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.statistics.Autocorrelation;
import rncrn.statistics.BlockBootstrap;
import rncrn.statistics.Blocks;
import rncrn.statistics.Interval;

/** Means over time of what is either so or not, with intervals from blocks. */
final class Shares {
    private static final int REPLICATES = 400;

    private Shares() {}

    /**
     * The mean of all samples.
     *
     * @param series 1 or 0 by stretch and sample
     */
    static Interval mean(double[][] series, double level, UniformRandomProvider random) {
        List<double[]> blocks = new ArrayList<>();
        for (int[] block : Blocks.of(series, Autocorrelation.time(series))) {
            double[] sums = new double[2];
            for (int i = block[1]; i < block[2]; i++) {
                sums[0] += series[block[0]][i];
                sums[1]++;
            }
            blocks.add(sums);
        }
        return blocks.size() < 4
                ? Interval.unknown(level)
                : new BlockBootstrap(blocks.toArray(double[][]::new), REPLICATES, random)
                        .interval(sum -> sum[0] / sum[1], level);
    }
}
