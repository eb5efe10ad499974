package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import rncrn.field.Box;

/**
 * Follows cycles in one parameter by pseudo-arclength, with Floquet multipliers, and finds cycle
 * folds, period doublings and torus bifurcations on the way. A branch whose period grows beyond all
 * bounds by the law of a homoclinic orbit ends in a homoclinic point.
 */
final class CycleContinuation {
    /** A branch ends when its period has grown so many times. */
    private static final double PERIOD_GROWTH = 12;

    /** A cycle smaller than this share of the box has shrunk onto its equilibrium. */
    private static final double SMALLEST = 2e-3;

    private static final int REMESH = 4;

    private final Dynamics dynamics;
    private final double[] p;
    private final int free;
    private final double low;
    private final double high;
    private final Box box;
    private final StepSizes sizes;
    private final CycleNewton newton;
    private final CycleMeasures measures;

    /**
     * A branch with its special points.
     *
     * @param exits first cycles on the branches that leave it
     */
    record Traced(Branch branch, List<CriticalCycle> special, List<Exit> exits) {}

    /**
     * A way onto another branch.
     *
     * @param start a cycle with the direction of the other branch as its tangent
     * @param origin where it leaves, for people
     * @param kind what happens there
     */
    record Exit(CycleSolution start, String origin, SpecialPoint.Kind kind) {}

    CycleContinuation(
            Dynamics dynamics,
            int free,
            double[] p,
            double low,
            double high,
            Box box,
            StepSizes sizes) {
        this.dynamics = dynamics;
        this.p = p.clone();
        this.free = free;
        this.low = low;
        this.high = high;
        this.box = box;
        this.sizes = sizes;
        this.measures = new CycleMeasures(dynamics, box, high - low);
        this.newton =
                new CycleNewton(
                        dynamics.field(),
                        free,
                        p,
                        CycleRefinement.weights(dynamics, box),
                        high - low);
    }

    /** The branch that is born at a Hopf point; empty where its first cycle cannot be found. */
    Optional<Traced> fromHopf(SpecialPoint hopf) {
        double[] at = p.clone();
        at[free] = hopf.parameter();
        HopfPoint point =
                new HopfPoint(
                        dynamics.field(),
                        hopf.state(),
                        at,
                        2 * Math.PI / hopf.period(),
                        HopfPoint.size(box));
        CycleSolution start = newton.normalised(point.firstCycle(hopf));
        String origin = "Hopf point at " + name() + " = " + hopf.parameter();
        return leaving(start, 1)
                .map(walk -> CycleWalk.joined(List.of(walk), origin, Ending.HOPF, walk.ending()));
    }

    /**
     * The branch that leaves another, followed to one side of it; empty where its first cycle
     * cannot be found.
     */
    Optional<Traced> leaving(Exit exit, int side) {
        boolean doubling = exit.kind == SpecialPoint.Kind.PERIOD_DOUBLING;
        return leaving(exit.start, side)
                .map(
                        walk ->
                                CycleWalk.joined(
                                        List.of(walk),
                                        exit.origin,
                                        doubling ? Ending.PERIOD_DOUBLING : Ending.BRANCH_POINT,
                                        walk.ending()));
    }

    private Optional<CycleWalk> leaving(CycleSolution start, int side) {
        for (double size = sizes.first(); size > 1e-4; size /= 3) {
            CycleSolution first = ahead(start, side * size);
            if (first != null) {
                return Optional.of(walk(side < 0 ? first.reversed() : first));
            }
        }
        return Optional.empty();
    }

    /** The whole branch through a cycle; empty where it cannot be found again. */
    Optional<Traced> through(Orbit orbit, double period, double parameter) {
        CycleSolution at = newton.atParameter(orbit, period, parameter);
        CycleSolution start = at == null ? null : newton.withTangent(at);
        if (start == null) {
            return Optional.empty();
        }
        String origin = "cycle at " + name() + " = " + parameter;
        CycleWalk ahead = walk(start);
        if (ahead.ending() == Ending.CLOSED) {
            return Optional.of(
                    CycleWalk.joined(List.of(ahead), origin, Ending.CLOSED, Ending.CLOSED));
        }
        CycleWalk behind = walk(start.reversed());
        return Optional.of(
                CycleWalk.joined(List.of(behind, ahead), origin, behind.ending(), ahead.ending()));
    }

