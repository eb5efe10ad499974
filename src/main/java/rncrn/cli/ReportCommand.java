package rncrn.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rncrn.ComputationException;
import rncrn.InputException;
import rncrn.design.DesignReader;
import rncrn.files.Checkpoints;
import rncrn.files.KeptJson;
import rncrn.files.WholeFile;
import rncrn.report.IndexPage;
import rncrn.report.Siblings;
import rncrn.report.Summary;
import rncrn.stochastic.Streams;
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
            names = "--reserve",
            paramLabel = "N",
            defaultValue = "2e9",
            description =
                    "Further reaction events of every design; with what decided cells leave of"
                            + " their budgets they go to undecided ones, cheapest first (default"
                            + " ${DEFAULT-VALUE}).")
    private double reserve;

    @Option(
            names = "--resume",
            description =
                    "Go on from what an interrupted run left; the reports that it made stay as they"
                            + " are.")
    private boolean resume;

    @Override
    public void run() {
        if (!(budget >= 1)) {
            throw new InputException(
                    "--budget " + budget + " is not allowed; give a number of reaction events");
        }
        if (!(reserve >= 0)) {
            throw new InputException(
                    "--reserve " + reserve + " is not allowed; give 0 or a number of events");
        }
        List<Path> designs = designs();
        List<Path> wanted =
                designs.stream()
                        .filter(file -> only.isEmpty() || only.contains(CheckSubject.stem(file)))
                        .toList();
        Path folder = common.output(Path.of("results"));
        Run all = new Run(common);
        Checkpoints made =
                resume
                        ? Checkpoints.resume(folder.resolve(Checkpoints.FOLDER))
                        : Checkpoints.fresh(folder.resolve(Checkpoints.FOLDER));
        ReportSchedule schedule = new ReportSchedule(wanted, folder);
        List<String> failed = new ArrayList<>();
        for (Path design : wanted) {
            all.input(design);
            double before = all.wallSeconds();
            if (!one(design, folder, all, made)) {
                failed.add(CheckSubject.stem(design));
            }
            common.out().println(schedule.done(design, all.wallSeconds() - before));
            common.out().flush();
        }
        List<Summary> summaries = summaries(designs, folder);
        WholeFile.text(folder.resolve("summary.csv"), IndexPage.csv(summaries));
        WholeFile.text(
                folder.resolve("index.html"),
                IndexPage.html(summaries, "rncrn report", Version.number()));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("eventsPerCell", (long) budget);
        settings.put("reserve", (long) reserve);
        settings.put("designs", summaries.stream().map(Summary::name).toList());
        settings.put("failed", failed);
        all.method("check of every design", settings);
        all.write(folder);
        made.clear();
        common.out()
                .println(
                        "Reports of "
                                + summaries.stream().filter(s -> s.failure().isEmpty()).count()
                                + " designs: "
                                + folder.resolve("index.html"));
        common.out().flush();
        if (!failed.isEmpty()) {
            throw new ComputationException(
                    "no report of "
                            + String.join(", ", failed)
                            + "; "
                            + folder.resolve("index.html")
                            + " says why, and has all the others");
        }
    }

    /** The summaries of all reports that lie in the folder, in the order of the designs. */
    private static List<Summary> summaries(List<Path> designs, Path folder) {
        List<Summary> summaries = new ArrayList<>();
        for (Path design : designs) {
            Path kept = folder.resolve(CheckSubject.stem(design)).resolve("summary.json");
            if (Files.exists(kept)) {
                summaries.add(summary(kept));
            }
        }
        return summaries;
    }

    /** One report, unless it is made already; whether there is one now. */
    private boolean one(Path design, Path folder, Run all, Checkpoints made) {
        common.out().println(design + " ...");
        common.out().flush();
        String name = CheckSubject.stem(design);
        Path own = folder.resolve(name);
        try {
            // What is made is marked, so that going on does not mistake older reports for it.
            String words =
                    KeptJson.once(
                            made,
                            Streams.derive(budgetSeed(), name.hashCode()),
                            fingerprint(design),
                            new TypeReference<String>() {},
                            () -> made(design, own, all.part()));
            common.out().println("  " + words);
            return true;
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            // The others go on, whatever went wrong with this one.
            String why = Failures.sentence(failure, false);
            WholeFile.text(
                    own.resolve("summary.json"), Summary.failed(name, about(design), why).json());
            Siblings.compose(own);
            common.out().println("  no report: " + why);
            return false;
        }
    }

    private long budgetSeed() {
        return Streams.derive(Streams.derive(common.seed(), (long) budget), (long) reserve);
    }

    /** Of the version and the design; seed and budget are in the number of the part. */
    private static byte[] fingerprint(Path design) {
        return HexFormat.of().parseHex(Run.sha256(design));
    }

    /** Makes one report; what its verdicts are. */
    private String made(Path design, Path own, Run run) {
        try {
            Files.createDirectories(own);
        } catch (IOException failure) {
            throw new ComputationException(
                    own + " cannot be created (" + WholeFile.reason(failure) + ")", failure);
        }
        try (ProgressLine progress = new ProgressLine(common)) {
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
                                    + (long) budget
                                    + " --reserve "
                                    + (long) reserve,
                            resume);
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
                                    .withReserve((long) reserve)
                                    .withApproximateSteps(CheckJob.approximateSteps(subject))));
        }
        return summary(own.resolve("summary.json")).verdicts();
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
