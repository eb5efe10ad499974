package rncrn.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rncrn.ComputationException;
import rncrn.bifurcation.Cycle;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.Equilibrium;
import rncrn.bifurcation.LyapunovExponents;
import rncrn.bifurcation.RegimeFinder;
import rncrn.bifurcation.Regimes;
import rncrn.design.Design;
import rncrn.design.Expectation;
import rncrn.deterministic.OdeSystem;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;
import rncrn.target.Curve;
import rncrn.target.Piece;

/**
 * What the rate equations of a network's full reaction list do, held against what the design
 * expects.
 *
 * @param findings one per expectation, in their order
 */
public record Behaviours(List<Finding> findings) {
    private static final double LYAPUNOV_SETTLE = 500;
    private static final double LYAPUNOV_TIME = 4000;

    /** What a missing or surplus attractor counts, in tolerances. */
    private static final double MISSING = 20;

    private static final double UNSETTLED = 1.5;

    /** How far from a winding curve its trajectory is still looked for, in tolerances. */
    private static final double REACH = 5;

    public Behaviours {
        findings = List.copyOf(findings);
    }

    /**
     * One expectation held against the dynamics.
     *
     * @param at the point, over the design's controls
     * @param regimes the attractors found, in words
     * @param measured what was measured, in words
     * @param deviation largest deviation in units of its tolerance; at most 1 where all is well
     * @param escapes trial trajectories that ran away
     */
    public record Finding(
            List<Double> at, String regimes, String measured, double deviation, int escapes) {
        /** Whether the expectation is met. */
        public boolean holds() {
            return deviation <= 1;
        }
    }

    /** Whether every expectation is met. */
    public boolean hold() {
        return findings.stream().allMatch(Finding::holds);
    }

    /** Whether every expectation is met when tolerances are multiplied by a factor. */
    public boolean hold(double tolerance) {
        return findings.stream().allMatch(f -> f.deviation <= tolerance);
    }

    /** How far the dynamics are from what is expected, 0 where all is met. */
    public double shortfall() {
        return findings.stream().mapToDouble(f -> Math.max(0, f.deviation - 1)).sum();
    }

    /** Trial trajectories that ran away, over all findings. */
    public int escapes() {
        return findings.stream().mapToInt(Finding::escapes).sum();
    }

    /** Looks at the dynamics at every expectation of the design. */
    public static Behaviours of(Design design, Rncrn network) {
        Dynamics dynamics = Dynamics.of(Compiler.compile(network));
        RegimeFinder finder = new RegimeFinder(dynamics, design.domain());
        List<Finding> findings = new ArrayList<>();
        for (Expectation expectation : design.expectations()) {
            findings.add(finding(design, dynamics, finder, expectation));
        }
        return new Behaviours(findings);
    }

    /** The largest Lyapunov exponent; not a number where the trajectory runs away. */
    private static double exponent(Dynamics dynamics, double[] at, double[] start) {
        try {
            return LyapunovExponents.of(
                            OdeSystem.of(dynamics.field(), at),
                            start,
                            1,
                            LYAPUNOV_SETTLE,
                            LYAPUNOV_TIME)
                    .exponents()[0];
        } catch (ComputationException unbounded) {
            return Double.NaN;
        }
    }

