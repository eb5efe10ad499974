package rncrn.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rncrn.ComputationException;
import rncrn.InputException;
import rncrn.design.Design;
import rncrn.design.DesignReader;
import rncrn.files.WholeFile;
import rncrn.format.Input;
import rncrn.format.Inputs;
import rncrn.format.ModelWriter;
import rncrn.neural.Rncrn;
import rncrn.report.TrainingFiles;
import rncrn.training.Behaviours;
import rncrn.training.Checkpoint;
import rncrn.training.NoiseJudge;
import rncrn.training.NoiseResult;
import rncrn.training.NoiseTrainer;
import rncrn.training.RateRange;
import rncrn.training.Session;
import rncrn.training.Trainer;
import rncrn.training.TrainingResult;
import rncrn.verdict.Foresight;

/** The verb {@code train}. */
@Command(
        name = "train",
        description = {
            "Trains the network of a design and writes model.json, training.json and run.json.",
            "Ends with status 1, the best network kept, where the full reaction list does not"
                    + " behave as the design expects."
        })
public final class TrainCommand implements Runnable {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "DESIGN", description = "Design file (YAML).")
    private Path file;

    @Option(
            names = "--noise-aware",
            description =
                    "Train a network that behaves the same with far fewer molecules, by the"
                            + " design's section noise; writes front.csv too.")
    private boolean noiseAware;

    @Option(
            names = "--from",
            paramLabel = "MODEL",
            description =
                    "Take the weights of a trained network (.json, .mat) as one more start: it must"
                            + " have the design's species, parameters and perceptrons.")
    private Path from;

    @Option(
            names = "--seeds",
            paramLabel = "K",
            description =
                    "Instead of one network train K, from K seeds in a row, and write seeds.csv:"
                            + " how often training succeeds.")
    private Integer seeds;

    @Option(
            names = "--resume",
            description =
                    "Go on with training that was interrupted in the same output folder: starts that"
                            + " are done are not done again. The network is the same as without"
                            + " interruption.")
    private boolean resume;

    @Override
    public void run() {
        Run run = new Run(common);
        Design design = DesignReader.read(file);
        run.input(file);
        if (from != null && (noiseAware || seeds != null)) {
            throw new InputException(
                    "--from does not go with --noise-aware or --seeds; leave one out");
        }
        if (seeds != null && (seeds < 1 || resume)) {
            throw new InputException(
                    resume
                            ? "--resume does not go with --seeds; leave one out"
                            : "--seeds " + seeds + " is not allowed; give 1 or more");
        }
        Path folder = common.requiredOutput();
        if (seeds != null) {
            repeat(design, folder, run);
            return;
        }
        Checkpoint checkpoint =
                Checkpoint.in(folder.resolve("training-parts"), fingerprint(), resume);
        Session session = new Session(common.seed(), common.threads(), this::progress, checkpoint);
        Optional<NoiseResult> noise =
                noiseAware
                        ? Optional.of(NoiseTrainer.train(design, judge(design), session))
                        : Optional.empty();
        TrainingResult result =
                noise.map(NoiseResult::result).orElseGet(() -> fit(design, session, run));
        noise.ifPresent(n -> WholeFile.text(folder.resolve("front.csv"), front(n)));
        WholeFile.text(folder.resolve("model.json"), ModelWriter.write(result.network()));
        WholeFile.text(folder.resolve("training.json"), json(training(design, result, noise, run)));
        run.method(
                noiseAware ? "noise-aware" : "variable projection",
                Map.of("starts", design.training().starts()));
        double tolerance = noiseAware ? design.noise().tolerance() : 1;
        TrainingFiles.write(asked(design), result, noise, tolerance, common.commandLine(), folder);
        run.write(folder);
        checkpoint.done();
        tell(design, result);
        noise.ifPresent(this::judgedByAverages);
        if (!result.behaviours().hold(tolerance)) {
            throw new ComputationException(
                    file
                            + ": the best network was kept in "
                            + folder
                            + ", but it does not do all that the design expects: "
                            + shortfall(result.behaviours())
                            + "; allow more perceptrons, starts or a smaller mu");
        }
    }

    private TrainingResult fit(Design design, Session session, Run run) {
        Optional<Rncrn> start = Optional.empty();
        if (from != null) {
            if (!(Inputs.read(from) instanceof Input.Trained trained)) {
                throw new InputException(
                        "--from " + from + " is not a trained network; name a .json or .mat file");
            }
            run.input(from);
            start = Optional.of(trained.network());
        }
        try {
            return Trainer.train(design, start, session);
        } catch (IllegalArgumentException misfit) {
            throw from == null
                    ? misfit
                    : new InputException("--from " + from + ": " + misfit.getMessage(), misfit);
        }
    }

    private NoiseJudge judge(Design design) {
        return new Foresight(asked(design), design.noise().systemSize());
    }

    /** The design with the expectations that hold for this kind of training. */
    private Design asked(Design design) {
        return noiseAware && !design.noise().expectations().isEmpty()
                ? design.with(
                        design.target(),
                        design.network(),
                        design.training(),
                        design.noise().expectations())
                : design;
    }

    /** What the network is a function of: the content of the files, the seed, the options. */
    private String fingerprint() {
        return String.join(
                " ",
                Version.number(),
                Run.sha256(file),
                from == null ? "-" : Run.sha256(from),
                Long.toString(common.seed()),
                noiseAware ? "noise-aware" : "plain");
    }

    private void repeat(Design design, Path folder, Run run) {
        StringBuilder table =
                new StringBuilder(
                        noiseAware
                                ? "seed,start,penalty,loss,executive-flux,perceptron-noise,rate-ratio,"
                                        + "blur,by-averages,shortfall,holds,seconds\n"
                                : "seed,fitLoss,loss,flux,mu,shortfall,holds,seconds\n");
        int holding = 0;
        for (long seed = common.seed(); seed < common.seed() + seeds; seed++) {
            double before = run.wallSeconds();
            Session session = Session.of(seed, common.threads(), this::progress);
            boolean holds;
            if (noiseAware) {
                NoiseResult result = NoiseTrainer.train(design, judge(design), session);
                NoiseResult.Member member = result.front().get(result.chosen());
                holds = member.holds();
                WholeFile.text(
                        folder.resolve("model-" + seed + ".json"),
                        ModelWriter.write(result.result().network()));
                table.append(
                        String.format(
                                Locale.ROOT,
                                "%d,%d,%s,%.6g,%.6g,%.6g,%.4g,%.4g,%s,%.4g,%s",
                                seed,
                                member.start(),
                                member.penalty(),
                                member.loss(),
                                member.executive(),
                                member.passed(),
                                member.rateRatio(),
                                member.blur(),
                                member.byAverages(),
                                member.shortfall(),
                                holds));
            } else {
                TrainingResult result =
                        Trainer.train(design.withoutPublished(), Optional.empty(), session);
                holds = result.behaviours().hold();
                table.append(
                        String.format(
                                Locale.ROOT,
                                "%d,%.6g,%.6g,%.4g,%s,%.4g,%s",
                                seed,
                                result.fitLoss(),
                                result.loss(),
                                result.flux(),
                                result.network().mu(),
                                result.behaviours().shortfall(),
                                holds));
            }
            table.append(String.format(Locale.ROOT, ",%.1f%n", run.wallSeconds() - before));
            holding += holds ? 1 : 0;
            // After every seed, so that little is lost by an interruption.
            WholeFile.text(folder.resolve("seeds.csv"), table.toString());
        }
        run.method(noiseAware ? "noise-aware" : "variable projection", Map.of("seeds", seeds));
        run.write(folder);
        common.out().printf("%s: %d of %d seeds hold%n", design.name(), holding, seeds);
        common.out().flush();
    }

    private void progress(String stage, int done, int total, double best) {
        if (done == total) {
            common.err()
                    .println(
                            String.format(
                                    Locale.ROOT, "%s: %d done, best cost %.4g", stage, done, best));
            common.err().flush();
        }
    }

    private void tell(Design design, TrainingResult result) {
        PrintWriter out = common.out();
        out.printf(
                Locale.ROOT,
                "%s: loss %.4g (fit %.4g) at %d perceptrons, mu %s, flux %.3g%n",
                design.name(),
                result.loss(),
                result.fitLoss(),
                result.network().perceptrons(),
                result.network().mu(),
                result.flux());
        for (Behaviours.Finding finding : result.behaviours().findings()) {
            out.printf(
                    Locale.ROOT,
                    "  %s %s: %s %s%n",
                    finding.holds() ? "ok  " : "MISS",
                    named(design, finding),
                    finding.regimes(),
                    finding.measured().isEmpty() ? "" : "(" + finding.measured() + ")");
        }
        out.flush();
    }

    /** Says where the judge had to do without the corrections for slow perceptrons. */
    private void judgedByAverages(NoiseResult noise) {
        long many = noise.front().stream().filter(NoiseResult.Member::byAverages).count();
        if (many > 0) {
            common.out()
                    .printf(
                            "  %d of %d networks were judged by averaged rates alone, their"
                                    + " perceptrons being too slow for the corrected reduction%s:"
                                    + " compare by exact simulation (rncrn endurance)%n",
                            many,
                            noise.front().size(),
                            noise.front().get(noise.chosen()).byAverages()
                                    ? "; the chosen one among them"
                                    : "");
            common.out().flush();
        }
    }

    private static String named(Design design, Behaviours.Finding finding) {
        if (finding.at().isEmpty()) {
            return "everywhere";
        }
        return design.words(finding.at());
    }

    private static String shortfall(Behaviours behaviours) {
        return behaviours.findings().stream()
                .filter(finding -> !finding.holds())
                .map(
                        finding ->
                                (finding.at().isEmpty() ? "" : "at " + finding.at() + " ")
                                        + finding.regimes()
                                        + (finding.measured().isEmpty()
                                                ? ""
                                                : " (" + finding.measured() + ")"))
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }

    private Map<String, Object> training(
            Design design, TrainingResult result, Optional<NoiseResult> noise, Run run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("design", design.name());
        fields.put("seed", common.seed());
        fields.put("perceptrons", result.network().perceptrons());
        fields.put("points", result.points());
        fields.put("residual", design.training().residual());
        fields.put("loss", result.loss());
        fields.put("fitLoss", result.fitLoss());
        fields.put("flux", result.flux());
        fields.put("meanTarget", result.meanTarget());
        fields.put("mu", result.network().mu());
        fields.put("muSearch", result.muSearch());
        fields.put("lagCompensation", design.training().lag());
        fields.put("rateConstants", RateRange.of(result.network()));
        result.classification().ifPresent(c -> fields.put("classification", c));
        fields.put("tolerance", noiseAware ? design.noise().tolerance() : 1);
        fields.put(
                "behavioursHold",
                result.behaviours().hold(noiseAware ? design.noise().tolerance() : 1));
        fields.put("behaviours", result.behaviours().findings());
        noise.ifPresent(
                n -> {
                    fields.put("chosen", n.chosen());
                    fields.put("front", n.front());
                });
        fields.put("seconds", run.wallSeconds());
        result.published().ifPresent(p -> fields.put("published", p));
        fields.put("candidates", result.candidates());
        fields.put("convergence", result.convergence());
        fields.put("starts", result.starts());
        return fields;
    }

    /** The front of loss and noise, one line a network. */
    private static String front(NoiseResult noise) {
        StringBuilder text =
                new StringBuilder(
                        "start,penalty,loss,executive-flux,perceptron-noise,rate-ratio,blur,by-averages,looked,shortfall,holds,chosen\n");
        for (int k = 0; k < noise.front().size(); k++) {
            NoiseResult.Member m = noise.front().get(k);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%d,%s,%.6g,%.6g,%.6g,%.4g,%.4g,%s,%s,%.4g,%s,%s%n",
                            m.start(),
                            m.penalty(),
                            m.loss(),
                            m.executive(),
                            m.passed(),
                            m.rateRatio(),
                            m.blur(),
                            m.byAverages(),
                            m.looked(),
                            m.shortfall(),
                            m.holds(),
                            k == noise.chosen()));
        }
        return text.toString();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
