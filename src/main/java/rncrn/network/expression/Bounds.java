package rncrn.network.expression;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Interval arithmetic over formulas (Moore 1966). Sums, differences and products round in one
 * direction with their arguments, so that bounds computed at the ends hold for all values computed
 * between them; everything else is widened by more than its rounding.
 */
final class Bounds {
    private Bounds() {}

    static Interval of(Expression expression, Interval time, IntFunction<Interval> values) {
        if (expression instanceof Expression.Constant constant) {
            return Double.isNaN(constant.value()) ? Interval.ANY : Interval.point(constant.value());
        }
        if (expression instanceof Expression.Slot slot) {
            return values.apply(slot.index());
        }
        if (expression instanceof Expression.Operation operation) {
            List<Interval> args =
                    operation.arguments().stream().map(arg -> of(arg, time, values)).toList();
            if (args.stream().allMatch(Interval::isPoint)) {
                // As the formula itself would be computed, so that nothing certain becomes
                // doubtful.
                List<Expression> points =
                        args.stream().map(arg -> Expression.constant(arg.low())).toList();
                double value =
                        new Expression.Operation(operation.operator(), points).at(0, new double[0]);
                return Double.isNaN(value) ? Interval.ANY : Interval.point(value);
            }
            return of(operation.operator(), args);
        }
        return time;
    }

    private static Interval of(Operator operator, List<Interval> args) {
        Interval a = args.get(0);
        return switch (operator) {
            case PLUS -> args.stream().reduce(Interval.point(0), Interval::plus);
            case TIMES -> args.stream().reduce(Interval.point(1), Interval::times);
            case MIN ->
                    args.stream()
                            .reduce(
                                    (x, y) ->
                                            Interval.of(
                                                    Math.min(x.low(), y.low()),
                                                    Math.min(x.high(), y.high())))
                            .orElseThrow();
            case MAX ->
                    args.stream()
                            .reduce(
                                    (x, y) ->
                                            Interval.of(
                                                    Math.max(x.low(), y.low()),
                                                    Math.max(x.high(), y.high())))
                            .orElseThrow();
            case AND ->
                    Interval.truth(
                            args.stream().allMatch(Interval::surely),
                            args.stream().allMatch(Interval::possibly));
            case OR ->
                    Interval.truth(
                            args.stream().anyMatch(Interval::surely),
                            args.stream().anyMatch(Interval::possibly));
            case XOR -> Interval.MAYBE;
            case NOT -> Interval.truth(!a.possibly(), !a.surely());
            case PIECEWISE -> piecewise(args);
            case ABS -> a.absolute();
            case SIN -> a.sine();
            case COS -> a.plus(Interval.point(Math.PI / 2)).sine();
            case COSH ->
                    Interval.of(Math.cosh(a.absolute().low()), Math.cosh(a.absolute().high()))
                            .outward();
            case FLOOR, CEILING -> Interval.of(operator.apply(a.low()), operator.apply(a.high()));
            default -> {
                if (operator.isFunction()) {
                    yield function(operator, a);
                }
                yield two(operator, a, args.get(1));
            }
        };
    }

    private static Interval function(Operator operator, Interval a) {
        if (operator.isIncreasing()) {
            return Interval.of(operator.apply(a.low()), operator.apply(a.high())).outward();
        }
        return Interval.ANY;
    }

    private static Interval two(Operator operator, Interval a, Interval b) {
        return switch (operator) {
            case MINUS -> a.plus(b.negated());
            case DIVIDE -> a.times(b.reciprocal());
            case POWER -> a.power(b);
            case EQUAL -> equal(a, b);
            case NOT_EQUAL -> Interval.truth(!equal(a, b).possibly(), !equal(a, b).surely());
            case LESS -> Interval.truth(a.high() < b.low(), a.low() < b.high());
            case LESS_OR_EQUAL -> Interval.truth(a.high() <= b.low(), a.low() <= b.high());
            case QUOTIENT -> {
                Interval ratio = a.times(b.reciprocal());
                yield Interval.of(Math.floor(ratio.low()), Math.ceil(ratio.high()));
            }
            case REMAINDER -> remainder(a, b);
            case LOG ->
                    function(Operator.LN, b).times(function(Operator.LN, a).reciprocal()).outward();
            default -> Interval.ANY;
        };
    }

    private static Interval equal(Interval a, Interval b) {
        return Interval.truth(
                a.isPoint() && b.isPoint() && a.low() == b.low(),
                a.low() <= b.high() && b.low() <= a.high());
    }

    private static Interval remainder(Interval a, Interval b) {
        double largest = Math.min(b.absolute().high(), a.absolute().high());
        return new Interval(a.low() >= 0 ? 0 : -largest, a.high() <= 0 ? 0 : largest);
    }

    private static Interval piecewise(List<Interval> args) {
        Interval hull = null;
        for (int i = 0; i + 1 < args.size(); i += 2) {
            if (args.get(i + 1).possibly()) {
                hull = hull == null ? args.get(i) : hull.hull(args.get(i));
            }
            if (args.get(i + 1).surely()) {
                return hull;
            }
        }
        if (args.size() % 2 == 1) {
            Interval otherwise = args.get(args.size() - 1);
            return hull == null ? otherwise : hull.hull(otherwise);
        }
        return Interval.ANY;
    }
}
