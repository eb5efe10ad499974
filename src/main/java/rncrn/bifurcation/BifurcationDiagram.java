package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import rncrn.field.Box;

/**
 * The deterministic picture over a range of one parameter: branches of equilibria and cycles with
 * their stability, the special points on them, and why every branch ends.
 */
public final class BifurcationDiagram {
    private static final int MOST_CYCLE_BRANCHES = 24;

    private final Dynamics dynamics;
    private final String parameter;
    private final List<Branch> branches;
    private final List<SpecialPoint> special;

    private BifurcationDiagram(
            Dynamics dynamics,
            String parameter,
            List<Branch> branches,
            List<SpecialPoint> special) {
        this.dynamics = dynamics;
        this.parameter = parameter;
        this.branches = List.copyOf(branches);
        this.special = List.copyOf(special);
    }

    /**
     * What to compute.
     *
     * @param parameter name of the free parameter
     * @param from one end of its range
     * @param to the other end, different from it
     * @param fixed values of all other parameters, by name
     * @param box domain of the search variables
     * @param equilibriumSteps steps along equilibria
     * @param cycleSteps steps along cycles
     * @param sections how many values of the parameter are searched for cycles by trajectories, at
     *     least 2; 0 follows cycles from Hopf points only
     */
    public record Settings(
            String parameter,
            double from,
            double to,
            Map<String, Double> fixed,
            Box box,
            StepSizes equilibriumSteps,
            StepSizes cycleSteps,
            int sections) {
        public Settings {
            fixed = Map.copyOf(fixed);
            if (from == to || !Double.isFinite(from) || !Double.isFinite(to)) {
                throw new IllegalArgumentException("the range of a parameter needs two ends");
            }
        }

        /** Settings that suit most networks. */
        public static Settings of(
                String parameter, double from, double to, Map<String, Double> fixed, Box box) {
            return new Settings(
                    parameter,
                    from,
                    to,
                    fixed,
                    box,
                    StepSizes.PLAIN,
                    new StepSizes(1e-2, 1e-6, 4e-2, 600),
                    5);
        }
    }

    /**
     * Computes the diagram.
     *
     * @throws IllegalArgumentException if the dynamics lack the parameter or one of the others has
     *     no value
     */
    public static BifurcationDiagram compute(Dynamics dynamics, Settings settings) {
        int free = free(dynamics, settings);
        double[] p = values(dynamics, settings, free);
        EquilibriumDiagram rest =
                new EquilibriumDiagram(
                        dynamics,
                        free,
                        p,
                        settings.from(),
                        settings.to(),
                        settings.box(),
                        settings.equilibriumSteps());
        rest.compute();
        List<Branch> branches = new ArrayList<>(rest.branches());
        List<SpecialPoint> special = new ArrayList<>(rest.special());
        cycles(dynamics, free, p, settings, branches, special);
        special.sort(Comparator.comparingDouble(SpecialPoint::parameter));
        return new BifurcationDiagram(dynamics, settings.parameter(), branches, special);
    }

    private static int free(Dynamics dynamics, Settings settings) {
        int free = dynamics.parameters().indexOf(settings.parameter());
        if (free < 0) {
            throw new IllegalArgumentException(
                    "there is no parameter "
                            + settings.parameter()
                            + "; the parameters are "
                            + String.join(", ", dynamics.parameters()));
        }
        return free;
    }

    private static double[] values(Dynamics dynamics, Settings settings, int free) {
        double[] p = new double[dynamics.parameters().size()];
        for (int k = 0; k < p.length; k++) {
            String name = dynamics.parameters().get(k);
            if (k != free) {
                Double value = settings.fixed().get(name);
                if (value == null) {
                    throw new IllegalArgumentException("parameter " + name + " has no value");
                }
                p[k] = value;
            }
        }
        return p;
    }

    /**
     * Takes branches up where they ended, in the range, domain and number of points of the
     * settings. Nothing new is looked for; ends that cannot go on keep their place.
     *
     * @param before branches as they were computed or read
     * @param known their special points, which are kept
     */
    public static BifurcationDiagram resume(
            Dynamics dynamics, Settings settings, List<Branch> before, List<SpecialPoint> known) {
        int free = free(dynamics, settings);
        double[] p = values(dynamics, settings, free);
        double low = Math.min(settings.from(), settings.to());
        double high = Math.max(settings.from(), settings.to());
        Resumption resumption =
                new Resumption(
                        new EquilibriumContinuation(
                                dynamics,
                                free,
                                p,
                                low,
                                high,
                                settings.box(),
                                settings.equilibriumSteps()),
                        new CycleContinuation(
                                dynamics,
                                free,
                                p,
                                low,
                                high,
                                settings.box(),
                                settings.cycleSteps()));
        List<SpecialPoint> special = new ArrayList<>(known);
        List<Branch> branches = new ArrayList<>();
        Overlap overlap = new Overlap(dynamics, settings.box(), high - low);
        for (Branch branch : before) {
            // A branch that goes on may run into one that was cut off from it before.
            if (branches.stream().noneMatch(longer -> overlap.on(branch, longer))) {
                branches.add(resumption.longer(branch, special));
            }
        }
        List<SpecialPoint> distinct = new ArrayList<>();
        for (SpecialPoint point : special) {
            if (distinct.stream().noneMatch(other -> overlap.same(other, point))) {
                distinct.add(point);
            }
        }
        distinct.sort(Comparator.comparingDouble(SpecialPoint::parameter));
        return new BifurcationDiagram(dynamics, settings.parameter(), branches, distinct);
    }

