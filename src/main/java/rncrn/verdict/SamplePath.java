package rncrn.verdict;

/** A trajectory on an even grid of times, in concentrations. Immutable. */
public final class SamplePath {
    private final double step;
    private final double[][] values;

    /**
     * @param step time between samples
     * @param values samples by time and executive species; kept, not copied
     */
    SamplePath(double step, double[][] values) {
        this.step = step;
        this.values = values;
    }

    public int size() {
        return values.length;
    }

    public double time(int sample) {
        return step * sample;
    }

    /** Concentration of an executive species (by its place in the question). */
    public double value(int sample, int species) {
        return values[sample][species];
    }
}
