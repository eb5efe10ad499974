package rncrn.stochastic;

/** One stochastic algorithm, as the menu shows it. Implementations are immutable. */
public interface Method {
    /** Name on the command line, lower case with hyphens. */
    String name();

    /** Whether the trajectories have exactly the law of the chemical master equation. */
    boolean exact();

    /** One sentence: when to use it. */
    String advice();

    /** Paper with its DOI. */
    String source();

    /**
     * Prepares the method for one jump process.
     *
     * @throws rncrn.ComputationException if the method cannot be trusted on this process; the
     *     message says why
     */
    Simulator prepare(JumpProcess process);
}
