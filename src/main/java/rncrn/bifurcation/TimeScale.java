package rncrn.bifurcation;

import java.util.ArrayList;
import java.util.List;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.neural.Compiler;
import rncrn.neural.Rncrn;

/**
 * How the full dynamics of a trained network depend on the time scale mu of its perceptrons: at
 * which mu they show what the quasi-static field shows.
 */
public final class TimeScale {
    private TimeScale() {}

    /**
     * One feature of the quasi-static field and the largest mu that keeps it.
     *
     * @param parameters parameter values at which the feature is asked for
     * @param feature the attractors of the quasi-static field there, as {@link Regimes#label()}
     * @param largest largest mu of the scan up to which every mu keeps the feature, refined by
     *     bisection to 2 %; not a number where even the smallest does not
     * @param broken what is seen just above; empty where the whole scan keeps the feature
     */
    public record Feature(List<Double> parameters, String feature, double largest, String broken) {
        public Feature {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * Scans mu upwards in factors of about 1.5, then bisects the first loss.
     *
     * @param box domain of the executive species
     * @param parameters parameter values, one list per feature
     * @param smallest smallest mu, positive
     * @param largest largest mu
     */
    public static List<Feature> scan(
            Rncrn network, Box box, List<double[]> parameters, double smallest, double largest) {
        if (!(smallest > 0 && smallest < largest)) {
            throw new IllegalArgumentException("the range of mu needs 0 < smallest < largest");
        }
        List<Feature> features = new ArrayList<>();
        for (double[] p : parameters) {
            features.add(feature(network, box, p, smallest, largest));
        }
        return features;
    }

    private static Feature feature(
            Rncrn network, Box box, double[] p, double smallest, double largest) {
        List<Double> values = java.util.Arrays.stream(p).boxed().toList();
        Dynamics full = dynamics(network, network.mu());
        String wanted = new RegimeFinder(full.reduced(), box).at(p).label();
        double kept = Double.NaN;
        int steps = (int) Math.max(1, Math.ceil(Math.log(largest / smallest) / Math.log(1.5)));
        for (int k = 0; k <= steps; k++) {
            double mu = smallest * Math.pow(largest / smallest, (double) k / steps);
            String seen = label(network, mu, box, p);
            if (!seen.equals(wanted)) {
                return Double.isNaN(kept)
                        ? new Feature(values, wanted, kept, seen)
                        : bisected(network, box, p, wanted, kept, mu, seen);
            }
            kept = mu;
        }
        return new Feature(values, wanted, kept, "");
    }

    private static Feature bisected(
            Rncrn network,
            Box box,
            double[] p,
            String wanted,
            double kept,
            double lost,
            String broken) {
        double low = kept;
        double high = lost;
        String seenAbove = broken;
        while (high / low > 1.02) {
            double middle = Math.sqrt(low * high);
            String seen = label(network, middle, box, p);
            if (seen.equals(wanted)) {
                low = middle;
            } else {
                high = middle;
                seenAbove = seen;
            }
        }
        return new Feature(java.util.Arrays.stream(p).boxed().toList(), wanted, low, seenAbove);
    }

    private static String label(Rncrn network, double mu, Box box, double[] p) {
        return new RegimeFinder(dynamics(network, mu), box).at(p).label();
    }

    private static Dynamics dynamics(Rncrn network, double mu) {
        ReactionNetwork list = Compiler.compile(network.withMu(mu));
        return Dynamics.of(list);
    }
}
