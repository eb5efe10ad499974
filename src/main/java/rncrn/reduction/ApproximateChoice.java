package rncrn.reduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rncrn.ComputationException;
import rncrn.field.Box;
import rncrn.neural.Decompiler;
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
 * says which methods come into question, cheapest first; each is run with its step and with half
 * its step over a window of time that exact simulation can afford within a budget of events, and
 * its means and standard deviations are compared with the exact ones. The first whose differences
 * are within sampling error is taken; where none is, the exact method is, and the reasons are told.
 *
 * <p>What is shown is agreement over the window, no more: rare events that take longer than the
 * window are not tested. The choice is a function of process, time, budget and seed.
 */
public final class ApproximateChoice {
    /** Trajectories of the exact window. */
    private static final int RUNS = 32;

    /** Approximate trajectories for each exact one. */
    private static final int MORE = 4;

    /** A false alarm for one method with some tens of statistics stays below about one in 500. */
    private static final double LIMIT = 4.2;

    /** Labels of random streams, far from those of any ensemble. */
    private static final long EXACT_STREAMS = 1L << 40;

    private final Simulator exact;
    private final List<List<Method>> candidates;
    private final Watch guard;
    private final double time;
    private final double budget;
    private final long seed;
    private final List<Statistic> statistics = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private double window;

    private ApproximateChoice(
            Simulator exact,
            List<List<Method>> candidates,
            Optional<Box> domain,
            double time,
            double budget,
            long seed) {
        this.exact = exact;
        this.candidates = candidates;
        this.guard = guard(exact.process(), domain);
        this.time = time;
        this.budget = budget;
        this.seed = seed;
    }

