package rncrn.verdict;

import java.util.List;
import rncrn.statistics.Histogram;

/**
 * The law of one executive species in a cell.
 *
 * @param species its name
 * @param histogram concentrations of all samples after burn-in
 * @param bandwidth bandwidth of the kernel estimate
 * @param kernel kernel estimate of the density at the bin centres of the histogram
 * @param modes concentrations at which the kernel estimate peaks
 */
public record Density(
        String species,
        Histogram histogram,
        double bandwidth,
        List<Double> kernel,
        List<Double> modes) {
    public Density {
        kernel = List.copyOf(kernel);
        modes = List.copyOf(modes);
    }
}
