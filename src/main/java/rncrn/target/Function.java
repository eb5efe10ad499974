package rncrn.target;

import java.util.Locale;
import org.apache.commons.math3.special.BesselJ;

/** Functions of one argument that a formula may use, each with its derivative. */
enum Function {
    ABS,
    ACOS,
    ASIN,
    ATAN,
    COS,
    COSH,
    EXP,
    J0,
    J1,
    LOG,
    SIGN,
    SIN,
    SINH,
    SQRT,
    TAN,
    TANH;

    /** Name as formulas write it. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    double value(double x) {
        return switch (this) {
            case ABS -> Math.abs(x);
            case ACOS -> Math.acos(x);
            case ASIN -> Math.asin(x);
            case ATAN -> Math.atan(x);
            case COS -> Math.cos(x);
            case COSH -> Math.cosh(x);
            case EXP -> Math.exp(x);
            // Bessel functions of the first kind: J0 is even, J1 odd; the library wants x >= 0.
            case J0 -> BesselJ.value(0, Math.abs(x));
            case J1 -> Math.signum(x) * BesselJ.value(1, Math.abs(x));
            case LOG -> Math.log(x);
            case SIGN -> Math.signum(x);
            case SIN -> Math.sin(x);
            case SINH -> Math.sinh(x);
            case SQRT -> Math.sqrt(x);
            case TAN -> Math.tan(x);
            case TANH -> Math.tanh(x);
        };
    }

    /** The derivative as an expression of the same argument. */
    Formula derivative(Formula x) {
        Formula one = Formula.constant(1);
        return switch (this) {
            case ABS -> Formula.apply(SIGN, x);
            case ACOS -> Formula.negative(Formula.quotient(one, root(one, Formula.product(x, x))));
            case ASIN -> Formula.quotient(one, root(one, Formula.product(x, x)));
            case ATAN -> Formula.quotient(one, Formula.sum(one, Formula.product(x, x)));
            case COS -> Formula.negative(Formula.apply(SIN, x));
            case COSH -> Formula.apply(SINH, x);
            case EXP -> Formula.apply(EXP, x);
            case J0 -> Formula.negative(Formula.apply(J1, x));
            // J1'(x) = J0(x) - J1(x)/x, 1/2 at 0.
            case J1 ->
                    Formula.choose(
                            new Formula.Compare(Formula.Relation.EQUAL, x, Formula.constant(0)),
                            Formula.constant(.5),
                            Formula.difference(
                                    Formula.apply(J0, x),
                                    Formula.quotient(Formula.apply(J1, x), x)));
            case LOG -> Formula.quotient(one, x);
            case SIGN -> Formula.constant(0);
            case SIN -> Formula.apply(COS, x);
            case SINH -> Formula.apply(COSH, x);
            case SQRT -> Formula.quotient(Formula.constant(.5), Formula.apply(SQRT, x));
            case TAN -> {
                Formula t = Formula.apply(TAN, x);
                yield Formula.sum(one, Formula.product(t, t));
            }
            case TANH -> {
                Formula t = Formula.apply(TANH, x);
                yield Formula.difference(one, Formula.product(t, t));
            }
        };
    }

    private static Formula root(Formula a, Formula b) {
        return Formula.apply(SQRT, Formula.difference(a, b));
    }
}
