package rncrn.reduction;

import java.util.List;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.stochastic.Watch;

/**
 * The slow process as an Ito diffusion, dn = b dt + sqrt(Q) dW, by Heun steps in the drift and
 * Euler steps in the noise. At 0 copies the path is reflected. Perceptrons and classifiers, which
 * the model averages over, are drawn from their law given the executive species when somebody looks
 * at them.
 */
final class DiffusionTrajectory extends SlowTrajectory {
    private final Function<SlowModel, SlowField> fields;
    private final PerceptronDraw draw;
    private final SlowField.Sample here;
    private final SlowField.Sample there;
    private final double[] kick;
    private final double[] ahead;
    private SlowField field;
    private long reflections;

    /**
     * @param fields drift and noise of a model, kept for all trajectories
     */
    DiffusionTrajectory(
            SlowProcess process,
            Function<SlowModel, SlowField> fields,
            long[] initial,
            UniformRandomProvider random,
            Watch watch) {
        super(process, initial, random, watch);
        this.fields = fields;
        this.draw = new PerceptronDraw(process, aside(random));
        int n = x.length;
        here = new SlowField.Sample(n);
        there = new SlowField.Sample(n);
        kick = new double[n];
        ahead = new double[n];
        place(initial);
    }

    @Override
    void placed() {
        field = fields.apply(model);
    }

    @Override
    double longest() {
        return field.step(x);
    }

    @Override
    void step(double h) {
        int n = x.length;
        field.at(x, here);
        double root = Math.sqrt(h);
        for (int i = 0; i < n; i++) {
            there.drift[i] = gauss.sample();
        }
        int at = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                sum += here.factor[at++] * there.drift[j];
            }
            kick[i] = root * sum;
            ahead[i] = clamp(i, x[i] + h * here.drift[i] + kick[i]);
        }
        field.at(ahead, there);
        for (int i = 0; i < n; i++) {
            x[i] += h / 2 * (here.drift[i] + there.drift[i]) + kick[i];
            if (x[i] < 0 && low[i] == 0) {
                x[i] = -x[i];
                reflections++;
            }
        }
    }

    /** The predictor may not leave the tables. */
    private double clamp(int i, double value) {
        return Math.max(low[i], Math.min(high[i], value));
    }

    /** Steps that were reflected at 0 copies so far. */
    long reflections() {
        return reflections;
    }

    @Override
    long approximateCount(int species) {
        int i = executive.indexOf(species);
        if (i >= 0) {
            return Math.round(x[i]);
        }
        List<Integer> perceptrons = process.recognition().perceptrons();
        int l = perceptrons.indexOf(species);
        if (l >= 0) {
            return draw.one(model, l, x);
        }
        List<List<Integer>> layers = process.recognition().cascade();
        for (int c = 0; c < layers.size(); c++) {
            int j = layers.get(c).indexOf(species);
            if (j >= 0) {
                return draw.one(model.cascade().orElseThrow(), c, j);
            }
        }
        return counts[species];
    }
}
