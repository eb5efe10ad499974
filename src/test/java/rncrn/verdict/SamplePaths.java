package rncrn.verdict;

/** Sample paths made by hand, for tests in other packages. */
public final class SamplePaths {
    private SamplePaths() {}

    public static SamplePath of(double step, double[][] values) {
        return new SamplePath(step, values);
    }
}
