package rncrn.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ComputationException;
import rncrn.statistics.BlockBootstrap;
import rncrn.statistics.Interval;
import rncrn.statistics.Moments;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.State;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * Direct forward flux sampling (Allen, Warren and ten Wolde, Phys. Rev. Lett. 94, 018104, 2005, doi
 * 10.1103/PhysRevLett.94.018104; Allen, Valeriani and ten Wolde, J. Phys.: Condens. Matter 21,
 * 463102, 2009): the mean time from a state A to a state B that plain simulation hardly ever sees.
 *
 * <p>Interfaces are levels of an order parameter between A (at or below the first) and B (at or
 * above the last). The rate is the flux of first crossings of the first interface out of A times
 * the probabilities of reaching each interface from the one before rather than A again. Its inverse
 * is the mean time from entering A to reaching B. The interfaces are laid by pilot runs so that
 * each is reached with a probability of about a third; the estimate uses fresh runs, repeated
 * independently for its interval.
 *
 * @param simulator exact method
 * @param start copy numbers in A
 * @param order order parameter; low in A
 * @param fromA A is where the order parameter is at most this
 * @param toB B is where it is at least this
 * @param branches configurations kept at each interface, and trials from each interface
 * @param repeats independent repeats, at least 2
 * @param seed seed
 */
