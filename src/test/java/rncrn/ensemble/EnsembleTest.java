package rncrn.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rncrn.files.Checkpoints;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;
import rncrn.statistics.GoodnessOfFit;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Methods;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

class EnsembleTest {
    /** Immigration 10, death 1 from 0: Poisson with mean 10 (1 - exp(-t)) at all times. */
    private static Simulator immigrationDeath() {
        ReactionNetwork network =
                ReactionNetwork.builder(Unit.COPY_NUMBER)
                        .massAction(List.of(), List.of("X"), 10)
                        .massAction(List.of("X"), List.of(), 1)
                        .build();
        return Methods.standard().named("direct").prepare(new JumpProcess(network, SystemSize.ONE));
    }

    @Test
    void resultsAreTheSameForAnyNumberOfThreads() {
        Ensemble ensemble =
                Ensemble.of(immigrationDeath(), Ensemble.grid(3, 6), 101, 42)
                        .keeping(3)
                        .counting(List.of(0));
        EnsembleResult alone = ensemble.run(1, Progress.NONE);
        EnsembleResult together = ensemble.run(5, Progress.NONE);
        assertEquals(101, alone.runs());
        assertEquals(alone.events(), together.events());
        for (int t = 0; t <= 6; t++) {
            assertEquals(alone.mean(t, 0), together.mean(t, 0), 0);
            assertEquals(alone.sd(t, 0), together.sd(t, 0), 0);
            assertEquals(alone.histogram(t, 0), together.histogram(t, 0));
            for (int k = 0; k < 3; k++) {
                assertEquals(alone.kept().get(k).count(t, 0), together.kept().get(k).count(t, 0));
            }
        }
    }

