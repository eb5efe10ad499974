package rncrn.bifurcation;

/** Why a continuation stopped. */
public enum Ending {
    /** The parameter reached the end of its range. */
    PARAMETER_END("the parameter reached the end of its range"),
    /** The branch left the domain of the state. */
    DOMAIN_EDGE("the branch left the domain"),
    /** No step was small enough: the branch is singular there, or the field is not smooth. */
    STEP_TOO_SMALL("no step was small enough: the branch is singular there"),
    /** The most points allowed were computed. */
    MOST_POINTS("the most points allowed were computed"),
    /** The branch came back to its start. */
    CLOSED("the branch is closed"),
    /** The branch of cycles shrank onto an equilibrium. */
    HOPF("the cycle shrank onto an equilibrium"),
    /** The branch of cycles begins or ends on one of half the period. */
    PERIOD_DOUBLING("the cycle is a simpler one gone through twice"),
    /** The cycles do not attract any more, and only those that do were asked for. */
    STABILITY_LOST("stability was lost"),
    /** The branch begins where it leaves another. */
    BRANCH_POINT("the branch leaves another there"),
    /** The period of the cycle grew beyond the limit by the law of a homoclinic orbit. */
    HOMOCLINIC("the period diverged by the law of a homoclinic orbit"),
    /** The period of the cycle grew beyond the limit. */
    PERIOD_LIMIT("the period grew beyond the limit");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /** The reason for people. */
    public String words() {
        return words;
    }
}
