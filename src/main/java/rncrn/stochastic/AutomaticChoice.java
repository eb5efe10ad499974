package rncrn.stochastic;

import java.util.Locale;
import rncrn.ComputationException;

/**
 * Picks the fastest exact method for a process from its structure and from short pilot runs with a
 * fixed seed. What counts is work, in numbers of candidates, propensities and updates, never the
 * clock: the same process gets the same method on every machine.
 */
public final class AutomaticChoice implements Method {
    /** With fewer events than this in the pilot, the reference is fast enough. */
    private static final long FEW_EVENTS = 2_000;

    /** Work of a pilot, in candidates of the rejection method. */
    private static final double PILOT_WORK = 200_000;

    /**
     * With more channels than this the tables of the rejection method outgrow the nearest cache,
     * and a candidate costs so many times more (measured once on egfr_net, as the others).
     */
    private static final int CACHED_MOST = 1000;

    private static final double UNCACHED = 3;

    /** With more channels than this, hardly any cell of the method rejection-lookup is sure. */
    private static final int LOOKUP_MOST = 256;

    /** Work of one candidate of the method rejection-lookup in a sure cell. */
    private static final double LOOKUP_CANDIDATE = 0.4;

    /** Above this many reactions a linear search costs more than the groups. */
    private static final int MANY_REACTIONS = 100;

    /**
     * Work of the direct method per event in units of one candidate of the rejection method, apart
     * from that per reaction searched and per dependent updated; measured once, as those.
     */
    private static final double DIRECT_EVENT = 10;

    /** Work of one candidate of the method rejection-cr. */
    private static final double GROUPS_CANDIDATE = 6;

    private static final double SPECIALISED_EVENT = 5;
    private static final double SPECIALISED_CHANNEL = 0.13;

    /** Channels whose code the virtual machine surely compiles. */
    private static final int SPECIALISED_MOST = 20;

    private static final double DIRECT_SEARCH = 0.15;
    private static final double DIRECT_UPDATE = 0.8;

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public String advice() {
        return "the best exact method for this network; says which one it picked";
    }

    @Override
    public String source() {
        return "the method that it picks";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        Kinetics kinetics = new Kinetics(process);
        kinetics.requireTimeless(name());
        if (kinetics.general == null && !LumpedRejection.takes(kinetics)) {
            return chosen(new RejectionCrMethod().prepare(kinetics), "very many reactions");
        }
        if (kinetics.general != null) {
            return general(kinetics);
        }
        Pilot pilot = Pilot.run(kinetics);
        if (pilot.events < FEW_EVENTS) {
            return chosen(new DirectMethod().prepare(process), "few events");
        }
        ChannelPlan plan = new ChannelPlan(kinetics, pilot.meanCounts);
        Simulator rejection = new RejectionMethod().prepare(plan);
        Simulator lookup = new RejectionLookupMethod().prepare(plan);
        int channels = plan.channels;
        double byRejection = work(rejection, pilot, PILOT_WORK);
        if (channels > CACHED_MOST) {
            byRejection *= UNCACHED;
        }
        double byLookup =
                channels > LOOKUP_MOST
                        ? Double.POSITIVE_INFINITY
                        : LOOKUP_CANDIDATE * work(lookup, pilot, PILOT_WORK / LOOKUP_CANDIDATE);
        double byCode =
                channels > SPECIALISED_MOST
                        ? Double.POSITIVE_INFINITY
                        : SPECIALISED_EVENT + SPECIALISED_CHANNEL * channels;
        double byDirect = directWork(kinetics, pilot);
        Simulator groups = new RejectionCrMethod().prepare(kinetics);
        double byGroups = groupsWork(groups, pilot);
        String why =
                String.format(
                        Locale.ROOT,
                        "work per event: rejection %.1f, rejection-lookup %.1f, rejection-cr %.1f,"
                                + " specialised %.1f, direct %.1f",
                        byRejection,
                        byLookup,
                        byGroups,
                        byCode,
                        byDirect);
        double least =
                Math.min(
                        Math.min(byLookup, byRejection),
                        Math.min(byGroups, Math.min(byCode, byDirect)));
        if (byLookup == least) {
            return chosen(lookup, why);
        }
        if (byRejection == least) {
            return chosen(rejection, why);
        }
        if (byGroups == least) {
            return chosen(groups, why);
        }
        return chosen(
                byCode <= byDirect
                        ? new SpecialisedMethod().prepare(kinetics, pilot)
                        : new DirectMethod().prepare(process),
                why);
    }

    /** General laws cost so much more than all else that the choice is plain. */
    private static Simulator general(Kinetics kinetics) {
        if (kinetics.reactions > MANY_REACTIONS) {
            return chosen(
                    new CompositionRejectionMethod().prepare(kinetics.process), "many reactions");
        }
        if (kinetics.reactions <= SPECIALISED_MOST && SpecialisedMethod.takes(kinetics)) {
            Pilot pilot = Pilot.run(kinetics);
            if (pilot.events >= FEW_EVENTS) {
                try {
                    return chosen(
                            new SpecialisedMethod().prepare(kinetics, pilot),
                            "few reactions, general rates");
                } catch (ComputationException tooMuchCode) {
                    // The formulas are long; the direct method takes them as they are.
                }
            }
        }
        return chosen(new DirectMethod().prepare(kinetics.process), "general rates");
    }

    private static double work(Simulator rejection, Pilot pilot, double most) {
        UniformisedTrajectory trajectory =
                (UniformisedTrajectory) rejection.start(pilot.last, Streams.stream(Pilot.SEED, 1));
        try {
            return trajectory.workPerEvent(most);
        } catch (ComputationException e) {
            // The run itself will meet the same trouble and say so.
            return Double.POSITIVE_INFINITY;
        }
    }

    private static double groupsWork(Simulator groups, Pilot pilot) {
        RejectionCrTrajectory trajectory =
                (RejectionCrTrajectory) groups.start(pilot.last, Streams.stream(Pilot.SEED, 2));
        try {
            return GROUPS_CANDIDATE * trajectory.workPerEvent(PILOT_WORK / GROUPS_CANDIDATE);
        } catch (ComputationException e) {
            // The run itself will meet the same trouble and say so.
            return Double.POSITIVE_INFINITY;
        }
    }

    /** Expected work of the direct method: events by share, dependents of each. */
    private static double directWork(Kinetics kinetics, Pilot pilot) {
        double updates = 0;
        for (int r = 0; r < kinetics.reactions; r++) {
            updates +=
                    (double) pilot.firings[r]
                            / pilot.events
                            * (kinetics.dependStart[r + 1] - kinetics.dependStart[r]);
        }
        return DIRECT_EVENT + DIRECT_SEARCH * kinetics.reactions + DIRECT_UPDATE * updates;
    }

    private static Simulator chosen(Simulator simulator, String why) {
        return new PreparedMethod(
                simulator.process(),
                "auto: " + simulator.description() + " (" + why + ")",
                simulator::start);
    }
}
