package rncrn.deterministic;

/**
 * What error one integration step may make in each variable: absolute + relative |y|.
 *
 * @param relative positive
 * @param absolute positive
 */
public record Tolerances(double relative, double absolute) {
    /** Enough for trajectories that people look at. */
    public static final Tolerances PLAIN = new Tolerances(1e-7, 1e-9);

    /** Enough for six digits of a period. */
    public static final Tolerances FINE = new Tolerances(1e-9, 1e-11);

    public Tolerances {
        if (!(relative > 0 && absolute > 0)) {
            throw new IllegalArgumentException("tolerances must be positive");
        }
    }
}
