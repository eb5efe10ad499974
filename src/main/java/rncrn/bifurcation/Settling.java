package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.List;
import rncrn.deterministic.Crossings;
import rncrn.deterministic.DenseStep;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.Rodas;
import rncrn.deterministic.Tolerances;
import rncrn.field.Box;

/**
 * Follows trajectories until they settle: near a stable equilibrium, on a cycle (successive rising
 * crossings of the plane at mid-range of the variable that moves most nearly repeat, after one or
 * several turns, and collocation finds an attracting cycle there), or outside the box.
 */
final class Settling {
    /**
     * Times that a trajectory is given, in typical times of the field: the first stretch, and all
     * stretches together. Every stretch is longer than the one before, so that the later ones hold
     * many turns of a cycle however slow it is against the field around it.
     */
    private static final double FIRST_STRETCH = 20;

    private static final double ALL_STRETCHES = 2000;
    private static final double GROWTH = 1.35;

    private static final int LONGEST_WINDING = 12;
    private static final double NEAR = 2e-4;

    /** Steps in a row that a trajectory stays near an attractor before it counts as settled. */
    private static final int STEPS_NEAR = 6;

    private static final double CLOSE = 2e-2;

    /** Returns that are so close need not come closer: they differ by errors of integration. */
    private static final double SAME = 1e-4;

    private final Dynamics dynamics;
    private final Box box;
    private final Box guard;
    private final double[] p;
    private final double typical;
    private final Rodas integrator;
    private final CycleRefinement refinement;

    Settling(Dynamics dynamics, Box box, double[] p) {
        this.dynamics = dynamics;
        this.box = box;
        this.guard = box.grown(2);
        this.p = p;
        this.typical = typicalTime();
        this.refinement = new CycleRefinement(dynamics, box, p);
        this.integrator =
                new Rodas(OdeSystem.of(dynamics.field(), p), new Tolerances(1e-6, 1e-8), 200_000);
    }

    /** Median over the box of the time in which the field would cross it. */
    private double typicalTime() {
        List<Double> times = new ArrayList<>();
        double[] f = new double[box.dimension()];
        for (double[] point : EquilibriumFinder.spread(box, 64)) {
            dynamics.search().value(point, p, f);
            double rate = 0;
            for (int i = 0; i < f.length; i++) {
                rate = Math.max(rate, Math.abs(f[i]) / Math.max(box.width(i), 1e-12));
            }
            times.add(1 / Math.max(rate, 1e-12));
        }
        times.sort(null);
        return times.get(times.size() / 2);
    }

    /** What the trajectory from a state of the full field settles on. */
    Attractor follow(double[] start, List<Equilibrium> equilibria, List<Cycle> cycles) {
        double[] state = start;
        Return returns = null;
        double stretch = FIRST_STRETCH;
        for (double spent = 0; spent < ALL_STRETCHES; spent += stretch, stretch *= GROWTH) {
            Range range = new Range(box.dimension());
            Watcher watcher = new Watcher(range, returns, equilibria, cycles);
            Rodas.Result result = integrator.integrate(0, state, stretch * typical, watcher);
            state = result.state();
            if (watcher.settled != null) {
                return watcher.settled;
            }
            if (result.ending() == Rodas.Ending.STEP_TOO_SMALL) {
                return new Attractor.Escape();
            }
            if (result.ending() == Rodas.Ending.TOO_MANY_STEPS) {
                return new Attractor.Undecided(state);
            }
            int widest = range.widest(box);
            if (range.share(widest, box) < 1e-6 && !box.contains(dynamics.project(state))) {
                // At rest outside the box.
                return new Attractor.Escape();
            }
            if (range.share(widest, box) > 1e-6) {
                returns = new Return(widest, range.middle(widest));
            }
        }
        return new Attractor.Undecided(state);
    }

    /** Sees after every step whether the trajectory has settled. */
    private final class Watcher implements Rodas.Observer {
        private final Range range;
        private final Return returns;
        private final List<Equilibrium> equilibria;
        private final List<Cycle> cycles;
        private int stepsNear;
        Attractor settled;

        Watcher(Range range, Return returns, List<Equilibrium> equilibria, List<Cycle> cycles) {
            this.range = range;
            this.returns = returns;
            this.equilibria = equilibria;
            this.cycles = cycles;
        }

        @Override
        public boolean observe(DenseStep step) {
            double[] y = new double[dynamics.field().dimension()];
            step.at(step.end(), y);
            double[] point = dynamics.project(y);
            if (!guard.contains(point)) {
                settled = new Attractor.Escape();
                return false;
            }
            range.add(point);
            Attractor near = known(point, equilibria, cycles);
            stepsNear = near == null ? 0 : stepsNear + 1;
            if (stepsNear >= STEPS_NEAR) {
                settled = near;
                return false;
            }
            if (returns != null && !returns.observe(step)) {
                settled = returns.closed;
                return false;
            }
            return true;
        }
    }

