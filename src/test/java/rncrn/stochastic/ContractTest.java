package rncrn.stochastic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rncrn.ComputationException;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.SystemSize;
import rncrn.network.Term;
import rncrn.network.Unit;

/** What the contract promises, for every method of the menu. */
class ContractTest {
    static Stream<Method> methods() {
        return Methods.standard().all().stream();
    }

    static Stream<Method> exact() {
        return Methods.standard().exact().stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anAbsorbingStateEndsEarlyAndSaysSo(Method method) {
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        builder.species("A", 50);
        JumpProcess decay = Models.process(builder.massAction(List.of("A"), List.of("B"), 2));
        Trajectory trajectory =
                method.prepare(decay).start(decay.initialCounts(), Streams.stream(1, 2));
        assertEquals(Trajectory.Outcome.ABSORBED, trajectory.advance(1e6));
        assertEquals(1e6, trajectory.time());
        assertEquals(50, trajectory.events());
        long[] counts = new long[2];
        trajectory.copyCounts(counts);
        assertArrayEquals(new long[] {0, 50}, counts);
        trajectory.jumpTo(new long[] {7, 0});
        assertEquals(Trajectory.Outcome.ABSORBED, trajectory.advance(2e6));
        assertEquals(57, trajectory.events());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aDomainStopsAtTheEventThatLeavesIt(Method method) {
        JumpProcess process = Models.schloegl(250);
        for (int run = 0; run < 20; run++) {
            Domain domain = Domain.all(1).with(0, 100, 400);
            Trajectory trajectory =
                    method.prepare(process)
                            .start(
                                    process.initialCounts(),
                                    Streams.stream(3, run),
                                    Watch.until(domain));
            assertEquals(Trajectory.Outcome.STOPPED, trajectory.advance(Double.POSITIVE_INFINITY));
            assertTrue(domain.holds(trajectory));
            assertEquals(List.of(0), domain.exits(trajectory));
            assertTrue(Double.isFinite(trajectory.time()));
            if (method.exact()) {
                assertTrue(trajectory.count(0) == 99 || trajectory.count(0) == 401);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exact")
    void anObserverSeesEveryEventAndAConditionStopsAtOne(Method method) {
        JumpProcess process = Models.catalysis();
        ReactionNetwork network = process.network();
        long[] counts = process.initialCounts();
        double[] last = new double[1];
        Watch.Observer observer =
                (state, reaction) -> {
                    network.reactions()
                            .get(reaction)
                            .netChange()
                            .forEach(c -> counts[c.species()] += c.amount());
                    assertEquals(counts[0], state.count(0));
                    assertEquals(counts[1], state.count(1));
                    assertTrue(state.time() > last[0]);
                    last[0] = state.time();
                };
        Trajectory trajectory =
                method.prepare(process)
                        .start(
                                process.initialCounts(),
                                Streams.stream(4, 4),
                                new Watch(observer, state -> state.count(1) >= 20));
        assertEquals(Trajectory.Outcome.STOPPED, trajectory.advance(1e9));
        assertEquals(20, trajectory.count(1));
        assertEquals(last[0], trajectory.time());
        assertEquals(Trajectory.Outcome.REACHED, anyhow(method, process).advance(3));
    }

    private static Trajectory anyhow(Method method, JumpProcess process) {
        return method.prepare(process).start(process.initialCounts(), Streams.stream(4, 5));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theSameStreamGivesTheSameTrajectory(Method method) {
        JumpProcess process = Models.schloegl(250);
        Trajectory a = anyhow(method, process);
        Trajectory b = anyhow(method, process);
        for (int i = 1; i <= 20; i++) {
            a.advance(0.1 * i);
            b.advance(0.1 * i);
            assertEquals(a.count(0), b.count(0));
            assertEquals(a.events(), b.events());
            assertEquals(0.1 * i, a.time());
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void overflowIsRefused(Method method) {
        ReactionNetwork.Builder large = ReactionNetwork.builder(Unit.COPY_NUMBER);
        large.species("A", 1e15);
        JumpProcess sum =
                Models.process(large.massAction(List.of("A", "A", "A"), List.of("A"), 1e290));
        ComputationException e =
                assertThrows(ComputationException.class, () -> anyhow(method, sum).advance(1));
        assertTrue(e.getMessage().contains("sum of propensities"), e.getMessage());

        ReactionNetwork.Builder full = ReactionNetwork.builder(Unit.COPY_NUMBER);
        full.species("A", SystemSize.MAX_COUNT - 100);
        JumpProcess growth = Models.process(full.massAction(List.of(), List.of("A"), 1));
        e = assertThrows(ComputationException.class, () -> anyhow(method, growth).advance(1e4));
        assertTrue(e.getMessage().contains("2^53"), e.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        method.prepare(growth)
                                .start(new long[] {(1L << 53) + 1}, Streams.stream(1, 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> method.prepare(growth).start(new long[] {-1}, Streams.stream(1, 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> method.prepare(growth).start(new long[] {1, 1}, Streams.stream(1, 1)));
    }

    @Test
    void generalRatesAreCheckedAsTheyComeOut() {
        JumpProcess negative = general((t, x) -> 4.5 - x[0], false);
        ComputationException e =
                assertThrows(
                        ComputationException.class,
                        () -> anyhow(new DirectMethod(), negative).advance(100));
        assertTrue(e.getMessage().contains("f(A)"), e.getMessage());
        JumpProcess exhausting =
                Models.process(
                        ReactionNetwork.builder(Unit.COPY_NUMBER)
                                .massAction(List.of("A"), List.of(), 0)
                                .reaction(reaction((t, x) -> 1, false, true)));
        e =
                assertThrows(
                        ComputationException.class,
                        () -> anyhow(new DirectMethod(), exhausting).advance(100));
        assertTrue(e.getMessage().contains("below zero"), e.getMessage());
        JumpProcess timed = general((t, x) -> t, true);
        assertThrows(ComputationException.class, () -> new DirectMethod().prepare(timed));
    }

    private static JumpProcess general(RateLaw.RateFunction rate, boolean timeDependent) {
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        builder.species("A", 0);
        return Models.process(builder.reaction(reaction(rate, timeDependent, false)));
    }

    private static Reaction reaction(
            RateLaw.RateFunction rate, boolean timeDependent, boolean consumes) {
        List<Term> a = List.of(new Term(0, 1));
        return new Reaction(
                "",
                consumes ? a : List.of(),
                consumes ? List.of() : a,
                new RateLaw.General("f(A)", rate, List.of(0), timeDependent));
    }

    @Test
    void theMenuFindsMethodsByName() {
        Methods menu = Methods.standard();
        assertEquals("auto", menu.all().get(0).name());
        assertEquals("direct", menu.named("direct").name());
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> menu.named("dirct"));
        assertTrue(e.getMessage().contains("direct, "), e.getMessage());
        TauLeaping fine = new TauLeaping(0.01);
        assertSame(fine, menu.with(fine).named("tau"));
    }
}
