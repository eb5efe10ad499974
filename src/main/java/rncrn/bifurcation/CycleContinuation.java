package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
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
    private final Box guard;
    private final StepSizes sizes;
    private final CycleNewton newton;
    private final List<ToDoubleFunction<CycleSolution>> tests =
            List.of(
                    CycleSolution::tangentParameter,
                    CycleContinuation::doubling,
                    CycleContinuation::torus);
    private static final List<SpecialPoint.Kind> KINDS =
            List.of(
                    SpecialPoint.Kind.CYCLE_FOLD,
                    SpecialPoint.Kind.PERIOD_DOUBLING,
                    SpecialPoint.Kind.TORUS);

    /** A branch with its special points. */
    record Traced(Branch branch, List<SpecialPoint> special) {}

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
        this.guard = box.grown(.25);
        this.sizes = sizes;
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
                new HopfPoint(dynamics.field(), hopf.state(), at, 2 * Math.PI / hopf.period());
        double[] mesh = Orbit.uniform(CycleRefinement.FEWEST);
        double[] places = Orbit.places(mesh);
        double[][] rest = new double[places.length][];
        double[][] wave = new double[places.length][rest.length];
        double[] re = point.real();
        double[] im = point.imaginary();
        for (int k = 0; k < places.length; k++) {
            double angle = 2 * Math.PI * places[k];
            rest[k] = hopf.state().clone();
            wave[k] = new double[re.length];
            for (int i = 0; i < re.length; i++) {
                wave[k][i] = re[i] * Math.cos(angle) - im[i] * Math.sin(angle);
            }
        }
        Orbit direction = new Orbit(mesh, wave);
        double length = Math.sqrt(newton.product(direction, direction));
        if (!(length > 0)) {
            return Optional.empty();
        }
        direction = direction.plus(1 / length - 1, direction);
        CycleSolution start =
                new CycleSolution(
                        new Orbit(mesh, rest),
                        hopf.period(),
                        hopf.parameter(),
                        direction,
                        0,
                        0,
                        List.of(),
                        0);
        for (double size = sizes.first(); size > 1e-4; size /= 3) {
            CycleSolution first = ahead(start, size);
            if (first != null) {
                String origin = "Hopf point at " + name() + " = " + hopf.parameter();
                Walk walk = walk(first);
                return Optional.of(
                        traced(walk.solutions, walk.special, origin, Ending.HOPF, walk.ending));
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
        Walk behind = walk(start.reversed());
        List<CycleSolution> all = new ArrayList<>(behind.solutions);
        Collections.reverse(all);
        all.addAll(ahead.solutions.subList(1, ahead.solutions.size()));
        List<SpecialPoint> special = new ArrayList<>(behind.special);
        Collections.reverse(special);
        special.addAll(ahead.special);
        return Optional.of(traced(all, special, origin, behind.ending, ahead.ending));
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
        return Optional.of(
                traced(walk.solutions, walk.special, "resumed", walk.ending, walk.ending));
    }

    private String name() {
        return dynamics.parameters().get(free);
    }

    private record Walk(List<CycleSolution> solutions, List<SpecialPoint> special, Ending ending) {}

    private Walk walk(CycleSolution start) {
        List<CycleSolution> solutions = new ArrayList<>();
        List<SpecialPoint> special = new ArrayList<>();
        solutions.add(start);
        CycleSolution here = start;
        double step = sizes.first();
        double amplitude = amplitude(start);
        Homoclinic homoclinic = new Homoclinic(dynamics, box, p, free);
        while (solutions.size() < sizes.maxPoints()) {
            double size = Math.min(step, Math.max(.5 * amplitude, SMALLEST));
            CycleSolution next = ahead(here, size);
            if (next == null || turn(here, next) < .8) {
                step = size / 2;
                if (step < sizes.smallest()) {
                    return new Walk(
                            solutions,
                            special,
                            diverged(solutions, special, homoclinic, Ending.STEP_TOO_SMALL));
                }
                continue;
            }
            double nextAmplitude = amplitude(next);
            if (nextAmplitude < SMALLEST && nextAmplitude < amplitude) {
                return new Walk(solutions, special, Ending.HOPF);
            }
            if (next.parameter() < low || next.parameter() > high) {
                double edge = next.parameter() < low ? low : high;
                double share = (edge - here.parameter()) / (next.parameter() - here.parameter());
                CycleSolution at = ahead(here, share * size);
                at = at == null ? null : newton.atParameter(at.orbit(), at.period(), edge);
                if (at != null) {
                    solutions.add(at);
                }
                return new Walk(solutions, special, Ending.PARAMETER_END);
            }
            for (int k = 0; k < tests.size(); k++) {
                double before = tests.get(k).applyAsDouble(here);
                double after = tests.get(k).applyAsDouble(next);
                if (before * after < 0) {
                    event(here, size, k, before, after).ifPresent(special::add);
                }
            }
            solutions.add(next);
            if (!within(next.orbit())) {
                return new Walk(solutions, special, Ending.DOMAIN_EDGE);
            }
            if (next.period() > PERIOD_GROWTH * start.period()) {
                return new Walk(
                        solutions,
                        special,
                        diverged(solutions, special, homoclinic, Ending.PERIOD_LIMIT));
            }
            amplitude = nextAmplitude;
            step =
                    next.iterations() <= 4
                            ? Math.min(1.4 * size, sizes.largest())
                            : next.iterations() > 7 ? size / 1.5 : size;
            step = Math.max(step, sizes.smallest());
            here = solutions.size() % REMESH == 0 ? remeshed(next) : next;
        }
        return new Walk(solutions, special, Ending.MOST_POINTS);
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
                at.iterations());
    }

    private double turn(CycleSolution a, CycleSolution b) {
        return newton.product(a.tangent(), b.tangent())
                + a.tangentPeriod() * b.tangentPeriod()
                + a.tangentParameter() * b.tangentParameter();
    }

    private double amplitude(CycleSolution solution) {
        return CycleRefinement.amplitude(dynamics, box, solution.orbit());
    }

    private boolean within(Orbit orbit) {
        return guard.contains(dynamics.project(orbit.minimum()))
                && guard.contains(dynamics.project(orbit.maximum()));
    }

    /** Refines a sign change of a test function between 0 and s ahead. */
    private Optional<SpecialPoint> event(
            CycleSolution from, double s, int test, double atFrom, double atEnd) {
        double a = 0;
        double b = s;
        double fa = atFrom;
        double fb = atEnd;
        CycleSolution best = null;
        for (int k = 0; k < 40 && Math.abs(b - a) > 1e-11; k++) {
            double c = k < 25 ? (a * fb - b * fa) / (fb - fa) : (a + b) / 2;
            CycleSolution at = ahead(from, c);
            if (at == null) {
                break;
            }
            best = at;
            double fc = tests.get(test).applyAsDouble(at);
            if (fc == 0) {
                break;
            }
            if (fc * fb < 0) {
                a = b;
                fa = fb;
            } else {
                fa /= 2;
            }
            b = c;
            fb = fc;
        }
        if (best == null || Math.abs(tests.get(test).applyAsDouble(best)) > 1e-3) {
            // A jump of the test function, as where a pair of multipliers becomes real.
            return Optional.empty();
        }
        return Optional.of(special(KINDS.get(test), best));
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

    /** Distance of the nearest real multiplier from -1, signed by how many are beyond. */
    private static double doubling(CycleSolution solution) {
        double distance = 1;
        boolean even = true;
        for (Eigenvalue m : solution.free()) {
            if (m.imaginary() == 0 && m.real() < 0) {
                distance = Math.min(distance, Math.abs(m.real() + 1));
                even ^= m.real() < -1;
            }
        }
        return even ? distance : -distance;
    }

    /** Distance of the nearest complex pair from the unit circle, signed likewise. */
    private static double torus(CycleSolution solution) {
        double distance = 1;
        boolean even = true;
        for (Eigenvalue m : solution.free()) {
            if (m.imaginary() > 0) {
                distance = Math.min(distance, Math.abs(m.modulus() - 1));
                even ^= m.modulus() > 1;
            }
        }
        return even ? distance : -distance;
    }

    private static Traced traced(
            List<CycleSolution> solutions,
            List<SpecialPoint> special,
            String origin,
            Ending first,
            Ending last) {
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
        return new Traced(new Branch(Branch.Type.CYCLE, origin, points, first, last), special);
    }
}
