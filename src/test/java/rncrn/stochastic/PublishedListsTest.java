package rncrn.stochastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import rncrn.ComputationException;
import rncrn.Reference;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;

/**
 * Every exact method against the plain direct method on published networks: marginal distributions
 * of every species by a two-sample test, their means, variances and covariances between two times,
 * and the mean number of firings of every reaction. Each comparison fails for a correct method with
 * probability below {@value #ALARM}, all together (some 50,000 of them) with probability below
 * 1e-5.
 */
class PublishedListsTest {
    private static final double ALARM = 1e-10;

    /** Networks with more reactions make more code than the virtual machine compiles. */
    private static final int MOST_SPECIALISED = 200;

    private record Case(
            String file, Map<String, Double> initial, double size, double time, int runs) {}

    private static List<Case> cases() {
        Map<String, Double> two = Map.of("X_1", 2., "X_2", 2.);
        return List.of(
                new Case(
                        "rncrn/hopf/hopf_crn.txt",
                        Map.of("L_1", 3., "X_1", 5., "X_2", 5.),
                        10,
                        .01,
                        200),
                new Case("rncrn/heart/heart_crn.txt", two, 20, .003, 160),
                new Case("rncrn/circle/circle_crn.txt", two, 20, .03, 160),
                new Case(
                        "rncrn/uni-bi/piecewise_simple_uni_bi.txt",
                        Map.of("X_1", 5.),
                        20,
                        .01,
                        160),
                new Case("networks/multistate.net", Map.of(), 1, .02, 160),
                new Case("networks/multisite2.net", Map.of(), 1, .004, 40),
                new Case("networks/egfr_net.net", Map.of(), 1, .5, 40));
    }

    private static JumpProcess process(Case c) {
        ReactionNetwork network = NetworkFiles.read(Reference.path(c.file)).withInitial(c.initial);
        return new JumpProcess(
                network,
                network.unit() == Unit.COPY_NUMBER ? SystemSize.ONE : new SystemSize(c.size));
    }

    @TestFactory
    Stream<DynamicTest> everyExactMethodAgreesWithTheDirectMethod() {
        return cases().stream()
                .map(
                        c ->
                                DynamicTest.dynamicTest(
                                        c.file,
                                        () -> {
                                            JumpProcess process = process(c);
                                            Sample truth =
                                                    new Sample(new DirectMethod(), process, c, 0);
                                            for (Method method : Methods.standard().exact()) {
                                                if (method.name().equals("specialised")
                                                        && process.network().reactions().size()
                                                                > MOST_SPECIALISED) {
                                                    assertThrows(
                                                            ComputationException.class,
                                                            () -> method.prepare(process));
                                                } else {
                                                    new Sample(method, process, c, 1_000_000)
                                                            .compare(truth, method.name());
                                                }
                                            }
                                        }));
    }

    /** Counts in the middle and at the end of every run, and how often every reaction fired. */
    private static final class Sample {
        private final long[][] middle;
        private final long[][] counts;
        private final double[] firings;
        private final double[] squares;
        private final int runs;

        Sample(Method method, JumpProcess process, Case c, int firstStream) {
            int species = process.network().species().size();
            int reactions = process.network().reactions().size();
            runs = c.runs;
            middle = new long[species][runs];
            counts = new long[species][runs];
            firings = new double[reactions];
            squares = new double[reactions];
            Simulator simulator = method.prepare(process);
            for (int run = 0; run < runs; run++) {
                long[] fired = new long[reactions];
                // Half of the runs are watched, so that both loops are tested.
                boolean watched = run % 2 == 0;
                Trajectory trajectory =
                        simulator.start(
                                process.initialCounts(),
                                Streams.stream(23, firstStream + run),
                                watched
                                        ? new Watch(
                                                (state, r) -> fired[r]++, Watch.StopCondition.NEVER)
                                        : Watch.NOTHING);
                trajectory.advance(c.time / 2);
                for (int s = 0; s < species; s++) {
                    middle[s][run] = trajectory.count(s);
                }
                trajectory.advance(c.time);
                for (int s = 0; s < species; s++) {
                    counts[s][run] = trajectory.count(s);
                }
                if (watched) {
                    assertEquals(Arrays.stream(fired).sum(), trajectory.events());
                    for (int r = 0; r < reactions; r++) {
                        firings[r] += fired[r];
                        squares[r] += (double) fired[r] * fired[r];
                    }
                }
            }
        }