    private static Finding finding(
            Design design, Dynamics dynamics, RegimeFinder finder, Expectation expectation) {
        double[] at = expectation.at().stream().mapToDouble(Double::doubleValue).toArray();
        List<String> words = new ArrayList<>();
        double deviation = 0;
        if (expectation.chaos()) {
            double[] centre = new double[design.species().size()];
            for (int i = 0; i < centre.length; i++) {
                centre[i] = design.domain().lower(i) + .5 * design.domain().width(i);
            }
            double exponent = exponent(dynamics, at, dynamics.lift(centre, at));
            words.add(format("largest Lyapunov exponent %.4f", exponent));
            // Far enough from 0 to be told from a cycle in the time that is measured.
            deviation = exponent > 2e-3 ? 0 : MISSING;
            if (deviation == 0 && expectation.exponent().isPresent()) {
                deviation =
                        Math.abs(exponent / expectation.exponent().getAsDouble() - 1)
                                / expectation.within();
            }
            return new Finding(
                    expectation.at(),
                    deviation < MISSING ? "chaos" : "no chaos",
                    words.get(0),
                    deviation,
                    0);
        }
        if (expectation.map().isPresent()) {
            ControlMap map = ControlMap.of(dynamics, expectation.map().get());
            return new Finding(
                    expectation.at(),
                    format("map of %d cells", map.right() + map.wrong() + map.border()),
                    format(
                            "%d of %d cells off the border are right",
                            map.right(), map.right() + map.wrong()),
                    (1 - map.share()) / Math.max(1e-9, 1 - expectation.map().get().right()),
                    0);
        }
        if (design.species().size() > 2 && winding(expectation)) {
            return followed(design, dynamics, expectation, at);
        }
        Regimes regimes = finder.at(at);
        if (expectation.equilibria().isPresent()) {
            deviation =
                    Math.max(
                            deviation,
                            points(
                                    dynamics,
                                    regimes.stableEquilibria(),
                                    expectation.equilibria().get(),
                                    expectation.within(),
                                    true,
                                    words));
        }
        if (!expectation.unstable().isEmpty()) {
            List<Equilibrium> unstable =
                    regimes.equilibria().stream().filter(e -> !e.stable()).toList();
            deviation =
                    Math.max(
                            deviation,
                            points(
                                    dynamics,
                                    unstable,
                                    expectation.unstable(),
                                    expectation.within(),
                                    false,
                                    words));
        }
        if (expectation.cycles().isPresent()) {
            deviation =
                    Math.max(
                            deviation,
                            cycles(
                                    design,
                                    dynamics,
                                    regimes.cycles(),
                                    expectation.cycles().get(),
                                    at,
                                    words));
        }
        if (expectation.stays() && regimes.escapes() + regimes.undecided() > 0) {
            // To settle on nothing known is worth a doubt; to run away is a failure.
            double off = regimes.escapes() > 0 ? 1 + regimes.escapes() : UNSETTLED;
            deviation = Math.max(deviation, off);
            words.add(
                    format(
                            "%d trajectories run away, %d settle on nothing",
                            regimes.escapes(), regimes.undecided()));
        }
        return new Finding(
                expectation.at(),
                regimes.label(),
                String.join("; ", words),
                deviation,
                regimes.escapes());
    }

    /** Whether all that is asked for is one cycle along a given curve. */
    private static boolean winding(Expectation expectation) {
        return expectation.equilibria().isEmpty()
                && expectation.unstable().isEmpty()
                && !expectation.stays()
                && expectation.cycles().map(List::size).orElse(0) == 1
                && expectation.cycles().get().get(0).follows().isPresent();
    }

    private static Finding followed(
            Design design, Dynamics dynamics, Expectation expectation, double[] at) {
        Expectation.Cycle wanted = expectation.cycles().orElseThrow().get(0);
        Curve curve = wanted.follows().orElseThrow();
        Optional<FollowedCycle> found =
                FollowedCycle.of(dynamics, design.domain(), at, curve, REACH * wanted.within());
        if (found.isEmpty()) {
            return new Finding(expectation.at(), "no cycle", "no trajectory closes", MISSING, 0);
        }
        double[][] orbit = found.get().orbit().toArray(double[][]::new);
        double distance = Distance.hausdorff(orbit, true, Distance.points(curve), true);
        return new Finding(
                expectation.at(),
                "cycle",
                format(
                        "cycle of period %.4f, Hausdorff distance %.4f, windings by species %s",
                        found.get().period(), distance, found.get().windings()),
                distance / wanted.within(),
                0);
    }

