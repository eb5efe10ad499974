package rncrn.verdict;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import rncrn.ComputationException;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.LyapunovExponents;
import rncrn.deterministic.OdeSystem;
import rncrn.deterministic.OdeTrajectory;
import rncrn.deterministic.Tolerances;
import rncrn.field.Box;

/**
 * Motion that never repeats: a trajectory that stays near the domain, with a largest Lyapunov
 * exponent above zero by three standard errors.
 */
final class Aperiodic {
    /** Times are in turnovers: the diagonal of the domain over the mean speed in it. */
    private static final double SETTLE = 100;

    private static final double MEASURE = 300;
    private static final double SHOWN = 200;
    private static final int POINTS = 600;
    private static final double SURE = 3;

    private Aperiodic() {}

    /**
     * What was found.
     *
     * @param states states of the full field along the attractor, evenly spaced in time
     * @param exponent largest Lyapunov exponent, positive
     */
    @SuppressWarnings("ArrayRecordComponent") // A holder of results, never compared.
    record Motion(double[][] states, double exponent) {}

    /** Follows the field from the middle of the box and from points about it. */
    static Optional<Motion> on(Dynamics dynamics, Box box, Map<String, Double> values) {
        double[] p = dynamics.parameters().stream().mapToDouble(values::get).toArray();
        OdeSystem system = OdeSystem.of(dynamics.field(), p);
        double turnover = turnover(dynamics, box, p);
        for (double share : new double[] {0.5, 0.3, 0.7}) {
            double[] point = new double[box.dimension()];
            for (int i = 0; i < point.length; i++) {
                point[i] = box.lower(i) + share * box.width(i);
            }
            try {
                double[] start = followed(system, dynamics.lift(point, p), SETTLE * turnover, 2)[1];
                LyapunovExponents.Result found =
                        LyapunovExponents.of(system, start, 1, 0, MEASURE * turnover);
                if (found.exponents()[0] > SURE * found.deviation()[0]) {
                    return Optional.of(
                            new Motion(
                                    followed(system, start, SHOWN * turnover, POINTS),
                                    found.exponents()[0]));
                }
            } catch (ComputationException runsAway) {
                // Another start may stay.
            }
        }
        return Optional.empty();
    }

    private static double turnover(Dynamics dynamics, Box box, double[] p) {
        int n = box.dimension();
        double[] point = new double[n];
        double[] speed = new double[n];
        double diagonal = 0;
        for (int i = 0; i < n; i++) {
            diagonal += box.width(i) * box.width(i);
        }
        double sum = 0;
        int corners = 1 << n;
        for (int corner = 0; corner < corners; corner++) {
            for (int i = 0; i < n; i++) {
                point[i] = box.lower(i) + ((corner >> i & 1) == 0 ? 0.25 : 0.75) * box.width(i);
            }
            dynamics.search().value(point, p, speed);
            sum += Math.sqrt(Arrays.stream(speed).map(v -> v * v).sum()) / corners;
        }
        return Math.sqrt(diagonal) / Math.max(sum, 1e-12);
    }

    private static double[][] followed(OdeSystem system, double[] start, double time, int points) {
        double[] times = new double[points];
        for (int i = 0; i < points; i++) {
            times[i] = time * i / (points - 1);
        }
        double[][] states =
                OdeTrajectory.sample(system, start, times, Tolerances.PLAIN, Optional.empty())
                        .states();
        for (double[] state : states) {
            for (double value : state) {
                if (!(Math.abs(value) < 1e9)) {
                    throw new ComputationException("the trajectory grows without bound");
                }
            }
        }
        return states;
    }
}