    /**
     * What lies beyond the last point of a branch that was followed before.
     *
     * @param curve the cycle there, if it was kept; else it is found by following the field, which
     *     strong repulsion makes impossible
     * @param towards sign of the direction of the parameter
     */
    Optional<Traced> beyond(DiagramPoint end, Optional<ClosedCurve> curve, double towards) {
        double[] at = p.clone();
        at[free] = end.parameter();
        Optional<Orbit> found =
                curve.map(ClosedCurve::orbit)
                        .or(
                                () ->
                                        new CycleRefinement(dynamics, box, at)
                                                .from(end.state(), end.period())
                                                .map(CycleSolution::orbit));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        CycleSolution solved = newton.atParameter(found.get(), end.period(), end.parameter());
        CycleSolution start = solved == null ? null : newton.withTangent(solved);
        if (start == null) {
            return Optional.empty();
        }
        CycleWalk walk = walk(start.tangentParameter() * towards < 0 ? start.reversed() : start);
        return Optional.of(
                CycleWalk.joined(List.of(walk), "resumed", walk.ending(), walk.ending()));
    }

    private String name() {
        return dynamics.parameters().get(free);
    }

    /**
     * The branch through a cycle to one side in the parameter, as far as it keeps attracting, or
     * not attracting; empty where the cycle cannot be found again.
     *
     * @param side 1 towards larger parameters, -1 towards smaller ones
     */
    Optional<Traced> alike(Orbit orbit, double period, double parameter, int side) {
        CycleSolution at = newton.atParameter(orbit, period, parameter);
        CycleSolution start = at == null ? null : newton.withTangent(at);
        if (start == null) {
            return Optional.empty();
        }
        CycleWalk walk =
                walk(side > 0 ? start : start.reversed(), next -> next.stable() == start.stable());
        return Optional.of(
                CycleWalk.joined(List.of(walk), "", Ending.PARAMETER_END, walk.ending()));
    }

    private CycleWalk walk(CycleSolution start) {
        return walk(start, solution -> true);
    }

    /** Follows cycles ahead, up to the first one that is not wanted any more. */
    private CycleWalk walk(CycleSolution start, Predicate<CycleSolution> wanted) {
        CycleWalk walked = CycleWalk.begun();
        List<CycleSolution> solutions = walked.solutions();
        solutions.add(start);
        CycleSolution here = start;
        double step = sizes.first();
        double amplitude = measures.amplitude(start);
        Homoclinic homoclinic = new Homoclinic(dynamics, box, p, free);
        while (solutions.size() < sizes.maxPoints()) {
            double size = Math.min(step, Math.max(.5 * amplitude, SMALLEST));
            CycleSolution from = here;
            CycleSolution next = ahead(from, size);
            if (next == null || turn(here, next) < .8) {
                step = size / 2;
                if (step < sizes.smallest()) {
                    return walked.ended(diverged(walked, homoclinic, Ending.STEP_TOO_SMALL));
                }
                continue;
            }
            double nextAmplitude = measures.amplitude(next);
            if (nextAmplitude < SMALLEST && nextAmplitude < amplitude) {
                return walked.ended(Ending.HOPF);
            }
            if (next.parameter() < low || next.parameter() > high) {
                double edge = next.parameter() < low ? low : high;
                double share = (edge - here.parameter()) / (next.parameter() - here.parameter());
                CycleSolution at = ahead(here, share * size);
                at = at == null ? null : newton.atParameter(at.orbit(), at.period(), edge);
                if (at != null) {
                    solutions.add(at);
                }
                return walked.ended(Ending.PARAMETER_END);
            }
            List<CycleSolution> halved = new ArrayList<>();
            for (CycleTest test : CycleTest.values()) {
                if (test.at(here) * test.at(next) < 0) {
                    test.zero(here, next, size, s -> ahead(from, s))
                            .ifPresent(
                                    at -> {
                                        if (repeats(at)) {
                                            halved.add(at);
                                        } else {
                                            note(test, at, walked);
                                        }
                                    });
                }
            }
            if (!halved.isEmpty()) {
                // Beyond it come the same cycles again, half a turn later.
                solutions.add(halved.get(0));
                return walked.ended(Ending.PERIOD_DOUBLING);
            }
            solutions.add(next);
            if (!wanted.test(next)) {
                return walked.ended(diverged(walked, homoclinic, Ending.STABILITY_LOST));
            }
            if (!measures.within(next)) {
                return walked.ended(Ending.DOMAIN_EDGE);
            }
            if (solutions.size() > 10 && returned(start, here, next, size)) {
                return walked.ended(Ending.CLOSED);
            }
            if (next.period() > PERIOD_GROWTH * start.period()) {
                return walked.ended(diverged(walked, homoclinic, Ending.PERIOD_LIMIT));
            }
            amplitude = nextAmplitude;
            step =
                    next.iterations() <= 4
                            ? Math.min(1.4 * size, sizes.largest())
                            : next.iterations() > 7 ? size / 1.5 : size;
            step = Math.max(step, sizes.smallest());
            here = solutions.size() % REMESH == 0 ? remeshed(next) : next;
        }
        return walked;
    }

