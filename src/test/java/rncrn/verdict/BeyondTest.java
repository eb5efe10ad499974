package rncrn.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rncrn.ensemble.Progress;
import rncrn.field.Box;
import rncrn.files.Checkpoints;
import rncrn.format.ModelReader;
import rncrn.network.ReactionNetwork;
import rncrn.network.Unit;
import rncrn.neural.Compiler;
import rncrn.stochastic.DirectMethod;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Methods;
import rncrn.stochastic.Simulator;

/** What goes beyond exact simulation of single cells. */
class BeyondTest {
    private static final Method AUTO = Methods.standard().named("auto");

    private static DeterministicRegime regime(double... scales) {
        List<Attractor> attractors = new java.util.ArrayList<>();
        for (double scale : scales) {
            attractors.add(
                    new Attractor(
                            Attractor.Kind.EQUILIBRIUM,
                            List.of(List.of(1.0)),
                            List.of(1.0),
                            Double.NaN,
                            scale));
        }
        return new DeterministicRegime(attractors, List.of());
    }

    @Test
    void theHorizonFollowsTheSlowestAttractorOfAMiddlingRow() {
        Question question =
                Models.question(
                        Models.immigrationDeath(4),
                        Box.of(new double[] {0}, new double[] {9}),
                        10,
                        0,
                        1);
        assertEquals(20 * 0.3, Horizon.at(question, regime(0.1, 0.3)), 1e-12);
        // Close to a bifurcation the relaxation time is beyond all others and not the measure.
        assertEquals(
                6,
                Horizon.of(question, List.of(regime(0.1), regime(0.1, 0.3), regime(70.0))),
                1e-12);
        assertEquals(7, Horizon.of(question.withHorizon(7), List.of(regime(0.1))), 0);
        assertEquals(0, Horizon.of(question, List.of(regime())), 0);
    }

    private static Question trained(long events, long steps) {
        var model = ModelReader.read(Path.of("models/uni-bi-4.json"));
        ReactionNetwork network = Compiler.compile(model);
        return new Question(
                "uni-bi-4",
                network,
                List.of(network.indexOf("X_1")),
                List.of(network.indexOf("L_1")),
                List.of(List.of(1.0)),
                List.of(600.0),
                Box.of(new double[] {1}, new double[] {9}),
                0.1,
                1,
                Settings.DEFAULT
                        .withEventsPerCell(events)
                        .withApproximateSteps(steps)
                        .withSearchSteps(0));
    }

    private static Cell cell(Question question) {
        return new StudyRunner(AUTO, NetworkRegimes.of(question), 2)
                .run(question, Progress.NONE)
                .cells()
                .get(0);
    }

    @Test
    void anApproximateMethodTakesOverWhereExactSimulationIsTooDear() {
        Cell exact = cell(trained(60_000_000, 0));
        assertTrue(exact.exact());
        assertEquals(Verdict.KEPT, exact.verdict(), exact.reason());
        Cell undecided = cell(trained(600_000, 0));
        assertEquals(Verdict.UNDECIDED, undecided.verdict(), undecided.reason());
        Cell approximate = cell(trained(600_000, 600_000));
        assertFalse(approximate.exact(), approximate.reason());
        assertEquals(exact.verdict(), approximate.verdict(), approximate.reason());
        assertTrue(approximate.reason().contains("exact simulation"), approximate.reason());
        // Four standard errors: a false alarm once in 15,000.
        double error =
                Math.sqrt(
                        moment(exact, 2) / exact.effectiveSamples()
                                + moment(approximate, 2) / approximate.effectiveSamples());
        assertTrue(error < 0.1, "standard error " + error);
        assertEquals(moment(exact, 1), moment(approximate, 1), 4 * error, "means of the two laws");
    }

    /** The mean, or the variance. */
    private static double moment(Cell cell, int order) {
        var histogram = cell.densities().get(0).histogram();
        double mean = order == 1 ? 0 : moment(cell, 1);
        double sum = 0;
        for (int bin = 0; bin < histogram.bins(); bin++) {
            sum += Math.pow(histogram.centre(bin) - mean, order) * histogram.counts().get(bin);
        }
        return sum / histogram.total();
    }

    /** Intervals at 95 % of independent estimates that do not overlap: about 1 in 200 by chance. */
    @Test
    void forwardFluxAgreesWithPlainSimulationOfTheSameSwitches() {
        Question question =
                Models.question(
                        Models.schloegl(), Box.of(new double[] {0}, new double[] {8}), 15, 300, 1);
        Study study =
                new StudyRunner(new DirectMethod(), NetworkRegimes.of(question), 2)
                        .run(question, Progress.NONE);
        List<Switching> switches =
                Switching.of(study, new DirectMethod(), 2, Checkpoints.none(), Progress.NONE);
        assertEquals(2, switches.size());
        double[] exact = {Validation.upTime(), Validation.downTime()};
        for (Switching one : switches) {
            assertTrue(
                    one.plain().low() < one.flux().high() && one.flux().low() < one.plain().high(),
                    one.toString());
            double truth =
                    study.cells()
                                            .get(0)
                                            .deterministic()
                                            .attractors()
                                            .get(one.from())
                                            .points()
                                            .get(0)
                                            .get(0)
                                    < 4
                            ? exact[0]
                            : exact[1];
            assertEquals(1, one.flux().estimate() / truth, 0.4, one.toString());
        }
    }