    /**
     * One statistic at the end of the window.
     *
     * @param method name of the approximate method
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
     * @param statistics everything compared, also of methods that were refused
     * @param reasons one sentence for every method refused or taken
     */
    public record Choice(
            Simulator simulator,
            Optional<Method> method,
            double window,
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
     * @param budget reaction events that the exact window may take
     */
    public static Choice choose(Simulator exact, double time, double budget, long seed) {
        return choose(exact, candidates(exact.process()), Optional.empty(), time, budget, seed);
    }

    /**
     * Chooses among given methods.
     *
     * @param candidates methods in question, those to be preferred first, each with its own half
     *     step behind it
     * @param domain executive concentrations beyond which trajectories are stopped, or nothing
     */
    public static Choice choose(
            Simulator exact,
            List<List<Method>> candidates,
            Optional<Box> domain,
            double time,
            double budget,
            long seed) {
        return new ApproximateChoice(exact, candidates, domain, time, budget, seed).choose();
    }

    private Choice choose() {
        JumpProcess process = exact.process();
        window = Math.min(time, budget / (RUNS * eventRate()));
        List<Integer> species = compared(process);
        Sample reference = sample(exact, RUNS, EXACT_STREAMS, species);
        if (reference == null) {
            reasons.add("the exact window stopped early, so there is nothing to compare with");
            return new Choice(exact, Optional.empty(), window, statistics, reasons);
        }
        for (List<Method> pair : candidates) {
            Optional<Simulator> taken = attempt(pair, reference, species);
            if (taken.isPresent()) {
                return new Choice(
                        taken.get(), Optional.of(pair.get(0)), window, statistics, reasons);
            }
        }
        reasons.add("exact simulation is used: no approximate method was shown to be right");
        return new Choice(exact, Optional.empty(), window, statistics, reasons);
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

    /** Species whose law is compared: the executive ones, or all that change. */
    private static List<Integer> compared(JumpProcess process) {
        return Decompiler.recognise(process.network())
                .map(recognition -> recognition.executive())
                .orElseGet(
                        () -> {
                            boolean[] fixed = process.network().isStatic();
                            List<Integer> all = new ArrayList<>();
                            for (int s = 0; s < fixed.length; s++) {
                                if (!fixed[s]) {
                                    all.add(s);
                                }
                            }
                            return all;
                        });
    }

    /** Ends trajectories that leave a given domain, beyond which rates may grow without bound. */
    private static Watch guard(JumpProcess process, Optional<Box> domain) {
        if (domain.isEmpty()) {
            return Watch.NOTHING;
        }
        List<Integer> species = compared(process);
        Domain copies = Domain.all(process.network().species().size());
        double omega = process.size().omega();
        for (int k = 0; k < Math.min(species.size(), domain.get().dimension()); k++) {
            copies =
                    copies.with(
                            species.get(k),
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

    private Optional<Simulator> attempt(
            List<Method> pair, Sample reference, List<Integer> species) {
        String name = pair.get(0).name();
        Simulator full;
        Sample one;
        Sample half;
        try {
            full = pair.get(0).prepare(exact.process());
            one = sample(full, RUNS * MORE, 2 * EXACT_STREAMS, species);
            half =
                    sample(
                            pair.get(1).prepare(exact.process()),
                            RUNS * MORE,
                            3 * EXACT_STREAMS,
                            species);
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
        double worst = 0;
        for (int k = 0; k < species.size(); k++) {
            String label = exact.process().network().species().get(species.get(k)).name();
            for (int q = 0; q < 2; q++) {
                Statistic s =
                        new Statistic(
                                name,
                                label,
                                q == 0 ? "mean" : "sd",
                                reference.value[k][q],
                                one.value[k][q],
                                half.value[k][q],
                                z(one, reference, k, q),
                                z(half, reference, k, q));
                statistics.add(s);
                worst = Math.max(worst, Math.max(Math.abs(s.z()), Math.abs(s.zHalf())));
            }
        }
        String worstText = String.format(Locale.ROOT, "%.1f standard errors", worst);
        if (worst > LIMIT) {
            reasons.add(name + " is not used: it differs from exact by " + worstText);
            return Optional.empty();
        }
        reasons.add(
                String.format(
                        Locale.ROOT,
                        "%s is used: over %.4g units of time it differs from exact by at most %s",
                        name,
                        window,
                        worstText));
        return Optional.of(full);
    }

    private static double z(Sample a, Sample b, int k, int q) {
        double error = Math.hypot(a.error[k][q], b.error[k][q]);
        double difference = a.value[k][q] - b.value[k][q];
        return error > 0 ? difference / error : difference == 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    /** Means and standard deviations at the end of the window, with their errors. */
    private static final class Sample {
        final double[][] value;
        final double[][] error;

        Sample(int species) {
            value = new double[species][2];
            error = new double[species][2];
        }
    }

    /** Null if a trajectory stopped before the end of the window. */
    private Sample sample(Simulator simulator, int runs, long streams, List<Integer> species) {
        double[][] last = new double[species.size()][runs];
        for (int r = 0; r < runs; r++) {
            Trajectory t =
                    simulator.start(
                            exact.process().initialCounts(),
                            Streams.stream(seed, streams + r),
                            guard);
            if (t.advance(window) == Trajectory.Outcome.STOPPED) {
                return null;
            }
            for (int k = 0; k < species.size(); k++) {
                last[k][r] = (double) t.count(species.get(k));
            }
        }
        Sample sample = new Sample(species.size());
        for (int k = 0; k < species.size(); k++) {
            double mean = 0;
            for (double n : last[k]) {
                mean += n / runs;
            }
            double second = 0;
            double fourth = 0;
            for (double n : last[k]) {
                double square = (n - mean) * (n - mean);
                second += square / (runs - 1);
                fourth += square * square / runs;
            }
            double sd = Math.sqrt(second);
            sample.value[k][0] = mean;
            sample.value[k][1] = sd;
            // Rounding to whole copies is part of every method: an error of at least a tenth.
            sample.error[k][0] = Math.max(.1, sd) / Math.sqrt(runs);
            double spread = Math.sqrt(Math.max(0, fourth - second * second) / runs);
            sample.error[k][1] = sd > 0 ? spread / (2 * sd) : .1 / Math.sqrt(runs);
        }
        return sample;
    }
}
