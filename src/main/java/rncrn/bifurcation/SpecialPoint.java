package rncrn.bifurcation;

import java.util.List;

/**
 * A point where the picture changes.
 *
 * @param kind what happens
 * @param parameter value of the free parameter
 * @param state state there (for cycles: at the start of the period)
 * @param period period of the cycle; at a Hopf point, of the oscillation that is born; else not a
 *     number
 * @param coefficient first Lyapunov coefficient at a Hopf point, quadratic coefficient at a fold;
 *     else not a number
 * @param spectrum eigenvalues or Floquet multipliers
 */
@SuppressWarnings("ArrayRecordComponent") // A holder of results, never compared.
public record SpecialPoint(
        Kind kind,
        double parameter,
        double[] state,
        double period,
        double coefficient,
        List<Eigenvalue> spectrum) {
    /** The kinds that are told apart. */
    public enum Kind {
        FOLD("fold"),
        HOPF("hopf"),
        BRANCH_POINT("branch-point"),
        CYCLE_FOLD("cycle-fold"),
        PERIOD_DOUBLING("period-doubling"),
        TORUS("torus"),
        HOMOCLINIC("homoclinic");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word used in files. */
        public String word() {
            return word;
        }
    }

    /** For a Hopf point: whether the cycle that is born attracts within the critical plane. */
    public boolean supercritical() {
        return coefficient < 0;
    }
}
