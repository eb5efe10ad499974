package rncrn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rncrn.design.Design;
import rncrn.design.DesignReader;
import rncrn.neural.Rncrn;

class GaugeTest {
    @Test
    void hyperplanesComeBackFromTheNetworkThatTheyMake() {
        Design design = DesignReader.read(Path.of("models/hopf.yaml"));
        Problem.Frame frame = Problem.Frame.of(design.trainingSet());
        int m = 3;
        double[] v = new double[m * 4];
        for (int k = 0; k < v.length; k++) {
            v[k] = Math.sin(1 + 3 * k);
        }
        Rncrn network =
                Gauge.network(
                        design, .1, frame, v, new double[2][m], new double[] {1, 1}, Map.of());
        assertArrayEquals(v, Gauge.hyperplanes(network, frame), 1e-12);
    }
}
