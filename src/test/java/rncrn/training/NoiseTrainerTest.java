package rncrn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rncrn.design.Design;
import rncrn.design.DesignReader;
import rncrn.format.ModelWriter;

class NoiseTrainerTest {
    private static NoiseResult train(String rates) {
        return NoiseTrainer.train(small(rates), NoiseJudge.NONE, Session.of(4, 1, Progress.NONE));
    }

    private static Design small(String rates) {
        return DesignReader.read(
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
                "small.yaml");
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

    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Interrupted at any stage and resumed, it ends as if nothing had happened. */
    @Test
    void resumedTrainingEndsWithTheSameNetworks(@TempDir Path folder) throws IOException {
        Design design = small("");
        NoiseResult whole = train("");
        for (String stage : List.of("starts", "noise-aware continuation", "dynamics")) {
            Path parts = folder.resolve(stage);
            Progress interrupt =
                    (name, done, total, best) -> {
                        if (name.equals(stage) && done == 2) {
                            throw new Interrupted();
                        }
                    };
            Checkpoint first = Checkpoint.in(parts, "small", false);
            assertThrows(
                    Interrupted.class,
                    () ->
                            NoiseTrainer.train(
                                    design, NoiseJudge.NONE, new Session(4, 1, interrupt, first)));
            FileTime longAgo = FileTime.fromMillis(0);
            List<Path> kept = files(parts);
            assertTrue(kept.size() >= 2, stage + ": kept " + kept.size());
            for (Path part : kept) {
                Files.setLastModifiedTime(part, longAgo);
            }
            NoiseResult resumed =
                    NoiseTrainer.train(
                            design,
                            NoiseJudge.NONE,
                            new Session(4, 1, Progress.NONE, Checkpoint.in(parts, "small", true)));
            assertEquals(
                    ModelWriter.write(whole.result().network()),
                    ModelWriter.write(resumed.result().network()));
            assertEquals(whole.front(), resumed.front());
            assertEquals(whole.result().convergence(), resumed.result().convergence());
            assertEquals(whole.result().starts(), resumed.result().starts());
            for (Path part : kept) {
                assertEquals(longAgo, Files.getLastModifiedTime(part), stage + ": done again");
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void startsAndStagesAreTold() {
        NoiseResult result = train("");
        assertEquals(4, result.result().starts().size());
        NoiseResult.Member chosen = result.front().get(result.chosen());
        List<TrainingResult.Stage> stages = result.result().convergence();
        assertEquals("starts", stages.get(0).name());
        assertEquals("noise weighs " + chosen.penalty(), stages.get(stages.size() - 1).name());
        for (TrainingResult.Stage stage : stages) {
            assertTrue(stage.cost().size() > 1, stage.name());
        }
        long looked = result.front().stream().filter(NoiseResult.Member::looked).count();
        assertEquals(looked, result.result().candidates().size());
    }
}
