package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rncrn.ComputationException;
import rncrn.Reference;
import rncrn.field.Box;
import rncrn.format.ReactionListReader;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;
import rncrn.stochastic.DirectMethod;
import rncrn.stochastic.Domain;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * Statistical comparisons use limits of 5.3 standard errors: a false alarm in any of the eight has
 * probability below 1e-6.
 */
class ApproximateMethodsTest {
    private static final double LIMIT = 5.3;

    private static final List<Method> METHODS =
            List.of(
                    new ReducedMethod(),
                    LeapMethod.hybrid(Optional.empty(), LeapMethod.DEFAULT_SHARE),
                    LeapMethod.implicit(Optional.empty(), LeapMethod.DEFAULT_SHARE));

    private static JumpProcess published(String file, Map<String, Double> values, double omega) {
        return new JumpProcess(
                ReactionListReader.read(Reference.path(file)).withInitial(values),
                new SystemSize(omega));
    }

    /** Mean, its error, variance, its error, of one species at the end of independent runs. */
    private static double[] sample(Method method, JumpProcess process, int species, int runs) {
        Simulator simulator = method.prepare(process);
        double[] last = new double[runs];
        double mean = 0;
        for (int r = 0; r < runs; r++) {
            Trajectory t = simulator.start(process.initialCounts(), Streams.stream(11, r));
            assertEquals(Trajectory.Outcome.REACHED, t.advance(.8), method.name());
            last[r] = t.count(species);
            mean += last[r] / runs;
        }
        double second = 0;
        double fourth = 0;
        for (double value : last) {
            double d = (value - mean) * (value - mean);
            second += d / (runs - 1);
            fourth += d * d / runs;
        }
        return new double[] {
            mean, Math.sqrt(second / runs), second, Math.sqrt((fourth - second * second) / runs)
        };
    }

    @Test
    void agreeWithExactSimulation() {
        JumpProcess process =
                published(
                        "rncrn/uni-bi/piecewise_simple_uni_bi.txt",
                        Map.of("L_1", 1.0, "X_1", 5.0),
                        20);
        int x = process.network().indexOf("X_1");
        double[] exact = sample(new DirectMethod(), process, x, 250);
        for (Method method : METHODS) {
            double[] got = sample(method, process, x, 1000);
            assertEquals(exact[0], got[0], LIMIT * Math.hypot(exact[1], got[1]), method.name());
            assertEquals(exact[2], got[2], LIMIT * Math.hypot(exact[3], got[3]), method.name());
        }
    }

    @Test
    void diffusionHasTheExactLawOfTheSlowChain() {
        JumpProcess process =
                published(
                        "rncrn/uni-bi/piecewise_simple_uni_bi.txt",
                        Map.of("L_1", 1.0, "X_1", 5.0),
                        100);
        int x = process.network().indexOf("X_1");
        double[] got = sample(new ReducedMethod(), process, x, 3000);
        SlowModel model = SlowProcess.of(process, Optional.empty()).model(process.initialCounts());
        SlowChain chain = new SlowChain(model, 1);
        double[] start = new double[chain.count()];
        start[chain.nearest(new double[] {500})] = 1;
        double[] times = chain.eliminate(new double[0]).times(start);
        double total = 0;
        double mean = 0;
        double square = 0;
        for (int c = 0; c < times.length; c++) {
            total += times[c];
            mean += times[c] * c;
            square += times[c] * c * c;
        }
        mean /= total;
        assertEquals(mean, got[0], LIMIT * got[1]);
        assertEquals(square / total - mean * mean, got[2], LIMIT * got[3]);
    }

    @Test
    void stopsAtTheEdgeOfTheDomain() {
        JumpProcess process =
                published(
                        "rncrn/hopf/hopf_crn.txt", Map.of("L_1", 3.0, "X_1", 5.0, "X_2", 5.0), 100);
        Optional<Box> box = Optional.of(Box.of(new double[2], new double[] {6, 6}));
        for (Method method :
                List.of(
                        new ReducedMethod(box, .02),
                        LeapMethod.hybrid(box, .1),
                        LeapMethod.implicit(box, .1))) {
            Trajectory t =
                    method.prepare(process).start(process.initialCounts(), Streams.stream(1, 1));
            assertEquals(Trajectory.Outcome.STOPPED, t.advance(1e3), method.name());
            assertTrue(((SlowTrajectory) t).leftDomain());
            assertTrue(t.time() < 1e3);
            int x1 = process.network().indexOf("X_1");
            int x2 = process.network().indexOf("X_2");
            assertTrue(Math.max(t.count(x1), t.count(x2)) >= 600, method.name());
            // A watch within the domain stops it, too, but that is no fault of the method.
            Domain inner =
                    Domain.all(process.network().species().size())
                            .with(x1, 0, 550)
                            .with(x2, 0, 550);
            Trajectory watched =
                    method.prepare(process)
                            .start(
                                    process.initialCounts(),
                                    Streams.stream(1, 1),
                                    Watch.until(inner));
            assertEquals(Trajectory.Outcome.STOPPED, watched.advance(1e3), method.name());
            assertFalse(((SlowTrajectory) watched).leftDomain(), method.name());
        }
    }

    @Test
    void sayWhyOtherNetworksAreRefused() {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.CONCENTRATION);
        list.massAction(List.of(), List.of("A"), 1);
        list.massAction(List.of("A"), List.of(), 1);
        JumpProcess process = new JumpProcess(list.build(), new SystemSize(10));
        for (Method method : METHODS) {
            ComputationException refused =
                    assertThrows(ComputationException.class, () -> method.prepare(process));
            assertTrue(refused.getMessage().contains("reaction 2"), refused.getMessage());
        }
    }

    @Test
    void sameSeedSamePath() {
        JumpProcess process =
                published(
                        "rncrn/uni-bi/piecewise_simple_uni_bi.txt",
                        Map.of("L_1", 1.0, "X_1", 5.0),
                        50);
        for (Method method : METHODS) {
            Simulator simulator = method.prepare(process);
            long[] one = new long[process.network().species().size()];
            long[] two = new long[one.length];
            simulator.start(process.initialCounts(), Streams.stream(3, 1)).copyCounts(one);
            Trajectory a = simulator.start(process.initialCounts(), Streams.stream(3, 1));
            Trajectory b = simulator.start(process.initialCounts(), Streams.stream(3, 1));
            a.advance(.4);
            b.advance(.4);
            a.copyCounts(one);
            b.copyCounts(two);
            org.junit.jupiter.api.Assertions.assertArrayEquals(one, two);
        }
    }
}
