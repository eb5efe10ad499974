package rncrn.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rncrn.bifurcation.Dynamics;
import rncrn.ensemble.Pool;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.statistics.Cloud;
import rncrn.statistics.Jackknife;
import rncrn.stochastic.Domain;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * How well wanted behaviours endure molecular noise in one network at one system size: exact
 * trajectories, looked at on an even grid of times, held against the places where the executive
 * species ought to be. All errors are standard errors of the jackknife over blocks.
 *
 * @param copies mean copy number of all executive species together
 * @param molecules the same of all species that reactions change
 * @param eventsPerTime reaction events per unit of time
 * @param distance mean distance of the executive concentrations from the nearest wanted place
 * @param ring areal density at the centroid of the cloud over that on its densest ring, in the
 *     plane of the two principal axes; NaN in one dimension and where several places are wanted. A
 *     clean cycle gives 0, a Gaussian cloud 1
 * @param residence mean time between arrivals at different wanted places; infinite where no change
 *     was seen, NaN where only one place is wanted
 * @param leastResidence mean time in the place that is left soonest: far below the mean of all
 *     where one place all but swallows the others; infinite where no change was seen, NaN where
 *     only one place is wanted
 * @param switches changes seen
 * @param escapes times that a trajectory left the guarded box, to begin anew at a wanted place
 * @param time time simulated and looked at, over all trajectories
 * @param events events simulated
 */
