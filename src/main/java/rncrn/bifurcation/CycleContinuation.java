package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Collections;
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
    record Traced(Branch branch, List<SpecialPoint> special, List<Exit> exits) {}

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
                .map(walk -> traced(List.of(walk), origin, Ending.HOPF, walk.ending));
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
                                traced(
                                        List.of(walk),
                                        exit.origin,
                                        doubling ? Ending.PERIOD_DOUBLING : Ending.BRANCH_POINT,
                                        walk.ending));
    }

    private Optional<Walk> leaving(CycleSolution start, int side) {
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
        Walk ahead = walk(start);
        if (ahead.ending == Ending.CLOSED) {
            return Optional.of(traced(List.of(ahead), origin, Ending.CLOSED, Ending.CLOSED));
        }
        Walk behind = walk(start.reversed());
        return Optional.of(traced(List.of(behind, ahead), origin, behind.ending, ahead.ending));
    }

    /**
     * What lies beyond the last point of a branch that was followed before.
     *
     * @param towards sign of the direction of the parameter
     */
    Optional<Traced> beyond(DiagramPoint end, double towards) {
        double[] at = p.clone();
        at[free] = end.parameter();
        Optional<CycleSolution> found =
                new CycleRefinement(dynamics, box, at).from(end.state(), end.period());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        CycleSolution solved =
                newton.atParameter(found.get().orbit(), found.get().period(), end.parameter());
        CycleSolution start = solved == null ? null : newton.withTangent(solved);
        if (start == null) {
            return Optional.empty();
        }
        Walk walk = walk(start.tangentParameter() * towards < 0 ? start.reversed() : start);
        return Optional.of(traced(List.of(walk), "resumed", walk.ending, walk.ending));
    }

    private String name() {
        return dynamics.parameters().get(free);
    }

    private record Walk(
            List<CycleSolution> solutions,
            List<SpecialPoint> special,
            List<Exit> exits,
            Ending ending) {
        Walk(Ending ending, Walk walked) {
            this(walked.solutions, walked.special, walked.exits, ending);
        }
    }

    /**
     * The branch through a cycle to one side in the parameter, as far as it attracts; empty where
     * the cycle cannot be found again.
     *
     * @param side 1 towards larger parameters, -1 towards smaller ones
     */
    Optional<Traced> stable(Orbit orbit, double period, double parameter, int side) {
        CycleSolution at = newton.atParameter(orbit, period, parameter);
        CycleSolution start = at == null ? null : newton.withTangent(at);
        if (start == null) {
            return Optional.empty();
        }
        Walk walk = walk(side > 0 ? start : start.reversed(), CycleSolution::stable);
        return Optional.of(traced(List.of(walk), "", Ending.PARAMETER_END, walk.ending));
    }

    private Walk walk(CycleSolution start) {
        return walk(start, solution -> true);
    }

    /** Follows cycles ahead, up to the first one that is not wanted any more. */
    private Walk walk(CycleSolution start, Predicate<CycleSolution> wanted) {
        List<CycleSolution> solutions = new ArrayList<>();
        List<SpecialPoint> special = new ArrayList<>();
        List<Exit> exits = new ArrayList<>();
        Walk walked = new Walk(solutions, special, exits, Ending.MOST_POINTS);
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
                    return new Walk(
                            diverged(solutions, special, homoclinic, Ending.STEP_TOO_SMALL),
                            walked);
                }
                continue;
            }
            double nextAmplitude = measures.amplitude(next);
            if (nextAmplitude < SMALLEST && nextAmplitude < amplitude) {
                return new Walk(Ending.HOPF, walked);
            }
            if (next.parameter() < low || next.parameter() > high) {
                double edge = next.parameter() < low ? low : high;
                double share = (edge - here.parameter()) / (next.parameter() - here.parameter());
                CycleSolution at = ahead(here, share * size);
                at = at == null ? null : newton.atParameter(at.orbit(), at.period(), edge);
                if (at != null) {
                    solutions.add(at);
                }
                return new Walk(Ending.PARAMETER_END, walked);
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
                                            note(test, at, special, exits);
                                        }
                                    });
                }
            }
            if (!halved.isEmpty()) {
                // Beyond it come the same cycles again, half a turn later.
                solutions.add(halved.get(0));
                return new Walk(Ending.PERIOD_DOUBLING, walked);
            }
            solutions.add(next);
            if (!wanted.test(next)) {
                return new Walk(
                        diverged(solutions, special, homoclinic, Ending.STABILITY_LOST), walked);
            }
            if (!measures.within(next)) {
                return new Walk(Ending.DOMAIN_EDGE, walked);
            }
            if (solutions.size() > 10 && returned(start, here, next, size)) {
                return new Walk(Ending.CLOSED, walked);
            }
            if (next.period() > PERIOD_GROWTH * start.period()) {
                return new Walk(
                        diverged(solutions, special, homoclinic, Ending.PERIOD_LIMIT), walked);
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

    private void note(
            CycleTest test, CycleSolution at, List<SpecialPoint> special, List<Exit> exits) {
        // The parameter turns where branches cross, too, on the one that loses a symmetry. And
        // where
        // it stands still while the cycle changes, as in a canard explosion, rounding makes it
        // turn.
        boolean seen =
                test == CycleTest.FOLD
                        && special.stream()
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
        special.add(special(test.kind(), at));
        String origin = test.kind().word() + " at " + name() + " = " + at.parameter();
        CycleSolution start =
                switch (test) {
                    case CROSSING -> newton.acrossBranchPoint(at);
                    case DOUBLING -> newton.doubled(at);
                    default -> null;
                };
        if (start != null) {
            exits.add(new Exit(start, origin, test.kind()));
        }
    }

    /** Whether the walk has come back to its start, in size, period, parameter and direction. */
    private boolean returned(
            CycleSolution start, CycleSolution here, CycleSolution next, double size) {
        return start.tangentParameter() * next.tangentParameter() > 0
                && measures.apart(start, next) < size
                && measures.apart(start, here) < 1.5 * size;
    }

    private Ending diverged(
            List<CycleSolution> solutions,
            List<SpecialPoint> special,
            Homoclinic homoclinic,
            Ending otherwise) {
        Optional<SpecialPoint> found = homoclinic.judge(solutions);
        found.ifPresent(special::add);
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
                at.multipliers(),
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

    private static Traced traced(List<Walk> walks, String origin, Ending first, Ending last) {
        List<CycleSolution> solutions = new ArrayList<>(walks.get(0).solutions);
        List<SpecialPoint> special = new ArrayList<>(walks.get(0).special);
        List<Exit> exits = new ArrayList<>(walks.get(0).exits);
        if (walks.size() == 2) {
            // Both begin at the same cycle; the first runs backwards from it.
            Collections.reverse(solutions);
            Collections.reverse(special);
            Walk ahead = walks.get(1);
            solutions.addAll(ahead.solutions.subList(1, ahead.solutions.size()));
            special.addAll(ahead.special);
            exits.addAll(ahead.exits);
        }
        List<DiagramPoint> points = new ArrayList<>();
        for (CycleSolution solution : solutions) {
            points.add(
                    new DiagramPoint(
                            solution.parameter(),
                            solution.orbit().node(0).clone(),
                            solution.stable(),
                            solution.period(),
                            solution.orbit().minimum(),
                            solution.orbit().maximum(),
                            solution.multipliers()));
        }
        return new Traced(
                new Branch(Branch.Type.CYCLE, origin, points, first, last), special, exits);
    }
}
