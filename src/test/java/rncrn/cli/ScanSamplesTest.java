package rncrn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rncrn.cli.ScanSamples.Sample;
import rncrn.files.Checkpoints;

class ScanSamplesTest {
    private static final Sample FIRST =
            new Sample(List.of("A", "B"), List.of(List.of(0.1, 2.0), List.of(3.0, -0.0)));
    private static final Sample SECOND = new Sample(List.of("A"), List.of(List.of(Math.PI)));

    @Test
    void whatWasKeptAnswersFirst(@TempDir Path folder) {
        byte[] fingerprint = {7};
        Checkpoints.Part part = Checkpoints.fresh(folder).part(0, fingerprint);
        ScanSamples interrupted = new ScanSamples(part);
        interrupted.next(() -> FIRST);
        part.keep(interrupted);
        ScanSamples resumed = new ScanSamples(Checkpoints.resume(folder).part(0, fingerprint));
        assertEquals(
                FIRST,
                resumed.next(
                        () -> {
                            throw new AssertionError("computed again");
                        }));
        assertEquals(SECOND, resumed.next(() -> SECOND));
    }
}
