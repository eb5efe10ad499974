package rncrn.stochastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/** Classes by bounds against their definition, whatever the order of the changes. */
class BoundClassesTest {
    private static final int REACTIONS = 40;

    /** Every reaction with a bound is in one class, whose upper end its bound does not reach. */
    @Test
    void everyBoundIsBelowTheUpperEndOfItsClass() {
        BoundClasses classes = new BoundClasses(REACTIONS);
        UniformRandomProvider random = Streams.stream(98, 0);
        double[] bound = new double[REACTIONS];
        for (int step = 0; step < 20_000; step++) {
            int r = random.nextInt(REACTIONS);
            switch (random.nextInt(4)) {
                case 0 -> bound[r] = 0;
                case 1 -> bound[r] = Math.exp(20 * random.nextDouble() - 10);
                default -> bound[r] *= 0.7 + 0.6 * random.nextDouble();
            }
            classes.set(r, bound[r]);
            if (step % 50 == 0) {
                check(classes, bound);
            }
        }
    }

    private static void check(BoundClasses classes, double[] bound) {
        double total = classes.total();
        boolean[] seen = new boolean[REACTIONS];
        double sum = 0;
        // The classes follow one another from the largest bound down: walk along the total.
        for (double at = 0; at < total * (1 - 1e-12); at = sum) {
            int c = classes.choose(Math.min(at * (1 + 1e-13) / total + 1e-15, 1));
            assertTrue(classes.size(c) > 0);
            for (int i = 0; i < classes.size(c); i++) {
                int r = classes.member(c, i);
                assertTrue(!seen[r], "once");
                seen[r] = true;
                assertTrue(bound[r] > 0 && bound[r] < BoundClasses.upper(c));
                assertTrue(bound[r] > 0.5 * BoundClasses.upper(c), "not wasteful");
            }
            sum += classes.size(c) * BoundClasses.upper(c);
        }
        assertEquals(total, sum, 1e-9 * total);
        for (int r = 0; r < REACTIONS; r++) {
            assertEquals(bound[r] > 0, seen[r]);
        }
    }
}
