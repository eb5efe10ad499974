package rncrn.stochastic;

import rncrn.ComputationException;

/**
 * Explicit tau-leaping with the step selection of Cao, Gillespie and Petzold (2006): the leap is
 * short enough that no propensity is expected to change by more than about a fraction epsilon of
 * the sum; reactions that could run out of a reactant soon are critical and fire one at a time;
 * counts never become negative; where leaps would cover few events the method takes exact steps.
 *
 * @param epsilon relative change of propensities allowed in a leap, above 0 and below 1; 0.03 is
 *     customary
 */
public record TauLeaping(double epsilon) implements Method {
    /** The customary setting. */
    public static final double DEFAULT_EPSILON = 0.03;

    /** Work of a leap in units of one event of a fast exact method, measured once. */
    private static final double LEAP = 10;

    private static final double LEAP_REACTION = 5;

    /** Work of an exact step between leaps, by the direct method. */
    private static final double EXACT_STEP = 4;

    private static final double PILOT_WORK = 2e6;

    public TauLeaping {
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new IllegalArgumentException(
                    "epsilon " + epsilon + " is not allowed; it must be above 0 and below 1");
        }
    }

    @Override
    public String name() {
        return "tau";
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public String advice() {
        return "approximate; large copy numbers, where many events change little";
    }

    @Override
    public String source() {
        return "Cao, Gillespie and Petzold, J. Chem. Phys. 124, 044109 (2006), doi"
                + " 10.1063/1.2159468";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        Kinetics kinetics = new Kinetics(process);
        kinetics.requireMassAction(name());
        HighestOrder orders = HighestOrder.of(kinetics);
        return new PreparedMethod(
                process,
                "tau, epsilon " + epsilon,
                (initial, random, watch) ->
                        new TauTrajectory(kinetics, epsilon, orders, initial, random, watch));
    }

    /**
     * Work of explicit leaping relative to that of the exact methods on the same process, from a
     * short pilot with a fixed seed; counted in leaps and events, never by the clock. Above 1
     * leaping does not pay.
     */
    public double workAgainstExact(JumpProcess process) {
        Kinetics kinetics = new Kinetics(process);
        kinetics.requireMassAction(name());
        TauTrajectory pilot =
                new TauTrajectory(
                        kinetics,
                        epsilon,
                        HighestOrder.of(kinetics),
                        process.initialCounts(),
                        Streams.stream(Pilot.SEED, 3),
                        Watch.NOTHING);
        double step = 1e-6;
        double work = 0;
        while (work < PILOT_WORK) {
            try {
                if (pilot.advance(pilot.time() + step) == Trajectory.Outcome.ABSORBED) {
                    break;
                }
            } catch (ComputationException e) {
                // The run itself will meet the same trouble and say so.
                break;
            }
            step *= 1.5;
            work =
                    pilot.leaps() * (LEAP + LEAP_REACTION * kinetics.reactions)
                            + EXACT_STEP * pilot.exactSteps();
        }
        return work / Math.max(1, pilot.events());
    }
}