    private Attractor known(double[] point, List<Equilibrium> equilibria, List<Cycle> cycles) {
        for (int e = 0; e < equilibria.size(); e++) {
            if (equilibria.get(e).stable()
                    && distance(point, dynamics.project(equilibria.get(e).state())) < NEAR) {
                return new Attractor.Rest(e);
            }
        }
        for (int c = 0; c < cycles.size(); c++) {
            if (cycles.get(c).stable() && toOrbit(point, cycles.get(c).orbit()) < NEAR) {
                return new Attractor.KnownCycle(c);
            }
        }
        return null;
    }

    /** Distance of a point from an orbit, in widths of the box. */
    private double toOrbit(double[] point, double[][] orbit) {
        double nearest = Double.POSITIVE_INFINITY;
        double[] from = dynamics.project(orbit[orbit.length - 1]);
        for (double[] state : orbit) {
            double[] to = dynamics.project(state);
            nearest = Math.min(nearest, toSegment(point, from, to));
            from = to;
        }
        return nearest;
    }

    private double toSegment(double[] point, double[] from, double[] to) {
        double along = 0;
        double length = 0;
        for (int i = 0; i < point.length; i++) {
            double side = (to[i] - from[i]) / box.width(i);
            along += side * (point[i] - from[i]) / box.width(i);
            length += side * side;
        }
        double share = length > 0 ? Math.max(0, Math.min(1, along / length)) : 0;
        double[] foot = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            foot[i] = from[i] + share * (to[i] - from[i]);
        }
        return distance(point, foot);
    }

    private double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]) / Math.max(box.width(i), 1e-12));
        }
        return largest;
    }

    /** Smallest and largest values of the search variables. */
    private static final class Range {
        private final double[] low;
        private final double[] high;

        Range(int n) {
            low = new double[n];
            high = new double[n];
            java.util.Arrays.fill(low, Double.POSITIVE_INFINITY);
            java.util.Arrays.fill(high, Double.NEGATIVE_INFINITY);
        }

        void add(double[] point) {
            for (int i = 0; i < low.length; i++) {
                low[i] = Math.min(low[i], point[i]);
                high[i] = Math.max(high[i], point[i]);
            }
        }

        double share(int i, Box box) {
            return (high[i] - low[i]) / Math.max(box.width(i), 1e-12);
        }

        int widest(Box box) {
            int widest = 0;
            for (int i = 1; i < low.length; i++) {
                if (share(i, box) > share(widest, box)) {
                    widest = i;
                }
            }
            return widest;
        }

        double middle(int i) {
            return (low[i] + high[i]) / 2;
        }
    }

    /** Collects rising crossings of a plane and sees when they repeat. */
    private final class Return implements Rodas.Observer {
        private final Crossings crossings;
        private final List<Double> times = new ArrayList<>();
        private final List<double[]> states = new ArrayList<>();
        Attractor closed;
        private double close = CLOSE;

        Return(int variable, double level) {
            crossings =
                    new Crossings(
                            dynamics.field().dimension(),
                            (t, y) -> dynamics.project(y)[variable] - level,
                            (t, y, rising) -> {
                                if (rising) {
                                    times.add(t);
                                    states.add(y.clone());
                                    closed = repeated();
                                }
                                return closed == null;
                            });
        }

        @Override
        public boolean observe(DenseStep step) {
            return crossings.observe(step);
        }

        private Attractor repeated() {
            int last = states.size() - 1;
            for (int turns = 1; turns <= LONGEST_WINDING && 2 * turns <= last; turns++) {
                double now = distance(last, last - turns);
                double before = distance(last - turns, last - 2 * turns);
                if (now < close && now <= Math.max(before, SAME)) {
                    // Where it fails, the trajectory first comes much closer.
                    close = now / 5;
                    Attractor found =
                            attracting(states.get(last), times.get(last) - times.get(last - turns));
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        }

        private Attractor attracting(double[] state, double period) {
            return refinement
                    .from(state, period)
                    .filter(CycleSolution::stable)
                    .map(found -> new Attractor.NewCycle(found, CycleRefinement.cycle(found)))
                    .filter(
                            found ->
                                    toOrbit(dynamics.project(state), found.cycle().orbit())
                                            < 2 * CLOSE)
                    .orElse(null);
        }

        private double distance(int a, int b) {
            return Settling.this.distance(
                    dynamics.project(states.get(a)), dynamics.project(states.get(b)));
        }
    }
}
