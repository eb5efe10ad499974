package rncrn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rncrn.design.DesignReader;

class NoiseTrainerTest {
    private static NoiseResult train(String rates) {
        return NoiseTrainer.train(
                DesignReader.read(
                        """
                        format: rncrn-design/1
                        name: small
                        species: [X_1]
                        domain: {X_1: [1, 9]}
                        target:
                          - field: {X_1: 5 - X_1}
                            grid: {X_1: 0.1}
                        network: {perceptrons: 2, mu: 0.1}
                        training: {starts: 6, iterations: 30}
                        expect:
                          - {equilibria: [5], within: 2}
                        noise:
                          perceptrons: 3
                          penalties: [1.0e-3, 1.0e-1]
                          candidates: 2
                          starts: 4
                          RATES
                        """
                                .replace("RATES", rates),
                        "small.yaml"),
                NoiseJudge.NONE,
                Session.of(4, 1, Progress.NONE));
    }

    private static double noise(NoiseResult result, int member) {
        return result.front().get(member).noise();
    }

    @Test
    void aLargerPenaltyGivesLessNoiseAndTheQuietestThatHoldsIsChosen() {
        NoiseResult free = train("");
        assertEquals(4, free.front().size());
        for (int start = 0; start < 2; start++) {
            assertTrue(noise(free, 2 * start + 1) < noise(free, 2 * start));
        }
        double least =
                free.front().stream()
                        .filter(NoiseResult.Member::holds)
                        .mapToDouble(NoiseResult.Member::noise)
                        .min()
                        .orElseThrow();
        assertEquals(least, noise(free, free.chosen()));
    }

    @Test
    void rateConstantsKeepToTheRangeAskedFor() {
        NoiseResult ratio = train("rates: {ratio: 500}");
        RateRange found = RateRange.of(ratio.result().network());
        assertTrue(found.ratio() <= 500 * (1 + 1e-9), found.toString());
        assertTrue(ratio.result().behaviours().hold());
        RateRange bounds = RateRange.of(train("rates: {from: 0.05, to: 100}").result().network());
        assertTrue(bounds.smallest() >= .05 * (1 - 1e-9), bounds.toString());
        assertTrue(bounds.largest() <= 100 * (1 + 1e-9), bounds.toString());
    }
}
