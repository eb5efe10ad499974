package rncrn.stochastic;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.ComputationException;

/** A trajectory of code specialised to its network, see {@link SpecialisedCode}. */
final class SpecialisedTrajectory extends Walk {
    /** What a run of the loop came to: it fired as many events as it was to. */
    static final int GOING_ON = 0;

    /** The next event lies beyond the end. */
    static final int REACHED = 1;

    /** All propensities are 0. */
    static final int ABSORBED = 2;

    /** A count has left its bounds. */
    static final int OUTSIDE = 3;

    /** The sum of propensities is too large. */
    static final int OVERFLOW = 4;

    /** A general law is negative or no number. */
    static final int BAD_RATE = 5;

    private static final int CHUNK = 1 << 20;

    private final ChannelPlan plan;
    private final MethodHandle loop;

    /** Time, end, result, channel of the last event. */
    private final double[] clock = new double[4];

    private final long[] generator = new long[4];
    private double[] constants;
    private double[] before;

    SpecialisedTrajectory(
            ChannelPlan plan,
            MethodHandle loop,
            long[] initial,
            UniformRandomProvider random,
            Watch watch) {
        super(plan.kinetics, initial, random, watch);
        this.plan = plan;
        this.loop = loop;
        for (int i = 0; i < generator.length; i++) {
            generator[i] = random.nextLong();
        }
        // The state of all zeros is the one that the generator must not have.
        generator[3] |= 1;
        stateChanged();
    }

    @Override
    void stateChanged() {
        constants = plan.constants(x);
    }

    @Override
    public Outcome advance(double until) {
        while (true) {
            if (watched) {
                before = Arrays.copyOf(x, x.length);
            }
            clock[0] = time;
            clock[1] = until;
            int fired = run(watched ? 1 : CHUNK);
            events += fired;
            time = clock[0];
            int status = (int) clock[2];
            if (status == BAD_RATE) {
                checkCounts();
                throw new IllegalStateException("a rate was bad, but is " + total());
            }
            if (status == OVERFLOW) {
                throw Trouble.propensity(total(), time);
            }
            if (status == OUTSIDE) {
                checkCounts();
            }
            if (watched && fired == 1) {
                if (observer != null) {
                    observer.fired(this, drawReaction((int) clock[3]));
                }
                if (stop != null && stop.holds(this)) {
                    return Outcome.STOPPED;
                }
            }
            if (status == OUTSIDE) {
                return Outcome.STOPPED;
            }
            if (status == REACHED || status == ABSORBED) {
                time = until;
                return status == REACHED ? Outcome.REACHED : Outcome.ABSORBED;
            }
        }
    }

    private int run(int most) {
        try {
            return (int) loop.invokeExact(x, constants, clock, generator, low, high, most);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ComputationException("the generated loop failed", e);
        }
    }

    private double total() {
        double sum = 0;
        for (int r = 0; r < kinetics.reactions; r++) {
            sum += kinetics.propensity(r, time, x);
        }
        return sum;
    }

    private void checkCounts() {
        for (int s = 0; s < kinetics.species; s++) {
            outside(s);
        }
    }

    /** Which reaction of a channel fired, drawn by the propensities before the event. */
    private int drawReaction(int k) {
        double sum = 0;
        for (int t = plan.termStart[k]; t < plan.termStart[k + 1]; t++) {
            sum += kinetics.propensity(plan.termReaction[t], time, before);
        }
        double left = uniform() * sum;
        int chosen = -1;
        for (int t = plan.termStart[k]; t < plan.termStart[k + 1]; t++) {
            double a = kinetics.propensity(plan.termReaction[t], time, before);
            if (a > 0) {
                chosen = plan.termReaction[t];
                left -= a;
                if (left < 0) {
                    break;
                }
            }
        }
        return chosen;
    }
}
