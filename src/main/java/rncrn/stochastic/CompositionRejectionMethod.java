package rncrn.stochastic;

/**
 * Composition and rejection: reactions are kept in groups by the binary exponent of their
 * propensity; a group is chosen in proportion to its sum, and a reaction within it by rejection,
 * which accepts at least every other candidate. The cost per event does not grow with the number of
 * reactions, only with the number of dependents.
 */
public final class CompositionRejectionMethod implements Method {
    @Override
    public String name() {
        return "composition-rejection";
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public String advice() {
        return "thousands of reactions and more, few dependents each; any rate law that does not"
                + " read the time";
    }

    @Override
    public String source() {
        return "Slepoy, Thompson and Plimpton, J. Chem. Phys. 128, 205101 (2008), doi"
                + " 10.1063/1.2919546";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        Kinetics kinetics = new Kinetics(process);
        kinetics.requireTimeless(name());
        return new PreparedMethod(
                process,
                name(),
                (initial, random, watch) ->
                        new CompositionRejectionTrajectory(kinetics, initial, random, watch));
    }
}
