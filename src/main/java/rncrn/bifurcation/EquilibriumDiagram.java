package rncrn.bifurcation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import rncrn.field.Box;

/**
 * All branches of equilibria over a range of one parameter: entered from the equilibria found at
 * several values of the parameter, so that disjoint branches are met, and continued through branch
 * points.
 */
final class EquilibriumDiagram {
    /** Parameter values at which equilibria are looked for. */
    private static final int SECTIONS = 9;

    private static final int MOST_BRANCHES = 60;

    private final Dynamics dynamics;
    private final int free;
    private final double[] p;
    private final double from;
    private final double to;
    private final Box box;
    private final StepSizes sizes;
    private final List<Branch> branches = new ArrayList<>();
    private final List<SpecialPoint> special = new ArrayList<>();

    EquilibriumDiagram(
            Dynamics dynamics,
            int free,
            double[] p,
            double from,
            double to,
            Box box,
            StepSizes sizes) {
        this.dynamics = dynamics;
        this.free = free;
        this.p = p.clone();
        this.from = from;
        this.to = to;
        this.box = box;
        this.sizes = sizes;
    }

    List<Branch> branches() {
        return List.copyOf(branches);
    }

    List<SpecialPoint> special() {
        return List.copyOf(special);
    }

    /** Computes everything. */
    void compute() {
        EquilibriumContinuation continuation =
                new EquilibriumContinuation(
                        dynamics, free, p, Math.min(from, to), Math.max(from, to), box, sizes);
        EquilibriumFinder finder = new EquilibriumFinder(dynamics, box);
        Deque<Arclength.Place> crossings = new ArrayDeque<>();
        for (int k = 0; k < SECTIONS; k++) {
            double share = (double) k / (SECTIONS - 1);
            double value = (1 - share) * from + share * to;
            double[] at = p.clone();
            at[free] = value;
            for (Equilibrium equilibrium : finder.find(at)) {
                double[] point = dynamics.project(equilibrium.state());
                if (branches.size() < MOST_BRANCHES && !known(point, value)) {
                    add(
                            continuation.through(
                                    point,
                                    value,
                                    "equilibrium at "
                                            + dynamics.parameters().get(free)
                                            + " = "
                                            + value),
                            crossings);
                }
                while (!crossings.isEmpty() && branches.size() < MOST_BRANCHES) {
                    cross(continuation, crossings.pop(), crossings);
                }
            }
        }
    }

    private void add(EquilibriumContinuation.Traced traced, Deque<Arclength.Place> crossings) {
        if (traced == null) {
            return;
        }
        branches.add(traced.branch());
        for (SpecialPoint point : traced.special()) {
            if (special.stream().noneMatch(other -> same(other, point))) {
                special.add(point);
            }
        }
        traced.crossings().forEach(crossings::push);
    }

    /** Follows what leaves a branch point and is not known yet. */
    private void cross(
            EquilibriumContinuation continuation,
            Arclength.Place place,
            Deque<Arclength.Place> crossings) {
        Arclength curve = continuation.curve();
        double parameter = place.u()[place.u().length - 1];
        for (double[] direction : BranchSwitch.directions(curve, continuation.equations(), place)) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double[] ahead = direction.clone();
                for (int i = 0; i < ahead.length; i++) {
                    ahead[i] *= sign;
                }
                Arclength.Place next =
                        curve.ahead(new Arclength.Place(place.u(), ahead, 0), 2 * sizes.first());
                if (next == null) {
                    continue;
                }
                double[] u = next.u();
                double[] point = java.util.Arrays.copyOf(u, u.length - 1);
                if (!box.contains(point) || known(point, u[u.length - 1])) {
                    continue;
                }
                add(
                        continuation.along(
                                next,
                                "branch point at "
                                        + dynamics.parameters().get(free)
                                        + " = "
                                        + parameter,
                                true),
                        crossings);
            }
        }
    }

    private boolean same(SpecialPoint a, SpecialPoint b) {
        if (a.kind() != b.kind()
                || Math.abs(a.parameter() - b.parameter()) > 1e-6 * Math.abs(to - from)) {
            return false;
        }
        double[] x = dynamics.project(a.state());
        double[] y = dynamics.project(b.state());
        for (int i = 0; i < x.length; i++) {
            if (Math.abs(x[i] - y[i]) > 1e-5 * Math.max(box.width(i), 1e-12)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a solution lies on a branch that is already followed. */
    private boolean known(double[] point, double parameter) {
        for (Branch branch : branches) {
            List<DiagramPoint> points = branch.points();
            for (int k = 1; k < points.size(); k++) {
                if (nearSegment(point, parameter, points.get(k - 1), points.get(k))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean nearSegment(
            double[] point, double parameter, DiagramPoint from, DiagramPoint to) {
        int d = point.length;
        double[] a = scaled(dynamics.project(from.state()), from.parameter());
        double[] b = scaled(dynamics.project(to.state()), to.parameter());
        double[] c = scaled(point, parameter);
        double along = 0;
        double length = 0;
        for (int i = 0; i <= d; i++) {
            along += (b[i] - a[i]) * (c[i] - a[i]);
            length += (b[i] - a[i]) * (b[i] - a[i]);
        }
        double share = length > 0 ? Math.max(0, Math.min(1, along / length)) : 0;
        double apart = 0;
        for (int i = 0; i <= d; i++) {
            double side = c[i] - a[i] - share * (b[i] - a[i]);
            apart += side * side;
        }
        // A chord of length h misses a curve of the allowed bend by less than .12 h.
        return Math.sqrt(apart) < Math.max(1e-6, .12 * Math.sqrt(length));
    }

    private double[] scaled(double[] point, double parameter) {
        double[] scaled = new double[point.length + 1];
        for (int i = 0; i < point.length; i++) {
            scaled[i] = point[i] / Math.max(box.width(i), 1e-12);
        }
        scaled[point.length] = parameter / Math.abs(to - this.from);
        return scaled;
    }
}
