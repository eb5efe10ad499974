package rncrn.network.expression;

import java.util.function.DoubleUnaryOperator;

/** What an inner node of an {@link Expression} does with its arguments. Truth is 1, falsehood 0. */
public enum Operator {
    PLUS("+"),
    TIMES("*"),
    MINUS("-"),
    DIVIDE("/"),
    POWER("^"),
    MIN("min"),
    MAX("max"),
    /** Arguments value, condition, value, condition, ..., and perhaps a last value otherwise. */
    PIECEWISE("piecewise"),
    AND("and"),
    OR("or"),
    XOR("xor"),
    NOT("not"),
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    QUOTIENT("quotient"),
    REMAINDER("rem"),
    /** Arguments base, value. */
    LOG("log"),
    EXP("exp", Math::exp, true),
    LN("ln", Math::log, true),
    SQRT("sqrt", Math::sqrt, true),
    FLOOR("floor", Math::floor, true),
    CEILING("ceil", Math::ceil, true),
    ARCTAN("arctan", Math::atan, true),
    SINH("sinh", Math::sinh, true),
    TANH("tanh", Math::tanh, true),
    ARCSINH("arcsinh", x -> Math.signum(x) * Math.log(Math.abs(x) + Math.hypot(x, 1)), false),
    ABS("abs", Math::abs, false),
    SIN("sin", Math::sin, false),
    COS("cos", Math::cos, false),
    TAN("tan", Math::tan, false),
    SEC("sec", x -> 1 / Math.cos(x), false),
    CSC("csc", x -> 1 / Math.sin(x), false),
    COT("cot", x -> 1 / Math.tan(x), false),
    COSH("cosh", Math::cosh, false),
    SECH("sech", x -> 1 / Math.cosh(x), false),
    CSCH("csch", x -> 1 / Math.sinh(x), false),
    COTH("coth", x -> 1 / Math.tanh(x), false),
    ARCSIN("arcsin", Math::asin, false),
    ARCCOS("arccos", Math::acos, false),
    ARCSEC("arcsec", x -> Math.acos(1 / x), false),
    ARCCSC("arccsc", x -> Math.asin(1 / x), false),
    ARCCOT("arccot", x -> x == 0 ? Math.PI / 2 : Math.atan(1 / x), false),
    ARCCOSH("arccosh", x -> Math.log(x + Math.sqrt(x * x - 1)), false),
    ARCTANH("arctanh", x -> .5 * Math.log((1 + x) / (1 - x)), false),
    ARCSECH("arcsech", x -> Math.log((1 + Math.sqrt(1 - x * x)) / x), false),
    ARCCSCH("arccsch", x -> Math.log(1 / x + Math.hypot(1 / x, 1)), false),
    ARCCOTH("arccoth", x -> .5 * Math.log((x + 1) / (x - 1)), false),
    FACTORIAL("factorial", Operator::factorial, false);

    private final String symbol;

    @SuppressWarnings("ImmutableEnumChecker") // Functions of mathematics hold no state.
    private final DoubleUnaryOperator function;

    private final boolean increasing;

    Operator(String symbol) {
        this(symbol, null, false);
    }

    Operator(String symbol, DoubleUnaryOperator function, boolean increasing) {
        this.symbol = symbol;
        this.function = function;
        this.increasing = increasing;
    }

    /** How people write it. */
    public String symbol() {
        return symbol;
    }

    /** Whether it is a function of one argument with a closed form. */
    boolean isFunction() {
        return function != null;
    }

    /**
     * Whether the function grows with its argument wherever it is defined, and is computed to a few
     * units in the last place.
     */
    boolean isIncreasing() {
        return increasing;
    }

    double apply(double x) {
        return function.applyAsDouble(x);
    }

    /** The operation of two arguments, for those that have two or may be repeated; truth is 1. */
    double apply(double a, double b) {
        return switch (this) {
            case PLUS -> a + b;
            case TIMES -> a * b;
            case MINUS -> a - b;
            case DIVIDE -> a / b;
            case POWER -> b == 2 ? a * a : Math.pow(a, b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case AND -> a != 0 && b != 0 ? 1 : 0;
            case OR -> a != 0 || b != 0 ? 1 : 0;
            case XOR -> (a != 0) ^ (b != 0) ? 1 : 0;
            case EQUAL -> a == b ? 1 : 0;
            case NOT_EQUAL -> a != b ? 1 : 0;
            case LESS -> a < b ? 1 : 0;
            case LESS_OR_EQUAL -> a <= b ? 1 : 0;
            case QUOTIENT -> (a / b) < 0 ? Math.ceil(a / b) : Math.floor(a / b);
            case REMAINDER -> a % b;
            case LOG -> Math.log(b) / Math.log(a);
            default -> throw new IllegalStateException(this + " is not of two arguments");
        };
    }

    private static final Operator[] ALL = values();

    /** For generated code: an operation of one argument by its number. */
    @SuppressWarnings("EnumOrdinal") // The number lives as long as the generated class.
    public static double one(double x, int ordinal) {
        return ordinal == NOT.ordinal() ? (x == 0 ? 1 : 0) : ALL[ordinal].apply(x);
    }

    /** For generated code: an operation of two arguments by its number. */
    public static double two(double a, double b, int ordinal) {
        return ALL[ordinal].apply(a, b);
    }

    private static double factorial(double x) {
        if (!(x >= 0 && x == Math.rint(x) && x <= 170)) {
            return x > 170 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        double product = 1;
        for (int i = 2; i <= x; i++) {
            product *= i;
        }
        return product;
    }
}
