package rncrn.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rncrn.ComputationException;
import rncrn.InputException;
import rncrn.bifurcation.DomainGuess;
import rncrn.bifurcation.Dynamics;
import rncrn.design.Design;
import rncrn.field.Box;
import rncrn.files.Checkpoints;
import rncrn.files.KeptJson;
import rncrn.files.WholeFile;
import rncrn.format.ModelReader;
import rncrn.format.ModelWriter;
import rncrn.format.ReactionListWriter;
import rncrn.network.ReactionNetwork;
import rncrn.neural.Layer;
import rncrn.neural.Rncrn;
import rncrn.report.CheckFiles;
import rncrn.report.CheckReport;
import rncrn.report.Names;
import rncrn.report.Siblings;
import rncrn.report.Summary;
import rncrn.training.Behaviours;
import rncrn.training.Measure;
import rncrn.training.Trainer;
import rncrn.training.TrainingResult;
import rncrn.verdict.Cell;
import rncrn.verdict.Fingerprint;
import rncrn.verdict.KeptRegimes;
import rncrn.verdict.NetworkRegimes;
import rncrn.verdict.Question;
import rncrn.verdict.RegimeFinder;
import rncrn.verdict.Settings;
import rncrn.verdict.Study;
import rncrn.verdict.StudyRunner;

/** The work behind the verb check: training, the question, the study, and what is shown with it. */
final class CheckJob {
    /** Reaction events to spend on one cell at most. */
    static final long BUDGET = 250_000_000L;

    /** Further reaction events of the whole study, for what is undecided. */
    static final long RESERVE = 2_000_000_000L;

    /** Steps of an approximate method to spend on one cell at most, times the perceptrons. */
    private static final double APPROXIMATE_STEPS = 4.8e7;

    /** What a step costs beside its perceptrons, in perceptrons. */
    private static final int STEP = 8;

    private static final long DIAGRAM = 0x6469616772616dL;
    private static final List<Double> SIZES = List.of(10.0, 30.0, 100.0, 300.0);

    private final CommonOptions common;
    private final ProgressLine progress;
    private final Run run;
    private final Path folder;
    private final String command;
    private final boolean resume;
    private final Checkpoints checkpoints;
    private final Map<String, String> training = new LinkedHashMap<>();

    /**
     * @param command the command line that makes this report, for the report
     * @param resume whether to go on from what an earlier run left in the folder
     */
    CheckJob(
            CommonOptions common,
            ProgressLine progress,
            Run run,
            Path folder,
            String command,
            boolean resume) {
        this.resume = resume;
        Path kept = folder.resolve(Checkpoints.FOLDER);
        checkpoints = resume ? Checkpoints.resume(kept) : Checkpoints.fresh(kept);
        this.common = common;
        this.command = command;
        this.progress = progress;
        this.run = run;
        this.folder = folder;
    }

    /** Steps of an approximate method to spend on one cell at most: of about equal cost for all. */
    static long approximateSteps(CheckSubject subject) {
        return (long)
                (APPROXIMATE_STEPS / (STEP + subject.model().map(CheckJob::perceptrons).orElse(5)));
    }

    /**
     * Beside a classification network leaps follow all perceptrons, each at about twice the cost.
     */
    private static int perceptrons(Rncrn model) {
        int driving =
                model.classifier().stream()
                        .flatMap(classifier -> classifier.layers().stream())
                        .mapToInt(Layer::size)
                        .sum();
        return driving == 0 ? model.perceptrons() : 2 * (model.perceptrons() + driving);
    }