    /** False-alarm probability 1e-6 per time, by a chi-square test against the exact law. */
    /** Every method gives the same trajectories on one, two and five threads. */
    @Test
    void everyMethodGivesTheSameTrajectoriesForAnyNumberOfThreads() {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.COPY_NUMBER);
        list.species("A", 200);
        list.species("B", 10);
        list.massAction(List.of("A", "A"), List.of("B"), .05)
                .massAction(List.of("B"), List.of("A", "A"), 3)
                .massAction(List.of("A", "B"), List.of("B", "B"), .01)
                .massAction(List.of(), List.of("A"), 100)
                .massAction(List.of("B"), List.of(), 1);
        JumpProcess process = new JumpProcess(list.build(), SystemSize.ONE);
        for (Method method : Methods.standard().all()) {
            Ensemble ensemble =
                    Ensemble.of(method.prepare(process), Ensemble.grid(1, 10), 60, 7).keeping(60);
            EnsembleResult alone = ensemble.run(1, Progress.NONE);
            for (int threads : new int[] {2, 5}) {
                EnsembleResult together = ensemble.run(threads, Progress.NONE);
                assertEquals(alone.events(), together.events(), method.name());
                for (int k = 0; k < 60; k++) {
                    for (int t = 0; t <= 10; t++) {
                        for (int s = 0; s < 2; s++) {
                            assertEquals(
                                    alone.kept().get(k).count(t, s),
                                    together.kept().get(k).count(t, s),
                                    method.name());
                        }
                    }
                }
            }
        }
    }

    @Test
    void lawOfImmigrationAndDeath() {
        EnsembleResult result =
                Ensemble.of(immigrationDeath(), List.of(0.5, 2.0), 20_000, 1)
                        .counting(List.of(0))
                        .run(2, Progress.NONE);
        for (int t = 0; t < 2; t++) {
            double mean = 10 * (1 - Math.exp(-result.times().get(t)));
            PoissonDistribution law = new PoissonDistribution(mean);
            double[] observed = new double[40];
            double[] expected = new double[40];
            for (Map.Entry<Long, Long> entry : result.histogram(t, 0).entrySet()) {
                observed[(int) Math.min(39, entry.getKey())] += entry.getValue();
            }
            for (int n = 0; n < 40; n++) {
                expected[n] =
                        20_000 * (n < 39 ? law.probability(n) : 1 - law.cumulativeProbability(38));
            }
            assertTrue(GoodnessOfFit.chiSquare(observed, expected, 0) > 1e-6);
            assertEquals(mean, result.mean(t, 0), 5 * Math.sqrt(mean / 20_000));
        }
    }

    @Test
    void stoppedTrajectoriesAreTold() {
        EnsembleResult result =
                Ensemble.of(immigrationDeath(), List.of(1.0, 50.0), 20, 1)
                        .watchedBy(Watch.until(state -> state.count(0) >= 8))
                        .run(2, Progress.NONE);
        assertEquals(20, result.stopped());
        assertEquals(20, result.stopTimes().size());
        assertEquals(8, result.mean(1, 0), 0);
    }

    @Test
    void progressEndsAtTheTotal() {
        List<Double> heard = new ArrayList<>();
        Ensemble ensemble = Ensemble.of(immigrationDeath(), List.of(1.0), 40, 1);
        ensemble.run(3, (done, total, what) -> heard.add(done / total));
        assertEquals(1, heard.get(heard.size() - 1));
    }

    /** Says no more after it was asked so many times. */
    private static Progress impatient(int patience) {
        AtomicInteger asked = new AtomicInteger();
        return new Progress() {
            @Override
            public void advanced(double done, double total, String what) {}

            @Override
            public boolean cancelled() {
                return asked.incrementAndGet() > patience;
            }
        };
    }

    @Test
    void cancelledWorkGoesOnToTheSameBytes(@TempDir Path folder) {
        Ensemble ensemble =
                Ensemble.of(immigrationDeath(), List.of(1.0, 3.0), 100, 1)
                        .keeping(7)
                        .counting(List.of(0))
                        .watchedBy(Watch.until(state -> state.count(0) >= 14));
        EnsembleResult whole = ensemble.run(2, Progress.NONE);
        byte[] fingerprint = {1, 2, 3};
        assertThrows(
                CancellationException.class,
                () ->
                        ensemble.run(
                                3, impatient(90), Checkpoints.fresh(folder).part(1, fingerprint)));
        AtomicInteger ran = new AtomicInteger();
        EnsembleResult resumed =
                new Ensemble(
                                counting(ensemble.simulator(), ran),
                                ensemble.initial(),
                                ensemble.times(),
                                ensemble.runs(),
                                ensemble.seed(),
                                ensemble.keep(),
                                ensemble.counted(),
                                ensemble.watch())
                        .run(2, Progress.NONE, Checkpoints.resume(folder).part(1, fingerprint));
        assertTrue(ran.get() > 0 && ran.get() < 100, ran + " trajectories were run again");
        assertEquals(whole.runs(), resumed.runs());
        assertEquals(whole.events(), resumed.events());
        assertEquals(whole.stopTimes(), resumed.stopTimes());
        assertEquals(7, resumed.kept().size());
        for (int t = 0; t < 2; t++) {
            assertEquals(whole.mean(t, 0), resumed.mean(t, 0), 0);
            assertEquals(whole.variance(t, 0), resumed.variance(t, 0), 0);
            assertEquals(whole.histogram(t, 0), resumed.histogram(t, 0));
            for (int k = 0; k < 7; k++) {
                assertEquals(whole.kept().get(k).count(t, 0), resumed.kept().get(k).count(t, 0));
            }
        }
    }

    private static Simulator counting(Simulator simulator, AtomicInteger started) {
        return new Simulator() {
            @Override
            public JumpProcess process() {
                return simulator.process();
            }

            @Override
            public String description() {
                return simulator.description();
            }

            @Override
            public Trajectory start(long[] counts, UniformRandomProvider random, Watch watch) {
                started.incrementAndGet();
                return simulator.start(counts, random, watch);
            }
        };
    }

    @Test
    void failuresOfTheWorkComeThrough() {
        Pool pool = new Pool(2);
        IllegalStateException failure =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                pool.run(
                                        5,
                                        i -> {
                                            if (i == 3) {
                                                throw new IllegalStateException("three");
                                            }
                                            return i;
                                        },
                                        (i, result) -> assertEquals(i, result),
                                        () -> false));
        assertEquals("three", failure.getMessage());
    }

    @Test
    void nonsenseIsRefused() {
        Simulator simulator = immigrationDeath();
        assertThrows(
                IllegalArgumentException.class,
                () -> Ensemble.of(simulator, List.of(2.0, 1.0), 1, 1));
        assertThrows(
                IllegalArgumentException.class, () -> Ensemble.of(simulator, List.of(1.0), 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Pool(0));
    }
}
