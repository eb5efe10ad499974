package rncrn.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a reader's browser shows it, wide and on a phone. */
class PageInBrowserTest {
    @Test
    void worksOfflineAtTwoWidthsWithoutAComplaint(@TempDir Path folder) throws Exception {
        assumeTrue(Browser.find().isPresent(), "skipped: no Chromium is installed here");
        Path line = folder.resolve("line.html");
        Path plane = folder.resolve("plane.html");
        Path index = folder.resolve("index.html");
        Files.writeString(line, CheckFiles.page(SampleReport.of(1)));
        Files.writeString(plane, CheckFiles.page(SampleReport.of(2)));
        Files.writeString(
                index,
                IndexPage.html(List.of(Summary.of(SampleReport.of(2))), "rncrn report", "0"));
        try (Browser browser = new Browser(Browser.find().get())) {
            for (int width : new int[] {1280, 390}) {
                for (Path page : List.of(line, plane, index)) {
                    browser.open(page, width, 900);
                    assertEquals(List.of(), browser.complaints(), page + " at " + width);
                    assertEquals(List.of(), browser.requests(), "asks for nothing elsewhere");
                    assertTrue(
                            browser.value("document.documentElement.scrollWidth").asInt() <= width,
                            page + " is wider than a window of " + width);
                }
                browser.open(plane, width, 900);
                explores(browser);
                assertEquals(List.of(), browser.complaints(), "after use, at " + width);
            }
        }
    }

    private static void explores(Browser browser) {
        String before = browser.value("document.getElementById('said').textContent").asText();
        browser.value("document.querySelectorAll('.verdicts button')[1].click()");
        String after = browser.value("document.getElementById('said').textContent").asText();
        assertNotEquals(before, after, "a click on a verdict shows its cell");
        assertTrue(after.startsWith("blurred. Because of what was measured <here>."), after);
        assertTrue(
                browser.value("document.querySelectorAll('#law path').length").asInt() >= 3,
                "the law and its equilibria are drawn");
        String start = browser.value("document.getElementById('time').textContent").asText();
        browser.value(
                "document.getElementById('clock').value = 40;"
                        + "document.getElementById('clock').dispatchEvent(new Event('input'))");
        String later = browser.value("document.getElementById('time').textContent").asText();
        assertNotEquals(start, later, "the trajectory moves");
        browser.value(
                "(function () {"
                        + " var svg = document.querySelector('svg[data-panel]');"
                        + " var box = svg.getBoundingClientRect();"
                        + " svg.dispatchEvent(new PointerEvent('pointermove', {"
                        + " clientX: box.left + box.width / 2,"
                        + " clientY: box.top + box.height / 2})); })()");
        String tip = browser.value("document.getElementById('tip').textContent").asText();
        assertTrue(tip.contains("="), "values under the pointer: " + tip);
    }
}
