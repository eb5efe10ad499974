package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rncrn.ComputationException;
import rncrn.Reference;
import rncrn.format.ReactionListReader;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;
import rncrn.stochastic.JumpProcess;

class NetworkNoiseTest {
    private static final double OMEGA = 50;

    private static ReactionNetwork.Builder list() {
        return ReactionNetwork.builder(Unit.CONCENTRATION);
    }

    /**
     * Gene expression, which is linear: the variances are exact (Thattai and van Oudenaarden 2001).
     */
    @Test
    void linearNetworksHaveTheirExactCovariance() {
        double k = 3;
        double gm = 2;
        double kp = 5;
        double gp = .5;
        ReactionNetwork network =
                list().massAction(List.of(), List.of("M"), k)
                        .massAction(List.of("M"), List.of(), gm)
                        .massAction(List.of("M"), List.of("M", "P"), kp)
                        .massAction(List.of("P"), List.of(), gp)
                        .build();
        double m = k / gm;
        double p = kp * m / gp;
        NetworkNoise noise = new NetworkNoise(network, OMEGA);
        double[][] s = noise.covariance(new double[] {m, p});
        assertEquals(m / OMEGA, s[0][0], 1e-12);
        assertEquals(p / OMEGA * (1 + kp / (gm + gp)), s[1][1], 1e-11);
        assertEquals(kp * m / (gm + gp) / OMEGA, s[0][1], 1e-12);
        // Protein noise is that of its own events and of an Ornstein-Uhlenbeck process filtered.
        for (double w : new double[] {0, .3, 2, 40}) {
            double own = 2 * gp * p / (w * w + gp * gp);
            double message = 2 * gm * m / (w * w + gm * gm) * kp * kp / (w * w + gp * gp);
            double expected = (own + message) / OMEGA;
            assertEquals(
                    expected, noise.spectrum(new double[] {m, p}, 1, w), 1e-12 * (1 + expected));
        }
    }

    /** A closed isomerisation: binomial, so variances p (1 - p) and covariance -p (1 - p). */
    @Test
    void conservedTotalsAreKept() {
        ReactionNetwork network =
                list().massAction(List.of("A"), List.of("B"), 3)
                        .massAction(List.of("B"), List.of("A"), 1)
                        .build();
        double[][] s = new NetworkNoise(network, OMEGA).covariance(new double[] {.25, .75});
        assertEquals(.1875 / OMEGA, s[0][0], 1e-13);
        assertEquals(-.1875 / OMEGA, s[0][1], 1e-13);
    }

    @Test
    void unstableStatesAreRefused() {
        ReactionNetwork network =
                list().massAction(List.of("A"), List.of("A", "A"), 1)
                        .massAction(List.of(), List.of("A"), 1)
                        .build();
        NetworkNoise noise = new NetworkNoise(network, OMEGA);
        assertThrows(ComputationException.class, () -> noise.covariance(new double[] {2}));
    }

    /** The whole published list, perceptrons and all, agrees with its reduced dynamics. */
    @Test
    void theWholeListAgreesWithItsReduction() {
        JumpProcess process =
                new JumpProcess(
                        ReactionListReader.read(
                                        Reference.path("rncrn/uni-bi/piecewise_simple_uni_bi.txt"))
                                .withInitial(Map.of("L_1", 1.0, "X_1", 5.0)),
                        new SystemSize(1e6));
        SlowProcess slow = SlowProcess.of(process, Optional.empty());
        LinearNoise reduced =
                LinearNoise.about(slow.model(process.initialCounts()), new double[] {5});
        double[] state = process.network().initial();
        long[] counts = process.initialCounts();
        int x = process.network().indexOf("X_1");
        state[x] = reduced.equilibrium(0);
        counts[x] = Math.round(state[x] * 1e6);
        long[] settled = slow.settled(counts);
        for (int s : slow.recognition().perceptrons()) {
            state[s] = settled[s] * 1e-6;
        }
        double[][] whole = new NetworkNoise(process.network(), 1e6).covariance(state);
        // The reduction is of first order in the speed of the perceptrons, a twentieth here.
        assertEquals(reduced.covariance(0, 0), whole[x][x], .01 * whole[x][x]);
    }

    /**
     * Both follow the same cycle: the reduction with its corrections, the list with all species.
     */
    @Test
    void phaseDiffusionOfTheReductionAndOfTheWholeListAgree() {
        ReactionNetwork network =
                ReactionListReader.read(Reference.path("rncrn/hopf/hopf_crn.txt"))
                        .withInitial(Map.of("L_1", 3.0, "X_1", 6.0, "X_2", 5.0));
        JumpProcess process = new JumpProcess(network, new SystemSize(10_000));
        SlowProcess slow = SlowProcess.of(process, Optional.empty());
        SlowModel model = slow.model(process.initialCounts());
        PhaseDiffusion reduced = PhaseDiffusion.of(model, new double[] {6, 5}, 20);
        // The whole list's orbit, by explicit Runge-Kutta steps of a tenth of the fastest time.
        NetworkNoise noise = new NetworkNoise(network, 10_000);
        List<double[]> orbit = CycleOfList.orbit(network, slow, process, reduced.period(), 1000);
        double d = noise.phaseDiffusion(reduced.period(), orbit);
        assertEquals(reduced.diffusion(), d, .03 * d);
    }

    /** The cycle of a list by plain integration. */
    private static final class CycleOfList {
        static List<double[]> orbit(
                ReactionNetwork network,
                SlowProcess slow,
                JumpProcess process,
                double period,
                int points) {
            long[] settled = slow.settled(process.initialCounts());
            double[] x = network.initial();
            for (int s : slow.recognition().perceptrons()) {
                x[s] = settled[s] / process.size().omega();
            }
            rncrn.deterministic.NetworkOde ode = new rncrn.deterministic.NetworkOde(network);
            double[] times = new double[points + 2];
            for (int k = 1; k < times.length; k++) {
                times[k] = 30 + (k - 1) * period / points;
            }
            double[][] states =
                    rncrn.deterministic.OdeTrajectory.sample(
                                    ode,
                                    x,
                                    times,
                                    rncrn.deterministic.Tolerances.FINE,
                                    Optional.empty())
                            .states();
            List<double[]> orbit = new ArrayList<>();
            for (int k = 1; k <= points; k++) {
                orbit.add(states[k]);
            }
            // Closed to a thousandth: the reduction's period is that of the list.
            assertEquals(
                    states[1][slow.recognition().executive().get(0)],
                    states[points + 1][slow.recognition().executive().get(0)],
                    2e-3);
            return orbit;
        }
    }
}
