package rncrn.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rncrn.design.ClassifierPlan;
import rncrn.design.Design;
import rncrn.design.TrainingPlan;
import rncrn.field.Box;
import rncrn.neural.Classifier;
import rncrn.neural.Layer;
import rncrn.neural.Rncrn;
import rncrn.target.TrainingSet;

/**
 * Networks with their perceptrons made as scarce as {@link Scarcity} permits: the same rate
 * equations of what they act on, fewer reaction events.
 */
final class Scarce {
    /** Cells of a domain along each axis. */
    private static final int CELLS = 4;

    private Scarce() {}

    /** The network that a design asks for; the given one where it asks for no scarcity. */
    static Rncrn of(Design design, Rncrn network, TrainingSet set) {
        return design.training().abundance().map(plan -> of(network, set, plan)).orElse(network);
    }

    /** The classifier that a design asks for. */
    static ClassifierTrainer.Trained of(Design design, ClassifierTrainer.Trained trained) {
        return design.training()
                .abundance()
                .map(
                        plan ->
                                new ClassifierTrainer.Trained(
                                        of(
                                                trained.classifier(),
                                                design.classifier().orElseThrow(),
                                                plan),
                                        trained.loss(),
                                        trained.accuracy()))
                .orElse(trained);
    }

    private static Rncrn of(Rncrn network, TrainingSet set, TrainingPlan.Abundance plan) {
        double[] still = new double[network.perceptrons()];
        Arrays.fill(still, 1);
        Map<String, Object> origin = new HashMap<>(network.provenance());
        origin.put("abundance", Map.of("noise", plan.noise(), "systemSize", plan.systemSize()));
        return network.withGauge(still, abundances(network, set, plan))
                .named(network.name(), origin);
    }

    /** Cells are those of the training set's bounding box at each parameter value. */
    static double[] abundances(Rncrn network, TrainingSet set, TrainingPlan.Abundance plan) {
        int n = network.species().size();
        int m = network.perceptrons();
        double[][] alpha = network.alpha();
        double[] beta = network.beta();
        LayerNoise layer = new LayerNoise(layer(network));
        Scarcity scarcity = new Scarcity(n, m);
        Box box = bounds(set);
        double[] u = new double[n + set.parameters()];
        double[][] gain = new double[n][m];
        double[] diffusion = new double[n];
        double[] speed = new double[n];
        for (int d = 0; d < set.size(); d++) {
            for (int k = 0; k < u.length; k++) {
                u[k] = set.input(d, k);
            }
            layer.at(u);
            for (int i = 0; i < n; i++) {
                diffusion[i] = beta[i];
                speed[i] = set.target(d, i);
                for (int j = 0; j < m; j++) {
                    gain[i][j] = u[i] * Math.abs(alpha[i][j]);
                    diffusion[i] += gain[i][j] * layer.value[j];
                }
            }
            scarcity.add(cell(box, u), layer, network.mu(), gain, diffusion, speed);
        }
        return scarcity.abundances(plan);
    }

    /**
     * Each point of the classifier's training grid is a cell of its own, for an environment stands
     * still. What hidden perceptrons act on is the output, R W_j; its mean may be shifted by the
     * fraction of half the distance between the outputs that are told apart.
     */
    private static Classifier of(
            Classifier classifier, ClassifierPlan plan, TrainingPlan.Abundance abundance) {
        double[][] grid = ClassifierTrainer.grid(plan);
        Layer hidden = classifier.layers().get(0);
        Layer last = classifier.layers().get(1);
        double[] weights = last.weights()[0];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] point : grid) {
            low = Math.min(low, plan.output().value(point));
            high = Math.max(high, plan.output().value(point));
        }
        LayerNoise inner = new LayerNoise(hidden);
        LayerNoise outer = new LayerNoise(last);
        Scarcity scarcity = new Scarcity(1, hidden.size());
        double[][] gain = new double[1][hidden.size()];
        for (int d = 0; d < grid.length; d++) {
            inner.at(grid[d]);
            outer.at(inner.value);
            for (int j = 0; j < weights.length; j++) {
                gain[0][j] = outer.value[0] * Math.abs(weights[j]);
            }
            scarcity.add(
                    d,
                    inner,
                    1,
                    gain,
                    new double[] {outer.flux[0]},
                    new double[] {outer.root[0] * (high - low) / 2});
        }
        return classifier.withAbundance(0, scarcity.abundances(abundance));
    }

    private static Layer layer(Rncrn network) {
        double[][] omega = network.omega();
        double[][] psi = network.psi();
        double[][] weights = new double[omega.length][];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = Arrays.copyOf(omega[j], omega[j].length + psi[j].length);
            System.arraycopy(psi[j], 0, weights[j], omega[j].length, psi[j].length);
        }
        return new Layer(weights, network.theta(), network.gamma(), network.tau());
    }

    private static Box bounds(TrainingSet set) {
        double[] lower = new double[set.dimension()];
        double[] upper = new double[set.dimension()];
        Arrays.fill(lower, Double.POSITIVE_INFINITY);
        Arrays.fill(upper, Double.NEGATIVE_INFINITY);
        for (int d = 0; d < set.size(); d++) {
            for (int i = 0; i < lower.length; i++) {
                lower[i] = Math.min(lower[i], set.input(d, i));
                upper[i] = Math.max(upper[i], set.input(d, i));
            }
        }
        return Box.of(lower, upper);
    }

    private static List<Double> cell(Box box, double[] u) {
        List<Double> cell = new ArrayList<>();
        for (int k = 0; k < u.length; k++) {
            cell.add(
                    k >= box.dimension()
                            ? u[k]
                            : Math.min(
                                    CELLS - 1,
                                    Math.floor(CELLS * (u[k] - box.lower(k)) / box.width(k))));
        }
        return cell;
    }
}
