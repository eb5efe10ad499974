package rncrn.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Term;
import rncrn.network.Unit;

/**
 * Reads the weights of a recurrent network back from its reaction list, the inverse of {@link
 * Compiler}. A species is a perceptron if it is made from nothing and removes itself in pairs (2 Y
 * -> Y); it is a parameter species if nothing changes it; every other one is executive. Only the
 * products omega/mu, psi/mu, theta/mu, gamma/mu and tau/mu stand in a list, so mu is a choice: the
 * one for which the geometric mean of tau is 1, as published networks with tau = 1 have it. No
 * dynamics depends on it.
 *
 * <p>Perceptrons that drive perceptrons are read as a classification network: layers that end in a
 * single output, which takes the place of a parameter species.
 */
public final class Decompiler {
    private final ReactionNetwork list;
    private final boolean[] fixed;
    private final boolean[] perceptron;

    /** Production, pair removal, own growth of each species. */
    private final double[] source;

    private final double[] pair;
    private final double[] own;

    /** Signed constant by changed species and catalyst. */
    private final Map<Long, Double> catalysed = new HashMap<>();

    /** Perceptrons of the classification network layer by layer, once it is read. */
    private final List<List<Integer>> cascade = new ArrayList<>();

    private Decompiler(ReactionNetwork list) {
        this.list = list;
        int count = list.species().size();
        fixed = list.isStatic();
        perceptron = new boolean[count];
        source = new double[count];
        pair = new double[count];
        own = new double[count];
    }

    /** The network behind a list, or nothing if the list has another form. */
    public static Optional<Recognition> recognise(ReactionNetwork list) {
        try {
            return Optional.of(decompile(list));
        } catch (IllegalArgumentException notRecurrent) {
            return Optional.empty();
        }
    }

    /**
     * The network behind a list.
     *
     * @throws IllegalArgumentException if the list is not a recurrent network; the message says
     *     which reaction or species does not fit
     */
    public static Recognition decompile(ReactionNetwork list) {
        if (list.unit() != Unit.CONCENTRATION) {
            throw new IllegalArgumentException(
                    "a recurrent network needs rate constants in units of concentration");
        }
        return new Decompiler(list).read();
    }

    private Recognition read() {
        for (Reaction reaction : list.reactions()) {
            if (isPair(reaction)) {
                perceptron[reaction.products().get(0).species()] = true;
            }
        }
        for (Reaction reaction : list.reactions()) {
            sort(reaction);
        }
        TreeSet<Integer> executive = new TreeSet<>();
        TreeSet<Integer> recurrent = new TreeSet<>();
        TreeSet<Integer> drivers = new TreeSet<>();
        for (int i = 0; i < fixed.length; i++) {
            if (!fixed[i] && !perceptron[i]) {
                executive.add(i);
            }
        }
        for (int x : executive) {
            recurrent.addAll(catalystsOf(x));
        }
        for (int i = 0; i < fixed.length; i++) {
            // A perceptron that nothing reads is still part of the recurrent layer.
            if (perceptron[i] && !drivesAny(i)) {
                recurrent.add(i);
            }
        }
        for (int y : recurrent) {
            for (int u : catalystsOf(y)) {
                if (!executive.contains(u)) {
                    drivers.add(u);
                }
            }
        }
        for (int u : drivers) {
            if (recurrent.contains(u)) {
                throw misfit(u, "drives a perceptron and an executive species at once");
            }
        }
        int[] x = indices(executive);
        int[] y = indices(recurrent);
        int[] l = indices(drivers);
        return new Recognition(
                list,
                network(x, y, l),
                List.copyOf(executive),
                List.copyOf(recurrent),
                List.copyOf(drivers),
                cascade);
    }

