package rncrn.stochastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rncrn.network.RateLaw;

/**
 * Reactions lumped into channels. A channel holds all reactions with the same net change and the
 * same pivot, a species of which its propensity is a polynomial
 *
 * <pre>a(n) = A_0 + A_1 n + A_2 n (n - 1) + A_3 n (n - 1) (n - 2)</pre>
 *
 * with coefficients that depend on the other species and change slowly. Which reaction of a channel
 * fired can be drawn afterwards, in proportion to the propensities. Immutable.
 */
final class ChannelPlan {
    /** Reactants with fewer copies than this become pivots, so that their count is read exactly. */
    private static final double FEW = 50;

    final Kinetics kinetics;
    final int channels;

    /** Net changes of channel k stand at changeStart[k] to changeStart[k + 1] - 1. */
    final int[] changeStart;

    final int[] changeSpecies;
    final int[] changeAmount;

    /** Pivot of every channel; the extra species of {@link Kinetics} where there is none. */
    final int[] pivot;

    /** Terms of channel k stand at termStart[k] to termStart[k + 1] - 1; one per reaction. */
    final int[] termStart;

    final int[] termReaction;

    /** Power of the pivot in every term, 0 to 3. */
    final int[] termOrder;

    /** Other changing species read by a term, three per term, padded with the extra species. */
    final int[] factor;

    /** What is subtracted from their counts. */
    final double[] offset;

    /** For every species, the channels whose pivot it is. */
    final int[][] pivotOf;

    /** For every species, the channels that read it in their coefficients. */
    final int[][] readBy;

    /** For every channel, the species read in its coefficients. */
    final int[][] others;

    final boolean[] isStatic;

    /**
     * @param kinetics the process; its general laws do not read the time
     * @param typical typical count of every species; decides the pivots
     */
    ChannelPlan(Kinetics kinetics, double[] typical) {
        this.kinetics = kinetics;
        this.isStatic = Arrays.copyOf(kinetics.process.network().isStatic(), kinetics.species + 1);
        Map<List<Integer>, List<Integer>> groups = group(typical);
        this.channels = groups.size();
        this.pivot = new int[channels];
        this.changeStart = new int[channels + 1];
        this.termStart = new int[channels + 1];
        int terms = groups.values().stream().mapToInt(List::size).sum();
        this.termReaction = new int[terms];
        this.termOrder = new int[terms];
        this.factor = new int[3 * terms];
        this.offset = new double[3 * terms];
        Arrays.fill(factor, kinetics.species);
        List<Integer> species = new ArrayList<>();
        List<Integer> amounts = new ArrayList<>();
        int k = 0;
        int t = 0;
        for (Map.Entry<List<Integer>, List<Integer>> group : groups.entrySet()) {
            List<Integer> key = group.getKey();
            pivot[k] = Math.min(key.get(0), kinetics.species);
            for (int i = 1; i < key.size(); i += 2) {
                species.add(key.get(i));
                amounts.add(key.get(i + 1));
            }
            for (int reaction : group.getValue()) {
                addTerm(t++, reaction, pivot[k]);
            }
            k++;
            changeStart[k] = species.size();
            termStart[k] = t;
        }
        this.changeSpecies = species.stream().mapToInt(Integer::intValue).toArray();
        this.changeAmount = amounts.stream().mapToInt(Integer::intValue).toArray();
        this.others = new int[channels][];
        for (int c = 0; c < channels; c++) {
            others[c] =
                    general(c) != null
                            ? kinetics.reads(termReaction[termStart[c]])
                            : Arrays.stream(factor, 3 * termStart[c], 3 * termStart[c + 1])
                                    .filter(s -> s < kinetics.species)
                                    .distinct()
                                    .toArray();
        }
        this.pivotOf = new int[kinetics.species + 1][];
        this.readBy = new int[kinetics.species + 1][];
        invert();
    }

    /**
     * The law of a channel that is not mass action, which is a channel of one reaction; or null.
     */
    RateLaw.General general(int channel) {
        return kinetics.general == null ? null : kinetics.general[termReaction[termStart[channel]]];
    }

    /** What a method says of itself. */
    String description(String method) {
        return method
                + ", "
                + kinetics.reactions
                + " reactions lumped into "
                + channels
                + " channels";
    }

