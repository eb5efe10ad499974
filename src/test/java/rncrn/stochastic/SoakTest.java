package rncrn.stochastic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand million events: nothing drifts. */
@Tag("slow")
class SoakTest {
    /**
     * Immigration at rate 10 and death at rate 1/2: mean 20, variance 20, correlation time 2. The
     * mean of n samples at distance 20 and the rate of events, 20 per unit of time, must come out
     * within six standard errors (false alarm 4e-9), in the last tenth of the run as in the first.
     */
    @Test
    void nothingDriftsInTenThousandMillionEvents() {
        JumpProcess process = Models.immigrationDeath();
        Trajectory trajectory =
                new RejectionMethod()
                        .prepare(process)
                        .start(process.initialCounts(), Streams.stream(1, 1));
        for (int tenth = 0; tenth < 10; tenth++) {
            int samples = 2_500_000;
            double sum = 0;
            long before = trajectory.events();
            for (int i = 0; i < samples; i++) {
                trajectory.advance(trajectory.time() + 20);
                sum += trajectory.count(0);
            }
            assertEquals(20, sum / samples, 6 * Math.sqrt(20.0 / samples), "tenth " + tenth);
            double expected = 20.0 * 20 * samples;
            assertEquals(
                    expected,
                    (double) (trajectory.events() - before),
                    6 * Math.sqrt(2 * expected),
                    "tenth " + tenth);
        }
    }
}
