package rncrn.reduction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Reasons not to trust a reduction at the states that a process visits, known before it is run:
 * perceptrons too slow to be averaged over, a mass matrix near singular, too few copies for a
 * diffusion, a classification network that fluctuates, or a domain whose edge is in reach.
 */
public final class Distrust {
    /** A perceptron must relax this many times faster than the slow drift changes. */
    static final double FASTER = 3;

    /** Smallest eigenvalue of the mass matrix, in modulus, that is far enough from 0. */
    static final double SMALLEST_EIGENVALUE = .3;

    /** Fewest mean copies of an executive species for a diffusion. */
    static final double FEWEST = 10;

    /** Fewest mean copies of a perceptron for an Ornstein-Uhlenbeck process. */
    static final double FEWEST_PERCEPTRONS = 10;

    /** Share of the domain's width next to its edge. */
    static final double EDGE = .02;

    private final SlowModel model;
    private final List<String> names;
    private final List<double[]> states;

    /**
     * @param names of the executive species
     * @param states copies of the executive species, as an exact simulation visits them
     */
    public Distrust(SlowModel model, List<String> names, List<double[]> states) {
        this.model = model;
        this.names = List.copyOf(names);
        this.states = List.copyOf(states);
    }

    /** Why not to replace the process by the diffusion of the reduced dynamics; empty if none. */
    public List<String> ofReduced() {
        List<String> reasons = new ArrayList<>();
        slowPerceptrons(reasons);
        singularMass(reasons);
        fewCopies(reasons);
        cascade(reasons);
        edge(reasons);
        return reasons;
    }

    /** Why not to leap with perceptrons as Ornstein-Uhlenbeck processes; empty if none. */
    public List<String> ofHybrid() {
        List<String> reasons = new ArrayList<>();
        fewPerceptrons(reasons);
        edge(reasons);
        return reasons;
    }

    /** Why not to leap with perceptrons of few copies by their law; empty if none. */
    public List<String> ofImplicit() {
        List<String> reasons = new ArrayList<>();
        edge(reasons);
        return reasons;
    }

    private void cascade(List<String> reasons) {
        states.stream()
                .max(Comparator.comparingDouble(x -> CascadeNoise.share(model, x)))
                .flatMap(x -> CascadeNoise.objection(model, x))
                .ifPresent(reasons::add);
    }

    private void slowPerceptrons(List<String> reasons) {
        SlowDrift drift = new SlowDrift(model);
        SlowCoefficients at = model.coefficients();
        int n = model.dimension();
        double[][] jacobian = new double[n][n];
        double worst = Double.POSITIVE_INFINITY;
        int slowest = 0;
        for (double[] state : states) {
            model.at(state, at);
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = state[i] / model.omega();
            }
            drift.jacobian(x, jacobian);
            double speed = 0;
            for (double[] row : jacobian) {
                for (double entry : row) {
                    speed += entry * entry;
                }
            }
            for (int l = 0; l < model.perceptrons(); l++) {
                double ratio = at.rate(l) / Math.sqrt(speed);
                // A breakdown of the drift itself counts as slow.
                if (!(ratio >= worst)) {
                    worst = ratio;
                    slowest = l;
                }
            }
        }
        if (!(worst >= FASTER)) {
            reasons.add(
                    String.format(
                            Locale.ROOT,
                            "slow perceptrons: Y_%d relaxes only %.2g times faster than the"
                                    + " executive species where the process goes",
                            slowest + 1,
                            worst));
        }
    }

    private void singularMass(List<String> reasons) {
        SlowCoefficients at = model.coefficients();
        double worst = Double.POSITIVE_INFINITY;
        for (double[] state : states) {
            model.at(state, at);
            double smallest = smallestEigenvalue(at.mass);
            worst = !(smallest >= worst) ? smallest : worst;
        }
        if (!(worst >= SMALLEST_EIGENVALUE)) {
            reasons.add(
                    String.format(
                            Locale.ROOT,
                            "the mass matrix is near singular: an eigenvalue of %.2g where the"
                                    + " process goes",
                            worst));
        }
    }

    /** Smallest modulus, negative where a real eigenvalue is. */
    private static double smallestEigenvalue(double[][] a) {
        for (double[] row : a) {
            for (double entry : row) {
                if (!Double.isFinite(entry)) {
                    return Double.NaN;
                }
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(a));
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < a.length; k++) {
            double re = eigen.getRealEigenvalue(k);
            double im = eigen.getImagEigenvalue(k);
            double size = im == 0 ? re : Math.hypot(re, im);
            smallest = Math.min(smallest, size);
        }
        return smallest;
    }

    private void fewCopies(List<String> reasons) {
        for (int i = 0; i < model.dimension(); i++) {
            double mean = 0;
            for (double[] state : states) {
                mean += state[i] / states.size();
            }
            if (mean < FEWEST) {
                reasons.add(
                        String.format(
                                Locale.ROOT,
                                "few copies: %s has %.2g on average",
                                names.get(i),
                                mean));
            }
        }
    }

    private void fewPerceptrons(List<String> reasons) {
        SlowCoefficients at = model.coefficients();
        double[] mean = new double[model.perceptrons()];
        for (double[] state : states) {
            model.at(state, at);
            for (int l = 0; l < mean.length; l++) {
                mean[l] += at.mean(l) / states.size();
            }
        }
        for (int l = 0; l < mean.length; l++) {
            if (mean[l] < FEWEST_PERCEPTRONS) {
                reasons.add(
                        String.format(
                                Locale.ROOT,
                                "few copies: Y_%d has %.2g on average",
                                l + 1,
                                mean[l]));
            }
        }
    }

    private void edge(List<String> reasons) {
        for (int i = 0; i < model.dimension(); i++) {
            double width = model.domain().width(i) * model.omega();
            double low = model.domain().lower(i) * model.omega();
            int near = 0;
            for (double[] state : states) {
                boolean above = state[i] > low + (1 - EDGE) * width;
                boolean below = low > 0 && state[i] < low + EDGE * width;
                near += above || below ? 1 : 0;
            }
            if (near > 0) {
                reasons.add(
                        String.format(
                                Locale.ROOT,
                                "the domain's edge: %s comes within %.0f %% of it in %d of %d"
                                        + " states of the exact window",
                                names.get(i),
                                100 * EDGE,
                                near,
                                states.size()));
            }
        }
    }
}
