package rncrn.target;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads formulas. The library only parses; names, functions and evaluation are ours, so nothing but
 * mathematics can be written. Power binds tighter than a sign before it (-x^2 is -(x^2)) and to the
 * right; a sign after it needs brackets, 2^(-x). Besides + - * / ^ there are comparisons,
 * &amp;&amp;, ||, ! (truth is 1), if(condition, a, b), min, max, the constants pi and e, and the
 * functions of one argument.
 */
public final class FormulaParser {
    private static final Map<String, Integer> ARITY = arity();
    private static final ExpressionConfiguration CONFIGURATION = configuration();
    private static final int MAX_LENGTH = 10_000;

    private FormulaParser() {}

    /** The text as a formula of the given variables, numbered in their order. */
    public static Formula parse(String text, List<String> variables) {
        Map<String, Formula> names = new TreeMap<>();
        for (int i = 0; i < variables.size(); i++) {
            names.put(variables.get(i), Formula.variable(i));
        }
        return parse(text, names);
    }

    /**
     * The text as a formula.
     *
     * @param names what each name stands for; names of functions cannot be used
     * @throws FormulaException if the text is not a formula or uses an unknown name
     */
    public static Formula parse(String text, Map<String, Formula> names) {
        if (text.isBlank()) {
            throw new FormulaException("the formula is empty", 1);
        }
        if (text.length() > MAX_LENGTH) {
            throw new FormulaException(
                    "the formula is longer than " + MAX_LENGTH + " characters", MAX_LENGTH);
        }
        try {
            return convert(new Expression(text, CONFIGURATION).getAbstractSyntaxTree(), names);
        } catch (ParseException e) {
            throw new FormulaException(
                    "the formula " + text + " cannot be read: " + lower(e.getMessage()),
                    Math.max(1, e.getStartPosition()));
        } catch (StackOverflowError e) {
            throw new FormulaException("the formula is nested too deeply", 1);
        }
    }

