package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.field.Box;

/**
 * Finds equilibria and cycles of a field at single parameter values. The same question always gets
 * the same answer: starts are fixed, nothing is drawn at random. Safe to use from several threads.
 */
public final class RegimeFinder {
    /** States on the sampled orbit of a cycle. */
    public static final int ORBIT_POINTS = 400;

    /** Share of their time scale at which perceptrons count as fast. */
    private static final double FAST = 1e-3;

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
        Search search = new Search(p);
        return new Regimes(
                search.rest,
                search.cycles.stream().map(Solved::cycle).toList(),
                search.escapes,
                search.undecided);
    }

    /** A cycle as it was solved and as a plain value. */
    record Solved(CycleSolution solution, Cycle cycle) {}

    /** The cycles at parameter values, ready to be continued. */
    List<Solved> cycles(double[] p) {
        return new Search(p).cycles;
    }

    /** One search at one parameter value. */
    private final class Search {
        final List<Equilibrium> rest;
        final List<Solved> cycles = new ArrayList<>();
        int escapes;
        int undecided;

        Search(double[] p) {
            rest = equilibria.find(p);
            Settling settling = new Settling(dynamics, box, p);
            for (double[] start : starts(rest)) {
                Attractor attractor =
                        settling.follow(
                                dynamics.lift(start, p),
                                rest,
                                cycles.stream().map(Solved::cycle).toList());
                if (attractor instanceof Attractor.Escape) {
                    escapes++;
                } else if (attractor instanceof Attractor.Undecided) {
                    undecided++;
                } else if (attractor instanceof Attractor.NewCycle found) {
                    add(new Solved(found.solution(), found.cycle()));
                }
            }
            if (box.dimension() == 2) {
                repelling(rest, p).forEach(this::add);
            }
        }

        private void add(Solved found) {
            if (cycles.stream().noneMatch(known -> same(known.cycle(), found.cycle()))) {
                cycles.add(found);
            }
        }
    }

    /**
     * Cycles that attract when time runs backwards. The full field cannot be followed backwards
     * where it is stiff, so the field of the two search variables is, and what it finds is the
     * guess for the full field.
     */
    private List<Solved> repelling(List<Equilibrium> rest, double[] p) {
        Dynamics backwards = dynamics.backwards();
        Settling settling = new Settling(backwards, box, p);
        CycleRefinement refinement = new CycleRefinement(dynamics, box, p);
        List<Equilibrium> sources = new ArrayList<>();
        List<double[]> starts = new ArrayList<>();
        for (Equilibrium equilibrium : rest) {
            double[] point = dynamics.project(equilibrium.state());
            sources.add(EquilibriumFinder.at(backwards, point, p));
            if (equilibrium.stable()) {
                starts.addAll(beside(point));
            }
        }
        starts.addAll(EquilibriumFinder.spread(box, 4));
        List<Cycle> known = new ArrayList<>();
        List<Solved> found = new ArrayList<>();
        for (double[] start : starts) {
            if (settling.follow(start, sources, known) instanceof Attractor.NewCycle cycle) {
                known.add(cycle.cycle());
                if (!near(backwards, cycle.cycle())) {
                    continue;
                }
                Orbit guess = lifted(cycle.cycle(), p);
                refinement
                        .from(guess, cycle.cycle().period())
                        .or(() -> slowed(refinement, guess, cycle.cycle().period(), p))
                        .map(solution -> new Solved(solution, CycleRefinement.cycle(solution)))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /**
     * The cycle of the full field by continuation in the time scale of the perceptrons: where they
     * are slow, its cycle may lie far from that of the quasi-static field, which is the limit of
     * fast ones.
     */
    private Optional<CycleSolution> slowed(
            CycleRefinement refinement, Orbit guess, double period, double[] p) {
        if (!dynamics.hasPerceptrons()) {
            return Optional.empty();
        }
        Dynamics scaled = dynamics.withTimeScale("time scale", 1, name -> true);
        double[] at = java.util.Arrays.copyOf(p, p.length + 1);
        CycleNewton newton =
                new CycleNewton(
                        scaled.field(), p.length, at, CycleRefinement.weights(dynamics, box), 1);
        double scale = FAST;
        CycleSolution here = newton.atParameter(guess, period, scale);
        double factor = 4;
        while (here != null && scale < 1 && factor > 1.02) {
            double next = Math.min(1, scale * factor);
            double[] mesh = here.orbit().adapted(CycleRefinement.FEWEST, CycleRefinement.MOST);
            CycleSolution slower = newton.atParameter(here.orbit().on(mesh), here.period(), next);
            if (slower == null) {
                factor = Math.sqrt(factor);
            } else {
                here = slower;
                scale = next;
            }
        }
        return here == null || scale < 1
                ? Optional.empty()
                : refinement.from(here.orbit(), here.period());
    }

    /** Whether a cycle stays in the box or near it; backwards in time, trajectories go far. */
    private boolean near(Dynamics of, Cycle cycle) {
        Box guard = box.grown(.25);
        return guard.contains(of.project(cycle.minimum()))
                && guard.contains(of.project(cycle.maximum()));
    }

    /** A cycle found backwards, forwards again and with the perceptrons at rest. */
    private Orbit lifted(Cycle cycle, double[] p) {
        double[][] forwards = cycle.orbit().clone();
        java.util.Collections.reverse(java.util.Arrays.asList(forwards));
        return CycleRefinement.lifted(dynamics, forwards, p);
    }

    /** Points beside the unstable equilibria, then points all over the box. */
    private List<double[]> starts(List<Equilibrium> rest) {
        List<double[]> starts = new ArrayList<>();
        int n = box.dimension();
        for (Equilibrium equilibrium : rest) {
            if (!equilibrium.stable()) {
                starts.addAll(beside(dynamics.project(equilibrium.state())));
            }
        }
        starts.addAll(EquilibriumFinder.spread(box, n == 1 ? 6 : 12));
        return starts;
    }

    private List<double[]> beside(double[] point) {
        List<double[]> pair = new ArrayList<>();
        for (int side = -1; side <= 1; side += 2) {
            double[] beside = point.clone();
            for (int i = 0; i < beside.length; i++) {
                beside[i] += side * .01 * (1 + .3 * i) * box.width(i);
            }
            pair.add(beside);
        }
        return pair;
    }

    private boolean same(Cycle a, Cycle b) {
        double[] low = dynamics.project(a.minimum());
        double[] high = dynamics.project(a.maximum());
        double[] otherLow = dynamics.project(b.minimum());
        double[] otherHigh = dynamics.project(b.maximum());
        double apart = 0;
        for (int i = 0; i < low.length; i++) {
            double width = Math.max(box.width(i), 1e-12);
            apart = Math.max(apart, Math.abs(low[i] - otherLow[i]) / width);
            apart = Math.max(apart, Math.abs(high[i] - otherHigh[i]) / width);
        }
        return apart < 1e-3 && Math.abs(a.period() / b.period() - 1) < 1e-3;
    }
}