    private static void cycles(
            Dynamics dynamics,
            int free,
            double[] p,
            Settings settings,
            List<Branch> branches,
            List<SpecialPoint> special) {
        double low = Math.min(settings.from(), settings.to());
        double high = Math.max(settings.from(), settings.to());
        CycleContinuation continuation =
                new CycleContinuation(
                        dynamics, free, p, low, high, settings.box(), settings.cycleSteps());
        List<Branch> found = new ArrayList<>();
        List<SpecialPoint> hopf =
                special.stream().filter(s -> s.kind() == SpecialPoint.Kind.HOPF).toList();
        for (SpecialPoint point : hopf) {
            boolean reached = found.stream().anyMatch(branch -> endsAt(branch, point, high - low));
            if (!reached && found.size() < MOST_CYCLE_BRANCHES) {
                continuation.fromHopf(point).ifPresent(traced -> add(traced, found, special));
            }
        }
        RegimeFinder finder = new RegimeFinder(dynamics, settings.box());
        for (int k = 0; k < settings.sections(); k++) {
            double value =
                    settings.from()
                            + (settings.to() - settings.from()) * k / (settings.sections() - 1);
            double[] at = p.clone();
            at[free] = value;
            for (RegimeFinder.Solved cycle : finder.cycles(at)) {
                if (found.size() < MOST_CYCLE_BRANCHES
                        && !known(dynamics, cycle.cycle(), value, found, settings.box())) {
                    continuation
                            .through(cycle.solution().orbit(), cycle.cycle().period(), value)
                            .ifPresent(traced -> add(traced, found, special));
                }
            }
        }
        branches.addAll(found);
    }

    private static void add(
            CycleContinuation.Traced traced, List<Branch> found, List<SpecialPoint> special) {
        found.add(traced.branch());
        special.addAll(traced.special());
    }

    /** Whether a branch that shrank onto an equilibrium ended at this Hopf point. */
    private static boolean endsAt(Branch branch, SpecialPoint hopf, double range) {
        int last = branch.points().size() - 1;
        boolean atLast =
                branch.last() == Ending.HOPF && close(branch.points().get(last), hopf, range);
        return atLast
                || (branch.first() == Ending.HOPF && close(branch.points().get(0), hopf, range));
    }

    private static boolean close(DiagramPoint point, SpecialPoint hopf, double range) {
        if (Math.abs(point.parameter() - hopf.parameter()) > 1e-2 * range) {
            return false;
        }
        double apart = 0;
        double size = 0;
        for (int i = 0; i < hopf.state().length; i++) {
            apart = Math.max(apart, Math.abs(point.state()[i] - hopf.state()[i]));
            size = Math.max(size, Math.abs(hopf.state()[i]));
        }
        return apart < 5e-2 * size && Math.abs(point.period() / hopf.period() - 1) < 5e-2;
    }

    /** Whether a cycle lies on a branch that is already followed. */
    private static boolean known(
            Dynamics dynamics, Cycle cycle, double value, List<Branch> found, Box box) {
        double[] low = dynamics.project(cycle.minimum());
        double[] high = dynamics.project(cycle.maximum());
        for (Branch branch : found) {
            List<DiagramPoint> points = branch.points();
            for (int k = 1; k < points.size(); k++) {
                DiagramPoint a = points.get(k - 1);
                DiagramPoint b = points.get(k);
                if ((a.parameter() - value) * (b.parameter() - value) > 0) {
                    continue;
                }
                double gap = b.parameter() - a.parameter();
                double share = gap == 0 ? 0 : (value - a.parameter()) / gap;
                double period = a.period() + share * (b.period() - a.period());
                double apart = 10 * Math.abs(period / cycle.period() - 1);
                double[] lowA = dynamics.project(a.minimum());
                double[] lowB = dynamics.project(b.minimum());
                double[] highA = dynamics.project(a.maximum());
                double[] highB = dynamics.project(b.maximum());
                for (int i = 0; i < low.length; i++) {
                    double width = Math.max(box.width(i), 1e-12);
                    double lowest = lowA[i] + share * (lowB[i] - lowA[i]);
                    double highest = highA[i] + share * (highB[i] - highA[i]);
                    apart = Math.max(apart, 10 * Math.abs(low[i] - lowest) / width);
                    apart = Math.max(apart, 10 * Math.abs(high[i] - highest) / width);
                }
                if (apart < .1) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The dynamics that the picture is of. */
    public Dynamics dynamics() {
        return dynamics;
    }

    /** Name of the free parameter. */
    public String parameter() {
        return parameter;
    }

    /** Branches, equilibria first. */
    public List<Branch> branches() {
        return branches;
    }

    /** Special points by the parameter. */
    public List<SpecialPoint> special() {
        return special;
    }

    /** Special points of one kind. */
    public List<SpecialPoint> special(SpecialPoint.Kind kind) {
        return special.stream().filter(point -> point.kind() == kind).toList();
    }
}
