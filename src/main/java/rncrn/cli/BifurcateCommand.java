package rncrn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rncrn.InputException;
import rncrn.bifurcation.BifurcationDiagram;
import rncrn.bifurcation.RegimeFinder;
import rncrn.bifurcation.StepSizes;
import rncrn.bifurcation.TimeScale;
import rncrn.design.Design;
import rncrn.design.DesignReader;
import rncrn.field.Box;
import rncrn.format.Input;
import rncrn.format.Inputs;
import rncrn.report.BifurcationFigures;
import rncrn.report.FigureFiles;

/** The verb {@code bifurcate}. */
@Command(
        name = "bifurcate",
        description = {
            "Follows all equilibria and cycles of a network in one parameter and finds their"
                    + " bifurcations.",
            "Writes branches.csv, special-points.csv, diagram.json, the figure, and cycle-ends.csv for"
                    + " resuming. A design stands for its own target formulas.",
            "Kinds of special points: fold, hopf and branch-point of equilibria; cycle-fold,"
                    + " branch-point (with a period), period-doubling, torus (a complex pair of"
                    + " multipliers leaves the unit circle) and homoclinic of cycles. Branches are"
                    + " followed through branch points and, twice in a row, through period"
                    + " doublings. Every branch says why it ends; one that ends at the number of"
                    + " points or at the range goes on with --resume."
        })