    /** Trains the network of a design. */
    Rncrn train(Design design) {
        Path keptModel = folder.resolve(Checkpoints.FOLDER).resolve("model.json");
        Path keptFacts = folder.resolve(Checkpoints.FOLDER).resolve("training.json");
        if (resume && Files.exists(keptModel) && Files.exists(keptFacts)) {
            facts(keptFacts);
            return ModelReader.read(keptModel);
        }
        progress.begin("training " + design.name());
        TrainingResult result =
                Trainer.train(
                        design,
                        common.seed(),
                        common.threads(),
                        (stage, done, total, best) -> progress.advanced(done, total, stage));
        training.put("starts of the training", Integer.toString(result.starts().size()));
        training.put(
                "loss on all " + result.points() + " training points", Names.number(result.loss()));
        training.put(
                "mean flux, over mean wanted field",
                Names.number(result.flux())
                        + ", "
                        + Names.number(result.flux() / result.meanTarget())
                        + " times");
        List<Behaviours.Finding> misses =
                result.behaviours().findings().stream().filter(f -> !f.holds()).toList();
        if (!result.behaviours().findings().isEmpty()) {
            training.put(
                    "behaviours of the rate equations that the design asks for",
                    misses.isEmpty()
                            ? "all " + result.behaviours().findings().size() + " hold"
                            : "missed "
                                    + misses.size()
                                    + " of "
                                    + result.behaviours().findings().size()
                                    + ": "
                                    + misses.stream()
                                            .map(f -> "at " + f.at() + " " + f.regimes())
                                            .collect(Collectors.joining("; ")));
        }
        run.fact("trainingLoss", result.loss());
        run.fact("behavioursHold", result.behaviours().hold());
        try {
            Files.createDirectories(keptModel.getParent());
            WholeFile.text(keptModel, ModelWriter.write(result.network()));
            WholeFile.text(keptFacts, new ObjectMapper().writeValueAsString(training));
        } catch (IOException failure) {
            throw new ComputationException(
                    keptModel
                            + ": the trained network cannot be kept ("
                            + WholeFile.reason(failure)
                            + ")",
                    failure);
        }
        return result.network();
    }

    private void facts(Path kept) {
        try {
            training.putAll(
                    new ObjectMapper()
                            .readValue(
                                    Files.readString(kept),
                                    new TypeReference<LinkedHashMap<String, String>>() {}));
        } catch (IOException damaged) {
            throw new InputException(
                    kept + ": this checkpoint is damaged; run again without --resume", damaged);
        }
    }

    /** Answers the question and gathers what the report shows. */
    CheckReport check(
            CheckSubject subject,
            Map<String, List<Double>> given,
            List<Double> sizesGiven,
            Optional<Box> domain,
            Double horizon,
            Settings settings) {
        if (training.isEmpty() && subject.design().isPresent() && subject.model().isPresent()) {
            Design design = subject.design().get();
            training.put(
                    "loss on the design's training points",
                    Names.number(
                            Measure.loss(
                                    subject.model().get(),
                                    design.trainingSet(),
                                    design.training().residual())));
        }
        CheckSubject.Grid grid = subject.grid(given);
        ReactionNetwork network = subject.network();
        List<Integer> executive = subject.executive().stream().map(network::indexOf).toList();
        List<Integer> parameters = grid.names().stream().map(network::indexOf).toList();
        Question question =
                new Question(
                        subject.name(),
                        network,
                        executive,
                        parameters,
                        grid.points(),
                        !sizesGiven.isEmpty()
                                ? sizesGiven
                                : subject.systemSizes().isEmpty() ? SIZES : subject.systemSizes(),
                        domain.orElseGet(() -> guessed(subject, grid)),
                        horizon == null ? subject.horizon() : horizon,
                        common.seed(),
                        settings);
        KeptRegimes regimes = new KeptRegimes(NetworkRegimes.of(question), question, checkpoints);
        progress.begin("finding the regimes of the rate equations");
        regimes.ahead(question.parameterValues(), common.threads(), progress);
        if (domain.isEmpty()) {
            refuseEmpty(question, regimes);
        }
        Branches.Shown diagram = diagram(question);
        progress.begin("simulating");
        Study study =
                new StudyRunner(Menu.named("auto", 0.03), regimes, common.threads())
                        .run(question, progress, checkpoints);
        subject.model()
                .ifPresent(
                        model ->
                                WholeFile.text(
                                        folder.resolve("model.json"), ModelWriter.write(model)));
        CheckReport.Further further =
                new FurtherWork(study, regimes, common.threads(), progress)
                        .all(
                                diagram.special().stream()
                                        .map(CheckReport.Special::parameter)
                                        .toList(),
                                checkpoints);
        progress.begin("tau-leaping against exact simulation");
        List<CheckReport.LeapCheck> leaping =
                new LeapMeasurement(question, common.threads(), checkpoints, progress).of(study);
        return new CheckReport(
                study,
                subject.about(),
                subject.design(),
                subject.model(),
                ReactionListWriter.write(network),
                training,
                RateCourses.of(study),
                diagram.branches(),
                diagram.special(),
                further,
                leaping,
                command,
                Version.number());
    }

