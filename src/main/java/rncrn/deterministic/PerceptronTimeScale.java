package rncrn.deterministic;

import rncrn.field.VectorField;

/**
 * Rate equations with the time scale mu of some of their species as one more parameter, the last:
 * the rates of those species are multiplied by mu0/mu, mu0 being the time scale that the rate
 * constants were made with. Equilibria do not depend on mu; everything else may.
 */
public final class PerceptronTimeScale implements VectorField {
    private final VectorField field;
    private final int[] scaled;
    private final double reference;

    /**
     * @param field the rate equations at the time scale of reference
     * @param scaled variables whose rates depend on mu
     * @param reference time scale of reference, positive
     */
    public PerceptronTimeScale(VectorField field, int[] scaled, double reference) {
        if (!(reference > 0)) {
            throw new IllegalArgumentException("a time scale is positive");
        }
        this.field = field;
        this.scaled = scaled.clone();
        this.reference = reference;
    }

    private double factor(double[] p) {
        return reference / p[field.parameters()];
    }

    @Override
    public int dimension() {
        return field.dimension();
    }

    @Override
    public int parameters() {
        return field.parameters() + 1;
    }

    @Override
    public void value(double[] x, double[] p, double[] out) {
        field.value(x, p, out);
        for (int i : scaled) {
            out[i] *= factor(p);
        }
    }

    @Override
    public void jacobian(double[] x, double[] p, double[][] out) {
        field.jacobian(x, p, out);
        for (int i : scaled) {
            for (int j = 0; j < dimension(); j++) {
                out[i][j] *= factor(p);
            }
        }
    }

    @Override
    public void parameterJacobian(double[] x, double[] p, double[][] out) {
        int last = field.parameters();
        field.parameterJacobian(x, p, out);
        double[] value = new double[dimension()];
        field.value(x, p, value);
        for (double[] row : out) {
            row[last] = 0;
        }
        for (int i : scaled) {
            for (int k = 0; k < last; k++) {
                out[i][k] *= factor(p);
            }
            out[i][last] = -factor(p) / p[last] * value[i];
        }
    }

    /** A field with one more parameter, the last, on which nothing depends. */
    public static VectorField ignoring(VectorField field) {
        return new PerceptronTimeScale(field, new int[0], 1);
    }
}
