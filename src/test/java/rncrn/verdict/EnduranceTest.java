package rncrn.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;
import rncrn.format.ReactionListReader;
import rncrn.network.SystemSize;
import rncrn.statistics.Jackknife;
import rncrn.stochastic.DirectMethod;
import rncrn.stochastic.JumpProcess;

/**
 * Against laws known in closed form. Each comparison allows 4.5 standard errors, which a right
 * value exceeds with probability below 1e-4 (errors from 32 blocks, Student's t).
 */
class EnduranceTest {
    private static Endurance measure(
            String list, double size, List<Endurance.Place> places, double reach) {
        double[] low = new double[places.get(0).line().get(0).length];
        double[] high = new double[low.length];
        java.util.Arrays.fill(high, reach);
        JumpProcess process =
                new JumpProcess(ReactionListReader.parse(list, "list"), new SystemSize(size));
        return Endurance.measure(
                new DirectMethod().prepare(process),
                low.length == 1 ? List.of("X_1") : List.of("X_1", "X_2"),
                places,
                new Endurance.Settings(.05, 5, 1200, 10_000_000, Box.of(low, high)),
                7,
                1);
    }

    private static void near(double expected, Jackknife.Estimate found) {
        assertTrue(found.error() > 0 && found.error() < .2 * expected, found.toString());
        assertEquals(expected, found.value(), 4.5 * found.error());
    }

    /** Births at rate 10, deaths at rate 1: Poisson with mean 10 Omega, here 100 and 100. */
    @Test
    void twoPoissonSpecies() {
        Endurance found =
                measure(
                        "->X_1,10\nX_1->,1\n->X_2,10\nX_2->,1\n",
                        10,
                        List.of(new Endurance.Place(List.of(new double[] {10, 10}))),
                        40);
        assertEquals(200, found.copies(), 2);
        assertEquals(200, found.molecules(), 2);
        assertEquals(400, found.eventsPerTime(), 8);
        // Mean length of a Gaussian vector of unit variance in the plane.
        near(Math.sqrt(Math.PI / 2), found.distance());
        assertTrue(found.ring().value() > .7, "a round cloud has no ring: " + found.ring());
        assertEquals(0, found.escapes());
        assertEquals(1180, found.time(), 1);
    }

    /**
     * One molecule that goes to and fro at rate 1, looked at every h: (1 - exp(-2 h))/2 changes.
     */
    @Test
    void residenceOfATelegraph() {
        Endurance found =
                measure(
                        "X_1->X_2,1\nX_2->X_1,1\n",
                        1,
                        List.of(
                                new Endurance.Place(List.of(new double[] {1, 0})),
                                new Endurance.Place(List.of(new double[] {0, 1}))),
                        3);
        near(.05 / ((1 - Math.exp(-.1)) / 2), found.residence());
        assertEquals(0, found.distance().value());
        assertTrue(Double.isNaN(found.ring().value()));
    }

    /**
     * It leaves the second place at rate 3: of some 800 stays the mean, to four standard errors.
     */
    @Test
    void theShorterStay() {
        Endurance found =
                measure(
                        "X_1->X_2,1\nX_2->X_1,3\n",
                        1,
                        List.of(
                                new Endurance.Place(List.of(new double[] {1, 0})),
                                new Endurance.Place(List.of(new double[] {0, 1}))),
                        3);
        double expected = .05 / (.75 * (1 - Math.exp(-.2)));
        assertEquals(expected, found.leastResidence(), 4 * expected / Math.sqrt(800));
        double longer = .05 / (.25 * (1 - Math.exp(-.2)));
        near((expected + longer) / 2, found.residence());
    }

    @Test
    void whatRunsAwayIsStoppedAndCounted() {
        Endurance found =
                measure(
                        "->X_1,10\n",
                        1,
                        List.of(new Endurance.Place(List.of(new double[] {0}))),
                        20);
        // It takes about two units of time to the guard.
        assertEquals(found.time() / 2.1, found.escapes(), .2 * found.escapes());
    }
}
