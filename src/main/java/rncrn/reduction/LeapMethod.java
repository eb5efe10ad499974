package rncrn.reduction;

import java.util.Locale;
import java.util.Optional;
import rncrn.field.Box;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.PreparedMethod;
import rncrn.stochastic.Simulator;

/** Leaps of a recurrent network's executive species, its perceptrons integrated over each leap. */
public final class LeapMethod implements SlowMethod {
    /** Longest leap in mean lives of an executive molecule. */
    public static final double DEFAULT_SHARE = .1;

    private final String name;
    private final double fewCopies;
    private final Optional<Box> domain;
    private final double share;
    private final PerceptronTables tables;

    private LeapMethod(
            String name,
            double fewCopies,
            Optional<Box> domain,
            double share,
            PerceptronTables tables) {
        if (!(share > 0 && share <= .5)) {
            throw new IllegalArgumentException(
                    "a leap of " + share + " lives is not allowed; give above 0 and at most .5");
        }
        this.name = name;
        this.fewCopies = fewCopies;
        this.domain = domain;
        this.share = share;
        this.tables = tables;
    }

    /**
     * All perceptrons as exact Ornstein-Uhlenbeck processes.
     *
     * @param domain executive concentrations over which it is to hold, or nothing to estimate them
     * @param share longest leap in mean lives of an executive molecule, above 0 and at most .5
     * @param tables the perceptrons' tables, shared with whoever else holds them
     */
    public static LeapMethod hybrid(Optional<Box> domain, double share, PerceptronTables tables) {
        return new LeapMethod("hybrid", 0, domain, share, tables);
    }

    /** The same with tables of its own. */
    public static LeapMethod hybrid(Optional<Box> domain, double share) {
        return hybrid(domain, share, new PerceptronTables());
    }

    /** Perceptrons of few copies by their exact law, the others as {@link #hybrid} does. */
    public static LeapMethod implicit(Optional<Box> domain, double share, PerceptronTables tables) {
        return new LeapMethod("tau-implicit", 30, domain, share, tables);
    }

    /** The same with tables of its own. */
    public static LeapMethod implicit(Optional<Box> domain, double share) {
        return implicit(domain, share, new PerceptronTables());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public String advice() {
        return fewCopies > 0
                ? "approximate; recurrent networks whose perceptrons have few copies or are slow:"
                        + " leaps in the executive species, implicit in the perceptrons"
                : "approximate; recurrent networks of any speed of perceptrons that have many"
                        + " copies: hundreds of times cheaper than exact";
    }

    @Override
    public String source() {
        return fewCopies > 0
                ? "Rathinam, Petzold, Cao and Gillespie, J. Chem. Phys. 119, 12784 (2003), doi"
                        + " 10.1063/1.1627296, with the stiff species solved exactly"
                : "Gillespie, Phys. Rev. E 54, 2084 (1996), doi 10.1103/PhysRevE.54.2084, for the"
                        + " perceptrons";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        return prepare(SlowProcess.of(process, domain, tables));
    }

    @Override
    public Simulator prepare(SlowProcess slow) {
        return new PreparedMethod(
                slow.process(),
                String.format(Locale.ROOT, "%s, leaps of %g lives", name, share),
                (initial, random, watch) ->
                        new LeapTrajectory(slow, share, fewCopies, initial, random, watch));
    }
}
