package rncrn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import rncrn.ComputationException;
import rncrn.bifurcation.Cycle;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.Equilibrium;
import rncrn.bifurcation.Regimes;
import rncrn.files.Csv;
import rncrn.network.ReactionNetwork;
import rncrn.reduction.NetworkNoise;
import rncrn.reduction.SlowProcess;

/** Tables of {@code stationary --method lna}: the whole list about what its rate equations do. */
final class LinearNoiseTables {
    private static final int FREQUENCIES = 121;

    private final SlowProcess slow;
    private final String parameter;
    private final List<String> variables;
    private final Csv covariances;
    private final Csv spectra;
    private final Csv cycles;

    LinearNoiseTables(SlowProcess slow, String parameter) {
        this.slow = slow;
        this.parameter = parameter;
        this.variables = Dynamics.of(slow.process().network()).variables();
        String name = parameter.isEmpty() ? "parameter" : parameter;
        covariances =
                new Csv(List.of(name, "equilibrium", "species", "with", "mean", "covariance"));
        spectra = new Csv(List.of(name, "equilibrium", "species", "angular-frequency", "density"));
        cycles = new Csv(List.of(name, "cycle", "period", "phase-diffusion", "coherent-cycles"));
    }

    /** Adds one value of the parameter and prints a line about each attractor. */
    void add(double value, PrintWriter out) {
        ReactionNetwork network = slow.process().network();
        ReactionNetwork at =
                parameter.isEmpty()
                        ? network
                        : network.withInitial(java.util.Map.of(parameter, value));
        NetworkNoise noise = new NetworkNoise(at, slow.process().size().omega());
        Regimes regimes = StationaryDiagram.regimes(slow, parameter, value);
        String label = parameter.isEmpty() ? "" : parameter + " = " + value + ": ";
        int number = 0;
        for (Equilibrium e : regimes.equilibria()) {
            if (e.stable()) {
                equilibrium(value, ++number, full(at, e.state()), noise, label, out);
            }
        }
        number = 0;
        for (Cycle c : regimes.stableCycles()) {
            List<double[]> orbit =
                    java.util.Arrays.stream(c.orbit()).map(state -> full(at, state)).toList();
            double d = noise.phaseDiffusion(c.period(), orbit);
            double coherent = c.period() / (2 * Math.PI * Math.PI * d);
            cycles.row(List.of(value, ++number, c.period(), d, coherent));
            out.printf(
                    Locale.ROOT,
                    "%scycle of period %.5g, phase diffusion %.3g, %.3g coherent cycles%n",
                    label,
                    c.period(),
                    d,
                    coherent);
        }
    }

    private void equilibrium(
            double value,
            int number,
            double[] state,
            NetworkNoise noise,
            String label,
            PrintWriter out) {
        List<String> names = slow.process().network().names();
        double[][] covariance;
        try {
            covariance = noise.covariance(state);
        } catch (ComputationException degenerate) {
            out.println(label + degenerate.getMessage());
            return;
        }
        for (String one : variables) {
            for (String two : variables.subList(variables.indexOf(one), variables.size())) {
                int a = names.indexOf(one);
                covariances.row(
                        List.of(
                                value,
                                number,
                                one,
                                two,
                                state[a],
                                covariance[a][names.indexOf(two)]));
            }
        }
        for (int s : slow.recognition().executive()) {
            out.printf(
                    Locale.ROOT,
                    "%sequilibrium %s = %.5g, standard deviation %.3g%n",
                    label,
                    names.get(s),
                    state[s],
                    Math.sqrt(covariance[s][s]));
            for (int k = 0; k < FREQUENCIES; k++) {
                double w = Math.pow(10, -2 + 6.0 * k / (FREQUENCIES - 1));
                spectra.row(List.of(value, number, names.get(s), w, noise.spectrum(state, s, w)));
            }
        }
    }

    /** A state of the rate equations' variables as one of all species. */
    private double[] full(ReactionNetwork network, double[] state) {
        double[] x = network.initial();
        for (int i = 0; i < variables.size(); i++) {
            x[network.indexOf(variables.get(i))] = state[i];
        }
        return x;
    }

    void write(Path folder) {
        covariances.write(folder.resolve("covariances.csv"));
        spectra.write(folder.resolve("spectra.csv"));
        cycles.write(folder.resolve("phase-diffusion.csv"));
    }
}