    /** Groups reactions by pivot and net change. Those without a pivot join a group if they can. */
    private Map<List<Integer>, List<Integer>> group(double[] typical) {
        Map<List<Integer>, List<Integer>> groups = new LinkedHashMap<>();
        Map<List<Integer>, List<Integer>> firstOfChange = new LinkedHashMap<>();
        List<Integer> constant = new ArrayList<>();
        for (int r = 0; r < kinetics.reactions; r++) {
            if (kinetics.general != null && kinetics.general[r] != null) {
                // Lumped with nothing: a key that no other reaction has.
                groups.put(key(kinetics.species + 1 + r, r), List.of(r));
                continue;
            }
            if (kinetics.constant[r] == 0) {
                continue;
            }
            int p = choosePivot(r, typical);
            if (p == kinetics.species) {
                constant.add(r);
            } else {
                List<Integer> key = key(p, r);
                groups.computeIfAbsent(key, absent -> new ArrayList<>()).add(r);
                firstOfChange.putIfAbsent(key.subList(1, key.size()), key);
            }
        }
        for (int r : constant) {
            List<Integer> key = key(kinetics.species, r);
            List<Integer> host = firstOfChange.getOrDefault(key.subList(1, key.size()), key);
            groups.computeIfAbsent(host, absent -> new ArrayList<>()).add(r);
        }
        return groups;
    }

    private List<Integer> key(int p, int r) {
        List<Integer> key = new ArrayList<>();
        key.add(p);
        for (int i = kinetics.changeStart[r]; i < kinetics.changeStart[r + 1]; i++) {
            key.add(kinetics.changeSpecies[i]);
            key.add(kinetics.changeAmount[i]);
        }
        return key;
    }

    /** A scarce reactant if there is one, else one that the reaction changes, else any. */
    private int choosePivot(int r, double[] typical) {
        int chosen = kinetics.species;
        boolean changed = false;
        for (int s : kinetics.reads(r)) {
            if (isStatic[s]) {
                continue;
            }
            boolean changes = false;
            for (int i = kinetics.changeStart[r]; i < kinetics.changeStart[r + 1]; i++) {
                changes |= kinetics.changeSpecies[i] == s;
            }
            boolean better;
            if (chosen == kinetics.species) {
                better = true;
            } else if (Math.min(typical[s], typical[chosen]) < FEW) {
                better = typical[s] < typical[chosen];
            } else {
                better = changes && !changed;
            }
            if (better) {
                chosen = s;
                changed = changes;
            }
        }
        return chosen;
    }

    private void addTerm(int t, int reaction, int p) {
        termReaction[t] = reaction;
        int at = 3 * t;
        for (int i = 3 * reaction; i < 3 * reaction + 3; i++) {
            int s = kinetics.factor[i];
            if (s == p && s < kinetics.species) {
                termOrder[t]++;
            } else if (!isStatic[s] && s < kinetics.species) {
                factor[at] = s;
                offset[at++] = kinetics.offset[i];
            }
        }
    }

    private void invert() {
        List<List<Integer>> pivots = new ArrayList<>();
        List<List<Integer>> readers = new ArrayList<>();
        for (int s = 0; s <= kinetics.species; s++) {
            pivots.add(new ArrayList<>());
            readers.add(new ArrayList<>());
        }
        for (int k = 0; k < channels; k++) {
            pivots.get(pivot[k]).add(k);
            for (int s : others[k]) {
                readers.get(s).add(k);
            }
        }
        for (int s = 0; s <= kinetics.species; s++) {
            pivotOf[s] = pivots.get(s).stream().mapToInt(Integer::intValue).toArray();
            readBy[s] = readers.get(s).stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** Constants of all terms, with the counts of static species multiplied in. */
    double[] constants(double[] x) {
        double[] constants = new double[termReaction.length];
        for (int t = 0; t < constants.length; t++) {
            int r = termReaction[t];
            double c = kinetics.constant[r];
            for (int i = 3 * r; i < 3 * r + 3; i++) {
                int s = kinetics.factor[i];
                if (s < kinetics.species && isStatic[s]) {
                    c *= x[s] - kinetics.offset[i];
                }
            }
            constants[t] = c;
        }
        return constants;
    }
}
