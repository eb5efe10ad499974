package rncrn.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rncrn.ComputationException;
import rncrn.InputException;
import rncrn.ensemble.Progress;
import rncrn.field.Box;
import rncrn.files.Checkpoints;
import rncrn.stochastic.Methods;

class CheckpointsTest {
    private static final Question QUESTION =
            new Question(
                    "schloegl",
                    Models.schloegl(),
                    List.of(0),
                    List.of(),
                    List.of(List.of()),
                    List.of(10.0, 20.0),
                    Box.of(new double[] {0}, new double[] {8}),
                    10,
                    3,
                    Settings.DEFAULT.withEventsPerCell(60_000).withSearchSteps(1));

    @TempDir private Path folder;

    private static Study study(Question question, Progress progress, Checkpoints checkpoints) {
        return new StudyRunner(Methods.standard().named("direct"), NetworkRegimes.of(question), 2)
                .run(question, progress, checkpoints);
    }

    private static Progress until(int calls) {
        AtomicInteger heard = new AtomicInteger();
        return new Progress() {
            @Override
            public void advanced(double done, double total, String what) {
                heard.incrementAndGet();
            }

            @Override
            public boolean cancelled() {
                return heard.get() >= calls;
            }
        };
    }

    @Test
    void aStudyThatWasStoppedGoesOnToTheSameResult() {
        Study whole = study(QUESTION, Progress.NONE, Checkpoints.none());
        assertThrows(
                CancellationException.class,
                () -> study(QUESTION, until(2), Checkpoints.fresh(folder)));
        Study resumed = study(QUESTION, Progress.NONE, Checkpoints.resume(folder));
        assertSame(whole, resumed);
        // Everything is there now: going on once more only looks.
        assertSame(whole, study(QUESTION, Progress.NONE, Checkpoints.resume(folder)));
    }

    /** In the middle of a round too: the trajectories go on from where the file has them. */
    @Test
    void aCellGoesOnFromTheMiddleOfARound() {
        Question question = QUESTION;
        Replica whole = replica(question);
        whole.advance(50);
        whole.advance(70);
        Replica first = replica(question);
        first.advance(50);
        Checkpoints checkpoints = Checkpoints.fresh(folder);
        byte[] fingerprint = Fingerprint.of(question, "direct");
        checkpoints.keep(5, fingerprint, kept(first));
        Replica second = replica(question);
        assertTrue(checkpoints.restore(5, fingerprint, kept(second)));
        second.advance(70);
        assertEquals(whole.events(), second.events());
        assertEquals(whole.stretches().size(), second.stretches().size());
        for (int i = 0; i < whole.stretches().get(0).samples(); i++) {
            assertEquals(
                    whole.stretches().get(0).value(i, 0), second.stretches().get(0).value(i, 0));
        }
    }

    private static Replica replica(Question question) {
        DeterministicRegime regime = NetworkRegimes.of(question).at(List.of());
        return new Replica(
                new Sampling(
                        question,
                        regime,
                        Methods.standard()
                                .named("direct")
                                .prepare(
                                        new rncrn.stochastic.JumpProcess(
                                                question.network(),
                                                new rncrn.network.SystemSize(10)))),
                0,
                9);
    }

    private static Checkpoints.Kept kept(Replica replica) {
        return new Checkpoints.Kept() {
            @Override
            public void write(java.io.DataOutputStream out) throws IOException {
                replica.write(out);
            }

            @Override
            public void read(java.io.DataInputStream in) throws IOException {
                replica.read(in);
            }
        };
    }

    private static void assertSame(Study expected, Study actual) {
        assertEquals(expected.cells().size(), actual.cells().size());
        for (int i = 0; i < expected.cells().size(); i++) {
            Cell a = expected.cells().get(i);
            Cell b = actual.cells().get(i);
            assertEquals(a.evidence(), b.evidence());
            assertEquals(a.densities(), b.densities());
            assertEquals(a.residences(), b.residences());
            assertEquals(a.events(), b.events());
            assertEquals(a.verdict(), b.verdict());
        }
        assertEquals(expected.smallest(), actual.smallest());
    }

    @Test
    void damageIsToldAndTheOthersAreKept() throws IOException {
        study(QUESTION, Progress.NONE, Checkpoints.fresh(folder));
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        assertEquals(QUESTION.systemSizes().size(), files.size());
        byte[] bytes = Files.readAllBytes(files.get(0));
        bytes[bytes.length / 2] ^= 1;
        Files.write(files.get(0), bytes);
        InputException damaged =
                assertThrows(
                        InputException.class,
                        () -> study(QUESTION, Progress.NONE, Checkpoints.resume(folder)));
        assertTrue(damaged.getMessage().contains(files.get(0).getFileName().toString()));
        Files.delete(files.get(0));
        study(QUESTION, Progress.NONE, Checkpoints.resume(folder));
        Files.write(files.get(1), new byte[] {1, 2, 3});
        assertThrows(
                InputException.class,
                () -> study(QUESTION, Progress.NONE, Checkpoints.resume(folder)));
    }

    @Test
    void anotherQuestionIsRefused() {
        study(QUESTION, Progress.NONE, Checkpoints.fresh(folder));
        Question other =
                new Question(
                        "schloegl",
                        Models.schloegl(),
                        List.of(0),
                        List.of(),
                        List.of(List.of()),
                        List.of(10.0, 20.0),
                        QUESTION.domain(),
                        11,
                        3,
                        QUESTION.settings());
        InputException refused =
                assertThrows(
                        InputException.class,
                        () -> study(other, Progress.NONE, Checkpoints.resume(folder)));
        assertTrue(refused.getMessage().contains("another question"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "in the way");
        assertThrows(
                ComputationException.class,
                () -> study(QUESTION, Progress.NONE, Checkpoints.resume(file.resolve("below"))));
    }
}
