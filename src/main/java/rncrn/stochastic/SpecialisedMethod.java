package rncrn.stochastic;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import rncrn.network.expression.Expression;

/** The direct method on lumped channels, as code generated for the network at hand. */
public final class SpecialisedMethod implements Method {
    @Override
    public String name() {
        return "specialised";
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public String advice() {
        return "small networks with few copies; generated code; takes any rate";
    }

    @Override
    public String source() {
        return "Gillespie, J. Phys. Chem. 81, 2340 (1977), doi 10.1021/j100540a008, compiled to"
                + " bytecode for the network";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        Kinetics kinetics = new Kinetics(process);
        kinetics.requireTimeless(name());
        if (!takes(kinetics)) {
            kinetics.requireMassAction(name());
        }
        return prepare(kinetics, Pilot.run(kinetics));
    }

    /** Whether every general law is a formula, of which code can be made. */
    static boolean takes(Kinetics kinetics) {
        return kinetics.general == null
                || Arrays.stream(kinetics.general)
                        .allMatch(law -> law == null || law.function() instanceof Expression);
    }

    Simulator prepare(Kinetics kinetics, Pilot pilot) {
        double[] plenty = new double[kinetics.species];
        Arrays.fill(plenty, Double.MAX_VALUE);
        ChannelPlan plan = new ChannelPlan(kinetics, plenty);
        if (plan.channels == 0) {
            return new DirectMethod().prepare(kinetics.process);
        }
        MethodHandle loop = SpecialisedCode.generate(plan, order(plan, pilot));
        return new PreparedMethod(
                kinetics.process,
                plan.description(name()),
                (initial, random, watch) ->
                        new SpecialisedTrajectory(plan, loop, initial, random, watch));
    }

    /** Channels by their events in the pilot, most first. */
    private static int[] order(ChannelPlan plan, Pilot pilot) {
        long[] events = new long[plan.channels];
        for (int k = 0; k < plan.channels; k++) {
            for (int t = plan.termStart[k]; t < plan.termStart[k + 1]; t++) {
                events[k] += pilot.firings[plan.termReaction[t]];
            }
        }
        return IntStream.range(0, plan.channels)
                .boxed()
                .sorted(Comparator.comparingLong(k -> -events[k]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
