package rncrn.stochastic;

/**
 * Rejection-based simulation in which candidates are found by composition and rejection: reactions
 * lie in classes by the upper bound of their propensity over boxes of copy numbers, a candidate is
 * drawn from a class and accepted by its propensity. An event changes copy numbers and nothing
 * else, except where one leaves its box; so the cost per event grows neither with the number of
 * reactions nor, much, with the number of dependents.
 *
 * <p>Added to the published algorithm: both rejections are one; the classes are finer than powers
 * of two; candidates do not depend on the state, so that a few are drawn ahead and the records of
 * their reactions are fetched from memory at the same time. Networks with other rates than mass
 * action take the published algorithm ({@link BoxTrajectory}).
 */
public final class RejectionCrMethod implements Method {
    @Override
    public String name() {
        return "rejection-cr";
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public String advice() {
        return "thousands of reactions and more; takes any rate";
    }

    @Override
    public String source() {
        return "Thanh, Zunino and Priami, IEEE/ACM Trans. Comput. Biol. Bioinform. 14, 657 (2017),"
                + " doi 10.1109/TCBB.2016.2530066";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        Kinetics kinetics = new Kinetics(process);
        return kinetics.general != null
                ? BoxTrajectory.prepare(kinetics, name(), true)
                : prepare(kinetics);
    }

    /** Prepares for mass action. */
    Simulator prepare(Kinetics kinetics) {
        PackedReactions packed = new PackedReactions(kinetics);
        return new PreparedMethod(
                kinetics.process,
                name(),
                (initial, random, watch) ->
                        new RejectionCrTrajectory(packed, initial, random, watch));
    }
}
