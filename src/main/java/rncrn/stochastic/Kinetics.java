package rncrn.stochastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Term;

/**
 * A jump process in flat arrays, as the engines read it: propensities, net changes and the
 * dependency graph. Immutable once built, shared by all trajectories.
 *
 * <p>Every mass-action propensity is a product of three factors c (x_s0 - o0) (x_s1 - o1) (x_s2 -
 * o2), where an absent factor reads the extra species number {@link #species}, whose value is 1.
 * For whole counts the product is 0 exactly where the reactants do not suffice, and no branch is
 * needed. States are doubles, which hold whole numbers exactly up to 2^53.
 */
final class Kinetics {
    final JumpProcess process;

    /** Number of species. */
    final int species;

    /** Number of reactions. */
    final int reactions;

    /** Propensity constants k Omega^(1 - order); 0 for general laws. */
    final double[] constant;

    /** Factors of propensities, three per reaction: the species read. */
    final int[] factor;

    /** Factors of propensities, three per reaction: what is subtracted. */
    final double[] offset;

    /** General laws, null for mass action; the array itself is null where all are mass action. */
    final RateLaw.General[] general;

    /** Net changes of reaction r stand at changeStart[r] to changeStart[r + 1] - 1. */
    final int[] changeStart;

    final int[] changeSpecies;
    final int[] changeAmount;

    /** Reactions to look at again after reaction r: at dependStart[r] to dependStart[r + 1] - 1. */
    final int[] dependStart;

    final int[] depend;

    Kinetics(JumpProcess process) {
        ReactionNetwork network = process.network();
        this.process = process;
        this.species = network.species().size();
        this.reactions = network.reactions().size();
        this.constant = new double[reactions];
        this.factor = new int[3 * reactions];
        this.offset = new double[3 * reactions];
        this.changeStart = new int[reactions + 1];
        this.dependStart = new int[reactions + 1];
        RateLaw.General[] laws = new RateLaw.General[reactions];
        List<List<Reaction.Change>> changes = new ArrayList<>(reactions);
        Arrays.fill(factor, species);
        boolean anyGeneral = false;
        for (int r = 0; r < reactions; r++) {
            Reaction reaction = network.reactions().get(r);
            if (reaction.law() instanceof RateLaw.General law) {
                laws[r] = law;
                anyGeneral = true;
            } else {
                constant[r] = process.size().propensityConstant(reaction);
                int at = 3 * r;
                for (Term term : reaction.reactants()) {
                    for (int k = 0; k < term.count(); k++) {
                        factor[at] = term.species();
                        offset[at++] = k;
                    }
                }
            }
            List<Reaction.Change> net = reaction.netChange();
            changes.add(net);
            changeStart[r + 1] = changeStart[r] + net.size();
        }
        this.general = anyGeneral ? laws : null;
        this.changeSpecies = new int[changeStart[reactions]];
        this.changeAmount = new int[changeStart[reactions]];
        for (int r = 0, at = 0; r < reactions; r++) {
            for (Reaction.Change change : changes.get(r)) {
                changeSpecies[at] = change.species();
                changeAmount[at++] = change.amount();
            }
        }
        this.depend = dependencies();
    }

    /** Species that the propensity of a reaction reads, ascending. */
    int[] reads(int reaction) {
        if (general != null && general[reaction] != null) {
            return general[reaction].species().stream().mapToInt(Integer::intValue).toArray();
        }
        return Arrays.stream(factor, 3 * reaction, 3 * reaction + 3)
                .filter(s -> s < species)
                .distinct()
                .toArray();
    }

    private int[] dependencies() {
        int[][] readers = readers();
        int[] stamp = new int[reactions];
        int[] found = new int[Math.max(16, reactions)];
        int size = 0;
        for (int r = 0; r < reactions; r++) {
            for (int i = changeStart[r]; i < changeStart[r + 1]; i++) {
                for (int reader : readers[changeSpecies[i]]) {
                    if (stamp[reader] != r + 1) {
                        stamp[reader] = r + 1;
                        if (size == found.length) {
                            found = Arrays.copyOf(found, 2 * size);
                        }
                        found[size++] = reader;
                    }
                }
            }
            dependStart[r + 1] = size;
        }
        return Arrays.copyOf(found, size);
    }

    /** For every species, the reactions whose propensity reads it. */
    int[][] readers() {
        int[] uses = new int[species];
        int[][] read = new int[reactions][];
        for (int r = 0; r < reactions; r++) {
            read[r] = reads(r);
            for (int s : read[r]) {
                uses[s]++;
            }
        }
        int[][] readers = new int[species][];
        for (int s = 0; s < species; s++) {
            readers[s] = new int[uses[s]];
        }
        for (int r = reactions - 1; r >= 0; r--) {
            for (int s : read[r]) {
                readers[s][--uses[s]] = r;
            }
        }
        return readers;
    }

    /** A state as the propensities read it: the counts, then the constant 1. */
    double[] state(long[] counts) {
        if (counts.length != species) {
            throw new IllegalArgumentException(
                    "a state has " + species + " counts, not " + counts.length);
        }
        double[] x = new double[species + 1];
        for (int s = 0; s < species; s++) {
            if (counts[s] < 0 || counts[s] > (long) SystemSize.MAX_COUNT) {
                throw new IllegalArgumentException(
                        "species "
                                + name(s)
                                + " cannot have "
                                + counts[s]
                                + " molecules; counts go from 0 to 2^53");
            }
            x[s] = counts[s];
        }
        x[species] = 1;
        return x;
    }

    /** Propensity of a reaction in a state. */
    double propensity(int r, double time, double[] x) {
        if (general != null && general[r] != null) {
            return generalPropensity(r, time, x);
        }
        int i = 3 * r;
        return constant[r]
                * (x[factor[i]] - offset[i])
                * (x[factor[i + 1]] - offset[i + 1])
                * (x[factor[i + 2]] - offset[i + 2]);
    }

    private double generalPropensity(int r, double time, double[] x) {
        double rate = general[r].function().at(time, x);
        if (!(rate >= 0)) {
            throw Trouble.badRate(this, r, rate, time);
        }
        return rate;
    }

    String name(int s) {
        return process.network().species().get(s).name();
    }

    /**
     * Refuses time-dependent rates, in the name of a method that holds propensities constant
     * between events.
     */
    void requireTimeless(String method) {
        if (general != null) {
            for (RateLaw.General law : general) {
                if (law != null && law.timeDependent()) {
                    throw Trouble.timeDependent(method, law.formula());
                }
            }
        }
    }

    /** Refuses general rate laws, in the name of a method that needs mass action. */
    void requireMassAction(String method) {
        if (general != null) {
            for (RateLaw.General law : general) {
                if (law != null) {
                    throw Trouble.notMassAction(method, law.formula());
                }
            }
        }
    }
}
