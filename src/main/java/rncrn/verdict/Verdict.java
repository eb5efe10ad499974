package rncrn.verdict;

/** What became of a deterministic regime under molecular noise. */
public enum Verdict {
    /** The same regime as the rate equations, held for the horizon. */
    KEPT("kept"),
    /** The regime is there, but switches, dephases or spreads faster than the horizon allows. */
    BLURRED("blurred"),
    /** The regime is not there. */
    LOST("lost"),
    /** A regime that the rate equations do not have. */
    NOISE_INDUCED("noise-induced"),
    /** The data do not decide at the stated confidence. */
    UNDECIDED("undecided");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** The word in files and tables. */
    public String word() {
        return word;
    }
}
