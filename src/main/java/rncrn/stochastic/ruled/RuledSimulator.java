package rncrn.stochastic.ruled;

import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ComputationException;
import rncrn.network.SystemSize;
import rncrn.network.ruled.RuledNetwork;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Method;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Watch;

/**
 * A method prepared for a ruled network. Immutable, shared by all threads.
 *
 * @see rncrn.stochastic.ruled
 */
public final class RuledSimulator implements Simulator {
    private final RuledNetwork model;
    private final JumpProcess process;
    private final Rates rates;

    /** The method between events, or null where this package does it. */
    private final Simulator inner;

    private RuledSimulator(RuledNetwork model, JumpProcess process, Simulator inner) {
        this.model = model;
        this.process = process;
        this.rates = new Rates(model);
        this.inner = inner;
    }

    /**
     * Prepares a method for a ruled network.
     *
     * @param method any method where the network is a jump process between events; otherwise {@code
     *     direct} or {@code auto}
     * @throws ComputationException if the method cannot simulate the network exactly as it is meant
     */
    public static RuledSimulator prepare(RuledNetwork model, Method method) {
        JumpProcess process = new JumpProcess(model.network(), SystemSize.ONE);
        if (model.isJumpProcess()) {
            return new RuledSimulator(model, process, method.prepare(process));
        }
        if (!method.name().equals("direct") && !method.name().equals("auto")) {
            throw new ComputationException(
                    "method "
                            + method.name()
                            + " cannot simulate this model, whose rates "
                            + (model.readsTime() ? "read the time" : "read quantities that move")
                            + "; use direct");
        }
        return new RuledSimulator(model, process, null);
    }

    public RuledNetwork model() {
        return model;
    }

    @Override
    public JumpProcess process() {
        return process;
    }

    @Override
    public String description() {
        String between =
                inner != null
                        ? inner.description()
                        : model.isContinuous()
                                ? "direct with integrated hazard"
                                : model.readsTime() ? "direct with thinning" : "direct";
        return model.events().isEmpty() ? between : between + ", with events";
    }

    @Override
    public RuledTrajectory start(long[] initial, UniformRandomProvider random, Watch watch) {
        double[] values = model.initial();
        for (int i = 0; i < initial.length; i++) {
            values[i] = initial[i];
        }
        return new RuledTrajectory(
                model,
                values,
                random,
                watch,
                interrupt -> flow(values, random, watch.observer(), interrupt));
    }

    private Flow flow(
            double[] values,
            UniformRandomProvider random,
            Watch.Observer observer,
            Flow.Interrupt interrupt) {
        if (inner != null) {
            long[] counts = new long[values.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = (long) values[i];
            }
            return new MethodFlow(inner, counts, random, observer, interrupt);
        }
        return model.isContinuous()
                ? new HazardFlow(model, rates, values, random, observer, interrupt)
                : new DirectFlow(rates, model.readsTime(), values, random, observer, interrupt);
    }
}
