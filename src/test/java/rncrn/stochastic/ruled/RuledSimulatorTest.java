package rncrn.stochastic.ruled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rncrn.ComputationException;
import rncrn.format.sbml.Sbml;
import rncrn.network.ruled.RuledNetwork;
import rncrn.statistics.Moments;
import rncrn.stochastic.DirectMethod;
import rncrn.stochastic.Method;
import rncrn.stochastic.Methods;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * Events, time-dependent rates and moving variables against laws known in closed form. Every bound
 * on a mean or a frequency is 5.5 standard errors wide, which a right simulator leaves with
 * probability 4e-8; with fewer than 25 of them the class fails falsely with probability below 1e-6.
 */
class RuledSimulatorTest {
    private static final double Z = 5.5;
    private static final int RUNS = 2000;

    private static RuledNetwork model(
            String species, String parameters, String rules, String reactions, String events) {
        return Sbml.read(
                Sbml.compartment(1)
                        + list("Species", species)
                        + list("Parameters", parameters)
                        + list("Rules", rules)
                        + list("Reactions", reactions)
                        + list("Events", events));
    }

    private static String list(String name, String content) {
        return content.isEmpty() ? "" : "<listOf" + name + ">" + content + "</listOf" + name + ">";
    }

    private static RuledTrajectory start(RuledNetwork model, Method method, int run) {
        RuledSimulator simulator = RuledSimulator.prepare(model, method);
        return simulator.start(
                simulator.process().initialCounts(), Streams.stream(7, run), Watch.NOTHING);
    }

    private static double value(RuledTrajectory trajectory, RuledNetwork model, String name) {
        double[] values = new double[model.initial().length];
        trajectory.copyValues(values);
        return model.outputs().stream()
                .filter(output -> output.name().equals(name))
                .findFirst()
                .orElseThrow()
                .amount()
                .at(trajectory.time(), values);
    }

    private static Moments sample(RuledNetwork model, double time) {
        Moments moments = new Moments();
        for (int run = 0; run < RUNS; run++) {
            Trajectory trajectory = start(model, new DirectMethod(), run);
            // Two steps: a look in between must not change the law.
            trajectory.advance(time / 3);
            trajectory.advance(time);
            moments.add((double) trajectory.count(0));
        }
        return moments;
    }

    private static void assertPoisson(double mean, Moments seen) {
        assertEquals(mean, seen.mean(), Z * Math.sqrt(mean / RUNS));
        double errorOfVariance = Math.sqrt((2 * mean * mean + mean) / RUNS);
        assertEquals(mean, seen.variance(), Z * errorOfVariance);
    }

    @Test
    void thinningGivesTheExactLawOfATimeDependentRate() {
        RuledNetwork model =
                model(
                        Sbml.species("X", 0),
                        "",
                        "",
                        Sbml.reaction("in", "", "X", "4*(1 + sin(time))", false)
                                + Sbml.reaction("out", "X", "", "0.5*X", false),
                        "");
        assertTrue(model.readsTime());
        double t = 5;
        // m' = 4 (1 + sin t) - m/2, m(0) = 0.
        double mean =
                8 * (1 - Math.exp(-t / 2))
                        + 4 * (.5 * Math.sin(t) - Math.cos(t) + Math.exp(-t / 2)) / 1.25;
        assertPoisson(mean, sample(model, t));
    }

    @Test
    void noPulseIsTooShortForThinning() {
        // A pulse of area 3 that lasts a ten-thousandth of the time asked for.
        RuledNetwork model =
                model(
                        Sbml.species("X", 0),
                        "",
                        "",
                        Sbml.reaction(
                                "in",
                                "",
                                "X",
                                "piecewise(3000, and(geq(time, 6.123), lt(time, 6.124)), 0)",
                                false),
                        "");
        assertPoisson(3, sample(model, 10));
    }

    @Test
    void integratedHazardGivesTheExactLawUnderARateRule() {
        RuledNetwork model =
                model(
                        Sbml.species("X", 0),
                        Sbml.parameter("k", 6, false),
                        "<rateRule variable=\"k\">" + Sbml.math("-0.7*k") + "</rateRule>",
                        Sbml.reaction("in", "", "X", "k", false),
                        "");
        assertTrue(model.isContinuous());
        assertPoisson(6 / .7 * (1 - Math.exp(-.7 * 2)), sample(model, 2));
        RuledTrajectory trajectory = start(model, new DirectMethod(), 0);
        trajectory.advance(2);
        assertEquals(6 * Math.exp(-1.4), value(trajectory, model, "k"), 1e-6);
    }

    @Test
    void everyExactMethodStopsAtStateTriggers() {
        // A Poisson process that starts anew at every fifth event.
        RuledNetwork model =
                model(
                        Sbml.species("X", 0),
                        "",
                        "",
                        Sbml.reaction("in", "", "X", "2", false),
                        Sbml.event("geq(X, 5)", "X", "0", ""));
        double time = 3;
        for (Method method : Methods.standard().exact()) {
            double[] seen = new double[5];
            for (int run = 0; run < RUNS; run++) {
                Trajectory trajectory = start(model, method, run);
                trajectory.advance(time);
                seen[(int) trajectory.count(0)] += 1.0 / RUNS;
            }
            double p = Math.exp(-2 * time);
            double[] law = new double[5];
            for (int n = 0; n < 60; n++) {
                law[n % 5] += p;
                p *= 2 * time / (n + 1);
            }
            // Only the first state, to keep the number of comparisons small.
            assertEquals(
                    law[0], seen[0], Z * Math.sqrt(law[0] * (1 - law[0]) / RUNS), method.name());
        }
    }