        void compare(Sample truth, String name) {
            for (int s = 0; s < counts.length; s++) {
                double p = kolmogorovSmirnov(counts[s], truth.counts[s]);
                int species = s;
                assertTrue(p > ALARM, () -> name + ": species " + species + ", p = " + p);
                String who = name + ": species " + species;
                same(doubles(counts[s]), doubles(truth.counts[s]), who + ", mean");
                same(
                        products(counts[s], counts[s]),
                        products(truth.counts[s], truth.counts[s]),
                        who + ", variance");
                same(
                        products(middle[s], counts[s]),
                        products(truth.middle[s], truth.counts[s]),
                        who + ", covariance between the times");
            }
            double n = Math.ceil(runs / 2.0);
            for (int r = 0; r < firings.length; r++) {
                double a = firings[r] / n;
                double b = truth.firings[r] / n;
                double variance = (squares[r] / n - a * a) + (truth.squares[r] / n - b * b);
                // A Poisson count has at least this variance; rare reactions need the floor.
                double z = Math.abs(a - b) / Math.sqrt(Math.max(variance, .2 + .2 * (a + b)) / n);
                double p = Erf.erfc(z / Math.sqrt(2) / 1.3);
                int reaction = r;
                assertTrue(p > ALARM, () -> name + ": reaction " + reaction + ", z = " + z);
            }
        }
    }

    private static double[] doubles(long[] counts) {
        return Arrays.stream(counts).asDoubleStream().toArray();
    }

    /** Products of the deviations from the means, run by run. */
    private static double[] products(long[] a, long[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double[] products = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            products[i] = (a[i] - meanA) * (b[i] - meanB);
        }
        return products;
    }

