package rncrn.bifurcation;

/** What a trajectory settles on. */
sealed interface Attractor {
    /** A stable equilibrium, by its place in the list of equilibria. */
    record Rest(int equilibrium) implements Attractor {}

    /** A cycle that was known before, by its place in the list of cycles. */
    record KnownCycle(int cycle) implements Attractor {}

    /** A cycle that was not known before. */
    record NewCycle(CycleSolution solution, Cycle cycle) implements Attractor {}

    /** The trajectory left the surroundings of the box. */
    record Escape() implements Attractor {}

    /** Neither, within the time of the search; the last state is kept. */
    @SuppressWarnings("ArrayRecordComponent") // Passed on at once, never compared.
    record Undecided(double[] state) implements Attractor {}
}
