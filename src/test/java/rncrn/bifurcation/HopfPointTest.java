package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rncrn.field.VectorField;

class HopfPointTest {
    /**
     * For z' = i z + c z |z|^2 the coefficient is Re c. In the normal form below with |q| = 1 the
     * plane is (u, v) = sqrt 2 (Re z, -Im z), so that c = -2. The Jacobian has zeros, one of them
     * negative, on its diagonal.
     */
    @Test
    void theNormalFormRoundAnyPointIsSupercritical() {
        HopfPoint point =
                new HopfPoint(new NormalForm(), new double[] {5, 5}, new double[] {2}, 1, 1);
        assertEquals(-2, point.coefficient(), 1e-5);
    }

    private static final class NormalForm implements VectorField {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public int parameters() {
            return 1;
        }

        @Override
        public void value(double[] x, double[] p, double[] out) {
            double u = x[0] - 5;
            double v = x[1] - 5;
            double d = p[0] - 2 - u * u - v * v;
            out[0] = d * u - v;
            out[1] = d * v + u;
        }

        @Override
        public void jacobian(double[] x, double[] p, double[][] out) {
            double u = x[0] - 5;
            double v = x[1] - 5;
            double d = p[0] - 2 - u * u - v * v;
            out[0][0] = d - 2 * u * u - 0.0;
            out[0][1] = -2 * u * v - 1;
            out[1][0] = -2 * u * v + 1;
            out[1][1] = -(-d + 2 * v * v);
        }

        @Override
        public void parameterJacobian(double[] x, double[] p, double[][] out) {
            out[0][0] = x[0] - 5;
            out[1][0] = x[1] - 5;
        }
    }
}
