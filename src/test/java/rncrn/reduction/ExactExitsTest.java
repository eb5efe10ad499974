package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rncrn.Reference;
import rncrn.field.Box;
import rncrn.format.ReactionListReader;
import rncrn.network.SystemSize;
import rncrn.stochastic.JumpProcess;

class ExactExitsTest {
    /** Switching of the published network from its high state, at system size 20. */
    private static ExactExits exits(int runs, double longest) {
        JumpProcess process =
                new JumpProcess(
                        ReactionListReader.read(
                                        Reference.path("rncrn/uni-bi/piecewise_simple_uni_bi.txt"))
                                .withInitial(Map.of("L_1", 0.0, "X_1", 7.7)),
                        new SystemSize(20));
        SlowProcess slow =
                SlowProcess.of(process, Optional.of(Box.of(new double[] {2}, new double[] {11.2})));
        SlowModel model = slow.model(process.initialCounts());
        return ExactExits.of(
                slow, model, process.initialCounts(), new double[] {154}, runs, longest, 5);
    }

    @Test
    void agreeWithTheReducedDynamicsWithinTenPercent() {
        JumpProcess process =
                new JumpProcess(
                        ReactionListReader.read(
                                        Reference.path("rncrn/uni-bi/piecewise_simple_uni_bi.txt"))
                                .withInitial(Map.of("L_1", 0.0, "X_1", 7.7)),
                        new SystemSize(20));
        SlowModel model =
                SlowProcess.of(process, Optional.of(Box.of(new double[] {2}, new double[] {11.2})))
                        .model(process.initialCounts());
        double reduced =
                ExactLaw.of(model, new double[] {154}, 10_000, ExactLaw.Exit.RESET).exitTime();
        ExactExits exact = exits(300, 1e3);
        assertEquals(300, exact.exits());
        assertEquals(0, exact.cut());
        // Nearly exponential: the error is the mean over the root of the runs.
        assertEquals(exact.mean() / Math.sqrt(300), exact.error(), .2 * exact.error());
        // 5.3 standard errors: a false alarm in 1e7.
        assertEquals(reduced, exact.mean(), .1 * reduced + 5.3 * exact.error());
    }

    @Test
    void trajectoriesCutOffCountWithTheirTime() {
        ExactExits whole = exits(300, 1e3);
        ExactExits cut = exits(300, 8);
        assertEquals(300, cut.exits() + cut.cut());
        assertTrue(cut.cut() > 60 && cut.exits() > 60, cut.toString());
        // Total time over exits: the maximum-likelihood mean of an exponential law, seen partly.
        assertEquals(whole.mean(), cut.mean(), 5.3 * Math.hypot(whole.error(), cut.error()));
        assertEquals(cut.mean() / Math.sqrt(cut.exits()), cut.error(), 1e-9);
    }
}
