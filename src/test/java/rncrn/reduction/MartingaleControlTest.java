package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rncrn.Reference;
import rncrn.field.Box;
import rncrn.format.ReactionListReader;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;
import rncrn.stochastic.AutomaticChoice;
import rncrn.stochastic.DirectMethod;
import rncrn.stochastic.JumpProcess;

class MartingaleControlTest {
    private static final Box BOX = Box.of(new double[2], new double[] {26, 24});

    /**
     * A small rotating network of few copies: X_1 feeds on Y_1, X_2 on Y_2, each feels the other.
     */
    private static ReactionNetwork small() {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.CONCENTRATION);
        list.massAction(List.of(), List.of("X_1"), 3);
        list.massAction(List.of(), List.of("X_2"), 2);
        list.massAction(List.of("X_1", "Y_1"), List.of("Y_1"), .5);
        list.massAction(List.of("X_2", "Y_1"), List.of("X_2", "X_2", "Y_1"), .1);
        list.massAction(List.of("X_2", "Y_2"), List.of("Y_2"), .6);
        list.massAction(List.of("X_1", "Y_2"), List.of("X_1", "X_1", "Y_2"), .05);
        list.massAction(List.of(), List.of("Y_1"), 20);
        list.massAction(List.of(), List.of("Y_2"), 90);
        list.massAction(List.of("X_2", "Y_1"), List.of("X_2", "Y_1", "Y_1"), 2);
        list.massAction(List.of("X_1", "Y_2"), List.of("X_1"), 3);
        list.massAction(List.of("Y_1", "Y_1"), List.of("Y_1"), 10);
        list.massAction(List.of("Y_2", "Y_2"), List.of("Y_2"), 10);
        return list.build().withInitial(Map.of("X_1", 6.0, "X_2", 5.0));
    }

    /**
     * Exact means of g + L Psi and of g agree to the accuracy of the sums, whatever Psi: here by
     * the stationary law of the full list (X_1, X_2, Y_1, Y_2), found by iteration, not by
     * sampling.
     */
    @Test
    void leavesEveryMeanAsItIs() {
        JumpProcess process = new JumpProcess(small(), new SystemSize(1));
        SlowProcess slow = SlowProcess.of(process, Optional.of(BOX));
        SlowModel model = slow.model(process.initialCounts());
        MartingaleControl control =
                new MartingaleControl(
                        ExactLaw.of(model, new double[] {6, 5}, 10_000, ExactLaw.Exit.RESET));
        FullLaw law = new FullLaw(new int[] {26, 24, 14, 14});
        double[] plain = new double[4];
        double[] sharp = new double[5];
        double[] spread = new double[4];
        double[] sharpSpread = new double[4];
        double[] out = new double[5];
        law.forEach(
                (x, y, p) -> {
                    control.controlled(x, y, out);
                    for (int q = 0; q < 4; q++) {
                        double g = control.observable(q, x);
                        plain[q] += p * g;
                        spread[q] += p * g * g;
                        sharpSpread[q] += p * out[q] * out[q];
                    }
                    for (int q = 0; q < 5; q++) {
                        sharp[q] += p * out[q];
                    }
                });
        for (int q = 0; q < 4; q++) {
            // The box of the sums cuts off a little.
            assertEquals(plain[q], sharp[q], 1e-4 * Math.max(1, Math.abs(plain[q])), "g " + q);
        }
        // The law rotates: the area swept comes from the drift given x, summed without Psi.
        assertEquals(law.area(control.centre(0), control.centre(1)), sharp[4], 1e-3);
        assertTrue(Math.abs(sharp[4]) > .01, "area rate " + sharp[4]);
    }

    /** A hundredth of a percent is left of the variance of the mean of the published network. */
    @Test
    void sharpensTheMeanOfThePublishedNetwork() {
        JumpProcess process =
                new JumpProcess(
                        ReactionListReader.read(
                                        Reference.path("rncrn/uni-bi/piecewise_simple_uni_bi.txt"))
                                .withInitial(Map.of("L_1", 1.0, "X_1", 5.0)),
                        new SystemSize(50));
        SlowProcess slow = SlowProcess.of(process, Optional.empty());
        MethodComparison.Result result =
                MethodComparison.run(slow, new DirectMethod(), List.of(), .5, 20, 20, 3);
        MethodComparison.Row sharp = result.rows().get(0);
        double plainError = result.plain().errors().get(0);
        assertTrue(sharp.errors().get(0) < .03 * plainError, sharp + " " + plainError);
        // Both see the same path: they agree within the plain error (5.3 of them, 1e-7).
        assertEquals(sharp.values().get(0), result.plain().values().get(0), 5.3 * plainError);
        // And with the law of the reduced dynamics, which is right to a tenth of a percent here.
        MethodComparison.Row law =
                result.rows().stream().filter(r -> r.method().equals("fsp")).findFirst().get();
        assertEquals(1, law.values().get(0) / sharp.values().get(0), 1e-3);
        assertEquals(1, law.values().get(1) / sharp.values().get(1), .03);
    }

    /** Trajectories put back at the edge are no bias: a narrow box, left about once per time. */
    @Test
    void countsTheJumpsBackToTheStart() {
        JumpProcess process = new JumpProcess(small(), new SystemSize(1));
        Box narrow = Box.of(new double[2], new double[] {9, 9});
        SlowProcess slow = SlowProcess.of(process, Optional.of(narrow));
        MethodComparison.Result result =
                MethodComparison.run(slow, new AutomaticChoice(), List.of(), 5, 2000, 20, 4);
        MethodComparison.Row sharp = result.rows().get(0);
        assertTrue(sharp.escapes() > 50, "escapes " + sharp.escapes());
        for (int q = 0; q < 4; q++) {
            double error = Math.hypot(result.plain().errors().get(q), sharp.errors().get(q));
            assertEquals(
                    result.plain().values().get(q), sharp.values().get(q), 5.3 * error, "q " + q);
            assertTrue(sharp.errors().get(q) < result.plain().errors().get(q), "q " + q);
        }
    }

    /**
     * Stationary law of the full list on a box of counts, by time stepping of a long trajectory's
     * master equation: uniformisation, jumps out of the box left out.
     */
    private static final class FullLaw {
        interface Visitor {
            void at(double[] x, double[] y, double p);
        }

        private final int[] top;
        private final double[] p;

        FullLaw(int[] top) {
            this.top = top;
            p = new double[(top[0] + 1) * (top[1] + 1) * (top[2] + 1) * (top[3] + 1)];
            Chain chain = new Chain(top);
            java.util.Arrays.fill(p, 1.0 / p.length);
            double change = 1;
            for (int round = 0; round < 4000 && change > 1e-11; round++) {
                change = chain.sweep(p);
            }
        }

        void forEach(Visitor visitor) {
            double[] x = new double[2];
            double[] y = new double[2];
            for (int c = 0; c < p.length; c++) {
                int rest = c;
                x[0] = rest % (top[0] + 1);
                rest /= top[0] + 1;
                x[1] = rest % (top[1] + 1);
                rest /= top[1] + 1;
                y[0] = rest % (top[2] + 1);
                int last = rest / (top[2] + 1);
                y[1] = last;
                visitor.at(x, y, p[c]);
            }
        }

        /** E of (x - c) cross dx/dt. */
        double area(double c0, double c1) {
            double[] sum = new double[1];
            forEach(
                    (x, y, weight) -> {
                        double v0 = 3 - .5 * x[0] * y[0] + .05 * x[0] * y[1];
                        double v1 = 2 + .1 * x[1] * y[0] - .6 * x[1] * y[1];
                        sum[0] += weight * ((x[0] - c0) * v1 - (x[1] - c1) * v0);
                    });
            return sum[0];
        }
    }

    /** Gauss-Seidel sweeps for the balance equations. */
    private static final class Chain {
        private final int[][] from;
        private final double[][] rate;
        private final double[] out;

        Chain(int[] top) {
            int n = (top[0] + 1) * (top[1] + 1) * (top[2] + 1) * (top[3] + 1);
            int[] stride = {
                1,
                top[0] + 1,
                (top[0] + 1) * (top[1] + 1),
                (top[0] + 1) * (top[1] + 1) * (top[2] + 1)
            };
            from = new int[n][8];
            rate = new double[n][8];
            out = new double[n];
            for (int c = 0; c < n; c++) {
                double[] s = new double[4];
                int rest = c;
                for (int k = 0; k < 4; k++) {
                    s[k] = rest % (top[k] + 1);
                    rest /= top[k] + 1;
                }
                double[] up = {
                    3 + .05 * s[0] * s[3], 2 + .1 * s[1] * s[2], 20 + 2 * s[1] * s[2], 90
                };
                double[] down = {
                    .5 * s[0] * s[2],
                    .6 * s[1] * s[3],
                    10 * s[2] * (s[2] - 1),
                    3 * s[0] * s[3] + 10 * s[3] * (s[3] - 1)
                };
                for (int k = 0; k < 4; k++) {
                    if (s[k] < top[k]) {
                        out[c] += up[k];
                        from[c + stride[k]][2 * k] = c;
                        rate[c + stride[k]][2 * k] = up[k];
                    }
                    if (s[k] > 0) {
                        out[c] += down[k];
                        from[c - stride[k]][2 * k + 1] = c;
                        rate[c - stride[k]][2 * k + 1] = down[k];
                    }
                }
            }
        }

        double sweep(double[] p) {
            double change = 0;
            double total = 0;
            for (int c = 0; c < p.length; c++) {
                double in = 0;
                for (int d = 0; d < 8; d++) {
                    in += p[from[c][d]] * rate[c][d];
                }
                double next = in / out[c];
                change += Math.abs(next - p[c]);
                p[c] = next;
                total += next;
            }
            for (int c = 0; c < p.length; c++) {
                p[c] /= total;
            }
            return change;
        }
    }
}
