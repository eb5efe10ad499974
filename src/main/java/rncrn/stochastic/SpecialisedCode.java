package rncrn.stochastic;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import rncrn.ComputationException;
import rncrn.network.RateLaw;
import rncrn.network.expression.Expression;

/**
 * Generates the loop of the direct method for one network: one static method in a hidden class, in
 * which every count and every channel's propensity is a local variable, the sum is one balanced
 * expression, and an event jumps to straight code that changes its species and computes the
 * propensities that read them. The code is made of indices of species and channels and of small
 * whole numbers only; rate constants come in an array; no text of a model ever reaches it.
 *
 * <p>The method has the signature {@code int run(double[] x, double[] c, double[] clock, long[]
 * rng, double[] low, double[] high, int most)}. It fires at most that many events from the state x,
 * with time, end and result in clock[0] to clock[3] (see {@link SpecialisedTrajectory}), and
 * returns how many it fired.
 */
final class SpecialisedCode {
    /** The just-in-time compiler leaves methods with more bytes than this alone. */
    private static final int MOST_BYTES = 7_900;

    /** The search alone takes more than this of every channel. */
    private static final int LEAST_BYTES_EACH = 10;

    private static final int X = 0;
    private static final int C = 1;
    private static final int CLOCK = 2;
    private static final int RNG = 3;
    private static final int LOW = 4;
    private static final int HIGH = 5;
    private static final int MOST = 6;
    private static final int FIRED = 7;
    private static final int S = 8;
    private static final int TIME = 18;
    private static final int TOTAL = 20;
    private static final int LEFT = 22;
    private static final int CHANNEL = 24;
    private static final int STATUS = 25;
    private static final int COUNTS = 26;

    private final ChannelPlan plan;
    private final int[] order;
    private final int species;
    private final MethodVisitor out;
    private final GeneratorCode random;
    private final Label leave = new Label();

    private SpecialisedCode(ChannelPlan plan, int[] order, MethodVisitor out) {
        this.plan = plan;
        this.order = order;
        this.species = plan.kinetics.species;
        this.out = out;
        this.random = new GeneratorCode(out, RNG, S);
    }

    /**
     * Generates and loads the loop.
     *
     * @param order channels in the order in which to search them, the most frequent first
     * @throws ComputationException if the network is too large for one method
     */
    static MethodHandle generate(ChannelPlan plan, int[] order) {
        if (plan.channels > MOST_BYTES / LEAST_BYTES_EACH) {
            // Sure to be refused below, but only after memory for all of it.
            throw tooLarge(plan);
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(
                V17,
                ACC_FINAL | ACC_SUPER,
                "rncrn/stochastic/SpecialisedLoop",
                null,
                "java/lang/Object",
                null);
        String signature = "([D[D[D[J[D[DI)I";
        MethodVisitor method = writer.visitMethod(ACC_STATIC, "run", signature, null, null);
        method.visitCode();
        Label end = new Label();
        new SpecialisedCode(plan, order, method).loop();
        method.visitLabel(end);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        try {
            byte[] bytes = writer.toByteArray();
            if (end.getOffset() > MOST_BYTES) {
                throw tooLarge(plan);
            }
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> loop = lookup.defineHiddenClass(bytes, true).lookupClass();
            MethodType type =
                    MethodType.methodType(
                            int.class,
                            double[].class,
                            double[].class,
                            double[].class,
                            long[].class,
                            double[].class,
                            double[].class,
                            int.class);
            return lookup.in(loop).findStatic(loop, "run", type);
        } catch (org.objectweb.asm.MethodTooLargeException e) {
            throw tooLarge(plan);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the generated loop cannot be loaded", e);
        }
    }

    private static ComputationException tooLarge(ChannelPlan plan) {
        return new ComputationException(
                "method specialised cannot simulate this network: its "
                        + plan.channels
                        + " channels make more code than the virtual machine compiles; use"
                        + " rejection");
    }

    private int count(int s) {
        return COUNTS + 2 * s;
    }

    private int propensity(int k) {
        return COUNTS + 2 * species + 2 * k;
    }

    private void loop() {
        random.load();
        for (int s = 0; s < species; s++) {
            element(X, s, DALOAD);
            out.visitVarInsn(DSTORE, count(s));
        }
        element(CLOCK, 0, DALOAD);
        out.visitVarInsn(DSTORE, TIME);
        integer(0);
        out.visitVarInsn(ISTORE, FIRED);
        integer(-1);
        out.visitVarInsn(ISTORE, CHANNEL);
        for (int k = 0; k < plan.channels; k++) {
            compute(k);
        }
        Label next = new Label();
        out.visitLabel(next);
        status(SpecialisedTrajectory.GOING_ON);
        out.visitVarInsn(ILOAD, FIRED);
        out.visitVarInsn(ILOAD, MOST);
        out.visitJumpInsn(IF_ICMPGE, leave);
        sum(0, plan.channels);
        out.visitInsn(DUP2);
        out.visitVarInsn(DSTORE, TOTAL);
        status(SpecialisedTrajectory.OVERFLOW);
        out.visitLdcInsn(JumpProcess.MAX_PROPENSITY);
        out.visitInsn(DCMPG);
        out.visitJumpInsn(IFGT, leave);
        status(SpecialisedTrajectory.ABSORBED);
        out.visitVarInsn(DLOAD, TOTAL);
        out.visitInsn(DCONST_0);
        out.visitInsn(DCMPG);
        out.visitJumpInsn(IFLE, leave);
        advanceTime();
        select(next);
        out.visitLabel(leave);
        save();
    }

    private void advanceTime() {
        random.uniform();
        out.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "log", "(D)D", false);
        out.visitVarInsn(DLOAD, TOTAL);
        out.visitInsn(DDIV);
        out.visitVarInsn(DSTORE, LEFT);
        status(SpecialisedTrajectory.REACHED);
        out.visitVarInsn(DLOAD, TIME);
        out.visitVarInsn(DLOAD, LEFT);
        out.visitInsn(DSUB);
        out.visitInsn(DUP2);
        element(CLOCK, 1, DALOAD);
        out.visitInsn(DCMPG);
        Label before = new Label();
        out.visitJumpInsn(IFLT, before);
        out.visitInsn(POP2);
        out.visitJumpInsn(GOTO, leave);
        out.visitLabel(before);
        out.visitVarInsn(DSTORE, TIME);
    }

