package rncrn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Other people's data, read in place from the folder beside the project. A test that needs it is
 * skipped, and says so, where the folder is absent.
 */
public final class Reference {
    private static final Path ROOT = Path.of("..", "shared", "reference").toAbsolutePath();

    private Reference() {}

    /** A file or folder of the reference data; skips the calling test where it is absent. */
    public static Path path(String relative) {
        Path path = ROOT.resolve(relative).normalize();
        assumeTrue(
                Files.exists(path),
                "skipped: the reference data " + relative + " is not beside this checkout");
        return path;
    }
}
