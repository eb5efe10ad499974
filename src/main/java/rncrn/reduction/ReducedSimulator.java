package rncrn.reduction;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/** {@link ReducedMethod} at work on one process. */
final class ReducedSimulator implements Simulator {
    private final SlowProcess slow;
    private final double accuracy;
    private final Map<SlowModel, SlowField> fields = new ConcurrentHashMap<>();

    ReducedSimulator(SlowProcess slow, double accuracy) {
        this.slow = slow;
        this.accuracy = accuracy;
    }

    SlowProcess slow() {
        return slow;
    }

    SlowField field(SlowModel model) {
        return fields.computeIfAbsent(model, m -> SlowField.of(m, accuracy));
    }

    @Override
    public JumpProcess process() {
        return slow.process();
    }

    @Override
    public String description() {
        return String.format(Locale.ROOT, "reduced, step %g of the slow time scale", accuracy);
    }

    @Override
    public Trajectory start(long[] initial, UniformRandomProvider random, Watch watch) {
        return new DiffusionTrajectory(this, initial, random, watch);
    }
}
