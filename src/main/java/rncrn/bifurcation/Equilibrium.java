package rncrn.bifurcation;

import java.util.List;

/**
 * A point at rest.
 *
 * @param state the state, in the full field
 * @param eigenvalues of the Jacobian there, by falling real part
 */
@SuppressWarnings("ArrayRecordComponent") // A holder of results, never compared.
public record Equilibrium(double[] state, List<Eigenvalue> eigenvalues) {
    /** Whether every eigenvalue has a negative real part. */
    public boolean stable() {
        return eigenvalues.get(0).real() < 0;
    }

    /** Number of eigenvalues with a positive real part. */
    public int unstableDirections() {
        return (int) eigenvalues.stream().filter(value -> value.real() > 0).count();
    }

    /** Whether trajectories wind round it: the leading eigenvalue is complex. */
    public boolean isFocus() {
        return eigenvalues.get(0).imaginary() != 0;
    }
}
