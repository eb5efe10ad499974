package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rncrn.Reference;
import rncrn.format.ReactionListReader;
import rncrn.network.SystemSize;
import rncrn.stochastic.JumpProcess;

class LinearNoiseTest {
    private static SlowModel model(String file, Map<String, Double> values, double omega) {
        JumpProcess process =
                new JumpProcess(
                        ReactionListReader.read(Reference.path(file)).withInitial(values),
                        new SystemSize(omega));
        return SlowProcess.of(process, Optional.empty()).model(process.initialCounts());
    }

    @Test
    void agreesWithTheExactLawOfALargeSystem() {
        SlowModel model =
                model(
                        "rncrn/uni-bi/piecewise_simple_uni_bi.txt",
                        Map.of("L_1", 1.0, "X_1", 5.0),
                        4000);
        LinearNoise linear = LinearNoise.about(model, new double[] {5});
        ExactLaw exact =
                ExactLaw.of(model, new double[] {20_000}, 1_000_000, ExactLaw.Exit.CONDITION);
        assertEquals(exact.mean(0), linear.equilibrium(0), 2e-3);
        assertEquals(
                exact.covariance(0, 0), linear.covariance(0, 0), 2e-2 * exact.covariance(0, 0));
        // The spectrum integrates to 2 pi times the variance; a Lorentzian's tail is known.
        double sum = 0;
        double step = .05;
        double end = 4000;
        for (double w = step / 2; w < end; w += step) {
            sum += 2 * step * linear.spectrum(0, w);
        }
        double tail = 2 * end * linear.spectrum(0, end);
        assertEquals(2 * Math.PI * linear.covariance(0, 0), sum + tail, 1e-3 * sum);
    }

    @Test
    void hasThePeriodAndCoherenceOfThePublishedHopfNetwork() {
        SlowModel model =
                model(
                        "rncrn/hopf/hopf_crn.txt",
                        Map.of("L_1", 3.0, "X_1", 6.0, "X_2", 5.0),
                        10_000);
        PhaseDiffusion corrected = PhaseDiffusion.of(model, new double[] {6, 5}, 20);
        PhaseDiffusion leading =
                PhaseDiffusion.of(model.with(SlowModel.Order.LEADING), new double[] {6, 5}, 20);
        // Averaging alone is 13.6 % off in the period.
        assertEquals(-.136, leading.period() / corrected.period() - 1, .003);
        // At 1,000 exact simulation has .45 coherent cycles; D goes as one over the size.
        assertEquals(4.5, corrected.coherentCycles(), 1);
    }
}
