package rncrn.bifurcation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;

/** The lists of arXiv 2602.02374 as they were published. */
class PublishedRegimesTest {
    @Test
    void uniBi() throws IOException {
        Dynamics dynamics =
                Dynamics.of(PublishedList.read("rncrn/uni-bi/piecewise_simple_uni_bi.txt"));
        assertEquals(List.of("X_1"), dynamics.searchVariables());
        RegimeFinder finder =
                new RegimeFinder(dynamics, Box.of(new double[] {1}, new double[] {9}));
        Regimes two = finder.at(new double[] {0});
        assertEquals(3, two.equilibria().size());
        double[] expected = {1.9101, 5.1184, 7.7261};
        for (int e = 0; e < 3; e++) {
            assertEquals(expected[e], dynamics.project(two.equilibria().get(e).state())[0], 5e-5);
            assertEquals(e != 1, two.equilibria().get(e).stable());
        }
        assertEquals("2 equilibria", two.label());
        Regimes one = finder.at(new double[] {1});
        assertEquals(1, one.equilibria().size());
        assertEquals(4.8848, dynamics.project(one.equilibria().get(0).state())[0], 5e-5);
        assertEquals("equilibrium", one.label());
    }

    @Test
    void hopf() throws IOException {
        Dynamics dynamics = Dynamics.of(PublishedList.read("rncrn/hopf/hopf_crn.txt"));
        assertEquals(List.of("X_1", "X_2"), dynamics.searchVariables());
        RegimeFinder finder =
                new RegimeFinder(
                        dynamics, Box.of(new double[] {3.5, 3.5}, new double[] {6.5, 6.5}));
        Regimes below = finder.at(new double[] {1});
        assertEquals("equilibrium", below.label());
        assertTrue(below.equilibria().get(0).isFocus());
        Regimes above = finder.at(new double[] {3});
        assertEquals("cycle", above.label());
        assertFalse(above.equilibria().get(0).stable());
        Cycle cycle = above.cycles().get(0);
        int x1 = dynamics.variables().indexOf("X_1");
        assertEquals(1, (cycle.maximum()[x1] - cycle.minimum()[x1]) / 2, .1);
    }

    @Test
    void heartAndCircle() throws IOException {
        for (String name : List.of("heart", "circle")) {
            Dynamics dynamics =
                    Dynamics.of(PublishedList.read("rncrn/" + name + "/" + name + "_crn.txt"));
            Regimes regimes =
                    new RegimeFinder(
                                    dynamics,
                                    Box.of(new double[] {.5, .5}, new double[] {3.5, 3.5}))
                            .at(new double[0]);
            assertEquals("cycle", regimes.label(), name);
        }
    }
}
