package rncrn.stochastic;

/**
 * Gillespie's direct method with a dependency graph, in its plainest form: the reference against
 * which every other method is tested.
 */
public final class DirectMethod implements Method {
    @Override
    public String name() {
        return "direct";
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public String advice() {
        return "the plain reference; any rate law that does not read the time, small networks";
    }

    @Override
    public String source() {
        return "Gillespie, J. Phys. Chem. 81, 2340 (1977), doi 10.1021/j100540a008";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        Kinetics kinetics = new Kinetics(process);
        kinetics.requireTimeless(name());
        return new PreparedMethod(
                process,
                name(),
                (initial, random, watch) -> new DirectTrajectory(kinetics, initial, random, watch));
    }
}