public final class BifurcateCommand implements Runnable {
    @Mixin private CommonOptions common;
    @Mixin private FieldOptions fields;
    @Mixin private BifurcationExtras extras;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODEL",
            description = "A trained network, a reaction list or a design.")
    private Path file;

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME",
            description =
                    "The parameter species to vary; mu for the time scale of a trained network's"
                            + " perceptrons.")
    private String parameter;

    @Option(names = "--from", paramLabel = "a", description = "One end of its range.")
    private Double from;

    @Option(names = "--to", paramLabel = "b", description = "The other end.")
    private Double to;

    @Option(names = "--reduced", description = "Take the quasi-static field.")
    private boolean reduced;

    @Option(
            names = "--compare",
            paramLabel = "FILE",
            description =
                    "Follow another field too and set the two side by side (comparison.csv): a"
                            + " design (its target), another network, or the same one (its"
                            + " quasi-static field).")
    private Path compare;

    @Option(
            names = "--sections",
            paramLabel = "n",
            defaultValue = "5",
            description =
                    "Values of the parameter at which trajectories look for cycles (default"
                            + " ${DEFAULT-VALUE}; 0: cycles from Hopf points only).")
    private int sections;

    @Option(
            names = "--max-points",
            paramLabel = "n",
            defaultValue = "4000",
            description = "Most points on one branch (default ${DEFAULT-VALUE}).")
    private int maxPoints;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description =
                    "Go on where the branches in the results of an earlier run end, in the range"
                            + " and domain given now.")
    private Path resume;

    @Override
    public void run() {
        if (file == null) {
            throw new InputException("MODEL is missing; give a network or a design");
        }
        Run run = new Run(common).input(file);
        FieldOptions.Field field =
                fields.withTimeScale(fields.read(file, reduced), extras.varied(parameter));
        List<String> parameters = field.dynamics().parameters();
        extras.check(field);
        if (parameters.isEmpty() && parameter == null) {
            withoutParameter(field, run);
            return;
        }
        check();
        if (!parameters.contains(parameter)) {
            throw new InputException(
                    "--parameter "
                            + parameter
                            + ": there is no parameter species of this name; there is "
                            + (parameters.isEmpty() ? "none" : String.join(", ", parameters)));
        }
        Map<String, Double> fixed = fields.fixed(field, parameter);
        Box box = fields.domain(field, values(field, fixed));
        Path folder = common.requiredOutput();
        BifurcationDiagram diagram =
                resume == null ? compute(field, fixed, box) : resumed(field, fixed, box);
        DiagramFiles.write(diagram, folder, "");
        Optional<Design> design = comparedDesign(field, run);
        List<BifurcationDiagram> compared = compared(design, field, box);
        compared.forEach(other -> DiagramFiles.write(other, folder, "compared-"));
        List<TargetRegimes.At> targets =
                design.map(each -> TargetRegimes.of(each, box)).orElse(List.of());
        FigureFiles.write(
                BifurcationFigures.diagram(
                        "diagram", diagram, compared, onDiagram(targets, field, fixed)),
                folder);
        DiagramWords.print(diagram, common.out());
        compared.forEach(other -> DiagramWords.special(other, "compared: ", common.out()));
        if (compare != null) {
            Comparison comparison = comparison(targets, field, box, design.map(Design::domain));
            compared.forEach(other -> comparison.special(other, diagram, Math.abs(to - from)));
            comparison.write(folder, common.out());
        }
        extras.run(
                field,
                Optional.of(diagram),
                parameter,
                from,
                to,
                fixed,
                box,
                targets,
                folder,
                common.out());
        extras.perturb(field, parameter, fixed, box, reduced, common.seed(), folder, common.out());
        run.method("continuation", settings(box, field));
        finish(run, folder);
    }

    /** A network that has nothing to vary: its regimes, portraits and what else was asked for. */
    private void withoutParameter(FieldOptions.Field field, Run run) {
        if (from != null || to != null || resume != null) {
            throw new InputException(
                    "--from, --to and --resume need a parameter species, and "
                            + file
                            + " has none");
        }
        Box box = fields.domain(field, new double[1][0]);
        Path folder = common.requiredOutput();
        Optional<Design> design = comparedDesign(field, run);
        if (compare != null && design.isEmpty()) {
            throw new InputException(
                    "--compare " + compare + ": without a parameter species, give a design");
        }
        List<TargetRegimes.At> targets =
                design.map(each -> TargetRegimes.of(each, box)).orElse(List.of());
        extras.run(
                field, Optional.empty(), null, 0, 0, Map.of(), box, targets, folder, common.out());
        extras.perturb(field, null, Map.of(), box, reduced, common.seed(), folder, common.out());
        if (design.isPresent()) {
            comparison(targets, field, box, design.map(Design::domain)).write(folder, common.out());
        }
        run.method("regimes", Map.of("reduced", reduced));
        finish(run, folder);
    }

    private void finish(Run run, Path folder) {
        run.write(folder);
        common.out().printf(Locale.ROOT, "%.1f s; results in %s%n", run.wallSeconds(), folder);
        common.out().flush();
    }

    private BifurcationDiagram resumed(
            FieldOptions.Field field, Map<String, Double> fixed, Box box) {
        List<String> species = field.dynamics().variables();
        return BifurcationDiagram.resume(
                field.dynamics(),
                settings(fixed, box),
                DiagramReader.branches(resume, species),
                DiagramReader.special(resume, species.size()));
    }

    private void check() {
        if (parameter == null || from == null || to == null) {
            throw new InputException(
                    "--parameter NAME, --from a and --to b are needed; name the species to vary"
                            + " and its range");
        }
        if (parameter.equals(TimeScale.NAME) && Math.min(from, to) <= 0) {
            throw new InputException("--from, --to: mu is positive; begin above 0");
        }
        if (from.equals(to)) {
            throw new InputException("--from and --to are equal; give a range");
        }
        if (sections < 0 || sections == 1) {
            throw new InputException(
                    "--sections " + sections + " is not allowed; give 0, 2 or more");
        }
        if (maxPoints < 10) {
            throw new InputException("--max-points " + maxPoints + " is too few; give 10 or more");
        }
    }

    private double[][] values(FieldOptions.Field field, Map<String, Double> fixed) {
        List<String> names = field.dynamics().parameters();
        double[][] values = new double[3][names.size()];
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < names.size(); i++) {
                values[k][i] =
                        names.get(i).equals(parameter)
                                ? from + (to - from) * k / 2
                                : fixed.get(names.get(i));
            }
        }
        return values;
    }

    private BifurcationDiagram compute(
            FieldOptions.Field field, Map<String, Double> fixed, Box box) {
        return BifurcationDiagram.compute(field.dynamics(), settings(fixed, box));
    }

    private BifurcationDiagram.Settings settings(Map<String, Double> fixed, Box box) {
        StepSizes rest = StepSizes.PLAIN;
        return new BifurcationDiagram.Settings(
                parameter,
                from,
                to,
                fixed,
                box,
                new StepSizes(rest.first(), rest.smallest(), rest.largest(), maxPoints),
                new StepSizes(1e-2, 1e-6, 4e-2, Math.min(maxPoints, 600)),
                sections);
    }

    /** The design to compare with, if that is what was given. */
    private Optional<Design> comparedDesign(FieldOptions.Field field, Run run) {
        if (compare == null) {
            return Optional.empty();
        }
        run.input(compare);
        if (!(Inputs.read(compare) instanceof Input.Design input)) {
            return Optional.empty();
        }
        Design design = DesignReader.read(input.file());
        if (!design.controls().equals(field.dynamics().parameters())
                || design.species().size() != field.dynamics().searchVariables().size()) {
            throw new InputException(
                    "--compare "
                            + compare
                            + " is a design of other species or parameters than "
                            + file
                            + "; give the design that the network was trained for");
        }
        return Optional.of(design);
    }

    /** The diagram to compare with, where there is one: a target in pieces has none. */
    private List<BifurcationDiagram> compared(
            Optional<Design> design, FieldOptions.Field field, Box box) {
        if (compare == null || (design.isPresent() && !FieldOptions.isFamily(design.get()))) {
            return List.of();
        }
        boolean same = compare.equals(file);
        FieldOptions.Field other = fields.read(compare, same && !reduced);
        if (other.dynamics().search().dimension() != field.dynamics().search().dimension()) {
            throw new InputException(
                    "--compare "
                            + compare
                            + " has another number of species than "
                            + file
                            + "; give a field of the same species");
        }
        if (!other.dynamics().parameters().contains(parameter)) {
            throw new InputException(
                    "--compare " + compare + " has no parameter species " + parameter);
        }
        return List.of(compute(other, fields.fixed(other, parameter), box));
    }

    private static Comparison comparison(
            List<TargetRegimes.At> targets,
            FieldOptions.Field field,
            Box box,
            Optional<Box> given) {
        Comparison comparison = new Comparison(field.dynamics(), box, given);
        RegimeFinder finder = new RegimeFinder(field.dynamics(), box);
        for (TargetRegimes.At target : targets) {
            comparison.at(target.controls(), target.regimes(), finder.at(target.controls()));
        }
        return comparison;
    }

    /** What of the target lies in the plane of the diagram. */
    private List<BifurcationFigures.Wanted> onDiagram(
            List<TargetRegimes.At> targets, FieldOptions.Field field, Map<String, Double> fixed) {
        List<String> names = field.dynamics().parameters();
        List<BifurcationFigures.Wanted> wanted = new ArrayList<>();
        for (TargetRegimes.At target : targets) {
            boolean shown = true;
            for (int k = 0; k < names.size(); k++) {
                boolean free = names.get(k).equals(parameter);
                shown &= free || Math.abs(fixed.get(names.get(k)) - target.controls()[k]) < 1e-9;
            }
            if (shown) {
                wanted.add(
                        new BifurcationFigures.Wanted(
                                target.controls()[names.indexOf(parameter)], target.regimes()));
            }
        }
        return wanted;
    }

    private Map<String, Object> settings(Box box, FieldOptions.Field field) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("parameter", parameter);
        settings.put("from", from);
        settings.put("to", to);
        settings.put("reduced", reduced);
        settings.put("sections", sections);
        settings.put("maxPoints", maxPoints);
        Map<String, Object> domain = new LinkedHashMap<>();
        List<String> names = field.dynamics().searchVariables();
        for (int i = 0; i < names.size(); i++) {
            domain.put(names.get(i), List.of(box.lower(i), box.upper(i)));
        }
        settings.put("domain", domain);
        return settings;
    }
}
