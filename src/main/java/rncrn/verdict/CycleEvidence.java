package rncrn.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import rncrn.statistics.Answer;
import rncrn.statistics.Autocorrelation;
import rncrn.statistics.Cloud;
import rncrn.statistics.Crater;
import rncrn.statistics.Interval;
import rncrn.statistics.Phase;
import rncrn.statistics.Spectrum;

/**
 * Whether a cycle is seen, and how long it stays in phase.
 *
 * @param ring whether the cloud is a crater
 * @param coherent whether the phase is remembered for the horizon
 * @param evidence both as evidence
 * @param oscillation all that was measured; empty where there is too little data
 */
record CycleEvidence(
        Answer ring, Answer coherent, List<Evidence> evidence, Optional<Oscillation> oscillation) {
    /** Name of the evidence on the density at the centre. */
    static final String CRATER = "centre-to-ring";

    /** Name of the evidence on how long the phase is remembered. */
    static final String DEPHASING = "dephasing-time";

    private static final int PLOTTED_LAGS = 200;

    static CycleEvidence of(
            Question question,
            DeterministicRegime regime,
            Sampling sampling,
            Observations seen,
            int k,
            double level,
            UniformRandomProvider random) {
        Attractor attractor = regime.attractors().get(k);
        double[][][] points = seen.pointsAt(k);
        if (points.length == 0 || question.executive().size() < 2) {
            return new CycleEvidence(Answer.OPEN, Answer.OPEN, List.of(), Optional.empty());
        }
        String name = attractor.kind().word() + " " + (k + 1);
        double threshold = question.settings().ringRatio();
        Interval crater = Crater.ratio(points, level, random);
        Answer ring = crater.below(threshold);
        Phase phase = new Phase(points, seen.step(), attractor.period());
        Interval dephasing = phase.dephasing(level);
        Interval period = phase.period(level);
        double horizon = sampling.horizon();
        Answer coherent = dephasing.above(horizon);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(
                new Evidence(
                        CRATER,
                        name,
                        crater,
                        threshold,
                        ring,
                        "areal density at the centroid over that on the densest ring"));
        evidence.add(
                new Evidence(
                        DEPHASING,
                        name,
                        dephasing,
                        horizon,
                        coherent,
                        "one over the phase diffusion, from "
                                + phase.windowCount()
                                + " windows of two turns"));
        return new CycleEvidence(
                ring,
                coherent,
                evidence,
                Optional.of(
                        oscillation(
                                k, points, seen.step(), attractor, crater, period, phase, level)));
    }

    private static Oscillation oscillation(
            int k,
            double[][][] points,
            double step,
            Attractor attractor,
            Interval crater,
            Interval period,
            Phase phase,
            double level) {
        Cloud cloud = Cloud.of(points);
        double[][] u = new double[points.length][];
        double[][] v = new double[points.length][];
        int longest = 0;
        for (int s = 0; s < points.length; s++) {
            u[s] = Arrays.stream(points[s]).mapToDouble(x -> cloud.coordinate(x, 0)).toArray();
            v[s] = Arrays.stream(points[s]).mapToDouble(x -> cloud.coordinate(x, 1)).toArray();
            longest = Math.max(longest, u[s].length);
        }
        double[] envelope = Autocorrelation.envelope(u, v, longest / 2);
        int stride = Math.max(1, envelope.length / PLOTTED_LAGS);
        List<Double> lags = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        for (int lag = 0; lag < envelope.length; lag += stride) {
            lags.add(lag * step);
            heights.add(envelope[lag]);
        }
        Interval dephasing = phase.dephasing(level);
        double turn = attractor.period();
        Interval cycles =
                new Interval(
                        dephasing.estimate() / turn,
                        dephasing.low() / turn,
                        dephasing.high() / turn,
                        level);
        int window = (int) Math.max(16, Math.min(longest, 64 * turn / step));
        return new Oscillation(
                k,
                crater,
                period,
                phase.turns(),
                dephasing,
                cycles,
                Spectrum.of(u, step, window).qualityFactor(),
                phase.diffusion(level),
                lags,
                heights);
    }
}
