package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.bifurcation.Cycle;
import rncrn.design.Design;
import rncrn.design.DesignReader;

class TargetRegimesTest {
    private static List<Cycle> cycles(String name) {
        Design design = DesignReader.read(Path.of("models/" + name + ".yaml"));
        return TargetRegimes.of(design, design.domain()).get(0).regimes().cycles();
    }

    @Test
    void aCurveSampledTwiceIsOneCycle() {
        List<Cycle> once = cycles("circle-linear");
        assertEquals(1, once.size());
        assertTrue(once.get(0).stable());
        assertEquals(2 * Math.PI, once.get(0).period(), 1e-3);
        assertEquals(2, cycles("two-cycles").size());
    }
}
