package rncrn.verdict;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.reduction.ApproximateChoice;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;

/**
 * Approximate methods where exact simulation is out of reach, each admitted by a comparison with
 * exact runs: at one parameter value, at the smallest system size for which it is wanted. Its error
 * falls with the system size, so it stays admitted at the larger ones.
 */
final class Surrogates {
    /** Reaction events that the exact runs of a comparison may take. */
    private static final double WINDOW = 1.5e7;

    /** Tables reach a little beyond the guard, so that it is the guard that stops a trajectory. */
    private static final double BEYOND = 0.05;

    private final Method exactMethod;
    private final Box domain;
    private final Map<Integer, Admitted> admitted = new HashMap<>();

    /**
     * An approximate method and why it may be used.
     *
     * @param method the method
     * @param systemSize system size at which it was compared
     * @param window how long the comparison was, in time
     * @param why a sentence
     */
    record Admitted(Method method, double systemSize, double window, String why) {}

    /**
     * @param exactMethod what they are compared with
     */
    Surrogates(Question question, Method exactMethod) {
        this.exactMethod = exactMethod;
        Box guarded = Sampling.guarded(question);
        int n = guarded.dimension();
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            low[i] = Math.max(0, guarded.lower(i) - BEYOND * guarded.width(i));
            high[i] = guarded.upper(i) + BEYOND * guarded.width(i);
        }
        domain = Box.of(low, high);
    }

    /**
     * The approximate method for a row of cells.
     *
     * @param row index of the parameter value
     * @param exact the exact simulator of the cell
     * @param start the attractor from which the comparison starts
     * @param time time for which the method is wanted
     */
    Optional<Admitted> at(int row, Simulator exact, Attractor start, double time, long seed) {
        double size = exact.process().size().omega();
        Admitted known = admitted.get(row);
        if (known != null && known.systemSize() <= size) {
            return Optional.of(known);
        }
        ApproximateChoice.Choice choice =
                ApproximateChoice.choose(
                        from(exact, start), Optional.of(domain), time, WINDOW, seed);
        if (!choice.approximate()) {
            return Optional.empty();
        }
        Admitted found =
                new Admitted(
                        choice.method().orElseThrow(),
                        size,
                        choice.window(),
                        choice.reasons().get(choice.reasons().size() - 1));
        admitted.put(row, found);
        return Optional.of(found);
    }

    /** The exact simulator with an attractor as its initial state. */
    private Simulator from(Simulator exact, Attractor start) {
        ReactionNetwork network = exact.process().network();
        boolean[] fixed = network.isStatic();
        Map<String, Double> initial = new HashMap<>();
        for (int i = 0; i < fixed.length; i++) {
            if (!fixed[i]) {
                initial.put(network.species().get(i).name(), start.start().get(i));
            }
        }
        return exactMethod.prepare(
                new JumpProcess(network.withInitial(initial), exact.process().size()));
    }
}
