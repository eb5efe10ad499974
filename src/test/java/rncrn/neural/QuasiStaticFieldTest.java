package rncrn.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class QuasiStaticFieldTest {
    private static final int N = 3;
    private static final int M = 4;
    private static final int P = 2;
    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7L);

    @Test
    void derivativesAgreeWithCentralDifferences() {
        QuasiStaticField field = network().quasiStatic();
        double[] x = {.4, 1.3, 2.1};
        double[] lambda = {.3, 1.7};
        double[][] byState = new double[N][N];
        double[][] byParameter = new double[N][P];
        field.jacobian(x, lambda, byState);
        field.parameterJacobian(x, lambda, byParameter);
        double h = 1e-5;
        for (int k = 0; k < N; k++) {
            double[] slope = difference(field, x, lambda, x, k, h);
            for (int i = 0; i < N; i++) {
                assertEquals(slope[i], byState[i][k], 1e-7 * (1 + Math.abs(slope[i])));
            }
        }
        for (int k = 0; k < P; k++) {
            double[] slope = difference(field, x, lambda, lambda, k, h);
            for (int i = 0; i < N; i++) {
                assertEquals(slope[i], byParameter[i][k], 1e-7 * (1 + Math.abs(slope[i])));
            }
        }
    }

    @Test
    void theActivationSolvesItsQuadraticWithoutCancellation() {
        for (double s : new double[] {-1e8, -30, 0, .5, 1e8}) {
            double y = Activation.value(s, .01, 2);
            double q = Activation.root(s, .01, 2);
            // Forward error of the root: residual over the derivative q, relative to y.
            assertEquals(0, (.01 + s * y - 2 * y * y) / (q * y), 1e-15);
        }
    }

    private static double[] difference(
            QuasiStaticField field, double[] x, double[] lambda, double[] moved, int k, double h) {
        double[] up = new double[N];
        double[] down = new double[N];
        double at = moved[k];
        moved[k] = at + h;
        field.value(x, lambda, up);
        moved[k] = at - h;
        field.value(x, lambda, down);
        moved[k] = at;
        for (int i = 0; i < N; i++) {
            up[i] = (up[i] - down[i]) / (2 * h);
        }
        return up;
    }

    private Rncrn network() {
        return new Rncrn(
                "random",
                List.of("a", "b", "c"),
                List.of("p", "q"),
                matrix(N, M),
                matrix(M, N),
                matrix(M, P),
                matrix(1, M)[0],
                new double[] {1, 2, 3},
                new double[] {1, 2, 1, .5},
                new double[] {1, 1, 2, 3},
                .01,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private double[][] matrix(int rows, int columns) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = 4 * random.nextDouble() - 2;
            }
        }
        return matrix;
    }
}
