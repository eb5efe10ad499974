package rncrn.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rncrn.statistics.Histogram;
import rncrn.statistics.KernelDensity;
import rncrn.statistics.Modes;

/** The law of each executive species as histogram and kernel estimate. */
final class Densities {
    private static final int BINS = 80;

    private Densities() {}

    static List<Density> of(
            Question question, Sampling sampling, Observations seen, List<Modes> modes) {
        List<Density> densities = new ArrayList<>();
        for (int i = 0; i < modes.size(); i++) {
            KernelDensity kernel = modes.get(i).density();
            double[] all =
                    Arrays.stream(seen.coordinate(i)).flatMapToDouble(Arrays::stream).toArray();
            Histogram histogram = binned(all, sampling.spacing());
            List<Double> smooth = new ArrayList<>();
            for (int bin = 0; bin < histogram.bins(); bin++) {
                smooth.add(kernel.at(histogram.centre(bin)));
            }
            densities.add(
                    new Density(
                            question.executiveNames().get(i),
                            histogram,
                            kernel.bandwidth(),
                            smooth,
                            kernel.modes(question.settings().valleyRatio())));
        }
        return densities;
    }

    /** Bins that hold whole numbers of lattice points, so that none looks fuller than it is. */
    private static Histogram binned(double[] values, double spacing) {
        double min = Arrays.stream(values).min().orElse(0);
        double max = Arrays.stream(values).max().orElse(1);
        double width = spacing * Math.max(1, Math.ceil((max - min) / spacing / BINS));
        double low = min - spacing / 2;
        int bins = (int) Math.max(1, Math.ceil((max + spacing / 2 - low) / width - 1e-9));
        return Histogram.of(values, low, low + bins * width, bins);
    }
}
