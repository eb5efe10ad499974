package rncrn.bifurcation;

/**
 * How far a continuation steps, in units of the domain's width.
 *
 * @param first length of the first step
 * @param smallest steps below this end the walk
 * @param largest longest step
 * @param maxPoints most points on one branch
 */
public record StepSizes(double first, double smallest, double largest, int maxPoints) {
    /** Fine enough for smooth figures. */
    public static final StepSizes PLAIN = new StepSizes(2e-3, 1e-9, 1e-2, 4000);

    public StepSizes {
        if (!(smallest > 0 && smallest <= first && first <= largest && maxPoints > 1)) {
            throw new IllegalArgumentException("step sizes must be positive and in order");
        }
    }
}
