package rncrn.format.sbml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sbml.jsbml.ASTNode;
import org.sbml.jsbml.FunctionDefinition;
import org.sbml.jsbml.Model;
import rncrn.InputException;
import rncrn.network.expression.Expression;
import rncrn.network.expression.Operator;

/** Turns the mathematics of a model into formulas, function definitions written out in place. */
final class MathTranslator {
    private static final double AVOGADRO = 6.02214179e23;
    private static final int MAX_NODES = 5_000_000;
    private static final int MAX_CALLS = 50;
    private static final Map<ASTNode.Type, Operator> FUNCTIONS = new HashMap<>();

    static {
        for (Operator operator : Operator.values()) {
            String name = operator.name();
            for (ASTNode.Type type : ASTNode.Type.values()) {
                if (type.name().equals("FUNCTION_" + name)) {
                    FUNCTIONS.put(type, operator);
                }
            }
        }
        FUNCTIONS.put(ASTNode.Type.PLUS, Operator.PLUS);
        FUNCTIONS.put(ASTNode.Type.SUM, Operator.PLUS);
        FUNCTIONS.put(ASTNode.Type.TIMES, Operator.TIMES);
        FUNCTIONS.put(ASTNode.Type.PRODUCT, Operator.TIMES);
        FUNCTIONS.put(ASTNode.Type.DIVIDE, Operator.DIVIDE);
        FUNCTIONS.put(ASTNode.Type.POWER, Operator.POWER);
        FUNCTIONS.put(ASTNode.Type.LOGICAL_AND, Operator.AND);
        FUNCTIONS.put(ASTNode.Type.LOGICAL_OR, Operator.OR);
        FUNCTIONS.put(ASTNode.Type.LOGICAL_XOR, Operator.XOR);
        FUNCTIONS.put(ASTNode.Type.LOGICAL_NOT, Operator.NOT);
        FUNCTIONS.put(ASTNode.Type.RELATIONAL_NEQ, Operator.NOT_EQUAL);
        FUNCTIONS.put(ASTNode.Type.FUNCTION_REM, Operator.REMAINDER);
    }

    private final Model model;

    /** Nodes translated for the whole model, so that rules that double each other end too. */
    private int nodes;

    MathTranslator(Model model) {
        this.model = model;
    }

    /**
     * The formula of a tree.
     *
     * @param names what each name in it means
     */
    Expression translate(ASTNode node, Function<String, Expression> names) {
        return translate(node, names, 0);
    }

    private Expression translate(ASTNode node, Function<String, Expression> names, int calls) {
        if (node == null) {
            throw new InputException("a formula is missing");
        }
        if (++nodes > MAX_NODES) {
            throw new InputException(
                    "the formulas of the model are too large once functions and rules are written out");
        }
        ASTNode.Type type = node.getType();
        switch (type) {
            case INTEGER, REAL, REAL_E, RATIONAL -> {
                return Expression.constant(node.getReal());
            }
            case CONSTANT_E -> {
                return Expression.constant(Math.E);
            }
            case CONSTANT_PI -> {
                return Expression.constant(Math.PI);
            }
            case CONSTANT_TRUE -> {
                return Expression.constant(1);
            }
            case CONSTANT_FALSE -> {
                return Expression.constant(0);
            }
            case NAME_AVOGADRO -> {
                return Expression.constant(AVOGADRO);
            }
            case NAME_TIME -> {
                return new Expression.Time();
            }
            case NAME -> {
                return names.apply(node.getName());
            }
            case FUNCTION -> {
                return call(node, names, calls);
            }
            default -> {
                List<Expression> args = new ArrayList<>();
                for (ASTNode child : node.getChildren()) {
                    args.add(translate(child, names, calls));
                }
                return operation(type, args);
            }
        }
    }

