package rncrn.bifurcation;

import java.util.Arrays;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.Rodas;
import rncrn.deterministic.Tolerances;
import rncrn.field.VectorField;

/**
 * The largest Lyapunov exponent: the mean rate at which a small difference grows along a
 * trajectory, followed by the variational equation v' = J(x) v and rescaled again and again
 * (Benettin, Galgani, Giorgilli, Strelcyn 1980, doi 10.1007/BF02128236).
 */
public final class LyapunovExponent {
    private LyapunovExponent() {}

    /**
     * Measures it.
     *
     * @param field a field whose Jacobian is at most linear in the state, as rate equations of
     *     second order are; for others the integration takes smaller steps, nothing else
     * @param parameters parameter values
     * @param start initial state
     * @param settle time before measuring, not negative
     * @param time time of measuring, positive
     * @param rescale time between rescalings, positive
     * @return the exponent; NaN where the trajectory runs away
     */
    public static double of(
            VectorField field,
            double[] parameters,
            double[] start,
            double settle,
            double time,
            double rescale) {
        int n = field.dimension();
        Rodas integrator =
                new Rodas(new Variational(field, parameters), new Tolerances(1e-7, 1e-9));
        double[] state = Arrays.copyOf(start, 2 * n);
        for (int i = 0; i < n; i++) {
            state[n + i] = 1 / Math.sqrt(n);
        }
        double grown = 0;
        double measured = 0;
        int steps = (int) Math.ceil((settle + time) / rescale);
        for (int k = 0; k < steps; k++) {
            Rodas.Result result = integrator.integrate(0, state, rescale);
            if (result.ending() != Rodas.Ending.DONE) {
                return Double.NaN;
            }
            state = result.state();
            double norm = 0;
            for (int i = 0; i < n; i++) {
                norm += state[n + i] * state[n + i];
            }
            norm = Math.sqrt(norm);
            if (!(norm > 0 && norm < Double.POSITIVE_INFINITY)) {
                return Double.NaN;
            }
            for (int i = 0; i < n; i++) {
                state[n + i] /= norm;
            }
            if ((k + 1) * rescale > settle) {
                grown += Math.log(norm);
                measured += rescale;
            }
        }
        return grown / measured;
    }

    /** x' = f(x), v' = J(x) v. */
    private static final class Variational implements OdeSystem {
        private final VectorField field;
        private final double[] p;
        private final int n;
        private final double[] x;
        private final double[] v;
        private final double[] f;
        private final double[][] jacobian;
        private final double[][] bend;
        private final double[][] origin;

        Variational(VectorField field, double[] parameters) {
            this.field = field;
            p = parameters.clone();
            n = field.dimension();
            x = new double[n];
            v = new double[n];
            f = new double[n];
            jacobian = new double[n][n];
            bend = new double[n][n];
            origin = new double[n][n];
            field.jacobian(new double[n], p, origin);
        }

        @Override
        public int dimension() {
            return 2 * n;
        }

        @Override
        public void value(double t, double[] y, double[] out) {
            System.arraycopy(y, 0, x, 0, n);
            field.value(x, p, f);
            field.jacobian(x, p, jacobian);
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += jacobian[i][k] * y[n + k];
                }
                out[i] = f[i];
                out[n + i] = sum;
            }
        }

        @Override
        public void jacobian(double t, double[] y, double[][] out) {
            System.arraycopy(y, 0, x, 0, n);
            System.arraycopy(y, n, v, 0, n);
            field.jacobian(x, p, jacobian);
            // For J linear in x the second derivative along v is J(v) - J(0).
            field.jacobian(v, p, bend);
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) {
                    out[i][k] = jacobian[i][k];
                    out[i][n + k] = 0;
                    out[n + i][k] = bend[i][k] - origin[i][k];
                    out[n + i][n + k] = jacobian[i][k];
                }
            }
        }
    }
}
