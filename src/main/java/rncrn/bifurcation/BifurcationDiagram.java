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
    private final Dynamics dynamics;
    private final String parameter;
    private final List<Branch> branches;
    private final List<SpecialPoint> special;
    private final List<CriticalCycle> critical;

    private BifurcationDiagram(
            Dynamics dynamics,
            String parameter,
            List<Branch> branches,
            List<SpecialPoint> special,
            List<CriticalCycle> critical) {
        this.dynamics = dynamics;
        this.parameter = parameter;
        this.branches = List.copyOf(branches);
        this.special = List.copyOf(special);
        this.critical = List.copyOf(critical);
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
        CycleDiagram cycles = new CycleDiagram(dynamics, free, p, settings);
        cycles.compute(rest.special());
        branches.addAll(cycles.branches());
        cycles.special().forEach(each -> special.add(each.point()));
        special.sort(Comparator.comparingDouble(SpecialPoint::parameter));
        return new BifurcationDiagram(
                dynamics, settings.parameter(), branches, special, cycles.special());
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
                                settings.cycleSteps()),
                        high - low);
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
        return new BifurcationDiagram(
                dynamics, settings.parameter(), branches, distinct, List.of());
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

    /** Special points of cycles with the cycles there; none in a diagram that was resumed. */
    List<CriticalCycle> critical() {
        return critical;
    }

    /** Special points of one kind. */
    public List<SpecialPoint> special(SpecialPoint.Kind kind) {
        return special.stream().filter(point -> point.kind() == kind).toList();
    }
}
