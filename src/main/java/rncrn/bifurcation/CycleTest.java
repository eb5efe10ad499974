package rncrn.bifurcation;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Functions of a cycle whose sign changes mark its bifurcations. */
@SuppressWarnings("ImmutableEnumChecker") // Functions of mathematics hold no state.
enum CycleTest {
    /** The parameter turns: a multiplier passes 1 and two cycles meet. */
    FOLD(
            SpecialPoint.Kind.CYCLE_FOLD,
            CycleSolution::tangentParameter,
            at -> Math.abs(at.tangentParameter()) < 1e-3),
    /** Two branches cross: a multiplier passes 1, as it does where a symmetry is lost. */
    CROSSING(
            SpecialPoint.Kind.BRANCH_POINT,
            CycleSolution::determinant,
            at -> at.free().stream().anyMatch(m -> Math.hypot(m.real() - 1, m.imaginary()) < 1e-3)),
    /** A multiplier passes -1. */
    DOUBLING(
            SpecialPoint.Kind.PERIOD_DOUBLING,
            CycleTest::doubling,
            at -> Math.abs(doubling(at)) < 1e-3),
    /** A complex pair passes the unit circle. */
    TORUS(SpecialPoint.Kind.TORUS, CycleTest::torus, at -> Math.abs(torus(at)) < 1e-3);

    private final SpecialPoint.Kind kind;
    private final ToDoubleFunction<CycleSolution> function;
    private final Predicate<CycleSolution> zero;

    CycleTest(
            SpecialPoint.Kind kind,
            ToDoubleFunction<CycleSolution> function,
            Predicate<CycleSolution> zero) {
        this.kind = kind;
        this.function = function;
        this.zero = zero;
    }

    /** What a zero means. */
    SpecialPoint.Kind kind() {
        return kind;
    }

    double at(CycleSolution solution) {
        return function.applyAsDouble(solution);
    }

    /**
     * The zero behind a sign change: the Illinois method, then bisection. Empty where the function
     * jumps.
     *
     * @param from cycle before it
     * @param to cycle after it
     * @param s length of the way between them
     * @param ahead the cycle so far ahead of the first, null where it cannot be found
     */
    Optional<CycleSolution> zero(
            CycleSolution from, CycleSolution to, double s, DoubleFunction<CycleSolution> ahead) {
        double a = 0;
        double b = s;
        double fa = at(from);
        double fb = at(to);
        CycleSolution best = null;
        for (int k = 0; k < 40 && Math.abs(b - a) > 1e-11; k++) {
            double c = k < 25 ? (a * fb - b * fa) / (fb - fa) : (a + b) / 2;
            CycleSolution at = ahead.apply(c);
            if (at == null) {
                break;
            }
            best = at;
            double fc = at(at);
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
        return Optional.ofNullable(best).filter(this::zeroAt);
    }

    /**
     * Whether the place at which a sign change was pinned down is a zero, and no jump of the
     * function, as where a pair of multipliers becomes real.
     */
    private boolean zeroAt(CycleSolution solution) {
        return zero.test(solution);
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
}