    /** Searches the channels; a search that rounding lets run past the last is begun anew. */
    private void select(Label next) {
        Label[] fire = new Label[plan.channels];
        Arrays.setAll(fire, k -> new Label());
        Label search = new Label();
        out.visitLabel(search);
        random.uniform();
        out.visitVarInsn(DLOAD, TOTAL);
        out.visitInsn(DMUL);
        for (int k : order) {
            out.visitVarInsn(DLOAD, propensity(k));
            out.visitInsn(DSUB);
            out.visitInsn(DUP2);
            out.visitVarInsn(DSTORE, LEFT);
            out.visitVarInsn(DLOAD, LEFT);
            out.visitInsn(DCONST_0);
            out.visitInsn(DCMPG);
            out.visitJumpInsn(IFLT, fire[k]);
        }
        out.visitInsn(POP2);
        out.visitJumpInsn(GOTO, search);
        Label[] changed = new Label[species];
        for (int k = 0; k < plan.channels; k++) {
            out.visitLabel(fire[k]);
            out.visitInsn(POP2);
            out.visitIincInsn(FIRED, 1);
            integer(k);
            out.visitVarInsn(ISTORE, CHANNEL);
            fire(k, changed, next);
        }
        for (int s = 0; s < species; s++) {
            if (changed[s] != null) {
                out.visitLabel(changed[s]);
                refresh(new int[] {s});
                out.visitJumpInsn(GOTO, next);
            }
        }
    }

    private void fire(int k, Label[] changed, Label next) {
        int from = plan.changeStart[k];
        int to = plan.changeStart[k + 1];
        int[] touched = Arrays.copyOfRange(plan.changeSpecies, from, to);
        for (int i = from; i < to; i++) {
            int s = plan.changeSpecies[i];
            out.visitVarInsn(DLOAD, count(s));
            out.visitLdcInsn((double) plan.changeAmount[i]);
            out.visitInsn(DADD);
            out.visitVarInsn(DSTORE, count(s));
        }
        if (touched.length == 1) {
            int s = touched[0];
            if (changed[s] == null) {
                changed[s] = new Label();
            }
            out.visitJumpInsn(GOTO, changed[s]);
        } else {
            refresh(touched);
            out.visitJumpInsn(GOTO, next);
        }
    }

