package rncrn.network.expression;

import java.util.List;

/** The value of a formula at a time and in a state. */
final class Evaluation {
    private Evaluation() {}

    static double value(Expression expression, double time, double[] values) {
        if (expression instanceof Expression.Constant constant) {
            return constant.value();
        }
        if (expression instanceof Expression.Slot slot) {
            return values[slot.index()];
        }
        if (expression instanceof Expression.Operation operation) {
            return value(operation, time, values);
        }
        return time;
    }

    private static double value(Expression.Operation operation, double time, double[] values) {
        List<Expression> args = operation.arguments();
        Operator operator = operation.operator();
        return switch (operator) {
            case PLUS -> {
                double sum = 0;
                for (Expression arg : args) {
                    sum += value(arg, time, values);
                }
                yield sum;
            }
            case TIMES -> {
                double product = 1;
                for (Expression arg : args) {
                    product *= value(arg, time, values);
                }
                yield product;
            }
            case AND -> any(args, time, values, false) ? 0 : 1;
            case OR -> any(args, time, values, true) ? 1 : 0;
            case XOR -> {
                boolean odd = false;
                for (Expression arg : args) {
                    odd ^= value(arg, time, values) != 0;
                }
                yield odd ? 1 : 0;
            }
            case MIN, MAX -> {
                double extreme = value(args.get(0), time, values);
                for (Expression arg : args.subList(1, args.size())) {
                    double next = value(arg, time, values);
                    extreme =
                            operator == Operator.MIN
                                    ? Math.min(extreme, next)
                                    : Math.max(extreme, next);
                }
                yield extreme;
            }
            case PIECEWISE -> piecewise(args, time, values);
            case NOT -> value(args.get(0), time, values) == 0 ? 1 : 0;
            default -> {
                double first = value(args.get(0), time, values);
                yield operator.isFunction()
                        ? operator.apply(first)
                        : operator.apply(first, value(args.get(1), time, values));
            }
        };
    }

    private static boolean any(
            List<Expression> args, double time, double[] values, boolean wanted) {
        for (Expression arg : args) {
            if ((value(arg, time, values) != 0) == wanted) {
                return true;
            }
        }
        return false;
    }

    private static double piecewise(List<Expression> args, double time, double[] values) {
        for (int i = 0; i + 1 < args.size(); i += 2) {
            if (value(args.get(i + 1), time, values) != 0) {
                return value(args.get(i), time, values);
            }
        }
        return args.size() % 2 == 1 ? value(args.get(args.size() - 1), time, values) : Double.NaN;
    }
}
