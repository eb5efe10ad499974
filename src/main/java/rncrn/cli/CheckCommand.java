package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rncrn.InputException;
import rncrn.field.Box;
import rncrn.report.CheckFiles;
import rncrn.report.CheckReport;
import rncrn.verdict.Settings;

/** The verb {@code check}: the whole question, from a design to verdicts under molecular noise. */
@Command(
        name = "check",
        description = {
            "Does the behaviour survive molecular noise? Trains where no trained network exists,"
                    + " finds the regimes of the rate equations, simulates every (parameter, system"
                    + " size) and compares.",
            "Writes index.html, verdict.json, every figure as SVG, PNG and CSV, and run.json."
        })
public final class CheckCommand implements Runnable {
    @Mixin private CommonOptions common;

    @Parameters(
            index = "0",
            paramLabel = "DESIGN_OR_MODEL_OR_NETWORK",
            description = "A design (.yaml), a trained network (.json) or a reaction list.")
    private Path file;

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=v1,v2",
            description =
                    "Values of a parameter species to check; repeat it for every combination of"
                            + " several.")
    private List<String> parameters = new ArrayList<>();

    @Option(
            names = {"-w", "--system-sizes"},
            paramLabel = "W1,W2",
            split = ",",
            description = "System sizes to check: copy number = W times concentration.")
    private List<Double> systemSizes = new ArrayList<>();

    @Option(
            names = "--domain",
            paramLabel = "NAME=a:b",
            description =
                    "Range of an executive species to look for behaviour in (default: the design's,"
                            + " or twice what the rate equations reach).")
    private List<String> domain = new ArrayList<>();

    @Option(
            names = "--horizon",
            paramLabel = "T",
            description =
                    "How long a behaviour must last, in the network's unit of time (default: the"
                            + " design's, or the median over parameter values of 20 relaxation times"
                            + " of an equilibrium and 5 periods of a cycle).")
    private Double horizon;

    @Option(
            names = "--confidence",
            paramLabel = "P",
            description = "Probability with which all decided verdicts are right (default 0.95).")
    private Double confidence;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description =
                    "Reaction events to spend on one (parameter, system size) at most (default"
                            + " 250 million).")
    private Double budget;

    @Option(
            names = "--reserve",
            paramLabel = "N",
            description =
                    "Further reaction events of the whole check; with what decided ones leave of"
                            + " their budgets they go to undecided (parameter, system size),"
                            + " cheapest first (default 2 billion).")
    private Double reserve;

    @Option(
            names = "--exact-only",
            description =
                    "Judge by exact simulation alone: cells that it cannot decide within the budget"
                            + " stay undecided. Otherwise an approximate method that agrees with"
                            + " exact runs takes over there, and the report says so.")
    private boolean exactOnly;

    @Option(
            names = "--mu",
            paramLabel = "MU",
            description = "Time scale of the perceptrons of a trained network.")
    private Double mu;

    @Option(
            names = "--resume",
            description =
                    "Go on from what an interrupted run left in the output folder; the results are"
                            + " the same bytes.")
    private boolean resume;

    @Override
    public void run() {
        Run run = new Run(common);
        Map<String, List<Double>> given = CheckSubject.parameters(parameters);
        Settings settings = settings();
        Path folder = common.output(Path.of("results", CheckSubject.stem(file)));
        try (ProgressLine progress = new ProgressLine(common)) {
            CheckJob job = new CheckJob(common, progress, run, folder, command(), resume);
            CheckSubject subject =
                    CheckSubject.read(file, Optional.ofNullable(mu), run, job::train);
            CheckReport report =
                    job.check(
                            subject,
                            given,
                            systemSizes,
                            box(subject),
                            horizon,
                            exactOnly
                                    ? settings.withApproximateSteps(0)
                                    : settings.withApproximateSteps(
                                            CheckJob.approximateSteps(subject)));
            job.write(report);
            progress.end();
            common.out().print(CheckFiles.table(report.study()));
            common.out().println("Report: " + folder.resolve("index.html"));
            common.out().flush();
        }
    }

    private String command() {
        String line = common.commandLine().replace(" --resume", "");
        return line.equals("rncrn") ? "rncrn " + Main.MAIN_JOB : line;
    }

    private Settings settings() {
        for (double size : systemSizes) {
            if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
                throw new InputException(
                        "--system-sizes " + size + " is not allowed; give positive numbers");
            }
        }
        if (horizon != null && !(horizon > 0 && horizon < Double.POSITIVE_INFINITY)) {
            throw new InputException(
                    "--horizon " + horizon + " is not allowed; give a positive time");
        }
        Settings settings =
                Settings.DEFAULT.withEventsPerCell(CheckJob.BUDGET).withReserve(CheckJob.RESERVE);
        try {
            if (reserve != null) {
                settings = settings.withReserve((long) (double) reserve);
            }
            if (budget != null) {
                settings = settings.withEventsPerCell((long) (double) budget);
            }
            if (confidence != null) {
                settings = settings.withConfidence(confidence);
            }
        } catch (IllegalArgumentException refused) {
            throw new InputException(
                    "--budget, --reserve or --confidence: " + refused.getMessage(), refused);
        }
        return settings;
    }

    private Optional<Box> box(CheckSubject subject) {
        if (domain.isEmpty()) {
            return subject.domain();
        }
        Map<String, double[]> ranges = new LinkedHashMap<>();
        for (String option : domain) {
            NamedRange range = NamedRange.parse("--domain", option);
            String name = range.name();
            if (!subject.executive().contains(name)) {
                throw new InputException(
                        "--domain "
                                + name
                                + ": behaviour is judged in "
                                + String.join(", ", subject.executive())
                                + "; name one of these");
            }
            if (range.low() < 0) {
                throw new InputException(
                        "--domain " + option + ": concentrations begin at 0; give 0 or more");
            }
            ranges.put(name, new double[] {range.low(), range.high()});
        }
        int n = subject.executive().size();
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            double[] range = ranges.get(subject.executive().get(i));
            if (range == null && subject.domain().isEmpty()) {
                throw new InputException(
                        "--domain is missing for "
                                + subject.executive().get(i)
                                + "; give all ranges or none");
            }
            low[i] = range == null ? subject.domain().get().lower(i) : range[0];
            high[i] = range == null ? subject.domain().get().upper(i) : range[1];
        }
        return Optional.of(Box.of(low, high));
    }
}
