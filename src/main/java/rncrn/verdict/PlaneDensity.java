package rncrn.verdict;

import java.util.List;

/**
 * The joint law of the first two executive species, as counts in a grid of bins.
 *
 * @param xLow lower edge, first species
 * @param xWidth bin width, first species
 * @param yLow lower edge, second species
 * @param yWidth bin width, second species
 * @param counts counts[row of the second species][column of the first]
 */
public record PlaneDensity(
        double xLow, double xWidth, double yLow, double yWidth, List<List<Integer>> counts) {
    public PlaneDensity {
        counts = counts.stream().map(List::copyOf).toList();
    }
}
