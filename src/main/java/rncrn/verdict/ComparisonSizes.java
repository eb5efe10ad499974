package rncrn.verdict;

/**
 * System sizes at which an approximate method may be compared with exact runs on behalf of a cell.
 * Where exact runs are too dear at the cell's own size, the comparison is made at a smaller one,
 * where events are fewer. The errors of the methods are larger there: what they do not pass at so
 * small a size says nothing of the cell's, so larger ones follow, as long as the runs are long
 * enough to say anything.
 *
 * @param least the first to be tried
 * @param largest beyond it exact runs would say nothing
 */
record ComparisonSizes(double least, double largest) {
    /** A comparison that failed is worth another at so many times the system size. */
    static final double AGAIN = 3;

    /** Shortest comparison that says anything, as a share of the time that is wanted. */
    private static final double SHORTEST = 1e-4;

    /** How long it is made where a smaller system size is chosen for it. */
    private static final double LONGER = 1e-3;

    private static final double SMALLEST = 1;

    /**
     * @param size system size of the cell
     * @param affordable time of exact simulation at that size that may be spent on a run, as a
     *     share of the time that is wanted; a run at a smaller size costs less in proportion
     */
    static ComparisonSizes of(double size, double affordable) {
        if (affordable >= SHORTEST) {
            return new ComparisonSizes(Math.max(SMALLEST, size), size);
        }
        double largest = size * affordable / SHORTEST;
        return new ComparisonSizes(
                Math.min(largest, Math.max(SMALLEST, size * affordable / LONGER)), largest);
    }

    /** Whether there is no system size at which a comparison would say anything. */
    boolean none() {
        return largest < SMALLEST || least > largest;
    }

    /**
     * Those left after a comparison that found every method wrong: a shorter look at a smaller
     * system size does not acquit what was found wrong at a larger one.
     *
     * @param refused system size of that comparison
     */
    ComparisonSizes after(double refused) {
        return new ComparisonSizes(Math.max(least, AGAIN * refused), largest);
    }

    /** The next to be tried after one that failed, at most the largest. */
    double next(double failed) {
        return Math.min(largest, AGAIN * failed);
    }
}
