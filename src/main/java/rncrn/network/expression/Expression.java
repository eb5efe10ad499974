package rncrn.network.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import rncrn.network.RateLaw;

/**
 * A formula over the time and over numbered values, as an immutable tree. Constants are folded as
 * the tree is built.
 */
public sealed interface Expression extends RateLaw.RateFunction {
    /** A number. */
    record Constant(double value) implements Expression {}

    /** The value with this number. */
    record Slot(int index) implements Expression {}

    /** The time. */
    record Time() implements Expression {}

    /** An operation. */
    record Operation(Operator operator, List<Expression> arguments) implements Expression {
        public Operation {
            arguments = List.copyOf(arguments);
        }
    }

    static Expression constant(double value) {
        return new Constant(value);
    }

    /** An operation, folded to a number where all its arguments are numbers. */
    static Expression of(Operator operator, Expression... arguments) {
        return of(operator, List.of(arguments));
    }

    /** An operation, folded to a number where all its arguments are numbers. */
    static Expression of(Operator operator, List<Expression> arguments) {
        Operation operation = new Operation(operator, arguments);
        for (Expression argument : arguments) {
            if (!(argument instanceof Constant)) {
                return operation;
            }
        }
        return new Constant(operation.at(0, new double[0]));
    }

    @Override
    default double at(double time, double[] values) {
        return Evaluation.value(this, time, values);
    }

    /** Whether a truth value holds. */
    default boolean holds(double time, double[] values) {
        return at(time, values) != 0;
    }

    /**
     * Bounds over an interval of times, the values fixed, or over intervals of values.
     *
     * @param values the interval of each value
     */
    default Interval bounds(Interval time, IntFunction<Interval> values) {
        return Bounds.of(this, time, values);
    }

    /** Numbers of the values that the formula reads, ascending. */
    default List<Integer> slots() {
        Set<Integer> slots = new TreeSet<>();
        collect(this, slots);
        return List.copyOf(slots);
    }

    /** Whether the formula reads the time. */
    default boolean readsTime() {
        if (this instanceof Operation operation) {
            return operation.arguments().stream().anyMatch(Expression::readsTime);
        }
        return this instanceof Time;
    }

    /** The same formula with each value replaced by a formula. */
    default Expression substituted(IntFunction<Expression> replacement) {
        if (this instanceof Slot slot) {
            return replacement.apply(slot.index());
        }
        if (this instanceof Operation operation) {
            List<Expression> arguments = new ArrayList<>();
            for (Expression argument : operation.arguments()) {
                arguments.add(argument.substituted(replacement));
            }
            return of(operation.operator(), arguments);
        }
        return this;
    }

    /** The formula as a person would write it, shortened where it is long. */
    default String text(IntFunction<String> names) {
        StringBuilder text = new StringBuilder();
        Printer.print(this, names, text);
        return text.length() > 120 ? text.substring(0, 117) + "..." : text.toString();
    }

    private static void collect(Expression expression, Set<Integer> slots) {
        if (expression instanceof Slot slot) {
            slots.add(slot.index());
        } else if (expression instanceof Operation operation) {
            operation.arguments().forEach(argument -> collect(argument, slots));
        }
    }
}
