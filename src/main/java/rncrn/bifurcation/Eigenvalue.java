package rncrn.bifurcation;

/** A complex number, as an eigenvalue or a Floquet multiplier. */
public record Eigenvalue(double real, double imaginary) {
    public double modulus() {
        return Math.hypot(real, imaginary);
    }
}