    /** The trained Hastings-Powell food chain is chaotic. */
    @Test
    void motionThatNeverRepeatsIsARegime() {
        var model = ModelReader.read(Path.of("models/hastings-powell.json"));
        ReactionNetwork network = Compiler.compile(model);
        List<Integer> executive =
                List.of(network.indexOf("X_1"), network.indexOf("X_2"), network.indexOf("X_3"));
        DeterministicRegime regime =
                new NetworkRegimes(network, executive, List.of(), model.domain().orElseThrow())
                        .at(List.of());
        assertEquals("aperiodic", regime.label());
        assertTrue(regime.attractors().get(0).relaxation() > 1);
    }

    /** The Schloegl model fed by two species: two states at a total inflow of 2, one at 5. */
    private static Question fed() {
        return fed(60);
    }

    private static Question fed(double systemSize) {
        ReactionNetwork network =
                ReactionNetwork.builder(Unit.CONCENTRATION)
                        .massAction(List.of("X", "X"), List.of("X", "X", "X"), 1.5)
                        .massAction(List.of("X", "X", "X"), List.of("X", "X"), 1 / 6.0)
                        .massAction(List.of("E_1"), List.of("E_1", "X"), 1)
                        .massAction(List.of("E_2"), List.of("E_2", "X"), 1)
                        .massAction(List.of("X"), List.of(), 3.5)
                        .build();
        return new Question(
                "fed",
                network,
                List.of(network.indexOf("X")),
                List.of(network.indexOf("E_1"), network.indexOf("E_2")),
                List.of(List.of(1.0, 1.0), List.of(3.0, 3.0)),
                List.of(systemSize),
                Box.of(new double[] {0}, new double[] {9}),
                4,
                1,
                Settings.DEFAULT.withEventsPerCell(400_000).withSearchSteps(0));
    }

    @Test
    void theMapOfEnvironmentsTellsWhereTheStartIsRemembered() {
        Question question = fed();
        Study study =
                new StudyRunner(new DirectMethod(), NetworkRegimes.of(question), 2)
                        .run(question, Progress.NONE);
        EnvironmentMap map =
                EnvironmentMap.of(study, new DirectMethod(), 2, Checkpoints.none(), Progress.NONE)
                        .orElseThrow();
        assertEquals(List.of("E_1", "E_2"), map.names());
        assertEquals(4, map.values().get(8), 1e-12);
        // Inflows 1 and 1: each trajectory keeps its side for 4 units of time, but for rare ones.
        assertTrue(map.memory().get(2).get(2) > 0.7, map.memory().toString());
        // Inflows 3 and 3: one state, whatever the start.
        assertEquals(0, map.memory().get(6).get(6), 0.01, map.memory().toString());
        assertEquals(
                map,
                EnvironmentMap.of(study, new DirectMethod(), 1, Checkpoints.none(), Progress.NONE)
                        .get());
    }

    /** A method that must not be asked, since all is kept. */
    private static final Method NONE =
            new Method() {
                @Override
                public String name() {
                    return "direct";
                }

                @Override
                public boolean exact() {
                    return true;
                }

                @Override
                public String advice() {
                    return "";
                }

                @Override
                public String source() {
                    return "";
                }

                @Override
                public Simulator prepare(JumpProcess process) {
                    throw new AssertionError("what was kept is computed again");
                }
            };

    @Test
    void whatIsMeasuredBeyondTheCellsIsTakenUpAgain(@TempDir Path folder) {
        Question question = fed();
        RegimeFinder found = NetworkRegimes.of(question);
        Study study = new StudyRunner(new DirectMethod(), found, 2).run(question, Progress.NONE);
        Checkpoints first = Checkpoints.fresh(folder);
        KeptRegimes regimes = new KeptRegimes(found, question, first);
        regimes.ahead(question.parameterValues(), 2, Progress.NONE);
        var map = EnvironmentMap.of(study, new DirectMethod(), 2, first, Progress.NONE);
        var switches = Switching.of(study, new DirectMethod(), 2, first, Progress.NONE);
        assertTrue(map.isPresent());
        assertEquals(2, switches.size());
        Checkpoints again = Checkpoints.resume(folder);
        assertEquals(map, EnvironmentMap.of(study, NONE, 2, again, Progress.NONE));
        assertEquals(switches, Switching.of(study, NONE, 2, again, Progress.NONE));
        KeptRegimes kept =
                new KeptRegimes(
                        values -> {
                            throw new AssertionError("what was kept is computed again");
                        },
                        question,
                        again);
        for (List<Double> values : question.parameterValues()) {
            assertEquals(regimes.at(values), kept.at(values));
        }
    }

    /** So many molecules that a cell cannot afford a single sample: nothing else is begun. */
    @Test
    void whereACellWasTooDearNothingIsSimulatedBeyondIt() {
        Question question = fed(1e7);
        Study study =
                new StudyRunner(new DirectMethod(), NetworkRegimes.of(question), 2)
                        .run(question, Progress.NONE);
        study.cells().forEach(cell -> assertEquals(0, cell.time(), cell.reason()));
        Checkpoints none = Checkpoints.none();
        assertTrue(EnvironmentMap.of(study, NONE, 2, none, Progress.NONE).isEmpty());
        assertEquals(List.of(), Sweeps.of(study, NONE, 2, none, Progress.NONE));
        assertEquals(List.of(), Switching.of(study, new DirectMethod(), 2, none, Progress.NONE));
    }
}
