package rncrn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rncrn.InputException;
import rncrn.design.Design;
import rncrn.design.DesignReader;
import rncrn.format.ModelWriter;

class CheckpointTest {
    @TempDir Path folder;

    private static final Design SMALL =
            DesignReader.read(
                    """
                    format: rncrn-design/1
                    name: small
                    species: [X_1]
                    domain: {X_1: [1, 9]}
                    target:
                      - field: {X_1: -(X_1 - 2)*(X_1 - 5)*(X_1 - 8)}
                        grid: {X_1: 0.05}
                    network: {perceptrons: 3, mu: 0.1}
                    training: {starts: 12, finishers: 2, iterations: 40, lag-compensation: true}
                    """,
                    "small.yaml");

    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private TrainingResult train(Progress progress, Checkpoint checkpoint) {
        return Trainer.train(SMALL, Optional.empty(), new Session(3, 1, progress, checkpoint));
    }

    /** Interrupted at any stage and resumed, training ends as if nothing had happened. */
    @Test
    void resumedTrainingEndsWithTheSameNetwork() throws IOException {
        TrainingResult whole = train(Progress.NONE, Checkpoint.NONE);
        for (String stage : List.of("starts", "finish", "lag compensation at mu = 0.1")) {
            Path file = folder.resolve(stage.replaceAll("[^a-z]", ""));
            assertThrows(
                    Interrupted.class,
                    () ->
                            train(
                                    (name, done, total, best) -> {
                                        if (name.equals(stage) && done == 2) {
                                            throw new Interrupted();
                                        }
                                    },
                                    Checkpoint.in(file, "small", false)));
            // Cut short in the middle of a line.
            Files.writeString(
                    file, "starts, 8 iterations, start 9\t1.0\t2", StandardOpenOption.APPEND);
            int before = Files.readAllLines(file).size() - 2;
            assertTrue(before >= 2, "searches kept: " + before);
            Checkpoint again = Checkpoint.in(file, "small", true);
            TrainingResult resumed = train(Progress.NONE, again);
            assertEquals(ModelWriter.write(whole.network()), ModelWriter.write(resumed.network()));
            assertEquals(whole.loss(), resumed.loss());
            assertEquals(whole.convergence(), resumed.convergence());
            List<String> lines = Files.readAllLines(file);
            assertEquals(
                    lines.size(),
                    lines.stream().distinct().count(),
                    "what was done is not done again");
            again.done();
            assertTrue(Files.notExists(file));
        }
    }

    @Test
    void aCheckpointOfOtherWorkIsRefused() {
        Path file = folder.resolve("part");
        Checkpoint.in(file, "small, seed 1", false);
        InputException refused =
                assertThrows(
                        InputException.class, () -> Checkpoint.in(file, "small, seed 2", true));
        assertTrue(refused.getMessage().contains("--resume"), refused.getMessage());
    }
}
