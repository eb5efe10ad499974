package rncrn.reduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rncrn.ComputationException;
import rncrn.field.Box;
import rncrn.neural.Decompiler;
import rncrn.neural.Recognition;
import rncrn.stochastic.Domain;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.LangevinMethod;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.TauLeaping;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * Chooses an approximate method that has shown itself right on the process at hand. The structure
 * says which methods come into question, cheapest first; those that {@link Distrust} finds fault
 * with at the states that exact simulation visits are passed over, and each of the others is run
 * with its step and with half its step over a window of time that exact simulation can afford
 * within a budget of events ({@link WindowComparison}). The first method whose differences are
 * within sampling error is taken; where none is, the exact method is, and the reasons are told.
 *
 * <p>What is shown is agreement over the window, no more: rare events that take longer than the
 * window are not tested. The choice is a function of process, time, budget and seed.
 */
public final class ApproximateChoice {
    /** Trajectories of the exact window. */
    public static final int RUNS = 32;

    /** Approximate trajectories for each exact one. */
    private static final int MORE = 4;

    /** Labels of random streams, far from those of any ensemble. */
    private static final long EXACT_STREAMS = 1L << 40;

    private final Simulator exact;
    private final List<List<Method>> candidates;
    private final Optional<Recognition> recognition;
    private final Optional<Box> domain;
    private final PerceptronTables tables;
    private final Watch guard;
    private final double time;
    private final double budget;
    private final long seed;
    private final List<Statistic> statistics = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private Optional<SlowProcess> slow = Optional.empty();
    private double window;
    private WindowComparison comparison;

    private ApproximateChoice(
            Simulator exact,
            List<List<Method>> candidates,
            Optional<Box> domain,
            PerceptronTables tables,
            double time,
            double budget,
            long seed) {
        this.exact = exact;
        this.candidates = candidates;
        this.recognition = Decompiler.recognise(exact.process().network());
        this.domain = domain;
        this.tables = tables;
        this.guard = guard();
        this.time = time;
        this.budget = budget;
        this.seed = seed;
    }

    /**
     * One statistic at a time of the window.
     *
     * @param method name of the approximate method
     * @param time
     * @param species name of the species
     * @param kind mean or sd
     * @param exact by the exact method, in copies
     * @param value by the approximate one
     * @param halfStep by the approximate one with half its step
     * @param z difference over its standard error, value against exact
     * @param zHalf the same for half the step
     */
    public record Statistic(
            String method,
            double time,
            String species,
            String kind,
            double exact,
            double value,
            double halfStep,
            double z,
            double zHalf) {}

    /**
     * The outcome.
     *
     * @param simulator the method to use, the exact one where no other was right
     * @param method the approximate method taken, to be prepared for other processes alike
     * @param window length of the exact window in time
     * @param share of the events of the whole task that the exact window took, about
     * @param statistics everything compared, also of methods that were refused
     * @param reasons one sentence for every method refused or taken
     */
    public record Choice(
            Simulator simulator,
            Optional<Method> method,
            double window,
            double share,
            List<Statistic> statistics,
            List<String> reasons) {
        public Choice {
            statistics = List.copyOf(statistics);
            reasons = List.copyOf(reasons);
        }

        /** Whether it is an approximate one. */
        public boolean approximate() {
            return method.isPresent();
        }
    }

    /**
     * Chooses.
     *
     * @param exact exact method to compare with and to fall back on
     * @param time time that is to be simulated
     * @param runs trajectories that are to be simulated
     * @param budget reaction events that the exact window may take
     */
    public static Choice choose(Simulator exact, double time, int runs, double budget, long seed) {
        return new ApproximateChoice(
                        exact,
                        candidates(exact.process()),
                        Optional.empty(),
                        new PerceptronTables(),
                        time,
                        budget,
                        seed)
                .choose(runs);
    }

    /**
     * Chooses among given methods.
     *
     * @param candidates methods in question, those to be preferred first, each with its own half
     *     step behind it
     * @param domain executive concentrations beyond which trajectories are stopped, or nothing
     * @param tables perceptron tables, to be shared with the methods once one is chosen
     */
    public static Choice choose(
            Simulator exact,
            List<List<Method>> candidates,
            Optional<Box> domain,
            PerceptronTables tables,
            double time,
            double budget,
            long seed) {
        return new ApproximateChoice(exact, candidates, domain, tables, time, budget, seed)
                .choose(1);
    }

