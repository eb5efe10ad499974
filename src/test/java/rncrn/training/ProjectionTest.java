package rncrn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rncrn.design.Design;
import rncrn.design.DesignReader;

class ProjectionTest {
    private static Design design() {
        return DesignReader.read(
                """
                format: rncrn-design/1
                name: test
                species: [X_1, X_2]
                parameters: [L_1]
                domain: {X_1: [1, 3], X_2: [1, 3], L_1: [0, 1]}
                target:
                  - at: {L_1: [0, 1]}
                    field: {X_1: 20*(2 + L_1 - X_1) + X_2^2, X_2: sin(X_1) - X_2}
                    grid: {X_1: 0.25, X_2: 0.25}
                network: {perceptrons: 3}
                """,
                "test.yaml");
    }

    /**
     * The gradient of the projected cost is exact; Kaufman's approximation is in the matrix only.
     */
    @ParameterizedTest
    @CsvSource({
        "false, NaN, 0, 0, 1e-7, 0",
        "false, NaN, 0, .05, 1e-3, 1e-3",
        "true, 2, 0, .05, 1e-5, 0",
        "false, NaN, 1e3, .01, 1e-2, 1e-4",
    })
    void gradientAgreesWithDifferences(
            boolean perConcentration,
            double beta,
            double least,
            double lag,
            double flux,
            double ridge) {
        Design design = design();
        var set = design.trainingSet();
        Problem problem =
                new Problem(
                        set,
                        Problem.Frame.of(set),
                        perConcentration,
                        beta,
                        least,
                        lag,
                        flux,
                        ridge);
        Projection projection = new Projection(problem, 3);
        double[] v = Starts.hyperplanes(problem, 3, design.training(), 7, 0);
        projection.evaluate(v);
        projection.linearise(v);
        double[] gradient = projection.gradient().clone();
        double norm = 0;
        for (double g : gradient) {
            norm = Math.max(norm, Math.abs(g));
        }
        for (int u = 0; u < v.length; u++) {
            double h = 1e-5 * (1 + Math.abs(v[u]));
            double[] up = v.clone();
            double[] down = v.clone();
            up[u] += h;
            down[u] -= h;
            double difference = (projection.evaluate(up) - projection.evaluate(down)) / (4 * h);
            assertEquals(difference, gradient[u], 2e-5 * norm, "variable " + u);
        }
    }

    @Test
    void inflowRespectsItsBound() {
        Design design = design();
        var set = design.trainingSet();
        Problem problem =
                new Problem(set, Problem.Frame.of(set), false, Double.NaN, 50, 0, 1e-9, 0);
        Projection projection = new Projection(problem, 3);
        projection.evaluate(Starts.hyperplanes(problem, 3, design.training(), 7, 0));
        for (double beta : projection.beta) {
            assertTrue(beta >= 50);
        }
    }
}
