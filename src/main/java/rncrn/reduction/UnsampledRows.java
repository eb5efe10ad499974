package rncrn.reduction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rncrn.ComputationException;

/** Rows of a comparison that take no sampling: the reduced law and the linear noise. */
final class UnsampledRows {
    /** Time after which the reduced dynamics is taken to be on its cycle. */
    private static final double SETTLING = 30;

    private UnsampledRows() {}

    static MethodComparison.Row refused(String method, String why) {
        return row(method, "", why, List.of());
    }

    /** The law of the reduced dynamics, put back to the start where it leaves the domain. */
    static MethodComparison.Row law(ExactLaw exact, Optional<MartingaleControl> control) {
        if (!exact.faithful()) {
            return refused(
                    "fsp",
                    String.format(
                            Locale.ROOT,
                            "%.2g %% of the rates come out negative on a lattice of %d states of %d"
                                    + " copies, so its law is not that of the reduced dynamics",
                            100 * exact.clippedShare(),
                            exact.states(),
                            exact.step()));
        }
        int n = exact.dimension();
        double omega = exact.chain().model().omega();
        double[] values = new double[n == 2 ? 5 : 2 * n];
        for (int i = 0; i < n; i++) {
            values[2 * i] = exact.mean(i) * omega;
            values[2 * i + 1] = exact.covariance(i, i) * omega * omega;
        }
        if (n == 2) {
            double r2 = values[1] + values[3];
            values[4] =
                    control.map(c -> 2 * Math.PI * r2 / Math.abs(c.reduced(4))).orElse(Double.NaN);
        }
        return row(
                "fsp",
                String.format(
                        Locale.ROOT,
                        "%d states of %d copies; %.2g %% of the rates clipped",
                        exact.states(),
                        exact.step(),
                        100 * exact.clippedShare()),
                "",
                Arrays.stream(values).boxed().toList());
    }

    /**
     * Linear noise about a stable equilibrium, or the cycle without noise.
     *
     * @param start copies of the executive species
     */
    static MethodComparison.Row linear(SlowModel model, double[] start) {
        double[] x = start.clone();
        for (int i = 0; i < x.length; i++) {
            x[i] /= model.omega();
        }
        try {
            try {
                return equilibrium(model, LinearNoise.about(model, x));
            } catch (ComputationException unstable) {
                return cycle(model, PhaseDiffusion.of(model, x, SETTLING));
            }
        } catch (ComputationException none) {
            return refused("lna", none.getMessage());
        }
    }

    private static MethodComparison.Row equilibrium(SlowModel model, LinearNoise linear) {
        int n = model.dimension();
        double omega = model.omega();
        double[] values = new double[n == 2 ? 5 : 2 * n];
        Arrays.fill(values, Double.NaN);
        for (int i = 0; i < n; i++) {
            values[2 * i] = linear.equilibrium(i) * omega;
            values[2 * i + 1] = linear.covariance(i, i) * omega * omega;
        }
        return row("lna", "about the equilibrium", "", Arrays.stream(values).boxed().toList());
    }

    private static MethodComparison.Row cycle(SlowModel model, PhaseDiffusion cycle) {
        int n = model.dimension();
        double omega = model.omega();
        double[] values = new double[n == 2 ? 5 : 2 * n];
        for (int q = 0; q < 2 * n; q++) {
            values[q] = cycle.averages().get(q) * (q % 2 == 0 ? omega : omega * omega);
        }
        if (n == 2) {
            double r2 = cycle.averages().get(1) + cycle.averages().get(3);
            values[4] = 2 * Math.PI * r2 * cycle.period() / cycle.area();
        }
        return row(
                "lna",
                String.format(
                        Locale.ROOT,
                        "cycle without noise; with it %.3g coherent cycles",
                        cycle.coherentCycles()),
                "",
                Arrays.stream(values).boxed().toList());
    }

    private static MethodComparison.Row row(
            String method, String description, String note, List<Double> values) {
        return new MethodComparison.Row(
                method, description, note, Double.NaN, values, List.of(), Double.NaN, 0);
    }
}
