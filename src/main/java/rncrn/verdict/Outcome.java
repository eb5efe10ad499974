package rncrn.verdict;

/**
 * What the answers of a look add up to.
 *
 * @param verdict what became of the regime
 * @param stochastic the regime seen, in a few words
 * @param reason what decided, or what is open
 */
record Outcome(Verdict verdict, String stochastic, String reason) {
    static Outcome undecided(String seen, String open) {
        return new Outcome(Verdict.UNDECIDED, seen, "not decided yet: " + open);
    }
}
