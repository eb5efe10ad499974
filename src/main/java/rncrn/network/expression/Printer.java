package rncrn.network.expression;

import java.util.List;
import java.util.function.IntFunction;

/** Writes formulas for people. */
final class Printer {
    private Printer() {}

    static void print(Expression expression, IntFunction<String> names, StringBuilder out) {
        if (out.length() > 200) {
            return;
        }
        if (expression instanceof Expression.Constant constant) {
            double value = constant.value();
            out.append(
                    value == Math.rint(value) && Math.abs(value) < 1e15
                            ? Long.toString((long) value)
                            : Double.toString(value));
        } else if (expression instanceof Expression.Slot slot) {
            out.append(names.apply(slot.index()));
        } else if (expression instanceof Expression.Operation operation) {
            print(operation, names, out);
        } else {
            out.append("time");
        }
    }

    private static void print(
            Expression.Operation operation, IntFunction<String> names, StringBuilder out) {
        List<Expression> args = operation.arguments();
        String symbol = operation.operator().symbol();
        boolean infix = args.size() > 1 && !Character.isLetter(symbol.charAt(0));
        out.append(infix ? "(" : symbol + "(");
        String separator = "";
        for (Expression arg : args) {
            out.append(separator);
            print(arg, names, out);
            separator = infix ? " " + symbol + " " : ", ";
        }
        out.append(")");
    }
}
