package rncrn.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ensemble.Pool;
import rncrn.ensemble.Progress;
import rncrn.network.SystemSize;
import rncrn.statistics.BlockBootstrap;
import rncrn.statistics.Interval;
import rncrn.statistics.Moments;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;

/**
 * A slow sweep of a parameter species up and down again: each trajectory sees the parameter rise
 * from one value to another in equal steps, and fall the same way. Where the network remembers, the
 * way back differs from the way there.
 *
 * @param parameter name of the parameter species
 * @param systemSize system size
 * @param hold time spent at each value, each way
 * @param values parameter values, in the order of the way up
 * @param up mean executive concentrations at the end of each hold on the way up: by value, then
 *     species
 * @param down the same on the way down, in the same order of values
 * @param upSpread standard deviations over trajectories on the way up
 * @param downSpread standard deviations over trajectories on the way down
 * @param area area between the two ways for each species, in concentration times parameter
 */
public record Hysteresis(
        String parameter,
        double systemSize,
        double hold,
        List<Double> values,
        List<List<Double>> up,
        List<List<Double>> down,
        List<List<Double>> upSpread,
        List<List<Double>> downSpread,
        List<Interval> area) {
    public Hysteresis {
        values = List.copyOf(values);
        up = up.stream().map(List::copyOf).toList();
        down = down.stream().map(List::copyOf).toList();
        upSpread = upSpread.stream().map(List::copyOf).toList();
        downSpread = downSpread.stream().map(List::copyOf).toList();
        area = List.copyOf(area);
    }

    /**
     * Sweeps.
     *
     * @param question network, executive species, seed and confidence; one parameter species
     * @param start concentrations of all species at the start, such as an attractor's
     * @param from value at the start and at the end
     * @param to value at the turn
     * @param steps number of values, at least 2
     * @param hold time spent at each value
     * @param runs number of trajectories, at least 2
     */
    public static Hysteresis sweep(
            Question question,
            Method method,
            List<Double> start,
            double size,
            double from,
            double to,
            int steps,
            double hold,
            int runs,
            int threads,
            Progress progress) {
        String name = question.parameterNames().get(0);
        int place = question.parameters().get(0);
        List<Double> values = new ArrayList<>();
        List<Simulator> simulators = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            double value = from + (to - from) * i / (steps - 1);
            values.add(value);
            simulators.add(
                    method.prepare(
                            new JumpProcess(
                                    question.network().withInitial(Map.of(name, value)),
                                    new SystemSize(size))));
        }
        int species = question.executive().size();
        Moments[][][] moments = new Moments[2][steps][species];
        for (Moments[][] way : moments) {
            for (Moments[] row : way) {
                for (int k = 0; k < species; k++) {
                    row[k] = new Moments();
                }
            }
        }
        Moments[] areas = new Moments[species];
        for (int k = 0; k < species; k++) {
            areas[k] = new Moments();
        }
        long seed = Streams.derive(question.seed(), 0x5eeb);
        new Pool(threads)
                .run(
                        runs,
                        run ->
                                new Sweep(question, simulators, place, hold)
                                        .go(start, Streams.stream(seed, run)),
                        (run, path) -> {
                            for (int way = 0; way < 2; way++) {
                                for (int i = 0; i < steps; i++) {
                                    for (int k = 0; k < species; k++) {
                                        moments[way][i][k].add(path[way][i][k]);
                                    }
                                }
                            }
                            for (int k = 0; k < species; k++) {
                                areas[k].add(area(path, k, Math.abs(to - from) / (steps - 1)));
                            }
                            progress.advanced(run + 1, runs, "hysteresis");
                        },
                        progress::cancelled);
        List<Interval> area = new ArrayList<>();
        double level = question.settings().confidence();
        for (Moments m : areas) {
            double half = Math.sqrt(m.variance() / runs) * BlockBootstrap.quantile(level, runs - 1);
            area.add(new Interval(m.mean(), m.mean() - half, m.mean() + half, level));
        }
        return new Hysteresis(
                name,
                size,
                hold,
                values,
                table(moments[0], false),
                table(moments[1], false),
                table(moments[0], true),
                table(moments[1], true),
                area);
    }

    /** Signed area between the way down and the way up, by the trapezium rule. */
    private static double area(double[][][] path, int species, double step) {
        double sum = 0;
        int steps = path[0].length;
        for (int i = 0; i < steps; i++) {
            double gap = path[1][i][species] - path[0][i][species];
            sum += gap * step * (i == 0 || i == steps - 1 ? 0.5 : 1);
        }
        return sum;
    }

    private static List<List<Double>> table(Moments[][] moments, boolean spread) {
        List<List<Double>> table = new ArrayList<>();
        for (Moments[] row : moments) {
            List<Double> line = new ArrayList<>();
            for (Moments m : row) {
                line.add(spread ? Math.sqrt(m.variance()) : m.mean());
            }
            table.add(line);
        }
        return table;
    }

    /** One trajectory up and down. */
    private record Sweep(
            Question question, List<Simulator> simulators, int parameter, double hold) {
        double[][][] go(List<Double> start, UniformRandomProvider random) {
            SystemSize size = simulators.get(0).process().size();
            long[] counts = new long[start.size()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = size.copies(start.get(i));
            }
            int steps = simulators.size();
            double[][][] path = new double[2][steps][question.executive().size()];
            for (int way = 0; way < 2; way++) {
                for (int k = 0; k < steps; k++) {
                    int i = way == 0 ? k : steps - 1 - k;
                    Simulator simulator = simulators.get(i);
                    counts[parameter] = simulator.process().initialCounts()[parameter];
                    Trajectory trajectory = simulator.start(counts, random);
                    trajectory.advance(hold);
                    trajectory.copyCounts(counts);
                    for (int s = 0; s < question.executive().size(); s++) {
                        path[way][i][s] =
                                size.concentration((double) counts[question.executive().get(s)]);
                    }
                }
            }
            return path;
        }
    }
}
