package rncrn.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;

/**
 * Compiles a network into its reaction list: one reaction per weight that is not zero, the weight's
 * sign choosing the form (arXiv 2602.02374, table 1).
 *
 * <pre>
 * 0 -> X_i                     beta_i
 * X_i + Y_j -> 2 X_i + Y_j     alpha_ij        X_i + Y_j -> Y_j    |alpha_ij|
 * 0 -> Y_j                     gamma_j/mu
 * U + Y_j -> U + 2 Y_j         w/mu            U + Y_j -> U        |w|/mu       U = X_i or L_p
 * Y_j -> 2 Y_j                 theta_j/mu      Y_j -> 0            |theta_j|/mu
 * 2 Y_j -> Y_j                 tau_j/mu        (flux tau y^2 / mu)
 * </pre>
 *
 * Species are X_1.., Y_1.., L_1.. in the list whatever the network calls them; a classifier adds
 * E_1.. (environment), Z_1.. (hidden) and R_1, which stands in place of the parameter it drives.
 */
public final class Compiler {
    private final ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.CONCENTRATION);

    private Compiler() {}

    /** The reaction list of a network, initial concentrations 0. */
    public static ReactionNetwork compile(Rncrn network) {
        Compiler compiler = new Compiler();
        compiler.add(network);
        return compiler.list.build();
    }

    private void add(Rncrn network) {
        List<String> executive = named("X_", network.species().size());
        List<String> drivers = new ArrayList<>(named("L_", network.parameters().size()));
        network.classifier()
                .ifPresent(
                        classifier ->
                                drivers.set(
                                        network.parameters().indexOf(classifier.drives()), "R_1"));
        List<String> perceptrons = named("Y_", network.perceptrons());
        executive.forEach(list::speciesOf);
        perceptrons.forEach(list::speciesOf);
        drivers.forEach(list::speciesOf);

        double[] beta = network.beta();
        double[][] alpha = network.alpha();
        for (int i = 0; i < executive.size(); i++) {
            String x = executive.get(i);
            if (beta[i] > 0) {
                list.massAction(List.of(), List.of(x), beta[i]);
            }
            for (int j = 0; j < perceptrons.size(); j++) {
                String y = perceptrons.get(j);
                if (alpha[i][j] > 0) {
                    list.massAction(List.of(x, y), List.of(x, x, y), alpha[i][j]);
                } else if (alpha[i][j] < 0) {
                    list.massAction(List.of(x, y), List.of(y), -alpha[i][j]);
                }
            }
        }
        double[][] omega = network.omega();
        double[][] psi = network.psi();
        double[][] weights = new double[perceptrons.size()][];
        List<String> inputs = new ArrayList<>(executive);
        inputs.addAll(drivers);
        for (int j = 0; j < weights.length; j++) {
            weights[j] = concatenate(omega[j], psi[j]);
        }
        layer(
                inputs,
                perceptrons,
                new Layer(weights, network.theta(), network.gamma(), network.tau()),
                network.mu());
        network.classifier().ifPresent(this::add);
    }

    private void add(Classifier classifier) {
        List<String> signal = named("E_", classifier.inputs().size());
        signal.forEach(list::speciesOf);
        int hidden = 0;
        for (int l = 0; l < classifier.layers().size(); l++) {
            Layer layer = classifier.layers().get(l);
            List<String> outputs = new ArrayList<>();
            boolean last = l == classifier.layers().size() - 1;
            for (int j = 0; j < layer.size(); j++) {
                outputs.add(last ? "R_1" : "Z_" + ++hidden);
            }
            outputs.forEach(list::speciesOf);
            layer(signal, outputs, layer, classifier.mu());
            signal = outputs;
        }
    }

    private void layer(List<String> inputs, List<String> outputs, Layer layer, double mu) {
        double[][] weights = layer.weights();
        double[] theta = layer.theta();
        double[] gamma = layer.gamma();
        double[] tau = layer.tau();
        for (int j = 0; j < outputs.size(); j++) {
            String y = outputs.get(j);
            list.massAction(List.of(), List.of(y), gamma[j] / mu);
            for (int k = 0; k < inputs.size(); k++) {
                String u = inputs.get(k);
                if (weights[j][k] > 0) {
                    list.massAction(List.of(u, y), List.of(u, y, y), weights[j][k] / mu);
                } else if (weights[j][k] < 0) {
                    list.massAction(List.of(u, y), List.of(u), -weights[j][k] / mu);
                }
            }
            if (theta[j] > 0) {
                list.massAction(List.of(y), List.of(y, y), theta[j] / mu);
            } else if (theta[j] < 0) {
                list.massAction(List.of(y), List.of(), -theta[j] / mu);
            }
            list.massAction(List.of(y, y), List.of(y), tau[j] / mu);
        }
    }

    private static List<String> named(String prefix, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add(prefix + i);
        }
        return names;
    }

    private static double[] concatenate(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