    private Choice choose(int runs) {
        JumpProcess process = exact.process();
        window = Math.min(time, budget / (RUNS * eventRate()));
        double share = RUNS * window / (runs * time);
        List<double[]> visited = new ArrayList<>();
        comparison = new WindowComparison(process, guard, window, seed);
        WindowSample reference =
                comparison.sample(
                        exact,
                        RUNS,
                        EXACT_STREAMS,
                        recognition.map(Recognition::executive).orElse(List.of()),
                        visited);
        if (reference == null) {
            reasons.add("the exact window stopped early, so there is nothing to compare with");
            return new Choice(exact, Optional.empty(), window, share, statistics, reasons);
        }
        Optional<Distrust> distrust = Optional.empty();
        if (recognition.isPresent()) {
            slow = Optional.of(SlowProcess.of(process, domain, tables));
            SlowModel model = slow.get().model(process.initialCounts());
            List<String> names =
                    recognition.get().executive().stream()
                            .map(s -> process.network().species().get(s).name())
                            .toList();
            distrust = Optional.of(new Distrust(model, names, visited));
        }
        for (List<Method> pair : candidates) {
            List<String> faults =
                    distrust.map(d -> faults(d, pair.get(0).name())).orElse(List.of());
            if (!faults.isEmpty()) {
                reasons.add(pair.get(0).name() + " is not used: " + String.join("; ", faults));
                continue;
            }
            Optional<Simulator> taken = attempt(pair, reference);
            if (taken.isPresent()) {
                return new Choice(
                        taken.get(), Optional.of(pair.get(0)), window, share, statistics, reasons);
            }
        }
        reasons.add("exact simulation is used: no approximate method was shown to be right");
        return new Choice(exact, Optional.empty(), window, share, statistics, reasons);
    }

    private static List<String> faults(Distrust distrust, String method) {
        return switch (method) {
            case "reduced" -> distrust.ofReduced();
            case "hybrid" -> distrust.ofHybrid();
            default -> distrust.ofImplicit();
        };
    }

    /** Methods in question, cheapest first, each with its own half step. */
    private static List<List<Method>> candidates(JumpProcess process) {
        List<List<Method>> all = new ArrayList<>();
        if (Decompiler.recognise(process.network()).isPresent()) {
            double step = ReducedMethod.DEFAULT_ACCURACY;
            all.add(
                    List.of(
                            new ReducedMethod(Optional.empty(), step),
                            new ReducedMethod(Optional.empty(), step / 2)));
            double share = LeapMethod.DEFAULT_SHARE;
            all.add(
                    List.of(
                            LeapMethod.hybrid(Optional.empty(), share),
                            LeapMethod.hybrid(Optional.empty(), share / 2)));
            all.add(
                    List.of(
                            LeapMethod.implicit(Optional.empty(), share),
                            LeapMethod.implicit(Optional.empty(), share / 2)));
        } else {
            double epsilon = TauLeaping.DEFAULT_EPSILON;
            all.add(List.of(new TauLeaping(epsilon), new TauLeaping(epsilon / 2)));
            all.add(List.of(new LangevinMethod(epsilon), new LangevinMethod(epsilon / 2)));
        }
        return all;
    }

    /** Ends trajectories that leave a given domain, beyond which rates may grow without bound. */
    private Watch guard() {
        if (domain.isEmpty() || recognition.isEmpty()) {
            return Watch.NOTHING;
        }
        List<Integer> executive = recognition.get().executive();
        Domain copies = Domain.all(exact.process().network().species().size());
        double omega = exact.process().size().omega();
        for (int k = 0; k < executive.size(); k++) {
            copies =
                    copies.with(
                            executive.get(k),
                            (long) Math.floor(domain.get().lower(k) * omega),
                            (long) Math.ceil(domain.get().upper(k) * omega));
        }
        return Watch.until(copies);
    }

    private double eventRate() {
        Trajectory pilot =
                exact.start(
                        exact.process().initialCounts(),
                        Streams.stream(seed, EXACT_STREAMS - 1),
                        guard);
        double step = time * 1e-6;
        while (pilot.events() < budget / 200 && pilot.time() < time) {
            if (pilot.advance(Math.min(time, pilot.time() + step)) != Trajectory.Outcome.REACHED) {
                break;
            }
            step *= 1.5;
        }
        return Math.max(1, pilot.events()) / Math.max(pilot.time(), 1e-300);
    }

    private Optional<Simulator> attempt(List<Method> pair, WindowSample reference) {
        String name = pair.get(0).name();
        Simulator full;
        WindowSample one;
        WindowSample half;
        try {
            full = prepare(pair.get(0));
            one =
                    comparison.sample(
                            full, RUNS * MORE, 2 * EXACT_STREAMS, List.of(), new ArrayList<>());
            half =
                    comparison.sample(
                            prepare(pair.get(1)),
                            RUNS * MORE,
                            3 * EXACT_STREAMS,
                            List.of(),
                            new ArrayList<>());
        } catch (ComputationException refused) {
            reasons.add(name + " is not used: " + refused.getMessage());
            return Optional.empty();
        }
        if (one == null || half == null) {
            reasons.add(
                    name
                            + " is not used: it left its domain, or the region where it is to be"
                            + " trusted, within the window");
            return Optional.empty();
        }
        WindowComparison.Difference difference =
                comparison.compare(name, reference, one, half, statistics);
        if (difference.real()) {
            reasons.add(name + " is not used: it differs from exact by " + difference.text());
            return Optional.empty();
        }
        reasons.add(
                String.format(
                        Locale.ROOT,
                        "%s is used: over %.4g units of time it differs from exact by at most %s",
                        name,
                        window,
                        difference.text()));
        return Optional.of(full);
    }

    private Simulator prepare(Method method) {
        return slow.map(s -> SlowMethod.prepare(method, s))
                .orElseGet(() -> method.prepare(exact.process()));
    }
}
