package rncrn.stochastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;

/**
 * Tau-leaping against exact laws, with a stated error: the mean within 1 % and the standard
 * deviation within 5 % at the customary epsilon, beyond five standard errors of the sample (false
 * alarm below 1e-6 each).
 */
class TauLeapingTest {
    private static final int RUNS = 4000;

    private static ReactionNetwork.Builder builder(String first, double initial) {
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        builder.species(first, initial);
        return builder;
    }

    private static void check(JumpProcess process, double time, double mean, double sd) {
        Simulator simulator = new TauLeaping(TauLeaping.DEFAULT_EPSILON).prepare(process);
        double sum = 0;
        double squares = 0;
        for (int run = 0; run < RUNS; run++) {
            Trajectory trajectory =
                    simulator.start(process.initialCounts(), Streams.stream(5, run));
            trajectory.advance(time);
            double n = trajectory.count(0);
            sum += n - mean;
            squares += (n - mean) * (n - mean);
        }
        double error = sum / RUNS;
        double deviation = Math.sqrt((squares - sum * sum / RUNS) / (RUNS - 1));
        assertEquals(0, error, 0.01 * mean + 5 * sd / Math.sqrt(RUNS), "mean");
        assertEquals(sd, deviation, 0.05 * sd + 5 * sd / Math.sqrt(2.0 * RUNS), "sd");
    }

    @Test
    void immigrationAndDeathKeepMeanAndSpread() {
        JumpProcess process =
                Models.process(
                        builder("X", 0)
                                .massAction(List.of(), List.of("X"), 20_000)
                                .massAction(List.of("X"), List.of(), 1));
        double mean = 20_000 * (1 - Math.exp(-1));
        check(process, 1, mean, Math.sqrt(mean));
    }

    @Test
    void birthAndDeathKeepMeanAndSpread() {
        JumpProcess process =
                Models.process(
                        builder("X", 2000)
                                .massAction(List.of("X"), List.of("X", "X"), 1)
                                .massAction(List.of("X"), List.of(), 1.5));
        double e = Math.exp(-0.5);
        double variance = 2000 * 2.5 / 0.5 * e * (1 - e);
        check(process, 1, 2000 * e, Math.sqrt(variance));
    }

    @Test
    void dimersHaveTheLawOfTheMasterEquation() {
        JumpProcess process =
                Models.process(
                        builder("A", 1200)
                                .massAction(List.of("A", "A"), List.of("B"), 0.001)
                                .massAction(List.of("B"), List.of("A", "A"), 0.3));
        double[] law = new MasterEquation(process, new long[] {1200, 0}, 1200).marginal(0, 1);
        checkAgainst(process, law, 1);
    }

    @Test
    void schloeglHasTheMomentsOfTheMasterEquation() {
        JumpProcess process = Models.schloegl(250);
        double[] law = new MasterEquation(process, new long[] {250}, 1300).marginal(0, 2);
        checkAgainst(process, law, 2);
    }

    private static void checkAgainst(JumpProcess process, double[] law, double time) {
        double mean = 0;
        double square = 0;
        for (int n = 0; n < law.length; n++) {
            mean += n * law[n];
            square += (double) n * n * law[n];
        }
        check(process, time, mean, Math.sqrt(square - mean * mean));
    }

    @Test
    void countsNeverBecomeNegative() {
        JumpProcess process =
                Models.process(
                        builder("A", 3000)
                                .massAction(List.of("A", "A", "A"), List.of(), 1e-4)
                                .massAction(List.of("A"), List.of("B"), 30)
                                .massAction(List.of("B", "A"), List.of(), 1)
                                .massAction(List.of("B"), List.of("A", "A"), 5));
        Simulator simulator = new TauLeaping(0.3).prepare(process);
        for (int run = 0; run < 300; run++) {
            Trajectory trajectory =
                    simulator.start(
                            process.initialCounts(),
                            Streams.stream(9, run),
                            Watch.until(
                                    state -> {
                                        assertTrue(state.count(0) >= 0 && state.count(1) >= 0);
                                        return false;
                                    }));
            trajectory.advance(3);
        }
    }

    @Test
    void leapsSaveStepsAndObserversSeeEveryEvent() {
        JumpProcess process =
                Models.process(
                        builder("X", 100_000)
                                .massAction(List.of(), List.of("X"), 100_000)
                                .massAction(List.of("X"), List.of(), 1));
        long[] calls = new long[1];
        long[] events = new long[1];
        Watch.Observer observer =
                new Watch.Observer() {
                    @Override
                    public void fired(State state, int reaction) {
                        calls[0]++;
                        events[0]++;
                    }

                    @Override
                    public void fired(State state, int reaction, long times) {
                        calls[0]++;
                        events[0] += times;
                    }
                };
        Trajectory trajectory =
                new TauLeaping(0.03)
                        .prepare(process)
                        .start(
                                process.initialCounts(),
                                Streams.stream(1, 1),
                                new Watch(observer, Watch.StopCondition.NEVER));
        assertEquals(Trajectory.Outcome.REACHED, trajectory.advance(1));
        assertEquals(trajectory.events(), events[0]);
        assertTrue(events[0] > 190_000);
        assertTrue(calls[0] < events[0] / 500, "leaps are " + calls[0]);
    }

    @Test
    void epsilonIsChecked() {
        assertThrows(IllegalArgumentException.class, () -> new TauLeaping(0));
        assertThrows(IllegalArgumentException.class, () -> new TauLeaping(1));
        assertThrows(IllegalArgumentException.class, () -> new TauLeaping(Double.NaN));
    }
}
