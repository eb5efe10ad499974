package rncrn.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.ComputationException;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Methods;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * The Schloegl model with propensities 0.03 x(x-1)/2, 1e-4 x(x-1)(x-2)/6, 200 and 3.5 x against the
 * exact mean first-passage times of its birth-death chain.
 */
class ForwardFluxTest {
    private static Simulator schloegl() {
        ReactionNetwork network =
                ReactionNetwork.builder(Unit.COPY_NUMBER)
                        .massAction(List.of("X", "X"), List.of("X", "X", "X"), 0.015)
                        .massAction(List.of("X", "X", "X"), List.of("X", "X"), 1e-4 / 6)
                        .massAction(List.of(), List.of("X"), 200)
                        .massAction(List.of("X"), List.of(), 3.5)
                        .build();
        return Methods.standard().named("direct").prepare(new JumpProcess(network, SystemSize.ONE));
    }

    private static double birth(int x) {
        return 200 + 0.015 * x * (x - 1.0);
    }

    private static double death(int x) {
        return 3.5 * x + 1e-4 / 6 * x * (x - 1.0) * (x - 2.0);
    }

    /** T(x -> x + 1) = 1/b_x + d_x/b_x T(x - 1 -> x), summed. */
    static double up(int from, int to) {
        double step = 0;
        double sum = 0;
        for (int x = 0; x < to; x++) {
            step = (1 + death(x) * step) / birth(x);
            if (x >= from) {
                sum += step;
            }
        }
        return sum;
    }

    static double down(int from, int to) {
        double step = 0;
        double sum = 0;
        for (int x = 3000; x > to; x--) {
            step = (1 + birth(x) * step) / death(x);
            if (x <= from) {
                sum += step;
            }
        }
        return sum;
    }

    @Test
    void theRecursionGivesThePublishedTimes() {
        assertEquals(50_307.86, up(82, 563), 0.01);
        assertEquals(178_100.49, down(563, 82), 0.01);
    }

    /** Probability of reaching one level before another, by the chain's harmonic function. */
    private static double splitting(int from, int low, int high) {
        double step = 1;
        double below = 0;
        double all = 0;
        for (int x = low; x < high; x++) {
            if (x > low) {
                step *= death(x) / birth(x);
            }
            all += step;
            below += x < from ? step : 0;
        }
        return below / all;
    }

    /** Plain simulation against the published probability; four standard errors, 6e-5. */
    @Test
    void splittingProbability() {
        double exact = splitting(250, 82, 563);
        assertEquals(0.4866975, exact, 1e-7);
        int runs = 1_500;
        int up = 0;
        for (int run = 0; run < runs; run++) {
            Trajectory trajectory =
                    schloegl()
                            .start(
                                    new long[] {250},
                                    Streams.stream(7, run),
                                    Watch.until(s -> s.count(0) <= 82 || s.count(0) >= 563));
            trajectory.advance(Double.POSITIVE_INFINITY);
            up += trajectory.count(0) >= 563 ? 1 : 0;
        }
        double error = Math.sqrt(exact * (1 - exact) / runs);
        assertEquals(exact, (double) up / runs, 4 * error);
    }

    /** Two-sided 99.99 % intervals of eight repeats: false alarm 1e-4 each. */
    @Test
    void meanFirstPassageUpAndDown() {
        ForwardFlux up =
                new ForwardFlux(
                        schloegl(), List.of(82L), state -> state.count(0), 82, 563, 60, 8, 1);
        ForwardFlux.Result there = up.run(2, 0.9999, Progress.NONE);
        double exact = up(82, 563);
        assertTrue(
                there.meanTime().low() < exact && there.meanTime().high() > exact,
                there.toString());
        assertEquals(1, there.meanTime().estimate() / exact, 0.8);
        // Plain simulation would need some 2,000 events per unit of time for each passage.
        assertTrue(there.events() < 2_000 * exact, there.toString());
        assertEquals(there, up.run(1, 0.9999, Progress.NONE));
    }

    @Test
    void meanFirstPassageDown() {
        ForwardFlux down =
                new ForwardFlux(
                        schloegl(), List.of(563L), state -> -state.count(0), -563, -82, 60, 8, 1);
        ForwardFlux.Result back = down.run(2, 0.9999, Progress.NONE);
        double exact = down(563, 82);
        assertTrue(
                back.meanTime().low() < exact && back.meanTime().high() > exact, back.toString());
        assertEquals(1, back.meanTime().estimate() / exact, 0.8);
    }

    /** Where both are possible: immigration and death, 10 to 20 copies at mean 10. */
    @Test
    void agreesWithTheExactTimeOfAnEasyPassage() {
        ReactionNetwork network =
                ReactionNetwork.builder(Unit.COPY_NUMBER)
                        .massAction(List.of(), List.of("X"), 10)
                        .massAction(List.of("X"), List.of(), 1)
                        .build();
        Simulator simulator =
                Methods.standard()
                        .named("direct")
                        .prepare(new JumpProcess(network, SystemSize.ONE));
        double step = 0;
        double exact = 0;
        for (int x = 0; x < 20; x++) {
            step = (1 + x * step) / 10;
            exact += x >= 10 ? step : 0;
        }
        ForwardFlux.Result result =
                new ForwardFlux(
                                simulator,
                                List.of(10L),
                                state -> state.count(0),
                                10,
                                20,
                                400,
                                10,
                                2)
                        .run(2, 0.9999, Progress.NONE);
        assertTrue(
                result.meanTime().low() < exact && result.meanTime().high() > exact,
                result + " against " + exact);
    }

    @Test
    void noPathIsToldNotHungOn() {
        ReactionNetwork network =
                ReactionNetwork.builder(Unit.COPY_NUMBER)
                        .massAction(List.of("X"), List.of("Y"), 1)
                        .massAction(List.of("Y"), List.of("X"), 1)
                        .build();
        Simulator simulator =
                Methods.standard()
                        .named("direct")
                        .prepare(new JumpProcess(network, SystemSize.ONE));
        ForwardFlux impossible =
                new ForwardFlux(
                        simulator, List.of(1L, 2L), state -> state.count(0), 1, 9, 10, 2, 1);
        assertThrows(ComputationException.class, () -> impossible.run(1, 0.95, Progress.NONE));
    }
}