public record ForwardFlux(
        Simulator simulator,
        List<Long> start,
        ToDoubleFunction<State> order,
        double fromA,
        double toB,
        int branches,
        int repeats,
        long seed) {
    private static final double WANTED = 0.35;
    private static final int MOST_INTERFACES = 200;
    private static final int PILOT = 200;

    public ForwardFlux {
        start = List.copyOf(start);
        if (!(fromA < toB) || branches < 2 || repeats < 2) {
            throw new IllegalArgumentException(
                    "forward flux sampling needs A below B, two branches and two repeats");
        }
    }

    /**
     * What came out.
     *
     * @param meanTime mean time from entering A to reaching B, with its interval over repeats
     * @param interfaces levels of the order parameter, A and B at the ends
     * @param events reaction events spent
     */
    public record Result(Interval meanTime, List<Double> interfaces, long events) {
        public Result {
            interfaces = List.copyOf(interfaces);
        }
    }

    /**
     * Runs it.
     *
     * @param level confidence level of the interval
     * @throws ComputationException if no path to B could be laid
     */
    public Result run(int threads, double level, Progress progress) {
        Pilot pilot = new Pilot(Streams.stream(seed, -1));
        double[] interfaces = pilot.lay();
        Moments logs = new Moments();
        long[] events = {pilot.events};
        new Pool(threads)
                .run(
                        repeats,
                        r -> {
                            Repeat repeat = new Repeat(interfaces, Streams.derive(seed, r));
                            double rate = repeat.rate(progress);
                            return new double[] {Math.log(rate), repeat.events};
                        },
                        (r, result) -> {
                            logs.add(result[0]);
                            events[0] += (long) result[1];
                            progress.advanced(r + 1, repeats, "forward flux sampling");
                        },
                        progress::cancelled);
        double half =
                Math.sqrt(logs.variance() / repeats) * BlockBootstrap.quantile(level, repeats - 1);
        double mean = Math.exp(-logs.mean());
        Interval time =
                Double.isFinite(mean)
                        ? new Interval(mean, mean * Math.exp(-half), mean * Math.exp(half), level)
                        : Interval.unknown(level);
        return new Result(time, Arrays.stream(interfaces).boxed().toList(), events[0]);
    }

    private Trajectory begin(long[] counts, UniformRandomProvider random, Watch watch) {
        return simulator.start(counts, random, watch);
    }

    private long[] counts() {
        return start.stream().mapToLong(Long::longValue).toArray();
    }

    /** Runs until the order parameter has come down to A or up to a level. */
    private Watch until(double level) {
        return Watch.until(
                state -> {
                    double at = order.applyAsDouble(state);
                    return at <= fromA || at >= level;
                });
    }

    /** Lays the interfaces. */
    private final class Pilot {
        private final UniformRandomProvider random;
        private long events;

        Pilot(UniformRandomProvider random) {
            this.random = random;
        }

        double[] lay() {
            List<Double> levels = new ArrayList<>(List.of(fromA));
            List<long[]> configurations = new ArrayList<>(List.of(counts()));
            double level = fromA;
            while (level < toB) {
                if (levels.size() > MOST_INTERFACES) {
                    throw new ComputationException(
                            "forward flux sampling found no path from "
                                    + fromA
                                    + " to "
                                    + toB
                                    + " in "
                                    + MOST_INTERFACES
                                    + " interfaces");
                }
                level = next(level, configurations);
                levels.add(level);
                if (level < toB) {
                    configurations = reach(level, configurations);
                }
            }
            return levels.stream().mapToDouble(Double::doubleValue).toArray();
        }

        /**
         * The level that a third of excursions reach; the first one is that of excursions from A.
         */
        private double next(double level, List<long[]> from) {
            double[] tops = new double[PILOT];
            for (int i = 0; i < PILOT; i++) {
                double[] top = {level};
                Trajectory trajectory =
                        begin(
                                from.get(random.nextInt(from.size())),
                                random,
                                Watch.until(
                                        state -> {
                                            double at = order.applyAsDouble(state);
                                            top[0] = Math.max(top[0], at);
                                            return at >= toB || (at <= fromA && top[0] > fromA);
                                        }));
                trajectory.advance(Double.POSITIVE_INFINITY);
                events += trajectory.events();
                tops[i] = top[0];
            }
            Arrays.sort(tops);
            double wanted = tops[(int) Math.floor((1 - WANTED) * PILOT)];
            double higher = wanted;
            for (int i = 0; i < PILOT && higher <= level; i++) {
                higher = tops[i];
            }
            if (higher <= level) {
                throw new ComputationException(
                        "forward flux sampling is stuck at the level "
                                + level
                                + ": no excursion goes further");
            }
            return Math.min(higher, toB);
        }

        private List<long[]> reach(double level, List<long[]> from) {
            List<long[]> reached = new ArrayList<>();
            long before = events;
            for (int tries = 0; reached.size() < 50; tries++) {
                if (tries > 10_000 || events - before > 500_000_000L) {
                    throw new ComputationException(
                            "forward flux sampling cannot reach the level " + level);
                }
                // Out of A itself the way goes down first as often as not.
                Trajectory trajectory = climb(from.get(random.nextInt(from.size())), level);
                events += trajectory.events();
                if (order.applyAsDouble(trajectory) >= level) {
                    long[] counts = new long[start.size()];
                    trajectory.copyCounts(counts);
                    reached.add(counts);
                }
            }
            return reached;
        }

        private Trajectory climb(long[] counts, double level) {
            boolean[] left = {false};
            Trajectory trajectory =
                    begin(
                            counts,
                            random,
                            Watch.until(
                                    state -> {
                                        double at = order.applyAsDouble(state);
                                        left[0] |= at > fromA;
                                        return at >= level || (left[0] && at <= fromA);
                                    }));
            trajectory.advance(Double.POSITIVE_INFINITY);
            return trajectory;
        }
    }

    /** One independent estimate. */
    private final class Repeat {
        private final double[] interfaces;
        private final long seed;
        private long events;
        private long number;

        Repeat(double[] interfaces, long seed) {
            this.interfaces = interfaces;
            this.seed = seed;
        }

        double rate(Progress progress) {
            List<long[]> configurations = new ArrayList<>();
            double time = 0;
            long[] here = counts();
            // Flux: the clock runs while the network is at A or has last been there.
            while (configurations.size() < branches) {
                Trajectory out = begin(here, stream(), until0(interfaces[1]));
                out.advance(Double.POSITIVE_INFINITY);
                time += out.time();
                events += out.events();
                here = new long[start.size()];
                out.copyCounts(here);
                configurations.add(here.clone());
                // Back to A, or round by B: then this excursion starts over from the beginning.
                Trajectory back = begin(here, stream(), until(toB));
                back.advance(Double.POSITIVE_INFINITY);
                events += back.events();
                if (order.applyAsDouble(back) >= toB) {
                    // The clock stood at B; up to there the network was still on its way from A.
                    time += back.time();
                    here = counts();
                } else {
                    time += back.time();
                    here = new long[start.size()];
                    back.copyCounts(here);
                }
                if (progress.cancelled()) {
                    throw new java.util.concurrent.CancellationException("cancelled");
                }
            }
            double rate = branches / time;
            for (int i = 2; i < interfaces.length; i++) {
                List<long[]> further = new ArrayList<>();
                UniformRandomProvider choice = stream();
                Watch watch = until(interfaces[i]);
                for (int trial = 0; trial < branches; trial++) {
                    long[] from = configurations.get(choice.nextInt(configurations.size()));
                    if (reaches(from, interfaces[i])) {
                        further.add(from);
                        continue;
                    }
                    Trajectory trajectory = begin(from, stream(), watch);
                    trajectory.advance(Double.POSITIVE_INFINITY);
                    events += trajectory.events();
                    if (order.applyAsDouble(trajectory) >= interfaces[i]) {
                        long[] counts = new long[start.size()];
                        trajectory.copyCounts(counts);
                        further.add(counts);
                    }
                }
                if (further.isEmpty()) {
                    return 0;
                }
                rate *= (double) further.size() / branches;
                configurations = further;
                if (progress.cancelled()) {
                    throw new java.util.concurrent.CancellationException("cancelled");
                }
            }
            return rate;
        }

        /** Until the first interface, from A. */
        private Watch until0(double level) {
            return Watch.until(state -> order.applyAsDouble(state) >= level);
        }

        /** A jump may have carried the configuration beyond the next interface already. */
        private boolean reaches(long[] counts, double level) {
            return order.applyAsDouble(
                            new State() {
                                @Override
                                public double time() {
                                    return 0;
                                }

                                @Override
                                public long count(int species) {
                                    return counts[species];
                                }
                            })
                    >= level;
        }

        private UniformRandomProvider stream() {
            return Streams.stream(seed, number++);
        }
    }
}
