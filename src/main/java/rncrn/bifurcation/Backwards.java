package rncrn.bifurcation;

import rncrn.field.VectorField;

/** A field with time running backwards. */
record Backwards(VectorField field) implements VectorField {
    @Override
    public int dimension() {
        return field.dimension();
    }

    @Override
    public int parameters() {
        return field.parameters();
    }

    @Override
    public void value(double[] x, double[] p, double[] out) {
        field.value(x, p, out);
        for (int i = 0; i < dimension(); i++) {
            out[i] = -out[i];
        }
    }

    @Override
    public void jacobian(double[] x, double[] p, double[][] out) {
        field.jacobian(x, p, out);
        negate(out, dimension());
    }

    @Override
    public void parameterJacobian(double[] x, double[] p, double[][] out) {
        field.parameterJacobian(x, p, out);
        negate(out, parameters());
    }

    private void negate(double[][] matrix, int columns) {
        for (int i = 0; i < dimension(); i++) {
            for (int j = 0; j < columns; j++) {
                matrix[i][j] = -matrix[i][j];
            }
        }
    }
}