    private static double points(
            Dynamics dynamics,
            List<Equilibrium> found,
            List<List<Double>> wanted,
            double within,
            boolean all,
            List<String> words) {
        double deviation = all ? MISSING * Math.max(0, found.size() - wanted.size()) : 0;
        for (List<Double> point : wanted) {
            double best = Double.POSITIVE_INFINITY;
            for (Equilibrium equilibrium : found) {
                double[] x = dynamics.project(equilibrium.state());
                double square = 0;
                for (int i = 0; i < x.length; i++) {
                    square += (x[i] - point.get(i)) * (x[i] - point.get(i));
                }
                best = Math.min(best, Math.sqrt(square));
            }
            deviation = Math.max(deviation, Math.min(MISSING, best / within));
            words.add(
                    best < Double.POSITIVE_INFINITY
                            ? format("equilibrium %.4f from %s", best, point)
                            : "no equilibrium for " + point);
        }
        return deviation;
    }

    private static double cycles(
            Design design,
            Dynamics dynamics,
            List<Cycle> found,
            List<Expectation.Cycle> wanted,
            double[] at,
            List<String> words) {
        long asked = wanted.stream().filter(cycle -> !cycle.repelling()).count();
        long stable = found.stream().filter(Cycle::stable).count();
        double deviation = MISSING * Math.max(0, stable - asked);
        for (Expectation.Cycle cycle : wanted) {
            double best = MISSING;
            String word = "no cycle";
            for (Cycle candidate : found) {
                if (candidate.stable() == cycle.repelling()) {
                    continue;
                }
                List<String> said = new ArrayList<>();
                double off = cycle(design, dynamics, candidate, cycle, at, said);
                if (off < best || word.equals("no cycle")) {
                    best = Math.min(best, off);
                    word = String.join(", ", said);
                }
            }
            deviation = Math.max(deviation, best);
            words.add(word);
        }
        return deviation;
    }

    private static double cycle(
            Design design,
            Dynamics dynamics,
            Cycle found,
            Expectation.Cycle wanted,
            double[] at,
            List<String> words) {
        double[][] orbit = new double[found.orbit().length][];
        for (int k = 0; k < orbit.length; k++) {
            orbit[k] = dynamics.project(found.orbit()[k]);
        }
        double off = 0;
        words.add(
                format(
                        "%scycle of period %.4f",
                        found.stable() ? "" : "repelling ", found.period()));
        if (wanted.radius().isPresent()) {
            double radius = radius(orbit);
            words.add(format("radius %.4f", radius));
            off = Math.abs(radius / wanted.radius().getAsDouble() - 1);
        }
        if (wanted.period().isPresent()) {
            off = Math.max(off, Math.abs(found.period() / wanted.period().getAsDouble() - 1));
        }
        Optional<double[][]> line =
                wanted.asTarget()
                        ? targetCycle(design, at)
                        : wanted.follows().map(Distance::points);
        if (line.isPresent()) {
            double distance = Distance.hausdorff(orbit, true, line.get(), true);
            words.add(format("Hausdorff distance %.4f", distance));
            off = Math.max(off, distance);
        } else if (wanted.asTarget()) {
            off = Double.POSITIVE_INFINITY;
            words.add("the target itself has no cycle");
        }
        return off / wanted.within();
    }

    /** Mean distance from the centre of the orbit, in time. */
    private static double radius(double[][] orbit) {
        int n = orbit[0].length;
        double[] centre = new double[n];
        for (double[] point : orbit) {
            for (int i = 0; i < n; i++) {
                centre[i] += point[i] / orbit.length;
            }
        }
        double sum = 0;
        for (double[] point : orbit) {
            double square = 0;
            for (int i = 0; i < n; i++) {
                square += (point[i] - centre[i]) * (point[i] - centre[i]);
            }
            sum += Math.sqrt(square);
        }
        return sum / orbit.length;
    }

    /** The first stable cycle of the target field itself. */
    static Optional<double[][]> targetCycle(Design design, double[] at) {
        for (Piece piece : design.target()) {
            if (piece instanceof Piece.Field field) {
                Dynamics target = Dynamics.of(field.field(), design.species(), design.parameters());
                return new RegimeFinder(target, design.domain())
                        .at(at).stableCycles().stream().map(Cycle::orbit).findFirst();
            }
        }
        return Optional.empty();
    }

    private static String format(String pattern, Object... values) {
        return String.format(java.util.Locale.ROOT, pattern, values);
    }
}