public record Endurance(
        double copies,
        double molecules,
        double eventsPerTime,
        Jackknife.Estimate distance,
        Jackknife.Estimate ring,
        Jackknife.Estimate residence,
        double leastResidence,
        int switches,
        int escapes,
        double time,
        long events) {
    private static final int TRAJECTORIES = 4;
    private static final int BLOCKS_EACH = 8;

    /** Rings of equal area, in units of the squared scaled radius, whose mean is 2. */
    static final double AREA = .4;

    static final int RINGS = 16;

    /** Times its share of the events that a trajectory may spend. */
    private static final double DEARER = 1.5;

    /** A point belongs to a place where all others are so many times farther. */
    private static final double CORE = 3;

    /**
     * A wanted place.
     *
     * @param line points along a closed curve, or the single point of an equilibrium
     */
    public record Place(List<double[]> line) {
        public Place {
            line = List.copyOf(line);
        }

        double distance(double[] x) {
            double least = Double.POSITIVE_INFINITY;
            double[] from = line.get(line.size() - 1);
            for (double[] to : line) {
                double along = 0;
                double length = 0;
                for (int i = 0; i < x.length; i++) {
                    along += (to[i] - from[i]) * (x[i] - from[i]);
                    length += (to[i] - from[i]) * (to[i] - from[i]);
                }
                double share = length > 0 ? Math.max(0, Math.min(1, along / length)) : 0;
                double square = 0;
                for (int i = 0; i < x.length; i++) {
                    double off = from[i] + share * (to[i] - from[i]) - x[i];
                    square += off * off;
                }
                least = Math.min(least, square);
                from = to;
            }
            return Math.sqrt(least);
        }
    }

    /**
     * How to measure.
     *
     * @param step time between looks
     * @param burn time before the first
     * @param longest time simulated at most, over all trajectories
     * @param events events spent at most, about
     * @param guard box of executive concentrations that stops a trajectory when it is left
     */
    public record Settings(double step, double burn, double longest, long events, Box guard) {}

    /** The guard about the domain of a design: up to a width above it; low counts are no danger. */
    public static Box guard(Box domain) {
        double[] low = new double[domain.dimension()];
        double[] high = new double[domain.dimension()];
        for (int i = 0; i < low.length; i++) {
            high[i] = domain.upper(i) + domain.width(i);
        }
        return Box.of(low, high);
    }

    /**
     * Measures.
     *
     * @param simulator an exact method at work on the network at its system size
     * @param executive names of the executive species
     * @param places wanted places, at least one
     */
    public static Endurance measure(
            Simulator simulator,
            List<String> executive,
            List<Place> places,
            Settings settings,
            long seed,
            int threads) {
        Watching watching = new Watching(simulator, executive, settings);
        // The pilot says what a unit of time costs.
        Run pilot = watching.run(places.get(0), Streams.derive(seed, -1), 0);
        double cost = Math.max(1, pilot.events / settings.burn());
        double each =
                Math.min(settings.longest(), settings.events() / cost) / TRAJECTORIES
                        - settings.burn();
        int samples = (int) Math.max(4 * BLOCKS_EACH, each / settings.step());
        List<Run> runs = new ArrayList<>();
        new Pool(threads)
                .run(
                        TRAJECTORIES,
                        k ->
                                watching.run(
                                        places.get(k % places.size()),
                                        Streams.derive(seed, k),
                                        samples),
                        (k, run) -> runs.add(run),
                        () -> false);
        return evaluate(runs, places, settings, executive.size());
    }

    /** What one trajectory left behind: points, and sums over the looks. */
    private static final class Run {
        final List<double[]> points = new ArrayList<>();
        double copies;
        double molecules;
        int escapes;
        long events;
    }

    /** One trajectory after the other, on one network. Immutable. */
    private static final class Watching {
        private final Simulator simulator;
        private final Settings settings;
        private final int[] executive;
        private final boolean[] fixed;
        private final Dynamics dynamics;
        private final double[] parameters;
        private final Watch guard;

        Watching(Simulator simulator, List<String> names, Settings settings) {
            this.simulator = simulator;
            this.settings = settings;
            JumpProcess process = simulator.process();
            ReactionNetwork network = process.network();
            executive = names.stream().mapToInt(network::indexOf).toArray();
            fixed = network.isStatic();
            dynamics = Dynamics.of(network);
            double[] initial = network.initial();
            parameters =
                    dynamics.parameters().stream()
                            .mapToDouble(name -> initial[network.indexOf(name)])
                            .toArray();
            Domain domain = Domain.all(initial.length);
            for (int i = 0; i < executive.length; i++) {
                domain =
                        domain.with(
                                executive[i], 0, process.size().copies(settings.guard().upper(i)));
            }
            guard = Watch.until(domain);
        }

        Run run(Place from, long seed, int samples) {
            Run run = new Run();
            JumpProcess process = simulator.process();
            int piece = 0;
            Trajectory trajectory = begin(from, seed, piece);
            double start = settings.burn();
            boolean alive = trajectory.advance(start) != Trajectory.Outcome.STOPPED || samples == 0;
            int since = 0;
            long[] counts = new long[fixed.length];
            double most = DEARER * settings.events() / TRAJECTORIES;
            while (run.points.size() < samples) {
                // Far dearer than the pilot promised, as when trajectories run away: stop here.
                if (run.points.size() >= 2 * BLOCKS_EACH
                        && run.events + trajectory.events() > most) {
                    break;
                }
                if (!alive) {
                    run.escapes++;
                    run.events += trajectory.events();
                    trajectory = begin(from, seed, ++piece);
                    start = 0;
                    since = 0;
                }
                alive =
                        trajectory.advance(start + ++since * settings.step())
                                != Trajectory.Outcome.STOPPED;
                trajectory.copyCounts(counts);
                double[] point = new double[executive.length];
                for (int i = 0; i < point.length; i++) {
                    point[i] = process.size().concentration((double) counts[executive[i]]);
                    run.copies += counts[executive[i]];
                }
                for (int i = 0; i < counts.length; i++) {
                    run.molecules += fixed[i] ? 0 : counts[i];
                }
                run.points.add(point);
            }
            run.events += trajectory.events();
            return run;
        }

        private Trajectory begin(Place from, long seed, int piece) {
            double[] state = dynamics.lift(from.line().get(0), parameters);
            JumpProcess process = simulator.process();
            long[] counts = process.initialCounts();
            for (int v = 0; v < state.length; v++) {
                int species = process.network().indexOf(dynamics.variables().get(v));
                counts[species] = process.size().copies(state[v]);
            }
            return simulator.start(counts, Streams.stream(seed, piece), guard);
        }
    }

    private static Endurance evaluate(
            List<Run> runs, List<Place> places, Settings settings, int n) {
        double step = settings.step();
        double looks = 0;
        double copies = 0;
        double molecules = 0;
        int escapes = 0;
        long events = 0;
        List<double[][]> blocks = new ArrayList<>();
        List<double[]> distances = new ArrayList<>();
        List<double[]> stays = new ArrayList<>();
        int switches = 0;
        double[] spent = new double[places.size()];
        int[] left = new int[places.size()];
        for (Run run : runs) {
            looks += run.points.size();
            copies += run.copies;
            molecules += run.molecules;
            escapes += run.escapes;
            events += run.events;
            int last = -1;
            for (int b = 0; b < BLOCKS_EACH; b++) {
                int from = run.points.size() * b / BLOCKS_EACH;
                int to = run.points.size() * (b + 1) / BLOCKS_EACH;
                double[] distance = {0, to - from};
                double[] stay = {(to - from) * step, 0};
                for (double[] point : run.points.subList(from, to)) {
                    double[] off = places.stream().mapToDouble(p -> p.distance(point)).toArray();
                    distance[0] += Arrays.stream(off).min().orElseThrow();
                    int at = core(off);
                    if (at >= 0 && at != last) {
                        if (last >= 0) {
                            stay[1]++;
                            left[last]++;
                        }
                        last = at;
                    }
                    if (last >= 0) {
                        spent[last] += step;
                    }
                }
                switches += (int) stay[1];
                distances.add(distance);
                stays.add(stay);
                blocks.add(run.points.subList(from, to).toArray(double[][]::new));
            }
        }
        Jackknife.Estimate none = new Jackknife.Estimate(Double.NaN, Double.NaN);
        double time = looks * step;
        return new Endurance(
                copies / looks,
                molecules / looks,
                events / (time + runs.size() * settings.burn()),
                Jackknife.of(distances.toArray(double[][]::new), s -> s[0] / s[1]),
                n < 2 || places.size() > 1 ? none : ring(blocks.toArray(double[][][]::new)),
                places.size() < 2
                        ? none
                        : Jackknife.of(stays.toArray(double[][]::new), s -> s[0] / s[1]),
                places.size() < 2 ? Double.NaN : shortest(spent, left),
                switches,
                escapes,
                time,
                events);
    }

    private static double shortest(double[] spent, int[] left) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < spent.length; k++) {
            // A place that was never left, or never seen, tells nothing.
            least = left[k] > 0 ? Math.min(least, spent[k] / left[k]) : least;
        }
        return least;
    }

    /** The place that a point clearly belongs to, or -1. */
    private static int core(double[] off) {
        int best = 0;
        for (int k = 1; k < off.length; k++) {
            best = off[k] < off[best] ? k : best;
        }
        for (int k = 0; k < off.length; k++) {
            if (k != best && off[k] < CORE * off[best]) {
                return -1;
            }
        }
        return best;
    }

    private static Jackknife.Estimate ring(double[][][] blocks) {
        Cloud cloud = Cloud.of(blocks);
        double[][] counts = new double[blocks.length][RINGS];
        for (int b = 0; b < blocks.length; b++) {
            for (double[] point : blocks[b]) {
                int ring = (int) (cloud.squaredRadius(point) / AREA);
                if (ring < RINGS) {
                    counts[b][ring]++;
                }
            }
        }
        return Jackknife.of(counts, s -> s[0] / Arrays.stream(s).max().orElseThrow());
    }
}
