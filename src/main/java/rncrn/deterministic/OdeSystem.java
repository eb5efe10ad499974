package rncrn.deterministic;

import rncrn.field.VectorField;

/**
 * A system of ordinary differential equations dy/dt = f(t, y) with its Jacobian. Implementations
 * are safe to call from any thread.
 */
public interface OdeSystem {
    /** Number of variables. */
    int dimension();

    /** Writes f(t, y). */
    void value(double t, double[] y, double[] out);

    /** Writes the Jacobian, out[i][j] = df_i/dy_j. */
    void jacobian(double t, double[] y, double[][] out);

    /** Whether f does not read the time; then {@link #timeDerivative} is not called. */
    default boolean isAutonomous() {
        return true;
    }

    /** Writes df/dt at fixed y. */
    default void timeDerivative(double t, double[] y, double[] out) {
        java.util.Arrays.fill(out, 0, dimension(), 0);
    }

    /** The field at fixed parameters; the array is copied. */
    static OdeSystem of(VectorField field, double[] parameters) {
        if (parameters.length != field.parameters()) {
            throw new IllegalArgumentException(
                    "the field has "
                            + field.parameters()
                            + " parameters, but "
                            + parameters.length
                            + " values are given");
        }
        double[] p = parameters.clone();
        return new OdeSystem() {
            @Override
            public int dimension() {
                return field.dimension();
            }

            @Override
            public void value(double t, double[] y, double[] out) {
                field.value(y, p, out);
            }

            @Override
            public void jacobian(double t, double[] y, double[][] out) {
                field.jacobian(y, p, out);
            }
        };
    }
}
