package rncrn.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rncrn.ComputationException;
import rncrn.files.WholeFile;

/**
 * A design's network as published and its noise-aware one, side by side: each page gets a section
 * that compares the two, from the summaries that lie beside the pages, whichever was made first.
 */
public final class Siblings {
    /** How names of noise-aware networks end. */
    public static final String NOISE_AWARE = "-noise-aware";

    static final String SLOT = "sibling";

    private Siblings() {}

    /**
     * Compares the report of a folder and that of the other network beside it, where there is one,
     * in both pages.
     *
     * @throws ComputationException if a page cannot be read or written
     */
    public static void compose(Path folder) {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        String other =
                name.endsWith(NOISE_AWARE)
                        ? name.substring(0, name.length() - NOISE_AWARE.length())
                        : name + NOISE_AWARE;
        Path beside = folder.toAbsolutePath().normalize().resolveSibling(other);
        Optional<Summary> own = summary(folder);
        Optional<Summary> its = summary(beside);
        fill(folder, own, its, other);
        fill(beside, its, own, name);
    }

    /** The summary of a report; empty where there is none, or none that was made. */
    private static Optional<Summary> summary(Path folder) {
        Path file = folder.resolve("summary.json");
        try {
            return Files.exists(file)
                    ? Optional.of(Summary.parse(Files.readString(file)))
                            .filter(found -> found.failure().isEmpty())
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static void fill(
            Path folder, Optional<Summary> own, Optional<Summary> its, String itsFolder) {
        Path page = folder.resolve("index.html");
        if (own.isEmpty() || !Files.exists(page)) {
            return;
        }
        try {
            String before = Files.readString(page);
            String after =
                    its.isEmpty()
                            ? Page.fill(before, SLOT, "", "")
                            : Page.fill(
                                    before,
                                    SLOT,
                                    "Published style and noise-aware, side by side",
                                    html(own.get(), its.get(), itsFolder));
            if (!after.equals(before)) {
                WholeFile.text(page, after);
            }
        } catch (IOException unreadable) {
            throw new ComputationException(
                    page + " cannot be read (" + WholeFile.reason(unreadable) + ")", unreadable);
        }
    }

    private static String html(Summary own, Summary other, String itsFolder) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("perceptrons", own.perceptrons(), other.perceptrons()));
        rows.add(List.of("reactions", own.reactions(), other.reactions()));
        rows.add(List.of("\u03bc", own.mu(), other.mu()));
        rows.add(List.of("training loss", own.loss(), other.loss()));
        rows.add(List.of("rate equations", own.regimes(), other.regimes()));
        rows.add(List.of("bifurcations", own.bifurcations(), other.bifurcations()));
        rows.add(List.of("smallest \u03a9", own.smallest(), other.smallest()));
        rows.add(List.of("copies there", own.copies(), other.copies()));
        rows.add(List.of("verdicts", own.verdicts(), other.verdicts()));
        rows.add(List.of("coherent cycles", own.coherence(), other.coherence()));
        rows.add(List.of("switching time", own.switching(), other.switching()));
        rows.add(List.of("events per time and \u03a9", own.events(), other.events()));
        rows.removeIf(row -> row.get(1).isEmpty() && row.get(2).isEmpty());
        List<List<String>> filled =
                rows.stream().map(row -> row.stream().map(IndexPage::filled).toList()).toList();
        return "<p>"
                + Html.escape(
                        "The same behaviour was trained in two ways: as the publications do, and"
                                + " with the noise of the molecules in the loss.")
                + "</p>\n"
                + Page.table("", List.of("", own.name() + " (this page)", other.name()), filled)
                + "\n<p>"
                + Page.link("../" + itsFolder + "/index.html", "The other report")
                + "</p>";
    }
}
