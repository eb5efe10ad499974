package rncrn.verdict;

import java.util.List;
import rncrn.statistics.Interval;

/**
 * How well the network oscillates.
 *
 * @param attractor index among the deterministic attractors, or -1 for the whole cloud
 * @param ring areal density at the centre over that on the ring
 * @param period mean time for one turn about the centroid
 * @param periods times of single turns
 * @param dephasing time in which the envelope of the autocorrelation falls by e
 * @param coherentCycles dephasing time over period
 * @param qualityFactor peak frequency of the spectrum over its width at half height
 * @param phaseDiffusion half the growth rate of the variance of the phase, radians squared per time
 * @param lags lags of the autocorrelation
 * @param envelope envelope of the autocorrelation at those lags
 */
public record Oscillation(
        int attractor,
        Interval ring,
        Interval period,
        List<Double> periods,
        Interval dephasing,
        Interval coherentCycles,
        double qualityFactor,
        Interval phaseDiffusion,
        List<Double> lags,
        List<Double> envelope) {
    public Oscillation {
        periods = List.copyOf(periods);
        lags = List.copyOf(lags);
        envelope = List.copyOf(envelope);
    }
}