    /** Whether a name can be given to a species, a parameter or a definition. */
    public static boolean isFree(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_]*")
                && !ARITY.containsKey(name.toLowerCase(Locale.ROOT))
                && !name.equals("pi")
                && !name.equals("e");
    }

    private static Formula convert(ASTNode node, Map<String, Formula> names) {
        Token token = node.getToken();
        List<Formula> parts = new ArrayList<>();
        for (ASTNode child : node.getParameters()) {
            parts.add(convert(child, names));
        }
        return switch (token.getType()) {
            case NUMBER_LITERAL -> number(token);
            case VARIABLE_OR_CONSTANT -> named(token, names);
            case PREFIX_OPERATOR -> prefix(token, parts.get(0));
            case INFIX_OPERATOR -> infix(token, parts.get(0), parts.get(1));
            case FUNCTION -> function(token, parts);
            default ->
                    throw new FormulaException(
                            token.getValue() + " is not part of a formula",
                            token.getStartPosition());
        };
    }

    private static Formula number(Token token) {
        try {
            return Formula.constant(Double.parseDouble(token.getValue()));
        } catch (NumberFormatException e) {
            throw new FormulaException(
                    token.getValue() + " is not a number", token.getStartPosition());
        }
    }

    private static Formula named(Token token, Map<String, Formula> names) {
        String name = token.getValue();
        Formula meaning = names.get(name);
        if (meaning != null) {
            return meaning;
        }
        return switch (name) {
            case "pi" -> Formula.constant(Math.PI);
            case "e" -> Formula.constant(Math.E);
            default ->
                    throw new FormulaException(
                            "there is nothing called "
                                    + name
                                    + (names.isEmpty()
                                            ? "; only numbers, pi and e can stand here"
                                            : "; the names are "
                                                    + String.join(", ", names.keySet())
                                                    + ", pi and e"),
                            token.getStartPosition());
        };
    }

    private static Formula prefix(Token token, Formula a) {
        return switch (token.getValue()) {
            case "-" -> Formula.negative(a);
            case "+" -> a;
            case "!" -> compare(Formula.Relation.EQUAL, a, Formula.constant(0));
            default -> throw unknownOperator(token);
        };
    }

    private static Formula infix(Token token, Formula a, Formula b) {
        return switch (token.getValue()) {
            case "+" -> Formula.sum(a, b);
            case "-" -> Formula.difference(a, b);
            case "*" -> Formula.product(a, b);
            case "/" -> Formula.quotient(a, b);
            case "^" -> Formula.power(a, b);
            case "<" -> compare(Formula.Relation.LESS, a, b);
            case ">" -> compare(Formula.Relation.LESS, b, a);
            case "<=" -> compare(Formula.Relation.AT_MOST, a, b);
            case ">=" -> compare(Formula.Relation.AT_MOST, b, a);
            case "=", "==" -> compare(Formula.Relation.EQUAL, a, b);
            case "!=", "<>" -> compare(Formula.Relation.UNEQUAL, a, b);
            case "&&" -> Formula.choose(a, truth(b), Formula.constant(0));
            case "||" -> Formula.choose(a, Formula.constant(1), truth(b));
            default -> throw unknownOperator(token);
        };
    }

    private static Formula function(Token token, List<Formula> parts) {
        String name = token.getValue().toLowerCase(Locale.ROOT);
        if (parts.size() != ARITY.get(name)) {
            throw new FormulaException(
                    name + " takes " + ARITY.get(name) + " arguments, not " + parts.size(),
                    token.getStartPosition());
        }
        Formula a = parts.get(0);
        return switch (name) {
            case "if" -> Formula.choose(a, parts.get(1), parts.get(2));
            case "min" ->
                    Formula.choose(
                            compare(Formula.Relation.LESS, a, parts.get(1)), a, parts.get(1));
            case "max" ->
                    Formula.choose(
                            compare(Formula.Relation.LESS, parts.get(1), a), a, parts.get(1));
            default -> Formula.apply(Function.valueOf(name.toUpperCase(Locale.ROOT)), a);
        };
    }

    private static Formula compare(Formula.Relation relation, Formula a, Formula b) {
        return new Formula.Compare(relation, a, b);
    }

    private static Formula truth(Formula a) {
        return compare(Formula.Relation.UNEQUAL, a, Formula.constant(0));
    }

    private static FormulaException unknownOperator(Token token) {
        return new FormulaException(
                "the operator "
                        + token.getValue()
                        + " is not one of + - * / ^ < > <= >= == != && || !",
                token.getStartPosition());
    }

    private static String lower(String message) {
        return message.isEmpty()
                ? message
                : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static Map<String, Integer> arity() {
        Map<String, Integer> arity = new TreeMap<>();
        for (Function function : Function.values()) {
            arity.put(function.written(), 1);
        }
        arity.put("min", 2);
        arity.put("max", 2);
        arity.put("if", 3);
        return arity;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ExpressionConfiguration configuration() {
        var functions = MapBasedFunctionDictionary.ofFunctions();
        ARITY.forEach(
                (name, arity) ->
                        functions.addFunction(
                                name,
                                switch (arity) {
                                    case 1 -> new Unary();
                                    case 2 -> new Binary();
                                    default -> new Ternary();
                                }));
        return ExpressionConfiguration.builder()
                .functionDictionary(functions)
                .defaultConstants(new TreeMap<>())
                .arraysAllowed(false)
                .structuresAllowed(false)
                .binaryAllowed(false)
                .implicitMultiplicationAllowed(false)
                .powerOfPrecedence(OperatorIfc.OPERATOR_PRECEDENCE_POWER_HIGHER)
                .build();
    }

    /** Placeholders: the parser asks only how many arguments a function takes. */
    private abstract static class Placeholder extends AbstractFunction {
        @Override
        public EvaluationValue evaluate(
                Expression expression, Token token, EvaluationValue... values)
                throws EvaluationException {
            throw new EvaluationException(token, "formulas are evaluated elsewhere");
        }
    }

    @FunctionParameter(name = "a")
    private static final class Unary extends Placeholder {}

    @FunctionParameter(name = "a")
    @FunctionParameter(name = "b")
    private static final class Binary extends Placeholder {}

    @FunctionParameter(name = "a")
    @FunctionParameter(name = "b")
    @FunctionParameter(name = "c")
    private static final class Ternary extends Placeholder {}
}
