package rncrn.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import rncrn.statistics.Interval;
import rncrn.stochastic.Streams;

/** The valley between two states, from samples whose law is known. */
class ValleyTest {
    private static final int SERIES = 16;
    private static final int LENGTH = 400;

    /** Half of the series at 0, half at 1, with this spread; none switches. */
    private static double[][] apart(double spread, UniformRandomProvider random) {
        double[][] series = new double[SERIES][LENGTH];
        for (int s = 0; s < SERIES; s++) {
            for (int t = 0; t < LENGTH; t++) {
                series[s][t] = s % 2 + spread * (random.nextDouble() + random.nextDouble() - 1);
            }
        }
        return series;
    }

    private static Interval ratio(double[][] series, double horizon) {
        return Valley.ratio(TwoStates.of(series, 1), 0, horizon, 0.999, Streams.stream(4, 2));
    }

    @Test
    void statesThatHoldArePartedHoweverNarrow() {
        for (double spread : new double[] {0.2, 1e-2, 1e-5}) {
            Interval found = ratio(apart(spread, Streams.stream(4, 1)), 100);
            assertTrue(found.high() < 0.9, spread + ": " + found);
        }
    }

    /** Without a switch nobody knows the shares of the stationary law, be the states far apart. */
    @Test
    void withoutSwitchesTheStationaryLawIsNotKnown() {
        Interval found = ratio(apart(0.2, Streams.stream(4, 1)), Double.POSITIVE_INFINITY);
        assertEquals(1, found.high(), 1e-12);
        assertTrue(found.low() < 0.1, found.toString());
    }

    /** Residence times 30 and 10: a share of 3/4, though half of the series start at either. */
    @Test
    void theShareFollowsFromTheSwitchesNotFromTheStarts() {
        UniformRandomProvider random = Streams.stream(5, 1);
        double[][] series = apart(0.2, random);
        for (int s = 0; s < SERIES; s++) {
            int at = s % 2;
            for (int t = 0; t < LENGTH; t++) {
                series[s][t] += at - s % 2;
                at = random.nextDouble() < (at == 0 ? 1.0 / 30 : 1.0 / 10) ? 1 - at : at;
            }
        }
        TwoStates states = TwoStates.of(series, 1);
        assertEquals(0.75, states.share(0), 0.1);
        // Three standard errors either way hold the truth but once in 400; no wider than a factor
        // 2.
        assertTrue(states.share(-3) < 0.75 && states.share(3) > 0.75);
        assertTrue(states.share(-3) > 0.6 && states.share(3) < 0.86);
        assertTrue(states.hold(5, 0.99) && !states.hold(9, 0.99));
    }

    /** What comes before the first visit to a core belongs to nobody. */
    @Test
    void coresDecideWhereItIs() {
        TwoStates states =
                TwoStates.of(new double[][] {{0.5, 0.6, 0.8, 0.5, 0.3, 0.2, 0.5, 0.7, 0.9}}, 1);
        double first = 3 / 1.5;
        double second = 4 / 1.5;
        assertEquals(first / (first + second), states.share(0), 1e-12);
    }
}
