package rncrn.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import rncrn.design.TrainingPlan;

/**
 * How scarce perceptrons may be made. With abundance c_j perceptron j passes on 1/c_j times its
 * noise a_ij to what it acts on, and shifts it by low copies 1/c_j times as much, at c_j times the
 * events b_j; the rate equations stay. Asked is that, in every cell of inputs and for every species
 * i acted on,
 *
 * <pre>
 * sum_j a_ij (1/c_j - 1) &lt;= f (D_i + sum_j a_ij)             D_i its own diffusion
 * sum_j l_ij (1/c_j - 1) &lt;= f (sum_j l_ij + Omega G_i)       l_ij = rms |gain_ij bias_j|, G_i a speed
 * </pre>
 *
 * and, lest a perceptron of few copies dies out, which linear noise does not see, that its own
 * shift l_ij/(c_j Omega) stays below f (rms gain_ij y_j + G_i). With p_j the largest of a_ij/(D_i +
 * sum a) and l_ij/(sum l + Omega G_i) over cells and species, sum_j p_j (1/c_j - 1) &lt;= f is
 * enough for the first two, and costs least for c_j in proportion to sqrt(p_j/b_j) ({@link
 * EventShares}), none above 1.
 *
 * <p>Means are taken over cells, not over the whole set: a perceptron that is silent in most of the
 * domain counts in full where it acts. Nor are they taken at single points: in the thin layer where
 * a steep perceptron switches no trajectory stays.
 */
final class Scarcity {
    private static final double SMALLEST = 1e-9;

    private final int receivers;
    private final int perceptrons;
    private final Map<Object, Cell> cells = new LinkedHashMap<>();

    /** Sums over the points of a cell. */
    private final class Cell {
        int points;
        final double[] events = new double[perceptrons];
        final double[] diffusion = new double[receivers];
        final double[] speed = new double[receivers];
        final double[][] noise = new double[receivers][perceptrons];
        final double[][] shift = new double[receivers][perceptrons];
        final double[][] signal = new double[receivers][perceptrons];
    }

    /**
     * @param receivers species acted on
     * @param perceptrons that act on them
     */
    Scarcity(int receivers, int perceptrons) {
        this.receivers = receivers;
        this.perceptrons = perceptrons;
    }

    /**
     * Adds a point.
     *
     * @param cell the cell it belongs to
     * @param layer the perceptrons there
     * @param mu their time scale relative to the receivers'
     * @param gain of perceptron j on receiver i, [i][j]
     * @param diffusion of the receivers themselves, D_i
     * @param speed of the receivers against which shifts are held, G_i
     */
    void add(
            Object cell,
            LayerNoise layer,
            double mu,
            double[][] gain,
            double[] diffusion,
            double[] speed) {
        Cell to = cells.computeIfAbsent(cell, none -> new Cell());
        to.points++;
        for (int j = 0; j < perceptrons; j++) {
            to.events[j] += layer.flux[j];
            for (int i = 0; i < receivers; i++) {
                double square = gain[i][j] * gain[i][j];
                to.noise[i][j] += mu * square * layer.noise(j);
                to.shift[i][j] += square * layer.bias(j) * layer.bias(j);
                to.signal[i][j] += square * layer.value[j] * layer.value[j];
            }
        }
        for (int i = 0; i < receivers; i++) {
            to.diffusion[i] += diffusion[i];
            to.speed[i] += speed[i] * speed[i];
        }
    }

    /** The least abundances, each at most 1. */
    double[] abundances(TrainingPlan.Abundance plan) {
        double[] share = new double[perceptrons];
        double[] least = new double[perceptrons];
        double[] events = new double[perceptrons];
        for (Cell cell : cells.values()) {
            for (int j = 0; j < perceptrons; j++) {
                events[j] += cell.events[j] / cell.points;
            }
            for (int i = 0; i < receivers; i++) {
                shares(cell, i, plan, share, least);
            }
        }
        double[] c = filled(share, events, plan.noise());
        for (int j = 0; j < perceptrons; j++) {
            c[j] = Math.min(1, Math.max(SMALLEST, Math.max(c[j], least[j])));
        }
        return c;
    }

    private void shares(
            Cell cell, int i, TrainingPlan.Abundance plan, double[] share, double[] least) {
        double noise = cell.diffusion[i];
        double speed = Math.sqrt(cell.speed[i] / cell.points);
        double shift = plan.systemSize() * speed;
        double[] shifts = new double[perceptrons];
        for (int j = 0; j < perceptrons; j++) {
            noise += cell.noise[i][j];
            shifts[j] = Math.sqrt(cell.shift[i][j] / cell.points);
            shift += shifts[j];
        }
        for (int j = 0; j < perceptrons; j++) {
            if (cell.noise[i][j] > 0) {
                share[j] = Math.max(share[j], cell.noise[i][j] / noise);
            }
            if (shifts[j] > 0) {
                share[j] = Math.max(share[j], shifts[j] / shift);
                double signal = Math.sqrt(cell.signal[i][j] / cell.points) + speed;
                least[j] =
                        Math.max(least[j], shifts[j] / (plan.noise() * plan.systemSize() * signal));
            }
        }
    }

    /** Least sum c_j b_j under sum p_j (1/c_j - 1) <= f, no c_j above 1. */
    static double[] filled(double[] p, double[] b, double f) {
        double[] c = new double[p.length];
        int[] free = IntStream.range(0, p.length).toArray();
        while (free.length > 0) {
            double[] a = Arrays.stream(free).mapToDouble(j -> p[j]).toArray();
            EventShares shares =
                    new EventShares(a, Arrays.stream(free).mapToDouble(j -> b[j]).toArray());
            double budget = shares.budget(f + Arrays.stream(a).sum());
            for (int k = 0; k < free.length; k++) {
                c[free[k]] = Math.min(1, shares.rate(budget, k));
            }
            // Those at the bound leave the others less; then more of them may come to it.
            int[] rest = Arrays.stream(free).filter(j -> c[j] < 1).toArray();
            if (rest.length == free.length) {
                break;
            }
            free = rest;
        }
        return c;
    }
}
