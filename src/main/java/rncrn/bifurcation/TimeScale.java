package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import rncrn.field.Box;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;

/**
 * How the full dynamics of a trained network depend on the time scale mu of its perceptrons. From
 * the network's own mu every stable equilibrium and every cycle is followed in mu by continuation,
 * up and down, until its stability changes or it ends, and every special point is followed in the
 * plane of its parameter and mu. The quasi-static field is the limit mu to 0. Equilibria and their
 * folds do not depend on mu at all.
 */
public final class TimeScale {
    /** Name of the parameter. */
    public static final String NAME = "mu";

    private static final int POINTS = 400;
    static final String LOST = "lost by the continuation";

    private final Rncrn network;
    private final Dynamics full;
    private final Dynamics scaled;
    private final Box box;
    private final double smallest;
    private final double largest;

    /**
     * A feature of the network and how far it lasts.
     *
     * @param kind {@code equilibrium}, {@code cycle}, {@code unstable cycle}, or the word of a kind
     *     of special points
     * @param at values of the other parameters; for a Hopf point or a fold without the free one
     * @param quasiStatic period of a cycle, parameter of a special point, in the quasi-static
     *     field; not a number for an equilibrium, and where the quasi-static field has none
     * @param smallestMu smallest mu down to which it lasts without a break from the network's own
     * @param largestMu largest mu up to which it lasts so
     * @param beginning what ends it at the smallest; empty where that is the end of the range
     * @param ending what ends it at the largest
     * @param curve the feature against mu, upwards
     */
    public record Feature(
            String kind,
            Map<String, Double> at,
            double quasiStatic,
            double smallestMu,
            double largestMu,
            String beginning,
            String ending,
            List<Sample> curve) {
        public Feature {
            at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
            curve = List.copyOf(curve);
        }

        /** The value at a time scale, interpolated; nothing where the feature is not there. */
        public OptionalDouble valueAt(double mu) {
            for (int k = 1; k < curve.size(); k++) {
                Sample a = curve.get(k - 1);
                Sample b = curve.get(k);
                if (a.mu <= mu && mu <= b.mu) {
                    double share = b.mu > a.mu ? (mu - a.mu) / (b.mu - a.mu) : 0;
                    return OptionalDouble.of(a.value + share * (b.value - a.value));
                }
            }
            return OptionalDouble.empty();
        }

        /**
         * Largest mu up to which the value differs from the quasi-static one by less than a share
         * of a unit; not a number where it does not even at the smallest.
         */
        public double agreesTo(double share, double unit) {
            double agrees = Double.NaN;
            for (Sample sample : curve) {
                if (!(Math.abs(sample.value - quasiStatic) <= share * unit)) {
                    break;
                }
                agrees = sample.mu;
            }
            return agrees;
        }
    }

    /**
     * A point on the curve of a feature.
     *
     * @param mu time scale
     * @param value period of a cycle, parameter of a Hopf point
     * @param amplitude largest range of an executive species on a cycle; not a number for others
     */
    public record Sample(double mu, double value, double amplitude) {}

    /**
     * @param box domain of the executive species
     * @param smallest smallest mu, positive, at most the network's own
     * @param largest largest mu, at least the network's own, at most 10^4 times the smallest
     */
    public TimeScale(Rncrn network, Box box, double smallest, double largest) {
        boolean inside = smallest <= network.mu() && network.mu() <= largest;
        if (!(smallest > 0 && inside && smallest < largest && largest <= 1e4 * smallest)) {
            throw new IllegalArgumentException(
                    "the range of mu needs 0 < smallest < largest <= 10^4 smallest, and the"
                            + " network's own mu between them");
        }
        this.network = network;
        this.box = box;
        this.smallest = smallest;
        this.largest = largest;
        this.full = Dynamics.of(Compiler.compile(network));
        this.scaled = withTimeScale(network, full);
    }

    /** The dynamics of a compiled network with mu as one more parameter, the last. */
    public static Dynamics withTimeScale(Rncrn network, Dynamics compiled) {
        return compiled.withTimeScale(NAME, network.mu(), name -> name.startsWith("Y_"));
    }

    /** The stable equilibria and all cycles at parameter values, at the network's own mu. */
    public List<Feature> attractors(double[] p) {
        Map<String, Double> at = new LinkedHashMap<>();
        for (int k = 0; k < p.length; k++) {
            at.put(full.parameters().get(k), p[k]);
        }
        Regimes regimes = new RegimeFinder(full, box).at(p);
        List<Cycle> limits = new RegimeFinder(full.reduced(), box).at(p).cycles();
        List<Feature> features = new ArrayList<>();
        double[] values = Arrays.copyOf(p, p.length + 1);
        values[p.length] = network.mu();
        for (Equilibrium equilibrium : regimes.stableEquilibria()) {
            features.add(equilibrium(equilibrium, at, values));
        }
        for (Cycle cycle : regimes.cycles()) {
            features.add(cycle(cycle, at, values, limits));
        }
        return features;
    }

