package rncrn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
            Path parts = folder.resolve(stage.replaceAll("[^a-z]", ""));
            assertThrows(
                    Interrupted.class,
                    () ->
                            train(
                                    (name, done, total, best) -> {
                                        if (name.equals(stage) && done == 2) {
                                            throw new Interrupted();
                                        }
                                    },
                                    Checkpoint.in(parts, "small", false)));
            FileTime longAgo = FileTime.fromMillis(0);
            List<Path> kept = files(parts);
            assertTrue(kept.size() >= 2, "searches kept: " + kept.size());
            for (Path part : kept) {
                Files.setLastModifiedTime(part, longAgo);
            }
            Checkpoint again = Checkpoint.in(parts, "small", true);
            TrainingResult resumed = train(Progress.NONE, again);
            assertEquals(ModelWriter.write(whole.network()), ModelWriter.write(resumed.network()));
            assertEquals(whole.loss(), resumed.loss());
            assertEquals(whole.convergence(), resumed.convergence());
            assertTrue(files(parts).containsAll(kept), "what was done is kept");
            for (Path part : kept) {
                assertEquals(longAgo, Files.getLastModifiedTime(part), "done again");
            }
            again.done();
            assertTrue(Files.notExists(parts));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aCheckpointOfOtherWorkIsRefused() {
        Path parts = folder.resolve("parts");
        LevenbergMarquardt search = new LevenbergMarquardt(new double[] {1, 2});
        Checkpoint.in(parts, "small, seed 1", false).keep("start 1", search);
        assertTrue(Checkpoint.in(parts, "small, seed 1", true).restore("start 1", search));
        assertFalse(Checkpoint.in(parts, "small, seed 1", true).restore("start 2", search));
        Checkpoint other = Checkpoint.in(parts, "small, seed 2", true);
        InputException refused =
                assertThrows(InputException.class, () -> other.restore("start 1", search));
        assertTrue(refused.getMessage().contains("--resume"), refused.getMessage());
    }
}
