package rncrn.stochastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import rncrn.ComputationException;
import rncrn.network.RateLaw;
import rncrn.network.Reaction;
import rncrn.network.ReactionNetwork;
import rncrn.network.Term;
import rncrn.network.Unit;
import rncrn.network.expression.Expression;
import rncrn.network.expression.Interval;
import rncrn.network.expression.Operator;

/**
 * Rates of any form: every exact method that takes them, and what it rests on. A test of a law
 * fails for a right method with probability below 1e-8.
 */
class GeneralRatesTest {
    private static final double ALARM = 1e-8;

    static Stream<Method> exact() {
        return Methods.standard().exact().stream();
    }

    private static Expression of(Operator operator, Expression... arguments) {
        return Expression.of(operator, arguments);
    }

    private static Expression number(double value) {
        return Expression.constant(value);
    }

    private static Expression slot(int index) {
        return new Expression.Slot(index);
    }

    private static Reaction reaction(List<Term> left, List<Term> right, Expression law) {
        RateLaw general = new RateLaw.General("law", law, law.slots(), law.readsTime());
        return new Reaction("", left, right, general);
    }

    /** Two genes that switch each other off: births 30*64/(64 + other^2), unit decay. */
    private static JumpProcess toggle(int u, int v) {
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        builder.species("U", u);
        builder.species("V", v);
        for (int s = 0; s < 2; s++) {
            Expression square = of(Operator.POWER, slot(1 - s), number(2));
            Expression rate =
                    of(Operator.DIVIDE, number(1920), of(Operator.PLUS, number(64), square));
            builder.reaction(reaction(List.of(), List.of(new Term(s, 1)), rate));
        }
        builder.massAction(List.of("U"), List.of(), 1);
        builder.massAction(List.of("V"), List.of(), 1);
        return Models.process(builder);
    }