    private Feature equilibrium(Equilibrium equilibrium, Map<String, Double> at, double[] p) {
        EquilibriumContinuation.Traced traced =
                new EquilibriumContinuation(
                                scaled,
                                p.length - 1,
                                p,
                                smallest,
                                largest,
                                box.grown(.1),
                                StepSizes.PLAIN)
                        .through(full.project(equilibrium.state()), network.mu(), "");
        double from = smallest;
        double to = largest;
        String beginning = "";
        String ending = "";
        for (SpecialPoint point : traced == null ? List.<SpecialPoint>of() : traced.special()) {
            double mu = point.parameter();
            if (mu < network.mu() && mu > from) {
                from = mu;
                beginning = point.kind().word();
            } else if (mu >= network.mu() && mu < to) {
                to = mu;
                ending = point.kind().word();
            }
        }
        return new Feature("equilibrium", at, Double.NaN, from, to, beginning, ending, List.of());
    }

    private Feature cycle(Cycle cycle, Map<String, Double> at, double[] p, List<Cycle> limits) {
        CycleContinuation continuation =
                new CycleContinuation(
                        scaled,
                        p.length - 1,
                        p,
                        smallest,
                        largest,
                        box,
                        new StepSizes(1e-2, 1e-6, 4e-2, POINTS));
        Orbit orbit = CycleRefinement.closed(cycle.orbit());
        Stretch down = stretch(cycle, continuation.alike(orbit, cycle.period(), network.mu(), -1));
        Stretch up = stretch(cycle, continuation.alike(orbit, cycle.period(), network.mu(), 1));
        List<Sample> curve = new ArrayList<>(down.samples);
        Collections.reverse(curve);
        if (!up.samples.isEmpty()) {
            curve.addAll(up.samples.subList(curve.isEmpty() ? 0 : 1, up.samples.size()));
        }
        double limit =
                down.ending.isEmpty() && !curve.isEmpty()
                        ? limit(limits, cycle.stable(), curve.get(0).value)
                        : Double.NaN;
        String kind = cycle.stable() ? "cycle" : "unstable cycle";
        return new Feature(kind, at, limit, down.end, up.end, down.ending, up.ending, curve);
    }

    /** Period of the quasi-static cycle that is nearest; not a number where there is none. */
    private static double limit(List<Cycle> cycles, boolean stable, double period) {
        return cycles.stream()
                .filter(cycle -> cycle.stable() == stable)
                .mapToDouble(Cycle::period)
                .boxed()
                .min(Comparator.comparingDouble(other -> Math.abs(other - period)))
                .orElse(Double.NaN);
    }

    /** How far cycles of one stability go to one side, and what ends them. */
    private record Stretch(List<Sample> samples, double end, String ending) {}

    private Stretch stretch(Cycle own, Optional<CycleContinuation.Traced> traced) {
        if (traced.isEmpty()) {
            return new Stretch(List.of(), network.mu(), LOST);
        }
        List<Sample> samples = new ArrayList<>();
        for (DiagramPoint point : traced.get().branch().points()) {
            if (point.stable() == own.stable()) {
                samples.add(sample(point));
            }
        }
        Ending ending = traced.get().branch().last();
        double end = samples.isEmpty() ? network.mu() : samples.get(samples.size() - 1).mu;
        if (ending == Ending.PARAMETER_END) {
            return new Stretch(samples, end, "");
        }
        if (ending != Ending.STABILITY_LOST) {
            return new Stretch(samples, end, words(ending));
        }
        // The last special point of those passed is where stability went.
        List<CriticalCycle> special = traced.get().special();
        if (special.isEmpty()) {
            return new Stretch(samples, end, words(ending));
        }
        SpecialPoint last = special.get(special.size() - 1).point();
        return new Stretch(samples, last.parameter(), last.kind().word());
    }

    private static String words(Ending ending) {
        return ending == Ending.STABILITY_LOST ? "its stability changed" : ending.words();
    }

    private Sample sample(DiagramPoint point) {
        double[] low = full.project(point.minimum());
        double[] high = full.project(point.maximum());
        double amplitude = 0;
        for (int i = 0; i < low.length; i++) {
            amplitude = Math.max(amplitude, high[i] - low[i]);
        }
        return new Sample(point.parameter(), point.period(), amplitude);
    }

    /**
     * The special points over a range of one parameter, at the network's own mu: folds and Hopf
     * points of equilibria, cycle folds and homoclinic orbits, each followed in mu.
     *
     * @param own the diagram at the network's own mu; computed anew if it was resumed or is that of
     *     another field
     * @param fixed values of all other parameters
     */
    public List<Feature> bifurcations(
            Optional<BifurcationDiagram> own,
            String free,
            double from,
            double to,
            Map<String, Double> fixed) {
        BifurcationDiagram.Settings settings =
                BifurcationDiagram.Settings.of(
                        free, Math.min(from, to), Math.max(from, to), fixed, box);
        return new TimeScaleBifurcations(
                        full, scaled, network.mu(), new double[] {smallest, largest}, settings)
                .features(own);
    }

    /** The network's own time scale. */
    public double own() {
        return network.mu();
    }
}
