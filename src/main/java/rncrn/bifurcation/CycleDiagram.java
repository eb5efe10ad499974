package rncrn.bifurcation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import rncrn.field.Box;

/**
 * All branches of cycles over a range of one parameter: entered at Hopf points, from trajectories
 * at several values of the parameter, and where branches of cycles cross or double their period.
 */
final class CycleDiagram {
    private static final int MOST_BRANCHES = 24;

    /** Branch points in a row that are passed through; a cascade of doublings has no end. */
    private static final int MOST_SWITCHES = 2;

    private final Dynamics dynamics;
    private final int free;
    private final double[] p;
    private final BifurcationDiagram.Settings settings;
    private final double range;
    private final CycleContinuation continuation;
    private final List<Branch> found = new ArrayList<>();
    private final List<CriticalCycle> special = new ArrayList<>();
    private final Deque<Pending> exits = new ArrayDeque<>();

    /** A way onto another branch, and how many branch points lie before it. */
    private record Pending(CycleContinuation.Exit exit, int depth) {}

    CycleDiagram(Dynamics dynamics, int free, double[] p, BifurcationDiagram.Settings settings) {
        this.dynamics = dynamics;
        this.free = free;
        this.p = p.clone();
        this.settings = settings;
        double low = Math.min(settings.from(), settings.to());
        double high = Math.max(settings.from(), settings.to());
        this.range = high - low;
        this.continuation =
                new CycleContinuation(
                        dynamics, free, p, low, high, settings.box(), settings.cycleSteps());
    }

    List<Branch> branches() {
        return List.copyOf(found);
    }

    List<CriticalCycle> special() {
        return List.copyOf(special);
    }

    /**
     * Computes everything.
     *
     * @param rest special points of the equilibria, the Hopf points among them
     */
    void compute(List<SpecialPoint> rest) {
        for (SpecialPoint point : rest) {
            boolean hopf = point.kind() == SpecialPoint.Kind.HOPF;
            if (hopf && room() && found.stream().noneMatch(b -> endsAt(b, point, range))) {
                continuation.fromHopf(point).ifPresent(traced -> add(traced, 0));
                leave();
            }
        }
        RegimeFinder finder = new RegimeFinder(dynamics, settings.box());
        for (int k = 0; k < settings.sections(); k++) {
            double share = (double) k / (settings.sections() - 1);
            // A mean of the ends keeps within them, where their difference may round beyond.
            double value = (1 - share) * settings.from() + share * settings.to();
            double[] at = p.clone();
            at[free] = value;
            for (RegimeFinder.Solved cycle : finder.cycles(at)) {
                if (room() && !known(point(cycle.cycle(), value))) {
                    continuation
                            .through(cycle.solution().orbit(), cycle.cycle().period(), value)
                            .ifPresent(traced -> add(traced, 0));
                    leave();
                }
            }
        }
    }

    private boolean room() {
        return found.size() < MOST_BRANCHES;
    }

    /** Follows the branches that leave those found. */
    private void leave() {
        while (!exits.isEmpty() && room()) {
            Pending pending = exits.removeFirst();
            CycleContinuation.Exit exit = pending.exit;
            // Both sides of a period doubling are the same cycles, half a turn apart.
            int sides = exit.kind() == SpecialPoint.Kind.PERIOD_DOUBLING ? 1 : 2;
            for (int side = 0; side < sides; side++) {
                continuation
                        .leaving(exit, 1 - 2 * side)
                        .filter(traced -> fresh(traced.branch()))
                        .ifPresent(traced -> add(traced, pending.depth + 1));
            }
        }
    }

    private void add(CycleContinuation.Traced traced, int depth) {
        found.add(traced.branch());
        special.addAll(traced.special());
        for (CycleContinuation.Exit exit : traced.exits()) {
            if (depth < MOST_SWITCHES) {
                exits.add(new Pending(exit, depth));
            }
        }
    }

    /** Whether a branch goes where none is yet, judged at its middle. */
    private boolean fresh(Branch branch) {
        DiagramPoint middle = branch.points().get(branch.points().size() / 2);
        return branch.points().size() > 2 && !known(middle);
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

    private static DiagramPoint point(Cycle cycle, double parameter) {
        return new DiagramPoint(
                parameter,
                cycle.orbit()[0],
                cycle.stable(),
                cycle.period(),
                cycle.minimum(),
                cycle.maximum(),
                cycle.multipliers());
    }

    /** Whether a cycle lies on a branch that is already followed. */
    private boolean known(DiagramPoint cycle) {
        Box box = settings.box();
        double value = cycle.parameter();
        double[] low = dynamics.project(cycle.minimum());
        double[] high = dynamics.project(cycle.maximum());
        for (Branch branch : found) {
            List<DiagramPoint> points = branch.points();
            for (int k = 1; k < points.size(); k++) {
                DiagramPoint a = points.get(k - 1);
                DiagramPoint b = points.get(k);
                double beside = (a.parameter() - value) * (b.parameter() - value);
                if (beside > 1e-12 * range * range) {
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
}
