package rncrn.bifurcation;

import java.util.List;

/**
 * A closed orbit.
 *
 * @param period its period
 * @param orbit states of the full field at equal steps of time, one period, the first not repeated
 * @param minimum smallest value of each variable on the orbit
 * @param maximum largest value of each variable on the orbit
 * @param multipliers Floquet multipliers by falling modulus, the trivial 1 among them
 * @param exponents characteristic exponents: logarithms of the multipliers by the period, right
 *     even where a large multiplier leaves the range of double precision; directions that decay
 *     within an interval of the mesh, as fast perceptrons do, come out as strongly negative only
 * @param stable whether all but the trivial multiplier lie inside the unit circle
 */
@SuppressWarnings("ArrayRecordComponent") // A holder of results, never compared.
public record Cycle(
        double period,
        double[][] orbit,
        double[] minimum,
        double[] maximum,
        List<Eigenvalue> multipliers,
        List<Eigenvalue> exponents,
        boolean stable) {}
