package rncrn.neural;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rncrn.field.Box;

/**
 * A recurrent neural chemical reaction network: N executive species x, P parameter species lambda,
 * M chemical perceptrons y,
 *
 * <pre>
 * dx_i/dt = beta_i + x_i sum_j alpha_ij y_j
 * dy_j/dt = (1/mu) (gamma_j + (sum_i omega_ji x_i + sum_p psi_jp lambda_p + theta_j) y_j - tau_j y_j^2)
 * </pre>
 *
 * with deterministic mass-action constants (arXiv 2602.02374, equation 2). Immutable; arrays are
 * copied in and out.
 */
public final class Rncrn {
    private final String name;
    private final List<String> species;
    private final List<String> parameters;
    private final double[][] alpha;
    private final double[][] omega;
    private final double[][] psi;
    private final double[] theta;
    private final double[] beta;
    private final double[] gamma;
    private final double[] tau;
    private final double mu;
    private final Optional<Box> domain;
    private final Optional<Classifier> classifier;
    private final Map<String, Object> provenance;

    /**
     * @param name name of the network
     * @param species names of the N executive species
     * @param parameters names of the P parameter species
     * @param alpha N rows of M
     * @param omega M rows of N
     * @param psi M rows of P
     * @param theta M long
     * @param beta N long, not negative
     * @param gamma M long, positive
     * @param tau M long, positive
     * @param mu time scale of the perceptrons, positive; published values lie between 1e-4 and .1
     * @param domain box of executive concentrations on which the network was trained
     * @param classifier network whose output replaces one of the parameter species
     * @param provenance where the weights come from, for people and for manifests
     */
    public Rncrn(
            String name,
            List<String> species,
            List<String> parameters,
            double[][] alpha,
            double[][] omega,
            double[][] psi,
            double[] theta,
            double[] beta,
            double[] gamma,
            double[] tau,
            double mu,
            Optional<Box> domain,
            Optional<Classifier> classifier,
            Map<String, Object> provenance) {
        this.name = name;
        this.species = List.copyOf(species);
        this.parameters = List.copyOf(parameters);
        int n = species.size();
        int m = theta.length;
        int p = parameters.size();
        if (n == 0 || m == 0) {
            throw new IllegalArgumentException(
                    "a network needs at least one executive species and one perceptron");
        }
        this.alpha = Weights.copy("alpha", alpha, n, m);
        this.omega = Weights.copy("omega", omega, m, n);
        this.psi = Weights.copy("psi", psi, m, p);
        this.theta = Weights.copy("theta", theta, m);
        this.beta = Weights.notNegative("beta", beta, n);
        this.gamma = Weights.positive("gamma", gamma, m);
        this.tau = Weights.positive("tau", tau, m);
        if (!(mu > 0 && mu < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("mu is " + mu + "; it must be positive");
        }
        this.mu = mu;
        domain.ifPresent(
                box -> {
                    if (box.dimension() != n) {
                        throw new IllegalArgumentException(
                                "the domain has "
                                        + box.dimension()
                                        + " dimensions; it needs one for each executive species");
                    }
                });
        classifier.ifPresent(
                driver -> {
                    if (!parameters.contains(driver.drives())) {
                        throw new IllegalArgumentException(
                                "the classifier drives "
                                        + driver.drives()
                                        + ", which is not a parameter species");
                    }
                });
        this.domain = domain;
        this.classifier = classifier;
        this.provenance = Map.copyOf(provenance);
    }

    public String name() {
        return name;
    }

    /** Names of the executive species. */
    public List<String> species() {
        return species;
    }

    /** Names of the parameter species. */
    public List<String> parameters() {
        return parameters;
    }

    /** M, the number of perceptrons. */
    public int perceptrons() {
        return theta.length;
    }

    public double[][] alpha() {
        return Weights.copyOf(alpha);
    }

    public double[][] omega() {
        return Weights.copyOf(omega);
    }

    public double[][] psi() {
        return Weights.copyOf(psi);
    }

    public double[] theta() {
        return theta.clone();
    }

    public double[] beta() {
        return beta.clone();
    }

    public double[] gamma() {
        return gamma.clone();
    }

    public double[] tau() {
        return tau.clone();
    }

    public double mu() {
        return mu;
    }

    public Optional<Box> domain() {
        return domain;
    }

    public Optional<Classifier> classifier() {
        return classifier;
    }

    /** Index of the parameter species whose place the classifier's output takes, -1 without one. */
    public int driven() {
        return classifier.map(driver -> parameters.indexOf(driver.drives())).orElse(-1);
    }

    public Map<String, Object> provenance() {
        return provenance;
    }

    /**
     * The same network by another gauge of its perceptrons: with speed v_j and abundance c_j,
     * omega, psi and theta times v, tau times v/c, gamma times v c, alpha over c. y_j is scaled by
     * c_j and relaxes v_j times as fast; the quasi-static field is the same, and with all speeds 1
     * so are the rate equations of the executive species at any mu. Only the noise changes, and
     * reaction events of perceptron j by the factor v_j c_j.
     *
     * @param speed M long, positive
     * @param abundance M long, positive
     */
    public Rncrn withGauge(double[] speed, double[] abundance) {
        int m = theta.length;
        Weights.positive("speed", speed, m);
        Weights.positive("abundance", abundance, m);
        double[][] alphas = alpha();
        double[][] omegas = omega();
        double[][] psis = psi();
        double[] thetas = theta();
        double[] gammas = gamma();
        double[] taus = tau();
        for (int j = 0; j < m; j++) {
            double v = speed[j];
            double c = abundance[j];
            for (double[] row : alphas) {
                row[j] /= c;
            }
            for (int k = 0; k < omegas[j].length; k++) {
                omegas[j][k] *= v;
            }
            for (int k = 0; k < psis[j].length; k++) {
                psis[j][k] *= v;
            }
            thetas[j] *= v;
            gammas[j] *= v * c;
            taus[j] *= v / c;
        }
        return new Rncrn(
                name,
                species,
                parameters,
                alphas,
                omegas,
                psis,
                thetas,
                beta,
                gammas,
                taus,
                mu,
                domain,
                classifier,
                provenance);
    }

    /** The same network under another name and with another account of where it comes from. */
    public Rncrn named(String other, Map<String, Object> origin) {
        return new Rncrn(
                other,
                species,
                parameters,
                alpha,
                omega,
                psi,
                theta,
                beta,
                gamma,
                tau,
                mu,
                domain,
                classifier,
                origin);
    }

    /** The same network with other perceptron time scales (the classifier's is left as it is). */
    public Rncrn withMu(double other) {
        return new Rncrn(
                name,
                species,
                parameters,
                alpha,
                omega,
                psi,
                theta,
                beta,
                gamma,
                tau,
                other,
                domain,
                classifier,
                provenance);
    }

    /** The same network driven by a classification network. */
    public Rncrn withClassifier(Classifier driver) {
        return new Rncrn(
                name,
                species,
                parameters,
                alpha,
                omega,
                psi,
                theta,
                beta,
                gamma,
                tau,
                mu,
                domain,
                Optional.of(driver),
                provenance);
    }

    /** The field that remains as mu goes to 0; any classifier is left out. */
    public QuasiStaticField quasiStatic() {
        return new QuasiStaticField(this);
    }
}
