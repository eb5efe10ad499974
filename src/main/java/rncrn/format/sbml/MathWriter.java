package rncrn.format.sbml;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.sbml.jsbml.ASTNode;
import rncrn.InputException;
import rncrn.network.expression.Expression;
import rncrn.network.expression.Operator;

/** Turns formulas into the mathematics of SBML; the inverse of {@link MathTranslator}. */
final class MathWriter {
    private static final Map<Operator, ASTNode.Type> TYPES = new EnumMap<>(Operator.class);

    static {
        for (Operator operator : Operator.values()) {
            for (ASTNode.Type type : ASTNode.Type.values()) {
                if (type.name().equals("FUNCTION_" + operator.name())) {
                    TYPES.put(operator, type);
                }
            }
        }
        TYPES.put(Operator.PLUS, ASTNode.Type.PLUS);
        TYPES.put(Operator.TIMES, ASTNode.Type.TIMES);
        TYPES.put(Operator.MINUS, ASTNode.Type.MINUS);
        TYPES.put(Operator.DIVIDE, ASTNode.Type.DIVIDE);
        TYPES.put(Operator.POWER, ASTNode.Type.FUNCTION_POWER);
        TYPES.put(Operator.AND, ASTNode.Type.LOGICAL_AND);
        TYPES.put(Operator.OR, ASTNode.Type.LOGICAL_OR);
        TYPES.put(Operator.XOR, ASTNode.Type.LOGICAL_XOR);
        TYPES.put(Operator.NOT, ASTNode.Type.LOGICAL_NOT);
        TYPES.put(Operator.EQUAL, ASTNode.Type.RELATIONAL_EQ);
        TYPES.put(Operator.NOT_EQUAL, ASTNode.Type.RELATIONAL_NEQ);
        TYPES.put(Operator.LESS, ASTNode.Type.RELATIONAL_LT);
        TYPES.put(Operator.LESS_OR_EQUAL, ASTNode.Type.RELATIONAL_LEQ);
        TYPES.put(Operator.SQRT, ASTNode.Type.FUNCTION_ROOT);
        // Words of Level 3 Version 2, not of the version that is written.
        TYPES.remove(Operator.MIN);
        TYPES.remove(Operator.MAX);
        TYPES.remove(Operator.QUOTIENT);
        TYPES.remove(Operator.REMAINDER);
    }

    private MathWriter() {}

    /**
     * The tree of a formula.
     *
     * @param names identifier of each numbered value
     * @throws InputException if it holds an operation that the written version of SBML lacks
     */
    static ASTNode node(Expression formula, IntFunction<String> names) {
        if (formula instanceof Expression.Constant constant) {
            return new ASTNode(constant.value());
        }
        if (formula instanceof Expression.Slot slot) {
            return new ASTNode(names.apply(slot.index()));
        }
        if (!(formula instanceof Expression.Operation operation)) {
            ASTNode time = new ASTNode(ASTNode.Type.NAME_TIME);
            time.setName("time");
            return time;
        }
        ASTNode.Type type = TYPES.get(operation.operator());
        if (type == null) {
            throw new InputException(
                    "SBML Level 3 Version 1 has no operation "
                            + operation.operator().name().toLowerCase(Locale.ROOT));
        }
        ASTNode node = new ASTNode(type);
        if (operation.operator() == Operator.SQRT) {
            node.addChild(new ASTNode(2));
        }
        operation.arguments().forEach(argument -> node.addChild(node(argument, names)));
        return node;
    }
}