    /**
     * The means of two samples differ by no more than their scatter allows. Of rare events few
     * samples see any, so the scatter has a floor.
     */
    private static void same(double[] a, double[] b, String what) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double squares = 0;
        for (double v : a) {
            squares += (v - meanA) * (v - meanA) / a.length;
        }
        for (double v : b) {
            squares += (v - meanB) * (v - meanB) / b.length;
        }
        double z = (meanA - meanB) / Math.sqrt(Math.max(.4, squares) / a.length);
        // Products are skewed, and their scatter is estimated: a third more is allowed.
        double p = Erf.erfc(Math.abs(z) / Math.sqrt(2) / 1.3);
        assertTrue(p > ALARM, () -> what + ", z = " + z);
    }

    /** Asymptotic p-value of the two-sample test of Kolmogorov and Smirnov; ties make it larger. */
    private static double kolmogorovSmirnov(long[] a, long[] b) {
        long[] x = a.clone();
        long[] y = b.clone();
        Arrays.sort(x);
        Arrays.sort(y);
        double distance = 0;
        int i = 0;
        int j = 0;
        while (i < x.length && j < y.length) {
            long v = Math.min(x[i], y[j]);
            while (i < x.length && x[i] == v) {
                i++;
            }
            while (j < y.length && y[j] == v) {
                j++;
            }
            distance = Math.max(distance, Math.abs((double) i / x.length - (double) j / y.length));
        }
        double n = (double) x.length * y.length / (x.length + y.length);
        return Math.min(1, 2 * Math.exp(-2 * n * distance * distance));
    }

    /**
     * Mean time in which the Schloegl model, started at 250, leaves 200..300, by the equations of a
     * birth-death chain, within 6 standard errors (false alarm 2e-9 each).
     */
    @Test
    void schloeglFirstPassageTimesAreExact() {
        double exact = meanExitTime(250, 200, 300);
        JumpProcess process = Models.schloegl(250);
        Watch watch = Watch.until(Domain.all(1).with(0, 200, 300));
        for (Method method : Methods.standard().exact()) {
            Simulator simulator = method.prepare(process);
            int runs = 400;
            double sum = 0;
            double squares = 0;
            for (int run = 0; run < runs; run++) {
                Trajectory trajectory =
                        simulator.start(process.initialCounts(), Streams.stream(31, run), watch);
                assertEquals(
                        Trajectory.Outcome.STOPPED, trajectory.advance(Double.POSITIVE_INFINITY));
                long count = trajectory.count(0);
                assertTrue(count == 199 || count == 301, method.name() + " at " + count);
                sum += trajectory.time();
                squares += trajectory.time() * trajectory.time();
            }
            double mean = sum / runs;
            double error = Math.sqrt((squares / runs - mean * mean) / (runs - 1));
            assertEquals(exact, mean, 6 * error, method.name());
        }
    }

    /**
     * The same recursion gives the published mean time from 82 to 563 molecules, 50,307.86, far too
     * long to simulate here.
     */
    @Test
    void theRecursionGivesThePublishedPassageTimeOfSchloegl() {
        // Below 0 there is nothing, so the only exit from 0..562 is upwards.
        assertEquals(50_307.86, meanExitTime(82, 0, 562), .01);
    }

    /**
     * Mean time from 82 molecules up to 120, against the drift, within 6 standard errors (false
     * alarm 2e-9 each).
     */
    @Test
    void schloeglPassagesUpwardsAreExact() {
        double exact = meanExitTime(82, 0, 119);
        JumpProcess process = Models.schloegl(82);
        Watch watch = Watch.until(Domain.all(1).with(0, 0, 119));
        for (Method method : Methods.standard().exact()) {
            Simulator simulator = method.prepare(process);
            int runs = 300;
            double sum = 0;
            double squares = 0;
            for (int run = 0; run < runs; run++) {
                Trajectory trajectory =
                        simulator.start(process.initialCounts(), Streams.stream(32, run), watch);
                trajectory.advance(Double.POSITIVE_INFINITY);
                assertEquals(120, trajectory.count(0), method.name());
                sum += trajectory.time();
                squares += trajectory.time() * trajectory.time();
            }
            double mean = sum / runs;
            double error = Math.sqrt((squares / runs - mean * mean) / (runs - 1));
            assertEquals(exact, mean, 6 * error, method.name());
        }
    }

    /**
     * Mean exit times T satisfy b (T(n+1) - T(n)) + d (T(n-1) - T(n)) = -1 inside and 0 outside:
     * with T(low) = t unknown, T(n) = p(n) + q(n) t follows from left to right.
     */
    private static double meanExitTime(int from, int low, int high) {
        double[] p = new double[high + 2];
        double[] q = new double[high + 2];
        q[low] = 1;
        for (int n = low; n <= high; n++) {
            double birth = .015 * n * (n - 1.) + 200;
            double death = 1e-4 / 6 * n * (n - 1.) * (n - 2.) + 3.5 * n;
            double before = n == low ? 0 : p[n - 1];
            double slope = n == low ? 0 : q[n - 1];
            p[n + 1] = p[n] + (death * (p[n] - before) - 1) / birth;
            q[n + 1] = q[n] + death * (q[n] - slope) / birth;
        }
        double t = -p[high + 1] / q[high + 1];
        return p[from] + q[from] * t;
    }

    /** The sum of propensities falls through twelve decades; the last reaction keeps its rate. */
    @Test
    void theSumOfPropensitiesDoesNotDrift() {
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        builder.species("A", 10_000);
        builder.species("B", 1);
        builder.massAction(List.of("A"), List.of(), 1e6).massAction(List.of("B"), List.of(), .01);
        JumpProcess process = Models.process(builder);
        for (Method method : Methods.standard().exact()) {
            Simulator simulator = method.prepare(process);
            int runs = 100;
            double sum = 0;
            for (int run = 0; run < runs; run++) {
                Trajectory trajectory =
                        simulator.start(
                                process.initialCounts(),
                                Streams.stream(7, run),
                                Watch.until(Domain.all(2).with(1, 1, 1)));
                trajectory.advance(Double.POSITIVE_INFINITY);
                sum += trajectory.time();
            }
            // Exponential with mean 100: six standard errors.
            assertEquals(100, sum / runs, 60, method.name());
        }
    }

    @Test
    void rareReactionsKeepTheirShares() {
        JumpProcess rare = rareExits();
        for (Method method : Methods.standard().exact()) {
            Simulator simulator = method.prepare(rare);
            long[] seen = new long[2];
            for (int run = 0; run < 400; run++) {
                Trajectory trajectory =
                        simulator.start(
                                rare.initialCounts(),
                                Streams.stream(8, run),
                                Watch.until(Domain.all(4).with(2, 0, 0).with(3, 0, 0)));
                trajectory.advance(Double.POSITIVE_INFINITY);
                seen[trajectory.count(2) > 0 ? 0 : 1]++;
            }
            // A quarter to C: binomial, 400 runs, 6 standard deviations.
            assertEquals(100, (double) seen[0], 6 * Math.sqrt(400 * .25 * .75), method.name());
        }
    }

    private static JumpProcess rareExits() {
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        builder.species("A", 10);
        builder.massAction(List.of("A"), List.of("B"), 1)
                .massAction(List.of("B"), List.of("A"), 1)
                .massAction(List.of("A"), List.of("C"), 1e-3)
                .massAction(List.of("B"), List.of("D"), 3e-3);
        return Models.process(builder);
    }
}