    @Test
    void timedEventsHappenAtTheirTimeForEveryMethod() {
        RuledNetwork model =
                model(
                        Sbml.species("X", 0),
                        "",
                        "",
                        Sbml.reaction("in", "", "X", "10", false)
                                + Sbml.reaction("out", "X", "", "0.1*X", false),
                        Sbml.event("geq(time, 25)", "X", "50", ""));
        for (Method method : Methods.standard().all()) {
            Trajectory trajectory = start(model, method, 3);
            trajectory.advance(24);
            trajectory.advance(25);
            assertEquals(50, trajectory.count(0), method.name());
        }
    }

    @Test
    void delaysPrioritiesAndPersistence() {
        String delay = "<delay>" + Sbml.math("2") + "</delay>";
        RuledNetwork model =
                model(
                        Sbml.species("X", 0),
                        Sbml.parameter("a", 0, false)
                                + Sbml.parameter("b", 0, false)
                                + Sbml.parameter("d", 1, false),
                        "",
                        Sbml.reaction("in", "", "X", "1", false),
                        // Happens at 3 with the value of time 1.
                        Sbml.event("geq(time, 1)", "a", "10*time", delay)
                                // Its condition turns false at 1.5, before it would happen.
                                + Sbml.event(
                                        "and(geq(time, 1), lt(time, 1.5))",
                                        "b",
                                        "1",
                                        delay,
                                        "persistent=\"false\"")
                                // At one time: first times 3, then plus 1.
                                + Sbml.event("geq(time, 4)", "d", "d + 1", priority(1))
                                        .replace("TriggerTime=\"true\"", "TriggerTime=\"false\"")
                                + Sbml.event("geq(time, 4)", "d", "3*d", priority(2))
                                        .replace("TriggerTime=\"true\"", "TriggerTime=\"false\""));
        RuledTrajectory trajectory = start(model, new DirectMethod(), 0);
        trajectory.advance(2.999);
        assertEquals(0, value(trajectory, model, "a"));
        trajectory.advance(3);
        assertEquals(10, value(trajectory, model, "a"), 1e-9);
        trajectory.advance(5);
        assertEquals(0, value(trajectory, model, "b"));
        assertEquals(4, value(trajectory, model, "d"));
    }

    private static String priority(int value) {
        return "<priority>" + Sbml.math(Integer.toString(value)) + "</priority>";
    }

    @Test
    void largeBatchesFollowTheirMoments() {
        // Batches of 100 at rate 1, each molecule lost at rate .4 (the suite's fourth family).
        RuledNetwork model =
                model(
                        Sbml.species("X", 0),
                        "",
                        "",
                        Sbml.reaction("in", "", "100X", "1", false)
                                + Sbml.reaction("out", "X", "", "0.4*X", false),
                        "");
        double t = 3;
        double u = 1 - Math.exp(-.4 * t);
        double v = 1 - Math.exp(-.8 * t);
        double mean = 100 * u / .4;
        // Each batch leaves a binomial number: variance int 100 p (1 - p) + (100 p)^2 ds.
        double variance = 100 * (u / .4 - v / .8) + 1e4 * v / .8;
        Moments seen = sample(model, t);
        assertEquals(mean, seen.mean(), Z * Math.sqrt(variance / RUNS));
        assertEquals(variance, seen.variance(), Z * variance * Math.sqrt(4.0 / RUNS));
    }

    @Test
    void eventsOnParametersChangeTheRates() {
        RuledNetwork model =
                model(
                        Sbml.species("X", 0),
                        Sbml.parameter("k", 1, false),
                        "",
                        Sbml.reaction("in", "", "X", "k", false),
                        Sbml.event("geq(time, 2)", "k", "5", ""));
        assertPoisson(2 + 5 * 2, sample(model, 4));
    }

    @Test
    void methodsThatCannotRefuse() {
        RuledNetwork model =
                model(
                        Sbml.species("X", 0),
                        "",
                        "",
                        Sbml.reaction("in", "", "X", "time", false),
                        "");
        Method tau = Methods.standard().named("tau");
        ComputationException refused =
                assertThrows(ComputationException.class, () -> RuledSimulator.prepare(model, tau));
        assertTrue(refused.getMessage().contains("use direct"));
    }

    @Test
    void impossibleAmountsAndEndlessEventsAreRefused() {
        for (String events :
                List.of(
                        Sbml.event("geq(time, 1)", "X", "0.5", ""),
                        Sbml.event("geq(time, 1)", "X", "0-3", ""))) {
            RuledNetwork model =
                    model(
                            Sbml.species("X", 0),
                            "",
                            "",
                            Sbml.reaction("in", "", "X", "1", false),
                            events);
            Trajectory trajectory = start(model, new DirectMethod(), 0);
            assertThrows(ComputationException.class, () -> trajectory.advance(2));
        }
        RuledNetwork negative =
                model(
                        Sbml.species("X", 2),
                        "",
                        "",
                        Sbml.reaction("out", "X", "", "3", false),
                        Sbml.event("geq(time, 100)", "X", "1", ""));
        Trajectory trajectory = start(negative, new DirectMethod(), 0);
        assertThrows(ComputationException.class, () -> trajectory.advance(50));
    }
}
