package rncrn.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rncrn.field.Box;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Unit;
import rncrn.stochastic.AutomaticChoice;
import rncrn.stochastic.JumpProcess;

class ApproximateChoiceTest {
    private static final double TIME = 1;

    /** One executive species that a perceptron of this speed removes: dx = 10 - x y, y about x. */
    private static ReactionNetwork chain(double mu, double production) {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.CONCENTRATION);
        list.massAction(List.of(), List.of("X_1"), production);
        list.massAction(List.of("X_1", "Y_1"), List.of("Y_1"), 1);
        list.massAction(List.of(), List.of("Y_1"), .5 / mu);
        list.massAction(List.of("X_1", "Y_1"), List.of("X_1", "Y_1", "Y_1"), 1 / mu);
        list.massAction(List.of("Y_1", "Y_1"), List.of("Y_1"), 1 / mu);
        double x = Math.sqrt(production);
        return list.build().withInitial(Map.of("X_1", x, "Y_1", x));
    }

    private static Distrust distrust(
            ReactionNetwork network, double omega, Box box, double... concentrations) {
        JumpProcess process = new JumpProcess(network, new SystemSize(omega));
        SlowProcess slow = SlowProcess.of(process, Optional.of(box));
        List<double[]> states = new ArrayList<>();
        for (double x : concentrations) {
            states.add(new double[] {x * omega});
        }
        return new Distrust(slow.model(process.initialCounts()), List.of("X_1"), states);
    }

    private static void only(String what, List<String> reasons) {
        assertTrue(reasons.stream().allMatch(r -> r.contains(what)), reasons.toString());
        assertFalse(reasons.isEmpty(), what);
    }

    @Test
    void eachFaultIsFoundAndNoOther() {
        Box box = Box.of(new double[1], new double[] {12});
        assertEquals(List.of(), distrust(chain(.01, 9), 100, box, 2.8, 3, 3.2).ofReduced());
        List<String> slow = distrust(chain(1, 9), 100, box, 2.8, 3, 3.2).ofReduced();
        assertTrue(slow.get(0).startsWith("slow perceptrons: Y_1"), slow.toString());
        only("few copies: X_1", distrust(chain(.01, 9), 2, box, 2.5, 3, 3.5).ofReduced());
        only("the domain's edge", distrust(chain(.01, 9), 100, box, 3, 11.9).ofReduced());
        only("the domain's edge", distrust(chain(.01, 9), 100, box, 3, 11.9).ofHybrid());
        only("the domain's edge", distrust(chain(.01, 9), 100, box, 3, 11.9).ofImplicit());
        only("few copies: Y_1", distrust(chain(.01, 9), 2, box, 2.5, 3, 3.5).ofHybrid());
        assertEquals(List.of(), distrust(chain(1, 9), 100, box, 2.8, 3.2).ofHybrid());
    }

    /** A perceptron that removes what feeds it lags: A = 1 - x (dy/dx)/k, 0 for mu about 1.06. */
    @Test
    void aSingularMassMatrixIsFound() {
        Box box = Box.of(new double[1], new double[] {12});
        assertEquals(
                List.of(),
                distrust(chain(.05, 9), 100, box, 3).ofReduced(),
                "an eigenvalue of .95 is no fault");
        List<String> reasons = distrust(chain(.9, 9), 100, box, 3).ofReduced();
        assertTrue(
                reasons.stream().anyMatch(r -> r.contains("mass matrix is near singular")),
                reasons.toString());
    }

    private static ApproximateChoice.Choice choose(ReactionNetwork network, double omega) {
        JumpProcess process = new JumpProcess(network, new SystemSize(omega));
        return ApproximateChoice.choose(new AutomaticChoice().prepare(process), TIME, 1000, 2e6, 7);
    }

    @Test
    void aGoodReductionIsTakenWithItsScores() {
        ApproximateChoice.Choice choice = choose(chain(.01, 9), 300);
        assertTrue(choice.approximate(), choice.reasons().toString());
        assertTrue(choice.simulator().description().startsWith("reduced"), choice.toString());
        // Mean and sd of both species at four times.
        assertEquals(16, choice.statistics().size());
        assertTrue(choice.statistics().stream().allMatch(s -> Math.abs(s.z()) < 4.5));
        assertTrue(choice.share() > 0 && choice.share() <= .04, "share " + choice.share());
    }

    @Test
    void slowPerceptronsPassTheReductionOver() {
        ApproximateChoice.Choice choice = choose(chain(1, 9), 300);
        assertTrue(
                choice.reasons().get(0).startsWith("reduced is not used: slow perceptrons"),
                choice.reasons().toString());
        assertFalse(choice.simulator().description().startsWith("reduced"));
        // The reduction was not even run.
        assertTrue(choice.statistics().stream().noneMatch(s -> s.method().equals("reduced")));
    }

    @Test
    void fewCopiesPassReductionAndHybridOver() {
        ApproximateChoice.Choice choice = choose(chain(.01, 9), 2);
        assertTrue(
                choice.reasons().get(0).startsWith("reduced is not used: few copies: X_1"),
                choice.reasons().toString());
        assertTrue(
                choice.reasons().get(1).startsWith("hybrid is not used: few copies: Y_1"),
                choice.reasons().toString());
    }

    /**
     * Started at the edge of what the reduction tabulates, nothing but exact simulation is left.
     */
    @Test
    void theEdgeOfTheDomainFallsBackToExact() {
        // The quasi-static field keeps to 3, so the box ends at twice the start, 6; but rare
        // perceptrons let X_1 run far beyond.
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.CONCENTRATION);
        list.massAction(List.of(), List.of("X_1"), 9);
        list.massAction(List.of("X_1", "Y_1"), List.of("Y_1"), 1);
        list.massAction(List.of(), List.of("Y_1"), 8);
        list.massAction(List.of("Y_1", "Y_1"), List.of("Y_1"), 1);
        ReactionNetwork network = list.build().withInitial(Map.of("X_1", 3.0, "Y_1", 0.0));
        ApproximateChoice.Choice choice = choose(network, 2);
        assertFalse(choice.approximate(), choice.reasons().toString());
        assertTrue(
                choice.reasons().stream()
                        .anyMatch(r -> r.startsWith("tau-implicit") && r.contains("edge")),
                choice.reasons().toString());
        assertTrue(choice.reasons().get(choice.reasons().size() - 1).startsWith("exact"));
    }

    /** A method that is wrong is found out by its statistics alone: langevin with no molecules. */
    @Test
    void whatDiffersFromExactIsRefused() {
        ReactionNetwork.Builder list = ReactionNetwork.builder(Unit.COPY_NUMBER);
        list.massAction(List.of(), List.of("A"), 40);
        list.massAction(List.of("A"), List.of(), 20);
        list.massAction(List.of("A", "A"), List.of(), 20);
        JumpProcess process =
                new JumpProcess(list.build().withInitial(Map.of("A", 1.0)), SystemSize.ONE);
        ApproximateChoice.Choice choice =
                ApproximateChoice.choose(new AutomaticChoice().prepare(process), 200, 10, 1e6, 3);
        String langevin =
                choice.reasons().stream()
                        .filter(r -> r.startsWith("langevin"))
                        .findFirst()
                        .orElse("langevin was not asked");
        assertTrue(
                langevin.contains("not used") || langevin.equals("langevin was not asked"),
                choice.reasons().toString());
        assertTrue(choice.statistics().size() >= 8);
    }
}
