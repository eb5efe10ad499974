package rncrn.verdict;

import java.util.List;
import rncrn.statistics.Interval;

/**
 * How long the network stays at one attractor.
 *
 * @param attractor index among the deterministic attractors
 * @param completed lengths of stays that ended in another attractor, an escape or extinction
 * @param censored lengths of stays that the end of a run cut short
 * @param mean mean residence time; its upper end is infinite where no stay ended
 * @param exponential p-value of the exponential law; NaN where too few stays ended
 */
public record Residence(
        int attractor,
        List<Double> completed,
        List<Double> censored,
        Interval mean,
        double exponential) {
    public Residence {
        completed = List.copyOf(completed);
        censored = List.copyOf(censored);
    }
}
