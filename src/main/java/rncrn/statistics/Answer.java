package rncrn.statistics;

/** What the data say to a question: yes or no at the stated confidence, or nothing yet. */
public enum Answer {
    YES,
    NO,
    OPEN;

    public Answer not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case OPEN -> OPEN;
        };
    }

    /** No as soon as one says no, yes if both do. */
    public Answer and(Answer other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : OPEN;
    }

    /** Yes as soon as one says yes, no if both do. */
    public Answer or(Answer other) {
        return not().and(other.not()).not();
    }

    public static Answer of(boolean yes) {
        return yes ? YES : NO;
    }
}
