package rncrn.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.design.Design;
import rncrn.neural.Rncrn;

/**
 * From the trainer's unit gauge (gamma = tau = 1, standardised inputs) to the network that is
 * built. With c = sqrt(gamma/tau), omega, psi and theta times tau c and alpha divided by c give the
 * same quasi-static field; the perceptrons then relax sqrt(gamma tau) times faster.
 */
final class Gauge {
    private Gauge() {}

    /** mu of the unit gauge that relaxes like the design's perceptrons. */
    static double unitMu(Design design, double mu) {
        return mu / Math.sqrt(design.network().gamma() * design.network().tau());
    }

    /** The way back: hyperplanes of a network's perceptrons in the unit gauge. */
    static double[] hyperplanes(Rncrn network, Problem.Frame frame) {
        int n = network.species().size();
        int p = network.parameters().size();
        int width = n + p + 1;
        double[][] omega = network.omega();
        double[][] psi = network.psi();
        double[] theta = network.theta();
        double[] gamma = network.gamma();
        double[] tau = network.tau();
        double[] v = new double[network.perceptrons() * width];
        for (int j = 0; j < network.perceptrons(); j++) {
            double unit = 1 / Math.sqrt(gamma[j] * tau[j]);
            double bias = theta[j] * unit;
            for (int k = 0; k < n + p; k++) {
                double raw = (k < n ? omega[j][k] : psi[j][k - n]) * unit;
                v[j * width + k] = raw * frame.scale()[k];
                bias += raw * frame.mean()[k];
            }
            v[j * width + n + p] = bias;
        }
        return v;
    }

    static Rncrn network(
            Design design,
            double mu,
            Problem.Frame frame,
            double[] v,
            double[][] alpha,
            double[] beta,
            Map<String, Object> provenance) {
        int n = design.species().size();
        int p = design.parameters().size();
        int width = n + p + 1;
        int m = v.length / width;
        double gamma = design.network().gamma();
        double tau = design.network().tau();
        double c = Math.sqrt(gamma / tau);
        double[][] omega = new double[m][n];
        double[][] psi = new double[m][p];
        double[] theta = new double[m];
        double[] gammas = new double[m];
        double[] taus = new double[m];
        double[][] scaled = new double[n][m];
        for (int j = 0; j < m; j++) {
            theta[j] = v[j * width + n + p];
            for (int k = 0; k < n + p; k++) {
                double raw = v[j * width + k] / frame.scale()[k];
                theta[j] -= raw * frame.mean()[k];
                if (k < n) {
                    omega[j][k] = tau * c * raw;
                } else {
                    psi[j][k - n] = tau * c * raw;
                }
            }
            theta[j] *= tau * c;
            gammas[j] = gamma;
            taus[j] = tau;
            for (int i = 0; i < n; i++) {
                scaled[i][j] = alpha[i][j] / c;
            }
        }
        return new Rncrn(
                design.name(),
                List.copyOf(design.species()),
                List.copyOf(design.parameters()),
                scaled,
                omega,
                psi,
                theta,
                beta,
                gammas,
                taus,
                mu,
                Optional.of(design.domain()),
                Optional.empty(),
                provenance);
    }
}
