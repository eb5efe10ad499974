package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Floquet multipliers of a cycle, held by their logarithms, since those of strongly repelling
 * cycles and of fast perceptrons leave the range of double precision.
 *
 * @param logarithms logarithm of the modulus (real part) and argument in (-pi, pi] (imaginary part)
 *     of each, by falling modulus
 */
record Floquet(List<Eigenvalue> logarithms) {
    /** Nothing known. */
    static final Floquet NONE = new Floquet(List.of());

    /** Largest logarithm that a multiplier is given with. */
    private static final double LARGEST = 700;

    Floquet {
        List<Eigenvalue> sorted = new ArrayList<>(logarithms);
        sorted.sort(
                Comparator.comparingDouble(Eigenvalue::real)
                        .thenComparingDouble(Eigenvalue::imaginary)
                        .reversed());
        logarithms = List.copyOf(sorted);
    }

    /** The logarithm of a multiplier that is scaled by exp(scale). */
    static Eigenvalue logarithm(Eigenvalue scaled, double scale) {
        return new Eigenvalue(
                Math.log(scaled.modulus()) + scale, Math.atan2(scaled.imaginary(), scaled.real()));
    }

    /** The multipliers; a modulus beyond exp(700) is given as exp(700), one below range as 0. */
    List<Eigenvalue> multipliers() {
        return logarithms.stream().map(Floquet::exponential).toList();
    }

    private static Eigenvalue exponential(Eigenvalue logarithm) {
        double modulus = Math.exp(Math.min(logarithm.real(), LARGEST));
        double argument = logarithm.imaginary();
        if (argument == 0 || Math.abs(argument) == Math.PI) {
            return new Eigenvalue(argument == 0 ? modulus : -modulus, 0);
        }
        return new Eigenvalue(modulus * Math.cos(argument), modulus * Math.sin(argument));
    }

    /** The characteristic exponents: the logarithms by the period. */
    List<Eigenvalue> exponents(double period) {
        return logarithms.stream()
                .map(each -> new Eigenvalue(each.real() / period, each.imaginary() / period))
                .toList();
    }
}
