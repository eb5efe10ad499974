package rncrn.stochastic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;

/**
 * Ten thousand million events: nothing drifts. Immigration at rate 500 and death at rate 1/2 has
 * mean 1000, variance 1000, correlation time 2 and 1000 events per unit of time. The mean of n
 * samples at distance 20 and the number of events must come out within six standard errors (false
 * alarm 4e-9 each) in every tenth of the run.
 *
 * <p>{@link #main} writes the table of {@code results/benchmark/soak.md}.
 */
@Tag("slow")
class SoakTest {
    private static final double DISTANCE = 20;
    private static final double MEAN = 1000;
    private static final double EVENTS_PER_SAMPLE = 1000 * DISTANCE;

    @Test
    void nothingDriftsInTenThousandMillionEvents() {
        for (Tenth tenth : soak("rejection-lookup", 10_000_000_000L)) {
            assertTrue(Math.abs(tenth.meanError) < 6, tenth::toString);
            assertTrue(Math.abs(tenth.eventsError) < 6, tenth::toString);
        }
    }

    /** A tenth of a run: mean count and events, and their errors in standard errors. */
    private record Tenth(
            int number, long events, double mean, double meanError, double eventsError) {}

    private static Tenth[] soak(String method, long events) {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.COPY_NUMBER);
        list.species("X", MEAN);
        list.massAction(List.of(), List.of("X"), 500).massAction(List.of("X"), List.of(), .5);
        JumpProcess process = Models.process(list);
        Trajectory trajectory =
                Methods.standard()
                        .named(method)
                        .prepare(process)
                        .start(process.initialCounts(), Streams.stream(1, 1));
        long samples = Math.round(events / EVENTS_PER_SAMPLE / 10);
        Tenth[] tenths = new Tenth[10];
        trajectory.advance(2 * DISTANCE);
        for (int t = 0; t < tenths.length; t++) {
            double sum = 0;
            long before = trajectory.events();
            for (long i = 0; i < samples; i++) {
                trajectory.advance(trajectory.time() + DISTANCE);
                sum += trajectory.count(0);
            }
            long fired = trajectory.events() - before;
            double expected = EVENTS_PER_SAMPLE * samples;
            tenths[t] =
                    new Tenth(
                            t + 1,
                            fired,
                            sum / samples,
                            (sum / samples - MEAN) / Math.sqrt(MEAN / samples),
                            // Births are Poisson and deaths follow them: twice the variance.
                            (fired - expected) / Math.sqrt(2 * expected));
        }
        return tenths;
    }

    /**
     * Prints the table: pairs of a method and its number of events.
     *
     * @param arguments method, events, and so on
     */
    public static void main(String[] arguments) {
        StringBuilder text = new StringBuilder();
        text.append("| method | tenth | events | mean | error, std errors | events' error |\n");
        text.append("|---|---|---|---|---|---|\n");
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            for (Tenth t : soak(arguments[i], Long.parseLong(arguments[i + 1]))) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                "| %s | %d | %d | %.5f | %.2f | %.2f |%n",
                                arguments[i],
                                t.number,
                                t.events,
                                t.mean,
                                t.meanError,
                                t.eventsError));
            }
        }
        System.out.print(text);
    }
}
