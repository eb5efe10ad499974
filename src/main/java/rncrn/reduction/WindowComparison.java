package rncrn.reduction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * Compares simulators over a window of time: the means and standard deviations of all species that
 * change, at four times of the window, over independent runs.
 */
final class WindowComparison {
    /** Times of the window at which statistics are compared. */
    private static final int TIMES = 4;

    /**
     * Standard errors between a method and exact above which it is refused: a false alarm for one
     * method with a hundred statistics stays below about one in 1,000 by the normal law. Where that
     * law is too far from the truth, because few runs tell a standard deviation or rare copies make
     * a mean, it is the chance that counts ({@link Relabelling}).
     */
    private static final double LIMIT = 4.5;

    /** Label of the random streams of relabellings. */
    private static final long RELABEL = 1L << 43;

    private final JumpProcess process;
    private final Watch guard;
    private final double window;
    private final long seed;
    private final List<Integer> species;

    /**
     * The largest difference found.
     *
     * @param z in standard errors
     * @param real whether there is one that chance does not explain
     */
    record Difference(double z, boolean real) {
        String text() {
            return String.format(
                    Locale.ROOT,
                    z > LIMIT && !real
                            ? "%.1f standard errors, as chance has it with so few runs"
                            : "%.1f standard errors",
                    z);
        }
    }

    private record Suspect(int row, int kind, WindowSample sample, double z) {}

    /**
     * @param guard ends trajectories
     */
    WindowComparison(JumpProcess process, Watch guard, double window, long seed) {
        this.process = process;
        this.guard = guard;
        this.window = window;
        this.seed = seed;
        this.species = compared(process);
    }

    /** Species whose law is compared: all that change. */
    private static List<Integer> compared(JumpProcess process) {
        boolean[] fixed = process.network().isStatic();
        List<Integer> all = new ArrayList<>();
        for (int s = 0; s < fixed.length; s++) {
            if (!fixed[s]) {
                all.add(s);
            }
        }
        return all;
    }

    /** The k-th time at which statistics are taken. */
    private double at(int k) {
        return k + 1 == TIMES ? window : window * (k + 1) / TIMES;
    }

    /**
     * Null if a trajectory stopped before the end of the window.
     *
     * @param watched species whose counts are kept
     * @param visited receives them, at every time of every run
     */
    WindowSample sample(
            Simulator simulator,
            int runs,
            long streams,
            List<Integer> watched,
            List<double[]> visited) {
        double[][] counts = new double[TIMES * species.size()][runs];
        for (int r = 0; r < runs; r++) {
            Trajectory t =
                    simulator.start(
                            process.initialCounts(), Streams.stream(seed, streams + r), guard);
            for (int time = 0; time < TIMES; time++) {
                if (t.advance(at(time)) == Trajectory.Outcome.STOPPED) {
                    return null;
                }
                for (int k = 0; k < species.size(); k++) {
                    counts[time * species.size() + k][r] = (double) t.count(species.get(k));
                }
                visited.add(watched.stream().mapToDouble(s -> (double) t.count(s)).toArray());
            }
        }
        return new WindowSample(counts);
    }

    /**
     * Compares a method with exact.
     *
     * @param one with its step
     * @param half with half of it
     * @param statistics receives every statistic
     */
    Difference compare(
            String name,
            WindowSample reference,
            WindowSample one,
            WindowSample half,
            List<ApproximateChoice.Statistic> statistics) {
        List<Suspect> suspects = new ArrayList<>();
        double worst = 0;
        for (int k = 0; k < TIMES * species.size(); k++) {
            int s = species.get(k % species.size());
            for (int q = 0; q < 2; q++) {
                double z = one.z(reference, k, q);
                double zHalf = half.z(reference, k, q);
                statistics.add(
                        new ApproximateChoice.Statistic(
                                name,
                                at(k / species.size()),
                                process.network().species().get(s).name(),
                                q == 0 ? "mean" : "sd",
                                reference.value[k][q],
                                one.value[k][q],
                                half.value[k][q],
                                z,
                                zHalf));
                worst = Math.max(worst, Math.max(Math.abs(z), Math.abs(zHalf)));
                if (!(Math.abs(z) <= LIMIT)) {
                    suspects.add(new Suspect(k, q, one, Math.abs(z)));
                }
                if (!(Math.abs(zHalf) <= LIMIT)) {
                    suspects.add(new Suspect(k, q, half, Math.abs(zHalf)));
                }
            }
        }
        suspects.sort(Comparator.comparingDouble(suspect -> -suspect.z));
        UniformRandomProvider random = Streams.stream(seed, RELABEL);
        for (Suspect suspect : suspects) {
            Relabelling test =
                    new Relabelling(
                            reference.counts[suspect.row],
                            suspect.sample.counts[suspect.row],
                            suspect.kind);
            if (!test.byChance(suspect.z, LIMIT, random)) {
                return new Difference(worst, true);
            }
        }
        return new Difference(worst, false);
    }
}
