package rncrn.verdict;

import java.util.List;

/**
 * What the answers of a look add up to.
 *
 * @param verdict what became of the regime
 * @param stochastic the regime seen, in a few words
 * @param reason what decided, or what is open
 * @param wanting names of the evidence of which more would bring the verdict on; empty where it is
 *     decided
 */
record Outcome(Verdict verdict, String stochastic, String reason, List<String> wanting) {
    Outcome {
        wanting = List.copyOf(wanting);
    }

    Outcome(Verdict verdict, String stochastic, String reason) {
        this(verdict, stochastic, reason, List.of());
    }

    /**
     * Not decided.
     *
     * @param wanting names of the evidence that is open
     */
    static Outcome undecided(String seen, String open, String... wanting) {
        return new Outcome(Verdict.UNDECIDED, seen, "not decided yet: " + open, List.of(wanting));
    }
}
