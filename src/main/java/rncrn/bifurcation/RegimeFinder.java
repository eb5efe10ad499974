package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.OdeTrajectory;
import rncrn.deterministic.Tolerances;
import rncrn.field.Box;

/**
 * Finds equilibria and cycles of a field at single parameter values. The same question always gets
 * the same answer: starts are fixed, nothing is drawn at random. Safe to use from several threads.
 */
public final class RegimeFinder {
    /** States on the sampled orbit of a cycle. */
    public static final int ORBIT_POINTS = 400;

    private final Dynamics dynamics;
    private final Box box;
    private final EquilibriumFinder equilibria;

    /**
     * @param box where to look, in the search space of the dynamics (for a compiled reaction list:
     *     the executive species)
     */
    public RegimeFinder(Dynamics dynamics, Box box) {
        this.dynamics = dynamics;
        this.box = box;
        this.equilibria = new EquilibriumFinder(dynamics, box);
    }

    /**
     * The regimes at parameter values given by name.
     *
     * @throws IllegalArgumentException if a parameter of the dynamics has no value
     */
    public Regimes at(Map<String, Double> values) {
        double[] p = new double[dynamics.parameters().size()];
        for (int k = 0; k < p.length; k++) {
            Double value = values.get(dynamics.parameters().get(k));
            if (value == null) {
                throw new IllegalArgumentException(
                        "parameter " + dynamics.parameters().get(k) + " has no value");
            }
            p[k] = value;
        }
        return at(p);
    }

    /** The regimes at parameter values in the order of the dynamics' parameters. */
    public Regimes at(double[] p) {
        List<Equilibrium> rest = equilibria.find(p);
        Settling settling = new Settling(dynamics, box, p);
        List<Cycle> cycles = new ArrayList<>();
        int escapes = 0;
        int undecided = 0;
        for (double[] start : starts(rest)) {
            Attractor attractor = settling.follow(dynamics.lift(start, p), rest, cycles);
            if (attractor instanceof Attractor.Escape) {
                escapes++;
            } else if (attractor instanceof Attractor.Undecided) {
                undecided++;
            } else if (attractor instanceof Attractor.Orbit orbit) {
                cycle(orbit, p).filter(cycle -> isNew(cycle, cycles)).ifPresent(cycles::add);
            }
        }
        return new Regimes(rest, cycles, escapes, undecided);
    }

    /** Points beside the unstable equilibria, then points all over the box. */
    private List<double[]> starts(List<Equilibrium> rest) {
        List<double[]> starts = new ArrayList<>();
        int n = box.dimension();
        for (Equilibrium equilibrium : rest) {
            if (!equilibrium.stable()) {
                double[] point = dynamics.project(equilibrium.state());
                for (int side = -1; side <= 1; side += 2) {
                    double[] beside = point.clone();
                    for (int i = 0; i < n; i++) {
                        beside[i] += side * .01 * (1 + .3 * i) * box.width(i);
                    }
                    starts.add(beside);
                }
            }
        }
        starts.addAll(EquilibriumFinder.spread(box, n == 1 ? 6 : 12));
        return starts;
    }

    private Optional<Cycle> cycle(Attractor.Orbit found, double[] p) {
        int n = found.state().length;
        double[] times = new double[ORBIT_POINTS];
        for (int k = 0; k < times.length; k++) {
            times[k] = found.period() * k / times.length;
        }
        OdeTrajectory.Sampled sampled =
                OdeTrajectory.sample(
                        OdeSystem.of(dynamics.field(), p),
                        found.state(),
                        times,
                        Tolerances.FINE,
                        Optional.empty());
        double[] low = new double[n];
        double[] high = new double[n];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (double[] state : sampled.states()) {
            for (int i = 0; i < n; i++) {
                low[i] = Math.min(low[i], state[i]);
                high[i] = Math.max(high[i], state[i]);
            }
        }
        return Optional.of(new Cycle(found.period(), sampled.states(), low, high, List.of(), true));
    }

    private boolean isNew(Cycle cycle, List<Cycle> known) {
        for (Cycle other : known) {
            double[] low = dynamics.project(cycle.minimum());
            double[] high = dynamics.project(cycle.maximum());
            double[] otherLow = dynamics.project(other.minimum());
            double[] otherHigh = dynamics.project(other.maximum());
            double apart = 0;
            for (int i = 0; i < low.length; i++) {
                double width = Math.max(box.width(i), 1e-12);
                apart = Math.max(apart, Math.abs(low[i] - otherLow[i]) / width);
                apart = Math.max(apart, Math.abs(high[i] - otherHigh[i]) / width);
            }
            if (apart < 1e-3 && Math.abs(cycle.period() / other.period() - 1) < 1e-3) {
                return false;
            }
        }
        return true;
    }
}
