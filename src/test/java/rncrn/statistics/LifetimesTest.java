package rncrn.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Residence times with censoring, and goodness of fit. */
class LifetimesTest {
    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3L);

    private double exponential(double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    /** 95 % intervals with on average four ends; exact intervals of counts are conservative. */
    @Test
    void meanResidenceIsCovered() {
        int covered = 0;
        int rounds = 2000;
        for (int round = 0; round < rounds; round++) {
            List<Double> ended = new ArrayList<>();
            List<Double> cut = new ArrayList<>();
            double left = 8;
            while (left > 0) {
                double stay = exponential(2);
                (stay < left ? ended : cut).add(Math.min(stay, left));
                left -= stay;
            }
            Interval mean = ResidenceTimes.mean(array(ended), array(cut), 0.95);
            if (mean.low() <= 2 && mean.high() >= 2) {
                covered++;
            }
        }
        assertTrue(covered >= 0.93 * rounds, "covered " + covered);
    }

    @Test
    void noEndSeenLeavesTheUpperEndOpen() {
        Interval mean = ResidenceTimes.mean(new double[0], new double[] {3, 4}, 0.95);
        assertEquals(Double.POSITIVE_INFINITY, mean.high());
        assertEquals(7 / -Math.log(0.025), mean.low(), 1e-9);
    }

    /** p-values under the exponential law, censored at 1.5 means: 5 sigma of a binomial. */
    @Test
    void exponentialLawIsAcceptedAndOthersAreNot() {
        int small = 0;
        int rounds = 600;
        int rejected = 0;
        for (int round = 0; round < rounds; round++) {
            if (pValue(1) <= 0.1) {
                small++;
            }
            if (pValue(3) <= 0.01) {
                rejected++;
            }
        }
        assertEquals(0.1 * rounds, small, 5 * Math.sqrt(rounds * 0.09));
        assertTrue(rejected > 0.5 * rounds, "power " + rejected);
    }

    /** Stays that are sums of exponential stages with mean 1, cut at 1.5. */
    private double pValue(int stages) {
        List<Double> ended = new ArrayList<>();
        List<Double> cut = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double stay = 0;
            for (int s = 0; s < stages; s++) {
                stay += exponential(1.0 / stages);
            }
            (stay < 1.5 ? ended : cut).add(Math.min(stay, 1.5));
        }
        return ResidenceTimes.exponentialPValue(array(ended), array(cut));
    }

    @Test
    void goodnessOfFitKnowsTheRightLaw() {
        double[] sample = new double[500];
        Arrays.setAll(sample, i -> random.nextDouble());
        assertTrue(GoodnessOfFit.kolmogorovSmirnov(sample, u -> u) > 1e-6);
        assertTrue(GoodnessOfFit.kolmogorovSmirnov(sample, u -> u * u) < 1e-6);
        assertTrue(
                GoodnessOfFit.chiSquare(
                                new double[] {48, 55, 97, 1}, new double[] {50, 50, 100, 1}, 0)
                        > 0.5);
        assertTrue(
                GoodnessOfFit.chiSquare(new double[] {90, 10, 100}, new double[] {50, 50, 100}, 0)
                        < 1e-9);
        // Hand-computed: (10^2/50 + 10^2/50) = 4 on one degree of freedom.
        assertEquals(
                0.0455,
                GoodnessOfFit.chiSquare(new double[] {60, 40}, new double[] {50, 50}, 0),
                1e-4);
    }

    @Test
    void answersCombine() {
        Interval interval = new Interval(2, 1, 3, 0.95);
        assertEquals(Answer.YES, interval.above(0.5));
        assertEquals(Answer.NO, interval.above(4));
        assertEquals(Answer.OPEN, interval.above(2.5));
        assertEquals(Answer.YES, interval.below(4));
        assertEquals(Answer.NO, Answer.OPEN.and(Answer.NO));
        assertEquals(Answer.OPEN, Answer.OPEN.and(Answer.YES));
        assertEquals(Answer.YES, Answer.OPEN.or(Answer.YES));
    }

    private static double[] array(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