    private Rncrn network(int[] x, int[] y, int[] l) {
        if (x.length == 0 || y.length == 0) {
            throw new IllegalArgumentException(
                    "the list has no executive species or no perceptron");
        }
        double[][] alpha = new double[x.length][y.length];
        double[] beta = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            beta[i] = source[x[i]];
            for (int j = 0; j < y.length; j++) {
                alpha[i][j] = weight(x[i], y[j]);
            }
        }
        int[] inputs = Arrays.copyOf(x, x.length + l.length);
        System.arraycopy(l, 0, inputs, x.length, l.length);
        double mu = timeScale(y);
        Layer layer = layer(inputs, y, mu);
        double[][] omega = new double[y.length][];
        double[][] psi = new double[y.length][];
        double[][] weights = layer.weights();
        for (int j = 0; j < y.length; j++) {
            omega[j] = Arrays.copyOf(weights[j], x.length);
            psi[j] = Arrays.copyOfRange(weights[j], x.length, inputs.length);
        }
        return new Rncrn(
                "network",
                names(x),
                names(l),
                alpha,
                omega,
                psi,
                layer.theta(),
                beta,
                layer.gamma(),
                layer.tau(),
                mu,
                Optional.empty(),
                classifier(l),
                Map.of());
    }

    /** The feed-forward network behind the one driver that is itself a perceptron, if any. */
    private Optional<Classifier> classifier(int[] drivers) {
        int output = -1;
        for (int u : drivers) {
            if (perceptron[u]) {
                if (output >= 0) {
                    throw misfit(u, "is a second classifier output; one is supported");
                }
                output = u;
            }
        }
        if (output < 0) {
            return Optional.empty();
        }
        List<int[]> layers = new ArrayList<>();
        TreeSet<Integer> all = new TreeSet<>();
        TreeSet<Integer> current = new TreeSet<>(List.of(output));
        int[] inputs;
        while (true) {
            for (int z : current) {
                if (!all.add(z)) {
                    throw misfit(z, "stands in two layers of a classifier");
                }
            }
            layers.add(0, indices(current));
            TreeSet<Integer> before = new TreeSet<>();
            current.forEach(z -> before.addAll(catalystsOf(z)));
            inputs = indices(before);
            if (before.stream().noneMatch(u -> perceptron[u])) {
                break;
            }
            before.stream()
                    .filter(u -> !perceptron[u])
                    .findFirst()
                    .ifPresent(
                            u -> {
                                throw misfit(u, "feeds a later layer of a classifier");
                            });
            current = before;
        }
        for (int u : inputs) {
            if (!fixed[u]) {
                throw misfit(u, "feeds a classifier but is not static");
            }
        }
        if (inputs.length == 0) {
            throw misfit(output, "is a classifier output without inputs");
        }
        double mu = timeScale(all.stream().mapToInt(Integer::intValue).toArray());
        List<Layer> built = new ArrayList<>();
        int[] signal = inputs;
        for (int[] layer : layers) {
            built.add(layer(signal, layer, mu));
            cascade.add(Arrays.stream(layer).boxed().toList());
            signal = layer;
        }
        return Optional.of(
                new Classifier(names(inputs), built, list.species().get(output).name(), mu));
    }

    private Layer layer(int[] inputs, int[] outputs, double mu) {
        double[][] weights = new double[outputs.length][inputs.length];
        double[] theta = new double[outputs.length];
        double[] gamma = new double[outputs.length];
        double[] tau = new double[outputs.length];
        for (int j = 0; j < outputs.length; j++) {
            int y = outputs[j];
            for (int k = 0; k < inputs.length; k++) {
                weights[j][k] = mu * weight(y, inputs[k]);
            }
            theta[j] = mu * own[y];
            gamma[j] = mu * source[y];
            tau[j] = mu * pair[y];
            if (!(gamma[j] > 0)) {
                throw misfit(y, "is never made from nothing, as a perceptron must be");
            }
        }
        return new Layer(weights, theta, gamma, tau);
    }

    private double timeScale(int[] perceptrons) {
        boolean same = true;
        double logs = 0;
        for (int y : perceptrons) {
            logs += Math.log(pair[y]);
            same &= pair[y] == pair[perceptrons[0]];
        }
        return same ? 1 / pair[perceptrons[0]] : Math.exp(-logs / perceptrons.length);
    }

    private static boolean isPair(Reaction reaction) {
        return reaction.reactants().size() == 1
                && reaction.products().size() == 1
                && reaction.reactants().get(0).count() == 2
                && reaction.products().get(0).count() == 1
                && reaction.reactants().get(0).species() == reaction.products().get(0).species();
    }

    /** Files a reaction under the one species that it changes by one. */
    private void sort(Reaction reaction) {
        if (!reaction.isMassAction()) {
            throw misfit(reaction, "is not mass action");
        }
        double k = reaction.constant();
        List<Reaction.Change> changes = reaction.netChange();
        if (k == 0 || changes.isEmpty()) {
            return;
        }
        if (changes.size() != 1 || Math.abs(changes.get(0).amount()) != 1) {
            throw misfit(reaction, "changes more than one molecule");
        }
        int target = changes.get(0).species();
        double signed = k * changes.get(0).amount();
        if (isPair(reaction)) {
            pair[target] += k;
            return;
        }
        List<Term> reactants = reaction.reactants();
        if (reactants.stream().anyMatch(term -> term.count() != 1)) {
            throw misfit(reaction, "has no place in a recurrent network");
        }
        boolean reads = reactants.stream().anyMatch(term -> term.species() == target);
        if (reactants.isEmpty()) {
            source[target] += k;
        } else if (reactants.size() == 1 && reads && perceptron[target]) {
            own[target] = once(reaction, own[target], signed);
        } else if (reactants.size() == 2 && reads) {
            int catalyst =
                    reactants.get(0).species() == target
                            ? reactants.get(1).species()
                            : reactants.get(0).species();
            if (!perceptron[target] && !perceptron[catalyst]) {
                throw misfit(reaction, "changes an executive species without a perceptron");
            }
            long key = key(target, catalyst);
            catalysed.put(key, once(reaction, catalysed.getOrDefault(key, 0.0), signed));
        } else {
            throw misfit(reaction, "has no place in a recurrent network");
        }
    }

    /** Two reactions of opposite sign for one weight would hide a part of the noise. */
    private double once(Reaction reaction, double before, double signed) {
        if (before * signed < 0) {
            throw misfit(reaction, "undoes another reaction of the same weight");
        }
        return before + signed;
    }

    private double weight(int target, int catalyst) {
        return catalysed.getOrDefault(key(target, catalyst), 0.0);
    }

    private Set<Integer> catalystsOf(int target) {
        TreeSet<Integer> all = new TreeSet<>();
        for (int u = 0; u < fixed.length; u++) {
            if (catalysed.containsKey(key(target, u))) {
                all.add(u);
            }
        }
        return all;
    }

    private boolean drivesAny(int catalyst) {
        for (int target = 0; target < fixed.length; target++) {
            if (catalysed.containsKey(key(target, catalyst))) {
                return true;
            }
        }
        return false;
    }

    private long key(int target, int catalyst) {
        return (long) target * fixed.length + catalyst;
    }

    private static int[] indices(Set<Integer> set) {
        return set.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<String> names(int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> list.species().get(i).name()).toList();
    }

    private IllegalArgumentException misfit(int species, String why) {
        return new IllegalArgumentException(
                "species " + list.species().get(species).name() + " " + why);
    }

    private IllegalArgumentException misfit(Reaction reaction, String why) {
        return new IllegalArgumentException(
                "reaction "
                        + (list.reactions().indexOf(reaction) + 1)
                        + " ("
                        + side(reaction.reactants())
                        + "->"
                        + side(reaction.products())
                        + ") "
                        + why);
    }

    private String side(List<Term> terms) {
        List<String> words = new ArrayList<>();
        for (Term term : terms) {
            for (int c = 0; c < term.count(); c++) {
                words.add(list.species().get(term.species()).name());
            }
        }
        return String.join(" + ", words);
    }
}
