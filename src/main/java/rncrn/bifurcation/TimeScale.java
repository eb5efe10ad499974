package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import rncrn.field.Box;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;

/**
 * How the full dynamics of a trained network depend on the time scale mu of its perceptrons. The
 * quasi-static field is the limit mu to 0; from there every attractor is followed in mu by
 * continuation until it loses its stability or ends, and every Hopf point is followed in the plane
 * of its parameter and mu. Equilibria and their folds do not depend on mu at all.
 */
public final class TimeScale {
    /** Name of the parameter. */
    public static final String NAME = "mu";

    private static final int POINTS = 400;

    private final Rncrn network;
    private final Dynamics full;
    private final Dynamics scaled;
    private final Box box;
    private final double smallest;
    private final double largest;

    /**
     * A feature of the quasi-static field and how far it lasts.
     *
     * @param kind {@code equilibrium}, {@code cycle}, {@code hopf} or {@code fold}
     * @param at values of the other parameters; for a Hopf point or a fold without the free one
     * @param quasiStatic period of a cycle, parameter of a Hopf point or fold, in the quasi-static
     *     field; not a number for an equilibrium
     * @param largestMu largest mu up to which it lasts without a break; not a number where it is
     *     not even there at the smallest
     * @param ending what ends it there; empty where it lasts to the end of the range
     * @param curve the feature against mu, upwards
     */
    public record Feature(
            String kind,
            Map<String, Double> at,
            double quasiStatic,
            double largestMu,
            String ending,
            List<Sample> curve) {
        public Feature {
            at = Collections.unmodifiableMap(new java.util.LinkedHashMap<>(at));
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
     * @param smallest smallest mu, positive
     * @param largest largest mu, at most 10^4 times the smallest
     */
    public TimeScale(Rncrn network, Box box, double smallest, double largest) {
        if (!(smallest > 0 && smallest < largest && largest <= 1e4 * smallest)) {
            throw new IllegalArgumentException(
                    "the range of mu needs 0 < smallest < largest <= 10^4 smallest");
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

    /** The stable equilibria and cycles of the quasi-static field at parameter values. */
    public List<Feature> attractors(double[] p) {
        Map<String, Double> at = new java.util.LinkedHashMap<>();
        for (int k = 0; k < p.length; k++) {
            at.put(full.parameters().get(k), p[k]);
        }
        Regimes regimes = new RegimeFinder(full.reduced(), box).at(p);
        List<Feature> features = new ArrayList<>();
        double[] values = Arrays.copyOf(p, p.length + 1);
        values[p.length] = smallest;
        for (Equilibrium equilibrium : regimes.stableEquilibria()) {
            features.add(equilibrium(equilibrium, at, values));
        }
        for (Cycle cycle : regimes.stableCycles()) {
            features.add(cycle(cycle, at, values));
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
                        .through(equilibrium.state(), smallest, "");
        List<DiagramPoint> points = traced == null ? List.of() : upwards(traced.branch().points());
        if (points.isEmpty() || !points.get(0).stable()) {
            return new Feature("equilibrium", at, Double.NaN, Double.NaN, "unstable", List.of());
        }
        double lost = largest;
        String ending = "";
        for (SpecialPoint point : traced.special()) {
            if (point.parameter() < lost) {
                lost = point.parameter();
                ending = point.kind().word();
            }
        }
        return new Feature("equilibrium", at, Double.NaN, lost, ending, List.of());
    }

    private Feature cycle(Cycle cycle, Map<String, Double> at, double[] p) {
        Orbit guess = CycleRefinement.lifted(full, cycle.orbit(), Arrays.copyOf(p, p.length - 1));
        Optional<CycleContinuation.Traced> traced =
                new CycleContinuation(
                                scaled,
                                p.length - 1,
                                p,
                                smallest,
                                largest,
                                box,
                                new StepSizes(1e-2, 1e-6, 4e-2, POINTS))
                        .stableFrom(guess, cycle.period(), smallest);
        if (traced.isEmpty()) {
            return new Feature("cycle", at, cycle.period(), Double.NaN, "not found", List.of());
        }
        List<Sample> curve = new ArrayList<>();
        for (DiagramPoint point : traced.get().branch().points()) {
            if (point.stable()) {
                curve.add(sample(point));
            }
        }
        if (curve.isEmpty()) {
            return new Feature("cycle", at, cycle.period(), Double.NaN, "unstable", curve);
        }
        Ending end = traced.get().branch().last();
        double lost = curve.stream().mapToDouble(Sample::mu).max().orElseThrow();
        if (end != Ending.STABILITY_LOST) {
            String words = end == Ending.PARAMETER_END ? "" : end.words();
            return new Feature("cycle", at, cycle.period(), lost, words, curve);
        }
        // The last special point of those passed is where stability went.
        List<SpecialPoint> special = traced.get().special();
        SpecialPoint last = special.isEmpty() ? null : special.get(special.size() - 1);
        return new Feature(
                "cycle",
                at,
                cycle.period(),
                last == null ? lost : last.parameter(),
                last == null ? "unstable" : last.kind().word(),
                curve);
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

    private static List<DiagramPoint> upwards(List<DiagramPoint> points) {
        List<DiagramPoint> ordered = new ArrayList<>(points);
        if (ordered.get(0).parameter() > ordered.get(ordered.size() - 1).parameter()) {
            Collections.reverse(ordered);
        }
        return ordered;
    }

    /**
     * The Hopf points and folds of the quasi-static field over a range of one parameter.
     *
     * @param fixed values of all other parameters
     */
    public List<Feature> bifurcations(
            String free, double from, double to, Map<String, Double> fixed) {
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        BifurcationDiagram diagram =
                BifurcationDiagram.compute(
                        full.reduced(),
                        new BifurcationDiagram.Settings(
                                free, low, high, fixed, box, StepSizes.PLAIN, StepSizes.PLAIN, 0));
        List<CriticalCurve> curves =
                diagram.special(SpecialPoint.Kind.HOPF).isEmpty()
                        ? List.of()
                        : new CriticalCurves(
                                        scaled,
                                        free,
                                        NAME,
                                        new double[][] {{low, high}, {smallest, largest}},
                                        fixed,
                                        box,
                                        StepSizes.PLAIN)
                                .compute(List.of(smallest));
        List<Feature> features = new ArrayList<>();
        for (SpecialPoint point : diagram.special()) {
            if (point.kind() == SpecialPoint.Kind.FOLD) {
                features.add(new Feature("fold", fixed, point.parameter(), largest, "", List.of()));
            } else if (point.kind() == SpecialPoint.Kind.HOPF) {
                features.add(hopf(point, fixed, curves, high - low));
            }
        }
        return features;
    }

    private Feature hopf(
            SpecialPoint point,
            Map<String, Double> fixed,
            List<CriticalCurve> curves,
            double range) {
        List<Sample> best = List.of();
        Ending end = Ending.PARAMETER_END;
        double nearest = .1 * range;
        for (CriticalCurve curve : curves) {
            if (curve.kind() != SpecialPoint.Kind.HOPF) {
                continue;
            }
            List<CriticalCurve.Point> points = new ArrayList<>(curve.points());
            Ending last = curve.last();
            if (points.get(0).second() > points.get(points.size() - 1).second()) {
                Collections.reverse(points);
                last = curve.first();
            }
            double apart = Math.abs(points.get(0).first() - point.parameter());
            if (points.get(0).second() < 1.01 * smallest && apart < nearest) {
                nearest = apart;
                best = rising(points);
                end = best.size() < points.size() ? Ending.CLOSED : last;
            }
        }
        if (best.isEmpty()) {
            return new Feature("hopf", fixed, point.parameter(), Double.NaN, "not found", best);
        }
        double top = best.get(best.size() - 1).mu;
        String words =
                end == Ending.CLOSED
                        ? "turns back in mu"
                        : top > largest * (1 - 1e-6) ? "" : "leaves the range of the parameter";
        return new Feature("hopf", fixed, point.parameter(), top, words, best);
    }

    /** The stretch on which mu grows and the point is a Hopf point still. */
    private static List<Sample> rising(List<CriticalCurve.Point> points) {
        List<Sample> samples = new ArrayList<>();
        double mu = 0;
        for (CriticalCurve.Point point : points) {
            if (point.second() < mu || Double.isNaN(point.omega())) {
                break;
            }
            mu = point.second();
            samples.add(new Sample(mu, point.first(), Double.NaN));
        }
        return samples;
    }

    /** The network's own time scale. */
    public double own() {
        return network.mu();
    }
}
