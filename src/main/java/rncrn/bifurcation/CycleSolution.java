package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A cycle solved by collocation, with the tangent of its branch.
 *
 * @param orbit one period over [0, 1]
 * @param period its period
 * @param parameter value of the free parameter
 * @param tangent tangent of the branch, its part in the orbit; null at a fixed parameter
 * @param tangentPeriod its part in the period, in units of the period
 * @param tangentParameter its part in the parameter, in units of the parameter's range
 * @param floquet its Floquet multipliers
 * @param determinant of the equations over the tangent: it changes sign where branches cross
 * @param iterations Newton steps that were needed
 */
record CycleSolution(
        Orbit orbit,
        double period,
        double parameter,
        Orbit tangent,
        double tangentPeriod,
        double tangentParameter,
        Floquet floquet,
        double determinant,
        int iterations) {

    /** Floquet multipliers by falling modulus. */
    List<Eigenvalue> multipliers() {
        return floquet.multipliers();
    }

    /**
     * The multipliers without the trivial one: the closest to 1, by the logarithm, since near a
     * saddle its error grows by factors.
     */
    List<Eigenvalue> free() {
        List<Eigenvalue> others = new ArrayList<>(floquet.logarithms());
        others.sort(Comparator.comparingDouble(m -> Math.hypot(m.real(), m.imaginary())));
        return new Floquet(others.subList(1, others.size())).multipliers();
    }

    /** Whether the cycle attracts. */
    boolean stable() {
        return free().stream().allMatch(m -> m.modulus() < 1);
    }

    /** How far the trivial multiplier is from 1: a measure of the discretisation error. */
    double trivialError() {
        return multipliers().stream()
                .mapToDouble(m -> Math.hypot(m.real() - 1, m.imaginary()))
                .min()
                .orElseThrow();
    }

    CycleSolution reversed() {
        return towards(
                new CycleNewton.Tangent(
                        tangent.plus(-2, tangent), -tangentPeriod, -tangentParameter));
    }

    /** The same cycle with another direction to go on in. */
    CycleSolution towards(CycleNewton.Tangent direction) {
        return new CycleSolution(
                orbit,
                period,
                parameter,
                direction.orbit(),
                direction.period(),
                direction.parameter(),
                floquet,
                -determinant,
                iterations);
    }
}
