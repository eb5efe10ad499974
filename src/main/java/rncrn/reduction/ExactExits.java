package rncrn.reduction;

import java.util.List;
import rncrn.stochastic.AutomaticChoice;
import rncrn.stochastic.Domain;
import rncrn.stochastic.Simulator;
import rncrn.stochastic.Streams;
import rncrn.stochastic.Trajectory;
import rncrn.stochastic.Watch;

/**
 * Exit times by exact simulation of the whole reaction list, to hold beside those of the reduced
 * dynamics. The perceptrons start at their mean given the start.
 *
 * @param mean mean exit time
 * @param error its standard error; where trajectories were cut off, that of the maximum-likelihood
 *     estimate for an exponential law
 * @param exits trajectories that left
 * @param cut trajectories cut off because they took too long
 */
public record ExactExits(double mean, double error, int exits, int cut) {
    /**
     * Simulates.
     *
     * @param start executive species in copies
     * @param runs trajectories
     * @param longest time after which a trajectory is cut off
     */
    public static ExactExits of(
            SlowProcess slow,
            SlowModel model,
            long[] counts,
            double[] start,
            int runs,
            double longest,
            long seed) {
        List<Integer> executive = slow.recognition().executive();
        long[] initial = counts.clone();
        Domain domain = Domain.all(counts.length);
        for (int i = 0; i < start.length; i++) {
            initial[executive.get(i)] = Math.round(start[i]);
            domain = domain.with(executive.get(i), model.lowest(i), model.highest(i));
        }
        initial = slow.settled(initial);
        Simulator exact = new AutomaticChoice().prepare(slow.process());
        double sum = 0;
        double square = 0;
        int exits = 0;
        for (int r = 0; r < runs; r++) {
            Trajectory t = exact.start(initial, Streams.stream(seed, r), Watch.until(domain));
            if (t.advance(longest) == Trajectory.Outcome.STOPPED) {
                exits++;
            }
            sum += t.time();
            square += t.time() * t.time();
        }
        double mean = sum / Math.max(1, exits);
        double spread = square / runs - (sum / runs) * (sum / runs);
        double error =
                exits == runs ? Math.sqrt(spread / runs) : mean / Math.sqrt(Math.max(1, exits));
        return new ExactExits(mean, error, exits, runs - exits);
    }
}
