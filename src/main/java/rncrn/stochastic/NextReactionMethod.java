package rncrn.stochastic;

/**
 * The next-reaction method: every reaction has its tentative time, the earliest fires, and only
 * those that depend on it change theirs. The cost per event grows with the logarithm of the number
 * of reactions and with the number of dependents.
 */
public final class NextReactionMethod implements Method {
    @Override
    public String name() {
        return "next-reaction";
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public String advice() {
        return "any rate law that does not read the time, many reactions with few dependents";
    }

    @Override
    public String source() {
        return "Gibson and Bruck, J. Phys. Chem. A 104, 1876 (2000), doi 10.1021/jp993732q";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        Kinetics kinetics = new Kinetics(process);
        kinetics.requireTimeless(name());
        return new PreparedMethod(
                process,
                name(),
                (initial, random, watch) ->
                        new NextReactionTrajectory(kinetics, initial, random, watch));
    }
}
