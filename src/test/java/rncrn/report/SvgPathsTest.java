package rncrn.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SvgPathsTest {
    @Test
    void pointsThatNoEyeTellsAreLeftOut() {
        // The second point lies .1 off the line, the third 2.
        assertEquals(
                "<path d=\"m0 0l10 2 10-2\"/>",
                SvgPaths.tidy("<path d=\"M0 0L5 1.1L10 2L20 0\"/>"));
        // A closed shape ends where it began; what follows is reckoned from there.
        assertEquals(
                "<path d=\"m1 1l2 0 0 2zm4 0l1 0\"/>",
                SvgPaths.tidy("<path d=\"M1 1L3 1L3 3ZM5 1L6 1\"/>"));
    }

    @Test
    void neighbouringLinesOfOneStyleAreOnePath() {
        String line = "<line fill=\"none\" x1=\"%s\" x2=\"%s\" y1=\"0\" y2=\"9.5\"%s/>";
        String text =
                "<g>"
                        + String.format(line, "1", "1", "")
                        + String.format(line, "2.5", "2.5", "")
                        + String.format(line, "4", "4", " stroke=\"red\"")
                        + "<text>a</text></g>";
        assertEquals(
                "<g><path fill=\"none\" d=\"m1 0l0 9.5m1.5-9.5l0 9.5\"/>"
                        + "<path fill=\"none\" stroke=\"red\" d=\"m4 0l0 9.5\"/>"
                        + "<text>a</text></g>",
                SvgPaths.tidy(text));
    }
}
