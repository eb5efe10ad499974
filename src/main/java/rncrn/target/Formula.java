package rncrn.target;

/**
 * An expression in variables that are numbered from 0, evaluated in double precision, with analytic
 * derivatives. Immutable. Truth is 1, falsehood 0. Conditions (comparisons, and, or, not) have
 * derivative 0: the derivative of a formula that jumps is that of the piece at hand.
 */
public sealed interface Formula {
    /**
     * The value.
     *
     * @param variables values of all variables
     */
    double value(double[] variables);

    /** Derivative by a variable. */
    Formula derivative(int variable);

    /** A number. */
    record Constant(double number) implements Formula {
        @Override
        public double value(double[] variables) {
            return number;
        }

        @Override
        public Formula derivative(int variable) {
            return constant(0);
        }
    }

    /** A variable by its number. */
    record Variable(int index) implements Formula {
        @Override
        public double value(double[] variables) {
            return variables[index];
        }

        @Override
        public Formula derivative(int variable) {
            return constant(variable == index ? 1 : 0);
        }
    }

    /** a + b. */
    record Sum(Formula a, Formula b) implements Formula {
        @Override
        public double value(double[] v) {
            return a.value(v) + b.value(v);
        }

        @Override
        public Formula derivative(int k) {
            return sum(a.derivative(k), b.derivative(k));
        }
    }

    /** a - b. */
    record Difference(Formula a, Formula b) implements Formula {
        @Override
        public double value(double[] v) {
            return a.value(v) - b.value(v);
        }

        @Override
        public Formula derivative(int k) {
            return difference(a.derivative(k), b.derivative(k));
        }
    }

    /** a b. */
    record Product(Formula a, Formula b) implements Formula {
        @Override
        public double value(double[] v) {
            return a.value(v) * b.value(v);
        }

        @Override
        public Formula derivative(int k) {
            return sum(product(a.derivative(k), b), product(a, b.derivative(k)));
        }
    }

    /** a / b. */
    record Quotient(Formula a, Formula b) implements Formula {
        @Override
        public double value(double[] v) {
            return a.value(v) / b.value(v);
        }

        @Override
        public Formula derivative(int k) {
            return difference(
                    quotient(a.derivative(k), b),
                    quotient(product(a, b.derivative(k)), product(b, b)));
        }
    }

    /** a to the power b. */
    record Power(Formula a, Formula b) implements Formula {
        @Override
        public double value(double[] v) {
            double base = a.value(v);
            double exponent = b.value(v);
            // Squares and cubes are common and exact this way.
            if (exponent == 2) {
                return base * base;
            }
            return exponent == 3 ? base * base * base : Math.pow(base, exponent);
        }

        @Override
        public Formula derivative(int k) {
            Formula inner =
                    product(product(b, power(a, difference(b, constant(1)))), a.derivative(k));
            return b instanceof Constant
                    ? inner
                    : sum(inner, product(product(this, apply(Function.LOG, a)), b.derivative(k)));
        }
    }

    /** A function of one argument. */
    record Application(Function function, Formula argument) implements Formula {
        @Override
        public double value(double[] v) {
            return function.value(argument.value(v));
        }

        @Override
        public Formula derivative(int k) {
            Formula inner = argument.derivative(k);
            return isZero(inner) ? inner : product(function.derivative(argument), inner);
        }
    }

    /** How two values compare. */
    enum Relation {
        LESS,
        AT_MOST,
        EQUAL,
        UNEQUAL
    }

    /** A comparison, 1 where it holds. */
    record Compare(Relation relation, Formula a, Formula b) implements Formula {
        @Override
        public double value(double[] v) {
            double x = a.value(v);
            double y = b.value(v);
            boolean holds =
                    switch (relation) {
                        case LESS -> x < y;
                        case AT_MOST -> x <= y;
                        case EQUAL -> x == y;
                        case UNEQUAL -> x != y;
                    };
            return holds ? 1 : 0;
        }

        @Override
        public Formula derivative(int k) {
            return constant(0);
        }
    }

    /** The second where the condition is not 0, else the third. */
    record Choice(Formula condition, Formula a, Formula b) implements Formula {
        @Override
        public double value(double[] v) {
            return condition.value(v) != 0 ? a.value(v) : b.value(v);
        }

        @Override
        public Formula derivative(int k) {
            return choose(condition, a.derivative(k), b.derivative(k));
        }
    }

    static Formula constant(double number) {
        return new Constant(number);
    }

    static Formula variable(int index) {
        return new Variable(index);
    }

    static Formula sum(Formula a, Formula b) {
        if (isZero(a)) {
            return b;
        }
        return isZero(b) ? a : folded(new Sum(a, b), a, b);
    }

    static Formula difference(Formula a, Formula b) {
        return isZero(b) ? a : folded(new Difference(a, b), a, b);
    }

    static Formula negative(Formula a) {
        return difference(constant(0), a);
    }

    static Formula product(Formula a, Formula b) {
        if (isZero(a) || isZero(b)) {
            return constant(0);
        }
        if (isOne(a)) {
            return b;
        }
        return isOne(b) ? a : folded(new Product(a, b), a, b);
    }

    static Formula quotient(Formula a, Formula b) {
        return isZero(a) || isOne(b) ? a : folded(new Quotient(a, b), a, b);
    }

    static Formula power(Formula a, Formula b) {
        if (isZero(b)) {
            return constant(1);
        }
        return isOne(b) ? a : folded(new Power(a, b), a, b);
    }

    static Formula apply(Function function, Formula argument) {
        return folded(new Application(function, argument), argument, argument);
    }

    static Formula choose(Formula condition, Formula a, Formula b) {
        return a.equals(b) ? a : new Choice(condition, a, b);
    }

    private static Formula folded(Formula whole, Formula a, Formula b) {
        return a instanceof Constant && b instanceof Constant
                ? constant(whole.value(new double[0]))
                : whole;
    }

    private static boolean isZero(Formula a) {
        return a instanceof Constant c && c.number() == 0;
    }

    private static boolean isOne(Formula a) {
        return a instanceof Constant c && c.number() == 1;
    }
}
