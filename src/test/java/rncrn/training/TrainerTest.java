package rncrn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.design.DesignReader;
import rncrn.neural.Rncrn;

class TrainerTest {
    @Test
    void uniBiBeatsThePublishedLoss() {
        TrainingResult result =
                Trainer.train(
                        DesignReader.read(Path.of("models/uni-bi.yaml")), 1, 2, Progress.NONE);
        // arXiv 2602.02374's network, re-evaluated on the same 1,602 points: .543.
        assertEquals(1602, result.points());
        assertTrue(result.loss() < .543, "loss " + result.loss());
        assertEquals(3, result.network().perceptrons());
        assertArrayEquals(new double[] {5}, zeros(result.network(), 1), .1);
        assertArrayEquals(new double[] {2, 5, 8}, zeros(result.network(), 0), .1);
    }

    @Test
    void threadsChangeNothing() {
        var design = DesignReader.read(Path.of("models/uni-bi.yaml"));
        TrainingResult one = Trainer.train(design, 5, 1, Progress.NONE);
        TrainingResult many = Trainer.train(design, 5, 3, Progress.NONE);
        assertEquals(one.loss(), many.loss());
        assertArrayEquals(one.network().theta(), many.network().theta());
        assertEquals(one.starts(), many.starts());
    }

    /** A network's own field can be learned back to rounding, whatever the gauge. */
    @Test
    void learnsANetworkBack() {
        var design =
                DesignReader.read(
                        """
                        format: rncrn-design/1
                        name: planted
                        species: [X_1]
                        domain: {X_1: [0.1, 6]}
                        target:
                          - let:
                              s: 3*X_1 - 8
                              r: 2 - X_1
                              y: (s + sqrt(s^2 + 4*2*0.5))/(2*0.5)
                              z: (r + sqrt(r^2 + 4*2*0.5))/(2*0.5)
                            field: {X_1: 4 + X_1*(0.5*z - 0.25*y)}
                            grid: {X_1: 0.05}
                        network: {perceptrons: 2, gamma: 2, tau: 0.5}
                        training: {flux-penalty: 1e-20}
                        """,
                        "planted.yaml");
        TrainingResult result = Trainer.train(design, 3, 2, Progress.NONE);
        assertTrue(result.loss() < 1e-10, "loss " + result.loss());
        assertEquals(4, result.network().beta()[0], 1e-3);
        double[] theta = result.network().theta();
        java.util.Arrays.sort(theta);
        assertArrayEquals(new double[] {-8, 2}, theta, 1e-2);
    }

    private static double[] zeros(Rncrn network, double lambda) {
        var field = network.quasiStatic();
        List<Double> zeros = new ArrayList<>();
        double[] g = new double[1];
        double before = 0;
        for (int i = 0; i <= 8000; i++) {
            double x = 1 + i * .001;
            field.value(new double[] {x}, new double[] {lambda}, g);
            if (i > 0 && before * g[0] < 0) {
                zeros.add(x);
            }
            before = g[0];
        }
        return zeros.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
