package rncrn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rncrn.ComputationException;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.LyapunovExponents;
import rncrn.deterministic.OdeSystem;
import rncrn.field.Box;

/**
 * Lyapunov exponents from several starts over the domain, the perceptrons at rest. Starts on one
 * attractor agree within their errors; the error of the mean is the larger of that which follows
 * from the stretches of each trajectory and that which follows from the spread of the starts.
 */
final class ExponentStudy {
    /** Shares of the domain at which the first variable starts; the others follow it apart. */
    private static final double[] STARTS = {.47, .3, .6, .72};

    private final List<double[]> points = new ArrayList<>();
    private final List<LyapunovExponents.Result> results = new ArrayList<>();
    private final double[] mean;
    private final double[] error;

    /**
     * Computes.
     *
     * @param time to average over from each start, after a tenth of it
     * @throws ComputationException if no trajectory stays bounded
     */
    ExponentStudy(Dynamics dynamics, Box box, double[] p, double time) {
        int count = Math.min(dynamics.field().dimension(), Math.max(2, box.dimension()));
        for (double share : STARTS) {
            double[] point = new double[box.dimension()];
            for (int i = 0; i < point.length; i++) {
                point[i] = box.lower(i) + (share + .05 * i) * box.width(i);
            }
            try {
                results.add(
                        LyapunovExponents.of(
                                OdeSystem.of(dynamics.field(), p),
                                dynamics.lift(point, p),
                                count,
                                time / 10,
                                time));
                points.add(point);
            } catch (ComputationException unbounded) {
                // Others may stay; where none does, that is said below.
            }
        }
        if (results.isEmpty()) {
            throw new ComputationException(
                    "--exponents: every trajectory grows without bound; give another domain");
        }
        mean = new double[count];
        error = new double[count];
        for (int k = 0; k < count; k++) {
            int each = k;
            mean[k] = results.stream().mapToDouble(r -> r.exponents()[each]).average().orElse(0);
            double within = 0;
            double between = 0;
            for (LyapunovExponents.Result result : results) {
                within += Math.pow(result.deviation()[k], 2);
                between += Math.pow(result.exponents()[k] - mean[k], 2);
            }
            int n = results.size();
            within = Math.sqrt(within) / n;
            between = n > 1 ? Math.sqrt(between / (n * (n - 1.0))) : 0;
            error[k] = Math.max(within, between);
        }
    }

    /** Adds what was found to a regime's entry. */
    void describe(Map<String, Object> entry, List<String> names) {
        entry.put("lyapunovExponents", mean);
        entry.put("standardErrors", error);
        entry.put("averagedOver", results.get(0).time());
        List<Object> starts = new ArrayList<>();
        for (int s = 0; s < points.size(); s++) {
            Map<String, Object> start = new LinkedHashMap<>();
            start.put("start", DiagramFiles.named(names, points.get(s)));
            start.put("exponents", results.get(s).exponents());
            start.put("standardErrors", results.get(s).deviation());
            starts.add(start);
        }
        entry.put("starts", starts);
    }

    /** The largest exponent in words. */
    String words() {
        return String.format(
                Locale.ROOT,
                "; Lyapunov exponent %.4g (standard error %.2g, %d starts)",
                mean[0],
                error[0],
                results.size());
    }
}
