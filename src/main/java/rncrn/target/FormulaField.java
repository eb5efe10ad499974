package rncrn.target;

import java.util.List;
import rncrn.field.VectorField;

/** A vector field given by one formula per variable; variables come first, then parameters. */
public final class FormulaField implements VectorField {
    private final int n;
    private final int p;
    private final Formula[] f;
    private final Formula[][] derivative;

    /**
     * @param formulas f_i of variables 0..N-1 (state) and N..N+P-1 (parameters)
     * @param parameters P
     */
    public FormulaField(List<Formula> formulas, int parameters) {
        n = formulas.size();
        p = parameters;
        f = formulas.toArray(Formula[]::new);
        derivative = new Formula[n][n + p];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n + p; k++) {
                derivative[i][k] = f[i].derivative(k);
            }
        }
    }

    @Override
    public int dimension() {
        return n;
    }

    @Override
    public int parameters() {
        return p;
    }

    @Override
    public void value(double[] x, double[] parameters, double[] out) {
        double[] v = joined(x, parameters);
        for (int i = 0; i < n; i++) {
            out[i] = f[i].value(v);
        }
    }

    @Override
    public void jacobian(double[] x, double[] parameters, double[][] out) {
        double[] v = joined(x, parameters);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                out[i][k] = derivative[i][k].value(v);
            }
        }
    }

    @Override
    public void parameterJacobian(double[] x, double[] parameters, double[][] out) {
        double[] v = joined(x, parameters);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < p; k++) {
                out[i][k] = derivative[i][n + k].value(v);
            }
        }
    }

    private double[] joined(double[] x, double[] parameters) {
        double[] v = new double[n + p];
        System.arraycopy(x, 0, v, 0, n);
        System.arraycopy(parameters, 0, v, n, p);
        return v;
    }
}