    private Expression call(ASTNode node, Function<String, Expression> names, int calls) {
        FunctionDefinition function = model.getFunctionDefinition(node.getName());
        if (function == null || function.getMath() == null) {
            throw new InputException(
                    "there is no function definition " + node.getName() + "; define it");
        }
        if (calls > MAX_CALLS) {
            throw new InputException("function " + node.getName() + " calls itself");
        }
        ASTNode lambda = function.getMath();
        int arguments = lambda.getChildCount() - 1;
        if (arguments != node.getChildCount()) {
            throw new InputException(
                    "function "
                            + node.getName()
                            + " takes "
                            + arguments
                            + " arguments, not "
                            + node.getChildCount());
        }
        Map<String, Expression> bound = new HashMap<>();
        for (int i = 0; i < arguments; i++) {
            bound.put(lambda.getChild(i).getName(), translate(node.getChild(i), names, calls));
        }
        return translate(
                lambda.getChild(arguments),
                name -> {
                    Expression argument = bound.get(name);
                    if (argument == null) {
                        throw new InputException(
                                "function "
                                        + node.getName()
                                        + " reads "
                                        + name
                                        + ", which is none of its arguments");
                    }
                    return argument;
                },
                calls + 1);
    }

    private static Expression operation(ASTNode.Type type, List<Expression> args) {
        switch (type) {
            case MINUS -> {
                require(type, args, 1, 2);
                return args.size() == 1
                        ? Expression.of(Operator.TIMES, Expression.constant(-1), args.get(0))
                        : Expression.of(Operator.MINUS, args);
            }
            case RELATIONAL_EQ -> {
                return chain(Operator.EQUAL, args, false, type);
            }
            case RELATIONAL_LT -> {
                return chain(Operator.LESS, args, false, type);
            }
            case RELATIONAL_LEQ -> {
                return chain(Operator.LESS_OR_EQUAL, args, false, type);
            }
            case RELATIONAL_GT -> {
                return chain(Operator.LESS, args, true, type);
            }
            case RELATIONAL_GEQ -> {
                return chain(Operator.LESS_OR_EQUAL, args, true, type);
            }
            case LOGICAL_IMPLIES -> {
                require(type, args, 2, 2);
                return Expression.of(
                        Operator.OR, Expression.of(Operator.NOT, args.get(0)), args.get(1));
            }
            case FUNCTION_ROOT -> {
                require(type, args, 1, 2);
                return args.size() == 1
                        ? Expression.of(Operator.SQRT, args)
                        : root(args.get(0), args.get(1));
            }
            case FUNCTION_LOG -> {
                require(type, args, 1, 2);
                return args.size() == 1
                        ? Expression.of(Operator.LOG, Expression.constant(10), args.get(0))
                        : Expression.of(Operator.LOG, args);
            }
            case FUNCTION_PIECEWISE -> {
                require(type, args, 1, Integer.MAX_VALUE);
                return Expression.of(Operator.PIECEWISE, args);
            }
            default -> {
                Operator operator = FUNCTIONS.get(type);
                if (operator == null) {
                    throw new InputException(
                            "the operation "
                                    + type.name().toLowerCase(java.util.Locale.ROOT)
                                    + " cannot be simulated exactly and is not supported");
                }
                switch (operator) {
                    case PLUS, TIMES, AND, OR, XOR -> require(type, args, 0, Integer.MAX_VALUE);
                    case MIN, MAX -> require(type, args, 1, Integer.MAX_VALUE);
                    case DIVIDE, POWER, NOT_EQUAL, QUOTIENT, REMAINDER -> require(type, args, 2, 2);
                    default -> require(type, args, 1, 1);
                }
                return Expression.of(operator, args);
            }
        }
    }

    private static Expression root(Expression degree, Expression value) {
        return degree instanceof Expression.Constant two && two.value() == 2
                ? Expression.of(Operator.SQRT, value)
                : Expression.of(
                        Operator.POWER,
                        value,
                        Expression.of(Operator.DIVIDE, Expression.constant(1), degree));
    }

    private static Expression chain(
            Operator operator, List<Expression> args, boolean swapped, ASTNode.Type type) {
        require(type, args, 2, Integer.MAX_VALUE);
        List<Expression> links = new ArrayList<>();
        for (int i = 0; i + 1 < args.size(); i++) {
            links.add(
                    swapped
                            ? Expression.of(operator, args.get(i + 1), args.get(i))
                            : Expression.of(operator, args.get(i), args.get(i + 1)));
        }
        return links.size() == 1 ? links.get(0) : Expression.of(Operator.AND, links);
    }

    private static void require(ASTNode.Type type, List<Expression> args, int least, int most) {
        if (args.size() < least || args.size() > most) {
            throw new InputException(
                    "the operation "
                            + type.name().toLowerCase(java.util.Locale.ROOT)
                            + " has "
                            + args.size()
                            + " arguments");
        }
    }
}