    /** The stationary law by power iteration of the uniformised chain, counts below a bound. */
    private static double[][] stationaryToggle() {
        int n = 75;
        double rate = 2 * 30 + 2 * n;
        double[][] p = new double[n][n];
        p[30][1] = .5;
        p[1][30] = .5;
        for (int step = 0; step < 20_000; step++) {
            double[][] q = new double[n][n];
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < n; v++) {
                    double bu = u + 1 < n ? 1920 / (64.0 + v * v) : 0;
                    double bv = v + 1 < n ? 1920 / (64.0 + u * u) : 0;
                    double w = p[u][v] / rate;
                    q[u][v] += w * (rate - bu - bv - u - v);
                    if (u + 1 < n) {
                        q[u + 1][v] += w * bu;
                    }
                    if (v + 1 < n) {
                        q[u][v + 1] += w * bv;
                    }
                    if (u > 0) {
                        q[u - 1][v] += w * u;
                    }
                    if (v > 0) {
                        q[u][v - 1] += w * v;
                    }
                }
            }
            p = q;
        }
        return p;
    }

    private static final double[][] TOGGLE = stationaryToggle();

    @Test
    void theStationaryLawOfTheToggleSwitchHasItsKnownNumbers() {
        double equal = 0;
        double mean = 0;
        for (int u = 0; u < TOGGLE.length; u++) {
            for (int v = 0; v < TOGGLE.length; v++) {
                equal += u == v ? TOGGLE[u][v] : 0;
                mean += u * TOGGLE[u][v];
            }
        }
        assertEquals(.004092836, equal, 1e-9);
        assertEquals(14.273975, mean, 1e-6);
    }

    /**
     * Started from the stationary law, trajectories stay in it: the law of U, and of the difference
     * to V, where P(U = V) = .004092836.
     */
    @ParameterizedTest
    @MethodSource("exact")
    void everyExactMethodKeepsTheStationaryLawOfTheToggleSwitch(Method method) {
        int n = TOGGLE.length;
        double[] lawOfU = new double[n];
        double[] lawOfDifference = new double[n];
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                lawOfU[u] += TOGGLE[u][v];
                lawOfDifference[Math.abs(u - v)] += TOGGLE[u][v];
            }
        }
        Simulator simulator = method.prepare(toggle(30, 1));
        long[] seenU = new long[2 * n];
        long[] seenDifference = new long[2 * n];
        for (int run = 0; run < 20_000; run++) {
            double left = Streams.stream(31, run).nextDouble();
            int cell = -1;
            while (left >= 0 && cell + 1 < n * n) {
                cell++;
                left -= TOGGLE[cell / n][cell % n];
            }
            Trajectory trajectory =
                    simulator.start(new long[] {cell / n, cell % n}, Streams.stream(32, run));
            trajectory.advance(1);
            trajectory.advance(2.5);
            int u = (int) trajectory.count(0);
            int v = (int) trajectory.count(1);
            seenU[u]++;
            seenDifference[Math.abs(u - v)]++;
        }
        assertTrue(Goodness.pValue(seenU, lawOfU) > ALARM);
        assertTrue(Goodness.pValue(seenDifference, lawOfDifference) > ALARM);
    }

    /** Observers see every event, conditions and domains stop at the event that meets them. */
    @ParameterizedTest
    @MethodSource("exact")
    void watchersAreToldOfEveryEvent(Method method) {
        JumpProcess process = toggle(3, 2);
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
        Simulator simulator = method.prepare(process);
        Trajectory watched =
                simulator.start(
                        process.initialCounts(),
                        Streams.stream(34, 0),
                        new Watch(observer, state -> state.count(0) + state.count(1) >= 25));
        assertEquals(Trajectory.Outcome.STOPPED, watched.advance(1e9));
        assertEquals(25, watched.count(0) + watched.count(1));
        assertEquals(last[0], watched.time());
        Trajectory bounded =
                simulator.start(
                        process.initialCounts(),
                        Streams.stream(34, 1),
                        Watch.until(Domain.all(2).with(0, 0, 12).with(1, 0, 12)));
        assertEquals(Trajectory.Outcome.STOPPED, bounded.advance(1e9));
        assertEquals(13, Math.max(bounded.count(0), bounded.count(1)));
        bounded.jumpTo(new long[] {4, 9});
        assertEquals(4, bounded.count(0));
        assertEquals(Trajectory.Outcome.STOPPED, bounded.advance(1e9));
    }

    /** Formulas too long for generated code are refused by it, and auto takes another method. */
    @Test
    void autoTakesWhatGeneratedCodeCannot() {
        List<Expression> parts = new ArrayList<>(List.of(slot(0)));
        for (int i = 0; i < 1_500; i++) {
            parts.add(of(Operator.TIMES, number(1e-9), slot(0)));
        }
        Expression law = Expression.of(Operator.PLUS, parts);
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        builder.species("X", 20);
        builder.massAction(List.of(), List.of("X"), 20);
        builder.reaction(reaction(List.of(new Term(0, 1)), List.of(), law));
        JumpProcess process = Models.process(builder);
        assertThrows(ComputationException.class, () -> new SpecialisedMethod().prepare(process));
        Simulator chosen = new AutomaticChoice().prepare(process);
        assertTrue(chosen.description().contains("direct"), chosen.description());
    }

    /** A law without bounds over a box: tan(arctan(x)), of which the rules know no bounds. */
    @ParameterizedTest
    @MethodSource("exact")
    void lawsWithoutBoundsAreExact(Method method) {
        Expression half =
                of(Operator.TIMES, number(0.5), of(Operator.TAN, of(Operator.ARCTAN, slot(0))));
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        builder.species("X", 3);
        builder.massAction(List.of(), List.of("X"), 10);
        builder.reaction(reaction(List.of(new Term(0, 1)), List.of(), half));
        JumpProcess process = Models.process(builder);
        double[] law =
                new MasterEquation(Models.immigrationDeath(), new long[] {3}, 80).marginal(0, 2);
        long[] seen = new long[2 * law.length];
        Simulator simulator = method.prepare(process);
        for (int run = 0; run < 4_000; run++) {
            Trajectory trajectory =
                    simulator.start(process.initialCounts(), Streams.stream(33, run));
            trajectory.advance(2);
            seen[(int) trajectory.count(0)]++;
        }
        assertTrue(Goodness.pValue(seen, law) > ALARM);
    }

    @ParameterizedTest
    @MethodSource("exact")
    void negativeRatesAreFoundWhenTheyOccur(Method method) {
        // 4.5 - A, with births: negative from 5 on.
        Expression law = of(Operator.MINUS, number(4.5), slot(0));
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        builder.species("A", 0);
        builder.massAction(List.of(), List.of("A"), 2);
        builder.reaction(reaction(List.of(), List.of(new Term(0, 1)), law));
        JumpProcess process = Models.process(builder);
        Trajectory trajectory =
                method.prepare(process).start(process.initialCounts(), Streams.stream(1, 1));
        ComputationException refused =
                assertThrows(ComputationException.class, () -> trajectory.advance(100));
        assertTrue(refused.getMessage().contains("not negative"), refused.getMessage());
        Trajectory.Outcome end = absorbed(method);
        assertEquals(Trajectory.Outcome.ABSORBED, end);
    }

    /** A is used up by a law that saturates; nothing can happen then, at any time. */
    private static Trajectory.Outcome absorbed(Method method) {
        Expression law =
                of(
                        Operator.DIVIDE,
                        of(Operator.TIMES, number(3), slot(0)),
                        of(Operator.PLUS, slot(0), number(10)));
        ReactionNetwork.Builder builder = ReactionNetwork.builder(Unit.COPY_NUMBER);
        builder.species("A", 200);
        builder.reaction(reaction(List.of(new Term(0, 1)), List.of(), law));
        JumpProcess process = Models.process(builder);
        Trajectory trajectory =
                method.prepare(process).start(process.initialCounts(), Streams.stream(1, 1));
        Trajectory.Outcome outcome = trajectory.advance(1e9);
        assertEquals(0, trajectory.count(0));
        assertEquals(200, trajectory.events());
        return outcome;
    }

    /** Random formulas: bounds hold everywhere in a box, and generated code has the same value. */
    @Test
    void boundsHoldAndCodeAgreesForRandomFormulas() throws ReflectiveOperationException {
        UniformRandomProvider random = Streams.stream(41, 0);
        int bounded = 0;
        for (int i = 0; i < 1_000; i++) {
            Expression formula = formula(random, 4);
            double[] low = new double[3];
            double[] high = new double[3];
            for (int s = 0; s < 3; s++) {
                low[s] = random.nextInt(30);
                high[s] = low[s] + random.nextInt(12);
            }
            Interval bounds = formula.bounds(Interval.point(0), s -> new Interval(low[s], high[s]));
            bounded += Double.isFinite(bounds.high()) && Double.isFinite(bounds.low()) ? 1 : 0;
            var code = code(formula);
            for (int k = 0; k < 50; k++) {
                double[] x = new double[3];
                for (int s = 0; s < 3; s++) {
                    x[s] = low[s] + random.nextInt((int) (high[s] - low[s]) + 1);
                }
                double value = formula.at(0, x);
                String what = formula.text(s -> "x" + s) + " = " + value + " in " + bounds;
                if (!Double.isNaN(value)) {
                    assertTrue(bounds.low() <= value && value <= bounds.high(), what);
                }
                assertEquals(
                        Double.doubleToLongBits(value),
                        Double.doubleToLongBits((double) code.invoke(null, x[0], x[1], x[2])),
                        what);
            }
        }
        assertTrue(bounded > 300, "only " + bounded + " formulas are bounded");
    }

    private static Expression formula(UniformRandomProvider random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return random.nextBoolean()
                    ? slot(random.nextInt(3))
                    : number((random.nextInt(200) - 50) / 10.0);
        }
        Operator[] all = Operator.values();
        // The common ones more often.
        Operator operator = all[random.nextInt(random.nextBoolean() ? 8 : all.length)];
        int arguments =
                switch (operator) {
                    case PLUS, TIMES, MIN, MAX, AND, OR, XOR -> 2 + random.nextInt(2);
                    case PIECEWISE -> 2 + random.nextInt(3);
                    case MINUS,
                            DIVIDE,
                            POWER,
                            EQUAL,
                            NOT_EQUAL,
                            LESS,
                            LESS_OR_EQUAL,
                            QUOTIENT,
                            REMAINDER,
                            LOG ->
                            2;
                    default -> 1;
                };
        List<Expression> parts = new ArrayList<>();
        for (int i = 0; i < arguments; i++) {
            parts.add(formula(random, depth - 1));
        }
        return Expression.of(operator, parts);
    }

    /** A method of three numbers with the code of a formula. */
    private static java.lang.reflect.Method code(Expression formula)
            throws ReflectiveOperationException {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_FINAL | Opcodes.ACC_PUBLIC,
                "rncrn/stochastic/FormulaUnderTest",
                null,
                "java/lang/Object",
                null);
        String signature =
                MethodType.methodType(double.class, double.class, double.class, double.class)
                        .toMethodDescriptorString();
        MethodVisitor method =
                writer.visitMethod(
                        Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC, "f", signature, null, null);
        method.visitCode();
        new FormulaCode(method, s -> 2 * s).push(formula);
        method.visitInsn(Opcodes.DRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        Class<?> hidden =
                MethodHandles.lookup().defineHiddenClass(writer.toByteArray(), true).lookupClass();
        return hidden.getMethod("f", double.class, double.class, double.class);
    }
}
