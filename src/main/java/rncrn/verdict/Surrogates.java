package rncrn.verdict;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.field.Box;
import rncrn.files.Checkpoints;
import rncrn.files.KeptJson;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.neural.Decompiler;
import rncrn.reduction.ApproximateChoice;
import rncrn.reduction.LeapMethod;
import rncrn.reduction.PerceptronTables;
import rncrn.reduction.ReducedMethod;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;

/**
 * Approximate methods where exact simulation is out of reach, each admitted by a comparison with
 * exact runs: at one parameter value, at the smallest system size for which it is wanted. Its error
 * falls with the system size, so it stays admitted at the larger ones.
 */
final class Surrogates {
    /**
     * Reaction events that the exact runs of a comparison may take: the budget of a cell, within
     * these bounds. It has to suffice for the perceptrons to forget that they started at rest,
     * which an approximate method has them forget at once.
     */
    private static final double LEAST_WINDOW = 6e6;

    private static final double MOST_WINDOW = 4e7;

    private static final long COMPARED = 0x636f6d70617265L;

    /** Tables reach a little beyond the guard, so that it is the guard that stops a trajectory. */
    private static final double BEYOND = 0.05;

    private final Question question;
    private final Method exactMethod;
    private final Checkpoints checkpoints;
    private final double window;
    private final Box domain;
    private final PerceptronTables tables = new PerceptronTables();
    private final Map<Integer, Admitted> admitted = new HashMap<>();
    private final Map<Integer, Refused> refused = new HashMap<>();

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
     * No approximate method was admitted at a system size.
     *
     * @param comparedAt system size of the comparison
     * @param unmeasured whether none could be compared, rather than none was right
     */
    private record Refused(double systemSize, double comparedAt, String why, boolean unmeasured) {}

    /**
     * What a comparison said, as it is kept.
     *
     * @param candidate place of the method taken among all candidates; -1 where none was right
     */
    record Compared(int candidate, double window, List<String> reasons) {}

    /**
     * @param exactMethod what they are compared with
     * @param checkpoints where comparisons are kept
     */
    Surrogates(Question question, Method exactMethod, Checkpoints checkpoints) {
        this.question = question;
        this.exactMethod = exactMethod;
        this.checkpoints = checkpoints;
        double budget = question.settings().eventsPerCell();
        this.window = Math.min(MOST_WINDOW, Math.max(LEAST_WINDOW, budget));
        this.domain = domain(question);
    }

    /**
     * The approximate method behind a cell, for other work on the same network; empty where the
     * cell was simulated exactly.
     */
    static Optional<Method> behind(Question question, Cell cell) {
        Optional<Box> on = Optional.of(domain(question));
        PerceptronTables tables = new PerceptronTables();
        return List.<Method>of(
                        new ReducedMethod(on, ReducedMethod.DEFAULT_ACCURACY, tables),
                        LeapMethod.hybrid(on, LeapMethod.DEFAULT_SHARE, tables),
                        LeapMethod.implicit(on, LeapMethod.DEFAULT_SHARE, tables))
                .stream()
                .filter(method -> !cell.exact() && cell.method().startsWith(method.name() + ","))
                .findFirst();
    }

    /** One species is tabulated at once; the table of two takes longer than the hybrid's leaps. */
    private List<List<Method>> candidates() {
        Optional<Box> on = Optional.of(domain);
        double step = ReducedMethod.DEFAULT_ACCURACY;
        double share = LeapMethod.DEFAULT_SHARE;
        List<Method> reduced =
                List.of(
                        new ReducedMethod(on, step, tables),
                        new ReducedMethod(on, step / 2, tables));
        List<Method> hybrid =
                List.of(
                        LeapMethod.hybrid(on, share, tables),
                        LeapMethod.hybrid(on, share / 2, tables));
        List<Method> implicit =
                List.of(
                        LeapMethod.implicit(on, share, tables),
                        LeapMethod.implicit(on, share / 2, tables));
        return domain.dimension() == 1
                ? List.of(reduced, hybrid, implicit)
                : List.of(hybrid, implicit);
    }

