package rncrn.stochastic;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.MethodVisitor;

/**
 * Writes the code of the generator xoshiro256++ (Blackman and Vigna, ACM Trans. Math. Softw. 47, 36
 * (2021)), whose four words of state are local variables of the method written.
 */
final class GeneratorCode {
    /** Words of the state; each takes two slots. */
    private static final int WORDS = 4;

    private final MethodVisitor out;
    private final int array;
    private final int state;

    /**
     * @param array local variable of the array that keeps the state between calls
     * @param state first of ten slots for local variables
     */
    GeneratorCode(MethodVisitor out, int array, int state) {
        this.out = out;
        this.array = array;
        this.state = state;
    }

    /** Reads the state from the array. */
    void load() {
        for (int i = 0; i < WORDS; i++) {
            out.visitVarInsn(ALOAD, array);
            integer(out, i);
            out.visitInsn(LALOAD);
            store(i);
        }
    }

    /** Writes it back. */
    void save() {
        for (int i = 0; i < WORDS; i++) {
            out.visitVarInsn(ALOAD, array);
            integer(out, i);
            push(i);
            out.visitInsn(LASTORE);
        }
    }

    /** Pushes a uniform number between 0 and 1, neither of them included. */
    void uniform() {
        push(0);
        push(3);
        out.visitInsn(LADD);
        rotate(23);
        push(0);
        out.visitInsn(LADD);
        out.visitVarInsn(LSTORE, state + 2 * WORDS);
        push(1);
        integer(out, 17);
        out.visitInsn(LSHL);
        mix(2, 0);
        mix(3, 1);
        mix(1, 2);
        mix(0, 3);
        push(2);
        out.visitInsn(LXOR);
        store(2);
        push(3);
        rotate(45);
        store(3);
        out.visitVarInsn(LLOAD, state + 2 * WORDS);
        integer(out, 11);
        out.visitInsn(LUSHR);
        out.visitInsn(L2D);
        out.visitLdcInsn(0.5);
        out.visitInsn(DADD);
        out.visitLdcInsn(0x1p-53);
        out.visitInsn(DMUL);
    }

    private void mix(int to, int from) {
        push(to);
        push(from);
        out.visitInsn(LXOR);
        store(to);
    }

    private void rotate(int by) {
        integer(out, by);
        out.visitMethodInsn(INVOKESTATIC, "java/lang/Long", "rotateLeft", "(JI)J", false);
    }

    private void push(int i) {
        out.visitVarInsn(LLOAD, state + 2 * i);
    }

    private void store(int i) {
        out.visitVarInsn(LSTORE, state + 2 * i);
    }

    /** Pushes a whole number by the shortest instruction. */
    static void integer(MethodVisitor out, int i) {
        if (i >= -1 && i <= 5) {
            out.visitInsn(ICONST_0 + i);
        } else if (i >= Byte.MIN_VALUE && i <= Byte.MAX_VALUE) {
            out.visitIntInsn(BIPUSH, i);
        } else {
            out.visitLdcInsn(i);
        }
    }
}
