package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.List;
import rncrn.field.Box;

/**
 * Homoclinic orbits and folds of cycles followed in a second, positive parameter by steps in its
 * logarithm. At each value the first parameter is solved for: a homoclinic orbit is represented by
 * the cycle of a fixed long period (Doedel and Kernevez 1986), from which it differs by a term that
 * falls exponentially with the period; a fold is where the first parameter turns along the branch
 * of cycles, found by a secant along the arclength. The curve is followed as far as the second
 * parameter runs on.
 */
final class CriticalCycles {
    /** An ending of curves. */
    static final String LEFT = "the parameter left its range";

    private static final double FIRST = .1;
    private static final double SMALLEST = 1e-3;
    private static final double LARGEST = .3;

    /** Change of the first parameter with the logarithm of the period, in widths of its range. */
    private static final double DIVERGED = 5e-3;

    private final Dynamics dynamics;
    private final int free;
    private final int second;
    private final double[] p;
    private final double low;
    private final double high;
    private final Box box;
    private final CycleMeasures measures;

    /** A cycle at a value of the second parameter. */
    record Place(double second, CycleSolution cycle) {}

    /**
     * A stretch of the curve.
     *
     * @param places in order, the start first
     * @param ending why it ends; empty at the end of the range
     */
    record Traced(List<Place> places, String ending) {}

    /**
     * @param p all parameters, the second one at its value at the start
     * @param low smallest value of the first parameter
     * @param high largest value of it
     */
    CriticalCycles(
            Dynamics dynamics, int free, int second, double[] p, double low, double high, Box box) {
        this.dynamics = dynamics;
        this.free = free;
        this.second = second;
        this.p = p.clone();
        this.low = low;
        this.high = high;
        this.box = box;
        this.measures = new CycleMeasures(dynamics, box, high - low);
    }

    /** Follows a point to an end of the second parameter's range. */
    Traced follow(CriticalCycle from, double end) {
        boolean fold = from.point().kind() == SpecialPoint.Kind.CYCLE_FOLD;
        List<Place> places = new ArrayList<>();
        double start = p[second];
        String ending = TimeScale.LOST;
        CycleSolution first = solved(from.cycle(), start, fold);
        if (first == null) {
            return new Traced(List.of(), ending);
        }
        places.add(new Place(start, first));
        double distance = Math.abs(Math.log(end / start));
        double sign = Math.signum(end - start);
        double gone = 0;
        double step = FIRST;
        while (gone < distance) {
            double next = Math.min(distance, gone + step);
            double value = next == distance ? end : start * Math.exp(sign * next);
            CycleSolution found = solved(predicted(places, value), value, fold);
            String wrong = wrong(found, places.get(places.size() - 1).cycle, fold);
            if (!wrong.isEmpty()) {
                ending = wrong;
                step /= 2;
                if (step < SMALLEST) {
                    return new Traced(places, ending);
                }
                continue;
            }
            places.add(new Place(value, found));
            gone = next;
            step = Math.min(1.5 * step, LARGEST);
        }
        return new Traced(places, "");
    }

    /** What forbids to take a solution; empty where nothing does. */
    private String wrong(CycleSolution found, CycleSolution before, boolean fold) {
        if (found == null || Math.abs(found.parameter() - before.parameter()) > .1 * (high - low)) {
            return "no longer found: the curve turns back in mu, or ends";
        }
        if (found.parameter() < low || found.parameter() > high) {
            return LEFT;
        }
        if (!measures.within(found)) {
            return "the cycle left the domain";
        }
        boolean diverges =
                Math.abs(found.tangentParameter()) < DIVERGED * Math.abs(found.tangentPeriod());
        return fold || diverges ? "" : "the period does not diverge there any more";
    }

    /** The last cycle, moved on along the secant through the last two. */
    private CycleSolution predicted(List<Place> places, double value) {
        Place last = places.get(places.size() - 1);
        double[] mesh = last.cycle.orbit().adapted(CycleRefinement.FEWEST, CycleRefinement.MOST);
        Orbit orbit = last.cycle.orbit().on(mesh);
        double period = last.cycle.period();
        double parameter = last.cycle.parameter();
        if (places.size() > 1) {
            Place before = places.get(places.size() - 2);
            double share = Math.log(value / last.second) / Math.log(last.second / before.second);
            Orbit old = before.cycle.orbit().on(mesh);
            orbit = orbit.plus(share, orbit.plus(-1, old));
            period += share * (period - before.cycle.period());
            parameter += share * (parameter - before.cycle.parameter());
        }
        return new CycleSolution(
                orbit,
                period,
                parameter,
                last.cycle.tangent().on(mesh),
                last.cycle.tangentPeriod(),
                last.cycle.tangentParameter(),
                last.cycle.floquet(),
                last.cycle.determinant(),
                0);
    }

    private CycleSolution solved(CycleSolution guess, double value, boolean fold) {
        double[] at = p.clone();
        at[second] = value;
        CycleNewton newton =
                new CycleNewton(
                        dynamics.field(),
                        free,
                        at,
                        CycleRefinement.weights(dynamics, box),
                        high - low);
        if (fold) {
            return turning(newton, guess);
        }
        Orbit zero = guess.orbit().plus(-1, guess.orbit());
        return ahead(newton, guess, new CycleNewton.Tangent(zero, 1, 0), 0);
    }

    /** The turning point near a cycle on a branch, by secants along it. */
    private CycleSolution turning(CycleNewton newton, CycleSolution guess) {
        CycleSolution base = ahead(newton, guess, tangent(guess), 0);
        if (base == null) {
            return null;
        }
        CycleSolution found = base;
        double a = 0;
        double fa = base.tangentParameter();
        double b = 1e-3;
        for (int k = 0; k < 20 && Math.abs(found.tangentParameter()) > 1e-9; k++) {
            found = ahead(newton, base, tangent(base), b);
            if (found == null) {
                return null;
            }
            double fb = found.tangentParameter();
            double next = b - fb * (b - a) / (fb - fa);
            a = b;
            fa = fb;
            b = Math.max(b - .1, Math.min(b + .1, next));
            if (Math.abs(b - a) < 1e-12) {
                break;
            }
        }
        return Math.abs(found.tangentParameter()) < 1e-5 ? found : null;
    }

    private static CycleNewton.Tangent tangent(CycleSolution at) {
        return new CycleNewton.Tangent(at.tangent(), at.tangentPeriod(), at.tangentParameter());
    }

    private CycleSolution ahead(
            CycleNewton newton, CycleSolution from, CycleNewton.Tangent tangent, double s) {
        Orbit orbit = from.orbit().plus(s, tangent.orbit());
        return newton.along(
                orbit,
                from.period() * (1 + s * tangent.period()),
                from.parameter() + s * tangent.parameter() * (high - low),
                orbit,
                tangent);
    }
}
