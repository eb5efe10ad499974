package rncrn.verdict;

import java.util.Map;

/**
 * The smallest system size at which every designed regime is kept.
 *
 * @param estimate system size; NaN where none of those tried is kept
 * @param low lower end: at this size and below the design is not kept (0 where unknown)
 * @param high upper end: at this size the design is kept (infinity where unknown)
 * @param level confidence level of the interval
 * @param copies mean copy number of each executive species at the estimate, over the cells
 * @param note how it was found
 */
public record SmallestSize(
        double estimate,
        double low,
        double high,
        double level,
        Map<String, Double> copies,
        String note) {
    public SmallestSize {
        copies = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(copies));
    }
}