    private static Box domain(Question question) {
        Box guarded = Sampling.guarded(question);
        int n = guarded.dimension();
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            low[i] = Math.max(0, guarded.lower(i) - BEYOND * guarded.width(i));
            high[i] = guarded.upper(i) + BEYOND * guarded.width(i);
        }
        return Box.of(low, high);
    }

    /**
     * The approximate method for a row of cells.
     *
     * @param row index of the parameter value
     * @param exact the exact simulator of the cell
     * @param start the attractor from which the comparison starts
     * @param time time for which the method is wanted
     * @param rate reaction events per unit of time
     */
    Optional<Admitted> at(
            int row, Simulator exact, Attractor start, double time, double rate, long seed) {
        if (Decompiler.recognise(exact.process().network()).isEmpty()) {
            return Optional.empty();
        }
        double size = exact.process().size().omega();
        Admitted known = admitted.get(row);
        if (known != null && known.systemSize() <= size) {
            return Optional.of(known);
        }
        // What was refused here or a little below is refused here.
        Refused before = refused.get(row);
        if (before != null && size < ComparisonSizes.AGAIN * before.systemSize()) {
            return before.unmeasured() ? borrowed(size) : Optional.empty();
        }
        double affordable = window / (ApproximateChoice.RUNS * rate);
        ComparisonSizes sizes = ComparisonSizes.of(size, affordable / time);
        if (sizes.none()) {
            refused.put(
                    row,
                    new Refused(
                            size,
                            sizes.least(),
                            "exact runs are too short to compare an approximate method with",
                            true));
            return borrowed(size);
        }
        if (before != null && !before.unmeasured()) {
            sizes = sizes.after(before.comparedAt());
            if (sizes.none()) {
                return Optional.empty();
            }
        }
        List<List<Method>> candidates = candidates();
        double at = sizes.least();
        for (int round = 0; ; round++) {
            double compared = at;
            Compared choice =
                    KeptJson.once(
                            checkpoints,
                            Streams.derive(seed, COMPARED + round),
                            Fingerprint.of(question, exact.description()),
                            new TypeReference<Compared>() {},
                            () -> compared(from(exact, start, compared), candidates, time, seed));
            if (choice.candidate() >= 0) {
                Admitted found =
                        new Admitted(
                                candidates.stream()
                                        .flatMap(List::stream)
                                        .toList()
                                        .get(choice.candidate()),
                                at,
                                choice.window(),
                                choice.reasons().get(choice.reasons().size() - 1));
                admitted.put(row, found);
                return Optional.of(found);
            }
            if (at >= sizes.largest()) {
                String why = String.join("; ", choice.reasons());
                refused.put(row, new Refused(size, at, why, false));
                return Optional.empty();
            }
            at = sizes.next(at);
        }
    }

    private Compared compared(
            Simulator exact, List<List<Method>> candidates, double time, long seed) {
        ApproximateChoice.Choice choice =
                ApproximateChoice.choose(
                        exact, candidates, Optional.of(domain), tables, time, window, seed);
        List<Method> all = candidates.stream().flatMap(List::stream).toList();
        return new Compared(
                choice.method().map(all::indexOf).orElse(-1), choice.window(), choice.reasons());
    }

    /** What was admitted at another parameter value, for one at which nothing can be compared. */
    private Optional<Admitted> borrowed(double size) {
        return admitted.values().stream()
                .filter(other -> other.systemSize() <= size)
                .max(Comparator.comparingDouble(Admitted::systemSize))
                .map(
                        other ->
                                new Admitted(
                                        other.method(),
                                        other.systemSize(),
                                        other.window(),
                                        other.why()
                                                + ", at another parameter value, since exact runs"
                                                + " are too short at this one"));
    }

    /** Why no approximate method is used for a row of cells; empty where none was asked about. */
    String whyNot(int row) {
        Refused last = refused.get(row);
        if (last == null) {
            return "";
        }
        return last.unmeasured()
                ? " (" + last.why() + ")"
                : String.format(
                        java.util.Locale.ROOT,
                        " (approximate methods, compared at system size %s: %s)",
                        CellStudy.rounded(last.comparedAt()),
                        last.why());
    }

    /** The exact simulator with an attractor as its initial state. */
    private Simulator from(Simulator exact, Attractor start, double size) {
        ReactionNetwork network = exact.process().network();
        boolean[] fixed = network.isStatic();
        Map<String, Double> initial = new HashMap<>();
        for (int i = 0; i < fixed.length; i++) {
            if (!fixed[i]) {
                initial.put(network.species().get(i).name(), start.start().get(i));
            }
        }
        return exactMethod.prepare(
                new JumpProcess(network.withInitial(initial), new SystemSize(size)));
    }
}
