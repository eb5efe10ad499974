package rncrn.stochastic;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Rejection-based simulation: propensities are bounded over boxes of copy numbers, candidates are
 * drawn by the bounds and accepted by the propensities, so that most events update nothing.
 *
 * <p>Added to the published algorithm: reactions with the same effect are lumped ({@link
 * ChannelPlan}); a guide table of cells gives the channel and the fraction for acceptance from one
 * random number; bounds follow the pivot's count in slices; time is uniformised; boxes are tuned as
 * the trajectory goes, by counts of candidates and never by the clock. Networks with other rates
 * than mass action take the published algorithm ({@link BoxTrajectory}).
 */
public final class RejectionMethod implements Method {
    /** Channel numbers and species numbers are packed into 15 bits. */
    static final int MOST = 32_000;

    @Override
    public String name() {
        return "rejection";
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public String advice() {
        return "up to a few thousand reactions of mass action; fast on perceptron networks; takes any"
                + " rate";
    }

    @Override
    public String source() {
        return "Thanh, Priami and Zunino, J. Chem. Phys. 141, 134116 (2014), doi"
                + " 10.1063/1.4896985";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        Kinetics kinetics = new Kinetics(process);
        if (kinetics.general != null) {
            return BoxTrajectory.Prepared.of(kinetics, name(), false);
        }
        if (!takes(kinetics)) {
            throw Trouble.tooLarge(name(), MOST);
        }
        return prepare(new ChannelPlan(kinetics, Pilot.run(kinetics).meanCounts));
    }

    /** Whether the network is small enough. */
    static boolean takes(Kinetics kinetics) {
        return kinetics.reactions <= MOST && kinetics.species <= MOST;
    }

    Simulator prepare(ChannelPlan plan) {
        return new Prepared(plan);
    }

    private record Prepared(ChannelPlan plan) implements Simulator {
        @Override
        public JumpProcess process() {
            return plan.kinetics.process;
        }

        @Override
        public String description() {
            return "rejection, "
                    + plan.kinetics.reactions
                    + " reactions lumped into "
                    + plan.channels
                    + " channels";
        }

        @Override
        public Trajectory start(long[] initial, UniformRandomProvider random, Watch watch) {
            return new RejectionTrajectory(plan, initial, random, watch);
        }
    }
}
