package rncrn.stochastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every exact method against exact laws. Each test fails for a correct method with probability
 * below 1e-8, the whole class with probability below 1e-6.
 */
class ExactLawsTest {
    private static final double ALARM = 1e-8;

    private record Case(
            String name, JumpProcess process, int species, double time, long bound, int runs) {}

    private static List<Case> cases() {
        return List.of(
                new Case("immigration-death", Models.immigrationDeath(), 0, 2, 80, 8_000),
                new Case("birth-death", Models.birthDeath(), 0, 2, 200, 8_000),
                new Case("dimerisation", Models.dimerisation(), 0, 1.5, 100, 5_000),
                new Case("Schloegl", Models.schloegl(250), 0, .5, 1200, 2_000),
                new Case("batches", Models.batches(), 0, 2, 150, 8_000),
                new Case("catalysis", Models.catalysis(), 1, 1.5, 60, 8_000));
    }

    @TestFactory
    Stream<DynamicTest> everyExactMethodHasTheLawOfTheMasterEquation() {
        return cases().stream().flatMap(ExactLawsTest::tests);
    }

    private static Stream<DynamicTest> tests(Case c) {
        double[] law =
                new MasterEquation(c.process, c.process.initialCounts(), c.bound)
                        .marginal(c.species, c.time);
        return Methods.standard().exact().stream()
                .map(
                        m ->
                                DynamicTest.dynamicTest(
                                        m.name() + ", " + c.name, () -> check(m, c, law)));
    }

    private static void check(Method method, Case c, double[] law) {
        Simulator simulator = method.prepare(c.process);
        long[] seen = new long[2 * law.length + 100];
        for (int run = 0; run < c.runs; run++) {
            Trajectory trajectory =
                    simulator.start(c.process.initialCounts(), Streams.stream(11, run));
            trajectory.advance(c.time / 3);
            trajectory.advance(c.time);
            seen[(int) trajectory.count(c.species)]++;
        }
        double p = Goodness.pValue(seen, law);
        assertTrue(p > ALARM, () -> "the law differs, p = " + p);
    }

    /**
     * Started from the closed-form stationary law of the Schloegl model, every method stays in it.
     */
    @TestFactory
    Stream<DynamicTest> everyExactMethodKeepsTheStationaryLawOfSchloegl() {
        double[] law = Models.schloeglStationary();
        return Methods.standard().exact().stream()
                .map(m -> DynamicTest.dynamicTest(m.name(), () -> checkStationary(m, law)));
    }

    private static void checkStationary(Method method, double[] law) {
        Simulator simulator = method.prepare(Models.schloegl(250));
        long[] seen = new long[2 * law.length];
        for (int run = 0; run < 2_000; run++) {
            double u = Streams.stream(17, run).nextDouble();
            int start = 0;
            for (double below = law[0]; u > below; below += law[start]) {
                start++;
            }
            Trajectory trajectory = simulator.start(new long[] {start}, Streams.stream(18, run));
            trajectory.advance(.5);
            seen[(int) trajectory.count(0)]++;
        }
        double p = Goodness.pValue(seen, law);
        assertTrue(p > ALARM, () -> "the law differs, p = " + p);
    }

    @Test
    void theStationaryLawOfSchloeglHasItsKnownMoments() {
        double[] law = Models.schloeglStationary();
        double mean = 0;
        double square = 0;
        double low = 0;
        for (int n = 0; n < law.length; n++) {
            mean += n * law[n];
            square += (double) n * n * law[n];
            low += n <= 256 ? law[n] : 0;
        }
        assertEquals(454.86135, mean, 1e-5);
        assertEquals(199.87883, Math.sqrt(square - mean * mean), 1e-5);
        assertEquals(.2202606, low, 1e-7);
    }

    @Test
    void masterEquationAgreesWithClosedForms() {
        JumpProcess immigration = Models.immigrationDeath();
        double[] law = new MasterEquation(immigration, new long[] {0}, 80).marginal(0, 2);
        double mean = 20 * (1 - Math.exp(-1));
        double poisson = Math.exp(-mean);
        for (int n = 0; n < 60; n++) {
            assertEquals(poisson, law[n], 1e-12);
            poisson *= mean / (n + 1);
        }
        // Birth-death from one: a zero-modified geometric law (Kendall 1948).
        double[] growth =
                new MasterEquation(Models.birthDeath(), new long[] {1}, 300).marginal(0, 2);
        double e = Math.exp(-0.1 * 2);
        double dead = 1.1 * (e - 1) / (e - 1.1);
        double ratio = dead / 1.1;
        assertEquals(dead, growth[0], 1e-9);
        for (int n = 1; n < 60; n++) {
            assertEquals((1 - dead) * (1 - ratio) * Math.pow(ratio, n - 1), growth[n], 1e-9);
        }
    }
}
