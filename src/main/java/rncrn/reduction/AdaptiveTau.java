package rncrn.reduction;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rncrn.ComputationException;
import rncrn.network.Unit;
import rncrn.neural.Decompiler;
import rncrn.stochastic.AutomaticChoice;
import rncrn.stochastic.JumpProcess;
import rncrn.stochastic.PreparedMethod;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.TauLeaping;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * Tau-leaping that never costs more than exact simulation. Recurrent networks are leapt implicitly
 * in their perceptrons, those of few copies by their exact conditional law ({@link LeapMethod}),
 * other networks explicitly ({@link TauLeaping}); and where a short pilot shows that leaps would
 * not pay, the exact method takes over, whose answers are better anyway. The choice counts work in
 * leaps and events, never by the clock.
 */
public final class AdaptiveTau implements SlowMethod {
    /** Work of a leap in units of one event of a fast exact method, measured once. */
    private static final double LEAP = 30;

    private static final double LEAP_PERCEPTRON = 45;

    private static final long PILOT_LEAPS = 2000;

    private static final long PILOT_EVENTS = 200_000;

    /** Leaps must save at least this share of the work: the estimates are rough. */
    private static final double WORTHWHILE = .7;

    private static final long SEED = 20_260_102;

    private final double epsilon;
    private final PerceptronTables tables;

    /**
     * @param epsilon relative change of propensities allowed in an explicit leap; implicit leaps
     *     last epsilon/0.3 lives of an executive molecule
     * @param tables perceptron tables, shared with whoever else holds them
     */
    public AdaptiveTau(double epsilon, PerceptronTables tables) {
        this.epsilon = new TauLeaping(epsilon).epsilon();
        this.tables = tables;
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
        return "approximate; leaps implicitly in the perceptrons of recurrent networks, explicitly"
                + " elsewhere, and takes exact steps where leaps would not pay";
    }

    @Override
    public String source() {
        return "Cao, Gillespie and Petzold, J. Chem. Phys. 124, 044109 (2006), doi"
                + " 10.1063/1.2159468; J. Chem. Phys. 126, 224101 (2007), doi 10.1063/1.2745299";
    }

    @Override
    public Simulator prepare(JumpProcess process) {
        boolean recurrent =
                process.network().unit() == Unit.CONCENTRATION
                        && Decompiler.recognise(process.network()).isPresent();
        return recurrent
                ? prepare(SlowProcess.of(process, Optional.empty(), tables))
                : explicit(process);
    }

    private Simulator explicit(JumpProcess process) {
        TauLeaping leaping = new TauLeaping(epsilon);
        double work = leaping.workAgainstExact(process);
        return chosen(leaping.prepare(process), process, work);
    }

    @Override
    public Simulator prepare(SlowProcess slow) {
        double share =
                Math.min(.5, LeapMethod.DEFAULT_SHARE * epsilon / TauLeaping.DEFAULT_EPSILON);
        Simulator leaps = LeapMethod.implicit(Optional.empty(), share).prepare(slow);
        return chosen(leaps, slow.process(), implicitWork(leaps, slow));
    }

    /** Work of implicit leaps relative to that of the exact method, over the same time. */
    private static double implicitWork(Simulator leaps, SlowProcess slow) {
        long[] start = slow.settled(slow.process().initialCounts());
        Trajectory pilot = leaps.start(start, Streams.stream(SEED, 0));
        Trajectory exact =
                new AutomaticChoice().prepare(slow.process()).start(start, Streams.stream(SEED, 1));
        try {
            double events = rate(exact, PILOT_EVENTS);
            double steps = rate(pilot, PILOT_LEAPS);
            int perceptrons =
                    slow.recognition().perceptrons().size()
                            + slow.recognition().cascade().stream().mapToInt(List::size).sum();
            return steps * (LEAP + LEAP_PERCEPTRON * perceptrons) / events;
        } catch (ComputationException e) {
            // The run itself will meet the same trouble and say so.
            return Double.POSITIVE_INFINITY;
        }
    }

    /** Steps or events per unit of time over about so many of them. */
    private static double rate(Trajectory trajectory, long atLeast) {
        double step = 1e-6;
        while (trajectory.events() < atLeast) {
            if (trajectory.advance(trajectory.time() + step) != Trajectory.Outcome.REACHED) {
                break;
            }
            step *= 1.3;
        }
        return Math.max(1, trajectory.events()) / Math.max(1e-300, trajectory.time());
    }

    private static Simulator chosen(Simulator leaps, JumpProcess process, double work) {
        Simulator exact = new AutomaticChoice().prepare(process);
        boolean leap = work < WORTHWHILE;
        String description =
                String.format(
                        Locale.ROOT,
                        "%s (leaps would take %.3g of the work of exact simulation)",
                        leap ? leaps.description() : "exact steps by " + exact.description(),
                        work);
        Simulator used = leap ? leaps : exact;
        // Exact steps stand in where somebody wants to see single events.
        return new PreparedMethod(
                process,
                description,
                (initial, random, watch) ->
                        (watch.observer() == Watch.Observer.NONE ? used : exact)
                                .start(initial, random, watch));
    }
}
