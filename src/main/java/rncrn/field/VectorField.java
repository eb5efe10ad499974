package rncrn.field;

/**
 * An autonomous vector field dx/dt = f(x; p) with N variables and P parameters. Implementations are
 * immutable and safe to call from any thread; arrays are the caller's.
 */
public interface VectorField {
    /** N, the number of variables. */
    int dimension();

    /** P, the number of parameters. */
    int parameters();

    /**
     * Writes f(x; p).
     *
     * @param x state, N long
     * @param p parameters, P long
     * @param out receives f, N long
     */
    void value(double[] x, double[] p, double[] out);

    /**
     * Writes the Jacobian, out[i][j] = df_i/dx_j.
     *
     * @param out N by N
     */
    void jacobian(double[] x, double[] p, double[][] out);

    /**
     * Writes the derivatives by the parameters, out[i][k] = df_i/dp_k.
     *
     * @param out N by P
     */
    void parameterJacobian(double[] x, double[] p, double[][] out);
}
