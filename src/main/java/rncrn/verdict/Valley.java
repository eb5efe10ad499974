package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.statistics.Autocorrelation;
import rncrn.statistics.BlockBootstrap;
import rncrn.statistics.Blocks;
import rncrn.statistics.Interval;
import rncrn.statistics.KernelDensity;

/**
 * The valley between two states: the least density between them over the lower of their two peaks,
 * along the coordinate that tells them apart.
 */
final class Valley {
    private static final int REPLICATES = 200;

    private Valley() {}

    static Interval ratio(
            Observations seen,
            Separation separation,
            double lattice,
            double level,
            UniformRandomProvider random) {
        double[][] series = separation.coordinates(seen.points());
        double min = -0.5;
        double max = 1.5;
        for (double[] stretch : series) {
            for (double x : stretch) {
                min = Math.min(min, x);
                max = Math.max(max, x);
            }
        }
        KernelDensity.Bins grid = new KernelDensity.Bins(min, max);
        List<double[]> blocks = new ArrayList<>();
        for (int[] block : Blocks.of(series, Autocorrelation.time(series))) {
            KernelDensity.Bins bins = grid.with(new double[grid.counts().length]);
            for (int i = block[1]; i < block[2]; i++) {
                bins.add(series[block[0]][i]);
            }
            blocks.add(bins.counts());
        }
        if (blocks.size() < 4) {
            return Interval.unknown(level);
        }
        BlockBootstrap bootstrap =
                new BlockBootstrap(blocks.toArray(double[][]::new), REPLICATES, random);
        double bandwidth =
                KernelDensity.of(
                                grid.with(bootstrap.total()),
                                seen.samples() / local(seen, separation),
                                separation.spacing(lattice))
                        .bandwidth();
        Interval ratio =
                bootstrap.interval(
                        total ->
                                KernelDensity.smooth(grid.with(total), bandwidth).valleyRatio(0, 1),
                        level);
        // A ratio of densities is never negative, though an interval about its estimate may be.
        return new Interval(ratio.estimate(), Math.max(0, ratio.low()), ratio.high(), level);
    }

    /**
     * Correlation time within stays, the longest of all: within a state the samples forget much
     * faster than the network switches.
     */
    private static double local(Observations seen, Separation separation) {
        double time = 1;
        for (int k = 0; k < seen.attractors(); k++) {
            double[][][] stays = seen.pointsAt(k);
            if (stays.length > 0) {
                time = Math.max(time, Autocorrelation.time(separation.coordinates(stays)));
            }
        }
        return time;
    }
}