    /** Whether the cycle runs twice through one loop. */
    private boolean repeats(CycleSolution at) {
        return measures.split(at) < 1e-2 * measures.amplitude(at);
    }

    private void note(CycleTest test, CycleSolution at, CycleWalk walked) {
        // The parameter turns where branches cross, too, on the one that loses a symmetry. And
        // rounding makes it turn where it stands still while the cycle changes, as in a canard
        // explosion.
        boolean seen =
                test == CycleTest.FOLD
                        && walked.special().stream()
                                .map(CriticalCycle::point)
                                .filter(other -> other.kind() != SpecialPoint.Kind.TORUS)
                                .filter(other -> other.kind() != SpecialPoint.Kind.PERIOD_DOUBLING)
                                .mapToDouble(SpecialPoint::parameter)
                                .anyMatch(
                                        other ->
                                                Math.abs(other - at.parameter())
                                                        < 1e-7 * (high - low));
        if (seen) {
            return;
        }
        walked.special().add(new CriticalCycle(special(test.kind(), at), at));
        String origin = test.kind().word() + " at " + name() + " = " + at.parameter();
        CycleSolution start =
                switch (test) {
                    case CROSSING -> newton.acrossBranchPoint(at);
                    case DOUBLING -> newton.doubled(at);
                    default -> null;
                };
        if (start != null) {
            walked.exits().add(new Exit(start, origin, test.kind()));
        }
    }

    /** Whether the walk has come back to its start, in size, period, parameter and direction. */
    private boolean returned(
            CycleSolution start, CycleSolution here, CycleSolution next, double size) {
        return start.tangentParameter() * next.tangentParameter() > 0
                && measures.apart(start, next) < size
                && measures.apart(start, here) < 1.5 * size;
    }

    private static Ending diverged(CycleWalk walked, Homoclinic homoclinic, Ending otherwise) {
        Optional<SpecialPoint> found = homoclinic.judge(walked.solutions());
        found.ifPresent(point -> walked.special().add(new CriticalCycle(point, walked.last())));
        return found.isPresent() ? Ending.HOMOCLINIC : otherwise;
    }

    private CycleSolution ahead(CycleSolution from, double s) {
        Orbit guess = from.orbit().plus(s, from.tangent());
        double period = from.period() * (1 + s * from.tangentPeriod());
        double parameter = from.parameter() + s * from.tangentParameter() * (high - low);
        return newton.along(
                guess,
                period,
                parameter,
                guess,
                new CycleNewton.Tangent(
                        from.tangent(), from.tangentPeriod(), from.tangentParameter()));
    }

    private CycleSolution remeshed(CycleSolution at) {
        double[] mesh = at.orbit().adapted(CycleRefinement.FEWEST, CycleRefinement.MOST);
        return new CycleSolution(
                at.orbit().on(mesh),
                at.period(),
                at.parameter(),
                at.tangent().on(mesh),
                at.tangentPeriod(),
                at.tangentParameter(),
                at.floquet(),
                at.determinant(),
                at.iterations());
    }

    private double turn(CycleSolution a, CycleSolution b) {
        return newton.product(a.tangent(), b.tangent())
                + a.tangentPeriod() * b.tangentPeriod()
                + a.tangentParameter() * b.tangentParameter();
    }

    static SpecialPoint special(SpecialPoint.Kind kind, CycleSolution at) {
        return new SpecialPoint(
                kind,
                at.parameter(),
                at.orbit().node(0).clone(),
                at.period(),
                Double.NaN,
                at.multipliers());
    }
}
