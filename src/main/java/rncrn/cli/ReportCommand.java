package rncrn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rncrn.ComputationException;
import rncrn.InputException;
import rncrn.design.DesignReader;
import rncrn.files.WholeFile;
import rncrn.report.IndexPage;
import rncrn.report.Summary;
import rncrn.verdict.Settings;

/** The verb {@code report}: checks every design of a folder and compares them on one page. */
@Command(
        name = "report",
        description = {
            "Checks every design of a folder, and every noise-aware network beside it"
                    + " (NAME-noise-aware.json), as rncrn check does, each into a folder of its"
                    + " own, and writes index.html that compares them.",
            "A design that cannot be trained or checked is listed with the reason; the others go"
                    + " on."
        })
public final class ReportCommand implements Runnable {
    @Mixin private CommonOptions common;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            defaultValue = "models",
            description = "Folder with the designs (default ${DEFAULT-VALUE}).")
    private Path models;

    @Option(
            names = "--only",
            paramLabel = "NAME1,NAME2",
            split = ",",
            description = "Check only these designs; the others keep the reports they have.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--budget",
            paramLabel = "N",
            defaultValue = "2e7",
            description =
                    "Reaction events to spend on one (parameter, system size) at most (default"
                            + " ${DEFAULT-VALUE}).")
    private double budget;

    @Option(
            names = "--resume",
            description = "Go on from what an interrupted run left; reports made stay as they are.")
    private boolean resume;

    @Override
    public void run() {
        List<Path> designs = designs();
        Path folder = common.output(Path.of("results"));
        Run all = new Run(common);
        List<Summary> summaries = new ArrayList<>();
        for (Path design : designs) {
            String name = CheckSubject.stem(design);
            Path own = folder.resolve(name);
            boolean made = resume && Files.exists(own.resolve("index.html"));
            if (!made && (only.isEmpty() || only.contains(name))) {
                all.input(design);
                one(design, own);
            }
            Path kept = own.resolve("summary.json");
            if (Files.exists(kept)) {
                summaries.add(summary(kept));
            }
        }
        WholeFile.text(folder.resolve("summary.csv"), IndexPage.csv(summaries));
        WholeFile.text(
                folder.resolve("index.html"),
                IndexPage.html(summaries, "rncrn report", Version.number()));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("eventsPerCell", (long) budget);
        settings.put("designs", summaries.stream().map(Summary::name).toList());
        all.method("check of every design", settings);
        all.write(folder);
        common.out()
                .println(
                        "Reports of "
                                + summaries.size()
                                + " designs: "
                                + folder.resolve("index.html"));
        common.out().flush();
    }

    private void one(Path design, Path own) {
        common.out().println(design + " ...");
        common.out().flush();
        Run run = new Run(common);
        try (ProgressLine progress = new ProgressLine(common)) {
            Files.createDirectories(own);
            CheckJob job =
                    new CheckJob(
                            common,
                            progress,
                            run,
                            own,
                            "rncrn check "
                                    + design
                                    + " --output "
                                    + own
                                    + " --seed "
                                    + common.seed()
                                    + " --budget "
                                    + (long) budget,
                            resume);
            sibling(own).ifPresent(job::beside);
            CheckSubject subject = CheckSubject.read(design, Optional.empty(), run, job::train);
            job.write(
                    job.check(
                            subject,
                            Map.of(),
                            List.of(),
                            subject.domain(),
                            null,
                            Settings.DEFAULT
                                    .withEventsPerCell((long) budget)
                                    .withApproximateSteps(CheckJob.APPROXIMATE_STEPS)));
            progress.end();
            common.out().println("  " + summary(own.resolve("summary.json")).verdicts());
        } catch (ComputationException | InputException failure) {
            String about = about(design);
            WholeFile.text(
                    own.resolve("summary.json"),
                    Summary.failed(CheckSubject.stem(design), about, failure.getMessage()).json());
            common.out().println("  no report: " + failure.getMessage());
        } catch (IOException failure) {
            throw new ComputationException(
                    own + " cannot be created (" + WholeFile.reason(failure) + ")", failure);
        }
        common.out().flush();
    }

    /** The summary of the same design's other network, where its report exists. */
    private static Optional<Summary> sibling(Path own) {
        String name = String.valueOf(own.getFileName());
        String other =
                name.endsWith(CheckSubject.NOISE_AWARE)
                        ? name.substring(0, name.length() - CheckSubject.NOISE_AWARE.length())
                        : name + CheckSubject.NOISE_AWARE;
        Path kept = own.resolveSibling(other).resolve("summary.json");
        return Files.exists(kept)
                ? Optional.of(summary(kept)).filter(found -> found.failure().isEmpty())
                : Optional.empty();
    }

    private static String about(Path design) {
        try {
            return design.toString().endsWith(".yaml") ? DesignReader.read(design).about() : "";
        } catch (InputException unreadable) {
            return "";
        }
    }

    private static boolean isSubject(Path file) {
        String name = file.toString();
        return name.endsWith(".yaml")
                || (name.endsWith(CheckSubject.NOISE_AWARE + ".json")
                        // A noise-aware network with a design of its own comes with it.
                        && !Files.exists(file.resolveSibling(CheckSubject.stem(file) + ".yaml")));
    }

    private List<Path> designs() {
        List<Path> designs;
        try (Stream<Path> files = Files.list(models)) {
            designs =
                    files.filter(ReportCommand::isSubject)
                            // A design first, then its noise-aware network.
                            .sorted(java.util.Comparator.comparing(CheckSubject::stem))
                            .toList();
        } catch (IOException failure) {
            throw new InputException(
                    "--models "
                            + models
                            + " cannot be read ("
                            + WholeFile.reason(failure)
                            + "); name a folder of designs",
                    failure);
        }
        if (designs.isEmpty()) {
            throw new InputException("--models " + models + " holds no designs (.yaml)");
        }
        for (String name : only) {
            if (designs.stream().noneMatch(file -> CheckSubject.stem(file).equals(name))) {
                throw new InputException(
                        "--only " + name + ": there is no such design in " + models);
            }
        }
        return designs;
    }

    private static Summary summary(Path file) {
        try {
            return Summary.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new InputException(
                    file + ": this is not the summary of a report; delete it and run again",
                    unreadable);
        }
    }
}