    private Branches.Shown diagram(Question question) {
        Dynamics dynamics = Dynamics.of(question.network());
        if (!Branches.has(question)
                || !question.executiveNames().containsAll(dynamics.searchVariables())) {
            return Branches.Shown.NOTHING;
        }
        progress.begin("following the branches of the rate equations");
        return KeptJson.once(
                checkpoints,
                DIAGRAM,
                Fingerprint.of(question, "diagram"),
                new TypeReference<Branches.Shown>() {},
                () -> Branches.of(question, dynamics));
    }

    /** Writes the report with its manifest. */
    void write(CheckReport report) {
        progress.begin("writing the report");
        CheckFiles.write(report, folder);
        WholeFile.text(folder.resolve("summary.json"), Summary.of(report).json());
        Siblings.compose(folder);
        Question question = report.study().question();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("confidence", question.settings().confidence());
        settings.put("eventsPerCell", question.settings().eventsPerCell());
        settings.put("reserve", question.settings().reserve());
        settings.put("horizon", question.horizon());
        settings.put("systemSizes", question.systemSizes());
        settings.put("parameters", question.parameterNames());
        settings.put("parameterValues", question.parameterValues());
        run.method(report.study().method(), settings);
        run.fact("events", report.study().cells().stream().mapToLong(Cell::events).sum());
        progress.end();
        run.fact("stageCpuSeconds", progress.stages());
        run.write(folder);
        clear();
    }

    /** Removes the checkpoints: the results are written. */
    private void clear() {
        checkpoints.clear();
        Path kept = folder.resolve(Checkpoints.FOLDER);
        try {
            Files.deleteIfExists(kept.resolve("model.json"));
            Files.deleteIfExists(kept.resolve("training.json"));
            Files.deleteIfExists(kept);
        } catch (IOException left) {
            common.err().println("rncrn: " + kept + " could not be removed; delete it by hand");
        }
    }

    /** Where nothing is said, twice what the rate equations reach from wide starts. */
    private static Box guessed(CheckSubject subject, CheckSubject.Grid grid) {
        Dynamics dynamics = Dynamics.of(subject.network());
        Box found =
                DomainGuess.of(
                        dynamics,
                        grid.points().stream()
                                .map(
                                        v ->
                                                RateCourses.statics(
                                                        dynamics,
                                                        subject.network(),
                                                        grid.names(),
                                                        v))
                                .toArray(double[][]::new));
        int n = subject.executive().size();
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            int place = dynamics.searchVariables().indexOf(subject.executive().get(i));
            high[i] = place < 0 ? 1 : found.upper(place);
        }
        return Box.of(new double[n], high);
    }

    /** A guessed domain has to hold some behaviour at every parameter value. */
    private static void refuseEmpty(Question question, RegimeFinder regimes) {
        for (List<Double> values : question.parameterValues()) {
            if (regimes.at(values).attractors().isEmpty()) {
                StringBuilder box = new StringBuilder();
                for (int i = 0; i < question.executive().size(); i++) {
                    box.append(i > 0 ? ", " : "")
                            .append(question.executiveNames().get(i))
                            .append(" from 0 to ")
                            .append(Names.number(question.domain().upper(i), 3));
                }
                throw new InputException(
                        "the rate equations have no attractor at "
                                + (values.isEmpty()
                                        ? "these rates"
                                        : question.parameterNames() + " = " + values)
                                + " in the domain guessed ("
                                + box
                                + "); say where to look with --domain NAME=low:high for each of"
                                + " these");
            }
        }
    }
}
