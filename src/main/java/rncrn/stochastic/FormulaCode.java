package rncrn.stochastic;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import rncrn.network.expression.Expression;
import rncrn.network.expression.Operator;

/**
 * Writes the code of a formula: it leaves the value on the stack, the same to the last bit as
 * {@link Expression#at} gives. Of a model it holds numbers and the numbers of operators, never
 * text.
 */
final class FormulaCode {
    private static final String OPERATOR = Type.getInternalName(Operator.class);

    private final MethodVisitor out;
    private final IntUnaryOperator variable;

    /**
     * @param variable the local variable that holds the value of this number
     */
    FormulaCode(MethodVisitor out, IntUnaryOperator variable) {
        this.out = out;
        this.variable = variable;
    }

    /** Pushes the value of a formula that does not read the time. */
    void push(Expression formula) {
        if (formula instanceof Expression.Constant constant) {
            out.visitLdcInsn(constant.value());
        } else if (formula instanceof Expression.Slot slot) {
            out.visitVarInsn(DLOAD, variable.applyAsInt(slot.index()));
        } else if (formula instanceof Expression.Operation operation) {
            push(operation.operator(), operation.arguments());
        } else {
            throw new IllegalArgumentException("a formula that reads the time has no code");
        }
    }

    private void push(Operator operator, List<Expression> args) {
        switch (operator) {
            case PIECEWISE -> piecewise(args);
            case PLUS -> fold(0, args, operator);
            case TIMES, AND -> fold(1, args, operator);
            case OR, XOR -> fold(0, args, operator);
            case MIN, MAX -> {
                push(args.get(0));
                args.subList(1, args.size()).forEach(arg -> apply(operator, arg));
            }
            default -> {
                push(args.get(0));
                if (args.size() == 2) {
                    apply(operator, args.get(1));
                } else {
                    call("one", "(DI)D", operator);
                }
            }
        }
    }

    private void fold(double start, List<Expression> args, Operator operator) {
        out.visitLdcInsn(start);
        args.forEach(arg -> apply(operator, arg));
    }

    /** Applies an operator to what is on the stack and to one more argument. */
    private void apply(Operator operator, Expression arg) {
        push(arg);
        switch (operator) {
            case PLUS -> out.visitInsn(DADD);
            case TIMES -> out.visitInsn(DMUL);
            case MINUS -> out.visitInsn(DSUB);
            case DIVIDE -> out.visitInsn(DDIV);
            default -> call("two", "(DDI)D", operator);
        }
    }

    @SuppressWarnings("EnumOrdinal") // The number lives as long as the generated class.
    private void call(String name, String signature, Operator operator) {
        out.visitLdcInsn(operator.ordinal());
        out.visitMethodInsn(INVOKESTATIC, OPERATOR, name, signature, false);
    }

    private void piecewise(List<Expression> args) {
        Label end = new Label();
        for (int i = 0; i + 1 < args.size(); i += 2) {
            Label otherwise = new Label();
            push(args.get(i + 1));
            out.visitInsn(DCONST_0);
            out.visitInsn(DCMPL);
            out.visitJumpInsn(IFEQ, otherwise);
            push(args.get(i));
            out.visitJumpInsn(GOTO, end);
            out.visitLabel(otherwise);
        }
        if (args.size() % 2 == 1) {
            push(args.get(args.size() - 1));
        } else {
            out.visitLdcInsn(Double.NaN);
        }
        out.visitLabel(end);
    }
}