    /** After changes: the bounds of the counts, then the propensities that read them. */
    private void refresh(int[] touched) {
        if (touched.length > 0) {
            status(SpecialisedTrajectory.OUTSIDE);
        }
        boolean[] affected = new boolean[plan.channels];
        for (int s : touched) {
            out.visitVarInsn(DLOAD, count(s));
            element(LOW, s, DALOAD);
            out.visitInsn(DCMPG);
            out.visitJumpInsn(IFLT, leave);
            out.visitVarInsn(DLOAD, count(s));
            element(HIGH, s, DALOAD);
            out.visitInsn(DCMPG);
            out.visitJumpInsn(IFGT, leave);
            for (int k : plan.pivotOf[s]) {
                affected[k] = true;
            }
            for (int k : plan.readBy[s]) {
                affected[k] = true;
            }
        }
        for (int k = 0; k < plan.channels; k++) {
            if (affected[k]) {
                compute(k);
            }
        }
    }

    /**
     * The formula of a general law; else a_k = A_0 + n (A_1 + (n - 1) (A_2 + (n - 2) A_3)), powers
     * that do not occur left out.
     */
    private void compute(int k) {
        RateLaw.General law = plan.general(k);
        if (law != null) {
            new FormulaCode(out, this::count).push((Expression) law.function());
            out.visitInsn(DUP2);
            out.visitVarInsn(DSTORE, propensity(k));
            status(SpecialisedTrajectory.BAD_RATE);
            out.visitInsn(DCONST_0);
            out.visitInsn(DCMPL);
            out.visitJumpInsn(IFLT, leave);
            return;
        }
        int most = 0;
        for (int t = plan.termStart[k]; t < plan.termStart[k + 1]; t++) {
            most = Math.max(most, plan.termOrder[t]);
        }
        for (int power = most; power >= 0; power--) {
            boolean any = power < most;
            if (any) {
                minus(plan.pivot[k], power);
                out.visitInsn(DMUL);
            }
            for (int t = plan.termStart[k]; t < plan.termStart[k + 1]; t++) {
                if (plan.termOrder[t] == power) {
                    coefficient(t);
                    if (any) {
                        out.visitInsn(DADD);
                    }
                    any = true;
                }
            }
        }
        out.visitVarInsn(DSTORE, propensity(k));
    }

    private void coefficient(int t) {
        element(C, t, DALOAD);
        for (int i = 3 * t; i < 3 * t + 3; i++) {
            if (plan.factor[i] < species) {
                minus(plan.factor[i], (int) plan.offset[i]);
                out.visitInsn(DMUL);
            }
        }
    }

    /** Pushes a count less a small number. */
    private void minus(int s, int number) {
        out.visitVarInsn(DLOAD, count(s));
        if (number != 0) {
            out.visitLdcInsn((double) number);
            out.visitInsn(DSUB);
        }
    }

    /** Pushes the sum of the propensities of channels from..to, as a balanced tree. */
    private void sum(int from, int to) {
        if (to - from == 1) {
            out.visitVarInsn(DLOAD, propensity(from));
        } else {
            int middle = (from + to) >>> 1;
            sum(from, middle);
            sum(middle, to);
            out.visitInsn(DADD);
        }
    }

    private void saveInteger(int i, int variable) {
        out.visitVarInsn(ALOAD, CLOCK);
        integer(i);
        out.visitVarInsn(ILOAD, variable);
        out.visitInsn(I2D);
        out.visitInsn(DASTORE);
    }

    private void element(int array, int i, int opcode) {
        out.visitVarInsn(ALOAD, array);
        integer(i);
        out.visitInsn(opcode);
    }

    private void status(int status) {
        integer(status);
        out.visitVarInsn(ISTORE, STATUS);
    }

    private void integer(int i) {
        GeneratorCode.integer(out, i);
    }

    private void save() {
        for (int s = 0; s < species; s++) {
            out.visitVarInsn(ALOAD, X);
            integer(s);
            out.visitVarInsn(DLOAD, count(s));
            out.visitInsn(DASTORE);
        }
        random.save();
        out.visitVarInsn(ALOAD, CLOCK);
        integer(0);
        out.visitVarInsn(DLOAD, TIME);
        out.visitInsn(DASTORE);
        saveInteger(2, STATUS);
        saveInteger(3, CHANNEL);
        out.visitVarInsn(ILOAD, FIRED);
        out.visitInsn(IRETURN);
    }
}
