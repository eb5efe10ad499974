package rncrn.network.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A polynomial in numbered values: what a formula must be to be mass action.
 *
 * @param terms coefficient by monomial, a monomial being exponent (above 0) by number of the value
 */
record Polynomial(Map<Map<Integer, Integer>, Double> terms) {
    private static final int MAX_TERMS = 200;
    private static final int MAX_DEGREE = 12;
    private static final Map<Integer, Integer> UNIT = Map.of();

    /** The polynomial that the formula is, if it is one of moderate size and does not read time. */
    static Optional<Polynomial> of(Expression expression) {
        return Optional.ofNullable(expand(expression));
    }

    static Polynomial constant(double value) {
        return new Polynomial(value == 0 ? Map.of() : Map.of(UNIT, value));
    }

    double coefficient(Map<Integer, Integer> monomial) {
        return terms.getOrDefault(monomial, 0.0);
    }

    Polynomial plus(Polynomial other, double factor) {
        Map<Map<Integer, Integer>, Double> sum = new HashMap<>(terms);
        other.terms.forEach((monomial, c) -> sum.merge(monomial, factor * c, Double::sum));
        return new Polynomial(sum);
    }

    /** The product, or null where it grows too large. */
    Polynomial times(Polynomial other) {
        Map<Map<Integer, Integer>, Double> product = new HashMap<>();
        for (var a : terms.entrySet()) {
            for (var b : other.terms.entrySet()) {
                TreeMap<Integer, Integer> monomial = new TreeMap<>(a.getKey());
                b.getKey().forEach((slot, power) -> monomial.merge(slot, power, Integer::sum));
                if (monomial.values().stream().mapToInt(Integer::intValue).sum() > MAX_DEGREE) {
                    return null;
                }
                product.merge(monomial, a.getValue() * b.getValue(), Double::sum);
            }
            if (product.size() > MAX_TERMS) {
                return null;
            }
        }
        return new Polynomial(product);
    }

    /** Largest coefficient in size. */
    double size() {
        return terms.values().stream().mapToDouble(Math::abs).max().orElse(0);
    }

    private static Polynomial expand(Expression expression) {
        if (expression instanceof Expression.Constant constant) {
            return Double.isFinite(constant.value()) ? constant(constant.value()) : null;
        }
        if (expression instanceof Expression.Slot slot) {
            return new Polynomial(Map.of(new TreeMap<>(Map.of(slot.index(), 1)), 1.0));
        }
        return expression instanceof Expression.Operation operation ? expand(operation) : null;
    }

    private static Polynomial expand(Expression.Operation operation) {
        var args = operation.arguments();
        switch (operation.operator()) {
            case PLUS, TIMES, MINUS -> {
                Polynomial result = null;
                for (Expression arg : args) {
                    Polynomial next = expand(arg);
                    if (next == null) {
                        return null;
                    }
                    if (result == null) {
                        result = next;
                    } else if (operation.operator() == Operator.TIMES) {
                        result = result.times(next);
                    } else {
                        result = result.plus(next, operation.operator() == Operator.PLUS ? 1 : -1);
                    }
                    if (result == null) {
                        return null;
                    }
                }
                return result == null ? constant(operation.at(0, new double[0])) : result;
            }
            case DIVIDE -> {
                Polynomial above = expand(args.get(0));
                return above != null
                                && args.get(1) instanceof Expression.Constant below
                                && Double.isFinite(1 / below.value())
                        ? constant(0).plus(above, 1 / below.value())
                        : null;
            }
            case POWER -> {
                return args.get(1) instanceof Expression.Constant exponent
                        ? power(expand(args.get(0)), exponent.value())
                        : null;
            }
            default -> {
                return null;
            }
        }
    }

    private static Polynomial power(Polynomial base, double exponent) {
        if (base == null || !(exponent >= 0 && exponent <= MAX_DEGREE)) {
            return null;
        }
        if (exponent != Math.rint(exponent)) {
            return null;
        }
        Polynomial result = constant(1);
        for (int i = 0; i < exponent && result != null; i++) {
            result = result.times(base);
        }
        return result;
    }
}
