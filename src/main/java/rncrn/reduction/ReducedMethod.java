package rncrn.reduction;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rncrn.field.Box;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.PreparedMethod;
import rncrn.stochastic.Simulator;

/**
 * The corrected slow dynamics of a recurrent network as a diffusion in its executive species; the
 * perceptrons cost nothing.
 *
 * @param domain executive concentrations over which it is to hold, or nothing to estimate them
 * @param accuracy step in units of the slow drift's own time scale, above 0 and at most .5
 * @param tables the perceptrons' tables, shared with whoever else holds them
 */
public record ReducedMethod(Optional<Box> domain, double accuracy, PerceptronTables tables)
        implements SlowMethod {
    /** Step at which the error of stepping is far below that of the reduction. */
    public static final double DEFAULT_ACCURACY = .05;

    public ReducedMethod {
        if (!(accuracy > 0 && accuracy <= .5)) {
            throw new IllegalArgumentException(
                    "accuracy " + accuracy + " is not allowed; it must be above 0 and at most .5");
        }
    }

    /** With tables of its own. */
    public ReducedMethod(Optional<Box> domain, double accuracy) {
        this(domain, accuracy, new PerceptronTables());
    }

    /** With the default step, on a domain that is estimated, with tables of its own. */
    public ReducedMethod() {
        this(Optional.empty(), DEFAULT_ACCURACY);
    }

    @Override
    public String name() {
        return "reduced";
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public String advice() {
        return "approximate; recurrent networks with fast perceptrons and more than about 20 copies"
                + " of each executive species: thousands of times cheaper than exact";
    }

    @Override
    public String source() {
        return "averaging and homogenisation: Pavliotis and Stuart, Multiscale Methods (2008), doi"
                + " 10.1007/978-0-387-73829-1";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        return prepare(SlowProcess.of(process, domain, tables));
    }

    @Override
    public Simulator prepare(SlowProcess slow) {
        Map<SlowModel, SlowField> fields = new ConcurrentHashMap<>();
        return new PreparedMethod(
                slow.process(),
                String.format(Locale.ROOT, "reduced, step %g of the slow time scale", accuracy),
                (initial, random, watch) ->
                        new DiffusionTrajectory(
                                slow,
                                model ->
                                        fields.computeIfAbsent(
                                                model, m -> SlowField.of(m, accuracy)),
                                initial,
                                random,
                                watch));
    }
}
