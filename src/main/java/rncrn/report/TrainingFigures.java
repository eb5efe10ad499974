package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rncrn.bifurcation.Dynamics;
import rncrn.bifurcation.RegimeFinder;
import rncrn.design.Design;
import rncrn.neural.Compiler;
import rncrn.neural.QuasiStaticField;
import rncrn.neural.Rncrn;
import rncrn.training.NoiseResult;
import rncrn.training.TrainingResult;

/** Figures of one training: convergence, starts, fields, phase portraits, weights, fluxes. */
final class TrainingFigures {
    private static final int CELLS = 61;
    private static final int PORTRAITS = 3;

    private TrainingFigures() {}

    static List<Figure> of(Design design, TrainingResult result, Optional<NoiseResult> noise) {
        List<Figure> figures = new ArrayList<>();
        convergence(result).ifPresent(figures::add);
        noise.ifPresent(front -> figures.add(front(front)));
        FieldFigures.of(
                        "Target field and trained field",
                        result.network(),
                        design.trainingSet(),
                        design.domain())
                .ifPresent(figures::add);
        portraits(design, result.network()).ifPresent(figures::add);
        figures.add(weights(result.network()));
        flux(design, result.network()).ifPresent(figures::add);
        return figures;
    }

    private static Optional<Figure> convergence(TrainingResult result) {
        if (result.starts().isEmpty()) {
            return Optional.empty();
        }
        List<Mark> marks = new ArrayList<>();
        double before = 0;
        int color = 0;
        for (TrainingResult.Stage stage : result.convergence()) {
            double[] x = new double[stage.cost().size()];
            double[] y = new double[x.length];
            for (int k = 0; k < x.length; k++) {
                x[k] = before + k;
                y[k] = stage.cost().get(k);
            }
            marks.add(Mark.line(stage.name(), x, y).color(Palette.series(color++)));
            before += x.length;
        }
        double[] sorted =
                result.starts().stream()
                        .mapToDouble(TrainingResult.Start::cost)
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray();
        double[] rank = new double[sorted.length];
        for (int k = 0; k < rank.length; k++) {
            rank[k] = k + 1;
        }
        List<Panel> panels = new ArrayList<>();
        if (!marks.isEmpty()) {
            panels.add(
                    new Panel(
                            "the start that was chosen",
                            Axis.of("iteration"),
                            Axis.log("cost (loss and penalties)"),
                            marks));
        }
        panels.add(
                Panel.of(
                        "all starts",
                        Axis.of("start, best first"),
                        Axis.log("cost when last worked on"),
                        Mark.dots("starts", rank, sorted).color(Palette.BLUE).quiet()));
        return Optional.of(
                Figure.of(
                        "convergence",
                        "Convergence and starts",
                        "Left: cost along the iterations of Levenberg-Marquardt, from the random"
                                + " start to the network; each stage has its own points and its own"
                                + " penalties, so that the cost jumps between them. Right: where"
                                + " every start was left; only the better ones are worked on to the"
                                + " end.",
                        panels.toArray(Panel[]::new)));
    }

    private static Figure front(NoiseResult noise) {
        Map<String, List<double[]>> kinds = new TreeMap<>();
        for (NoiseResult.Member member : noise.front()) {
            String kind =
                    member.looked()
                            ? member.holds() ? "behaviour holds" : "behaviour lost"
                            : "not looked at";
            kinds.computeIfAbsent(kind, key -> new ArrayList<>())
                    .add(new double[] {member.noise(), member.loss()});
        }
        List<Mark> marks = new ArrayList<>();
        int color = 0;
        for (Map.Entry<String, List<double[]>> kind : kinds.entrySet()) {
            marks.add(
                    Mark.dots(
                                    kind.getKey(),
                                    kind.getValue().stream().mapToDouble(p -> p[0]).toArray(),
                                    kind.getValue().stream().mapToDouble(p -> p[1]).toArray())
                            .color(Palette.series(color++)));
        }
        NoiseResult.Member chosen = noise.front().get(noise.chosen());
        marks.add(
                Mark.dots("chosen", new double[] {chosen.noise()}, new double[] {chosen.loss()})
                        .width(13)
                        .open()
                        .color(Palette.INK));
        return Figure.of(
                "noise-front",
                "The front of loss against noise",
                "Each point is a network: its loss on the full training set against the diffusion"
                        + " of the executive species near the attractor, flux and perceptron noise"
                        + " together, summed over species.",
                new Panel("", Axis.log("noise"), Axis.log("loss"), marks));
    }

    private static Optional<Figure> portraits(Design design, Rncrn network) {
        if (design.species().size() != 2) {
            return Optional.empty();
        }
        Dynamics dynamics = Dynamics.of(Compiler.compile(network));
        RegimeFinder finder = new RegimeFinder(dynamics, design.domain());
        List<Panel> panels = new ArrayList<>();
        for (List<Double> at : Grid.spread(design.check().at(), PORTRAITS)) {
            double[] p = Shapes.array(at);
            panels.add(
                    PortraitFigures.plane(
                            dynamics,
                            design.domain(),
                            p,
                            finder.at(p),
                            at.isEmpty() ? "" : Names.values(design.controls(), at)));
        }
        return Optional.of(
                Figure.of(
                                "portraits",
                                "Phase portraits of the full reaction list",
                                "Arrows, nullclines and trajectories with the perceptrons at rest;"
                                        + " equilibria and cycles are those of the full rate"
                                        + " equations.",
                                panels.toArray(Panel[]::new))
                        .panelSize(420, 400));
    }

    private static Figure weights(Rncrn network) {
        int m = network.perceptrons();
        int n = network.species().size();
        int p = network.parameters().size();
        TreeMap<Double, String> inputs = new TreeMap<>();
        TreeMap<Double, String> outputs = new TreeMap<>();
        double[] x = new double[n + p + 3];
        double[] out = new double[Math.max(2, n)];
        double[] y = new double[m];
        double[][] in = new double[m][x.length];
        double[][] act = new double[m][out.length];
        for (int k = 0; k < x.length; k++) {
            x[k] = k;
            inputs.put(
                    (double) k,
                    k < n
                            ? "\u03c9 " + Names.pretty(network.species().get(k))
                            : k < n + p
                                    ? "\u03c8 " + Names.pretty(network.parameters().get(k - n))
                                    : List.of("\u03b8", "\u03b3", "\u03c4").get(k - n - p));
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = i;
            if (i < n) {
                outputs.put((double) i, "\u03b1 " + Names.pretty(network.species().get(i)));
            }
        }
        for (int j = 0; j < m; j++) {
            y[j] = j + 1;
            for (int k = 0; k < x.length; k++) {
                double value =
                        k < n
                                ? network.omega()[j][k]
                                : k < n + p
                                        ? network.psi()[j][k - n]
                                        : k == n + p
                                                ? network.theta()[j]
                                                : k == n + p + 1
                                                        ? network.gamma()[j]
                                                        : network.tau()[j];
                in[j][k] = signedLog(value);
            }
            for (int i = 0; i < out.length; i++) {
                act[j][i] = i < n ? signedLog(network.alpha()[i][j]) : Double.NaN;
            }
        }
        return Figure.of(
                "weights",
                "Weights",
                "Rows are perceptrons. Colour: sign times log(1 + 1000 |weight|), base 10, so that"
                        + " small weights of either sign are told apart; the numbers are in"
                        + " model.json. Inflows: "
                        + java.util.Arrays.stream(network.beta())
                                .mapToObj(Names::number)
                                .collect(java.util.stream.Collectors.joining(", "))
                        + ".",
                Panel.of(
                        "into the perceptrons",
                        Axis.of("").words(inputs),
                        Axis.of("perceptron"),
                        Mark.heat("signed logarithm", x, y, in).diverging()),
                Panel.of(
                        "out of the perceptrons",
                        Axis.of("").words(outputs),
                        Axis.of("perceptron"),
                        Mark.heat("signed logarithm", out, y, act).diverging()));
    }

    private static double signedLog(double value) {
        return Math.signum(value) * Math.log10(1 + 1000 * Math.abs(value));
    }

    private static Optional<Figure> flux(Design design, Rncrn network) {
        int n = design.species().size();
        if (n > 2) {
            return Optional.empty();
        }
        QuasiStaticField field = network.quasiStatic();
        List<Panel> panels = new ArrayList<>();
        double[] x = line(design, 0);
        for (List<Double> at : parameters(design)) {
            double[] p = Shapes.array(at);
            String where = at.isEmpty() ? "" : Names.values(design.parameters(), at);
            String unit = "log10 flux (concentration per time)";
            if (n == 1) {
                double[] y = new double[x.length];
                for (int k = 0; k < x.length; k++) {
                    y[k] = field.flux(0, new double[] {x[k]}, p);
                }
                panels.add(
                        Panel.of(
                                where,
                                Axis.of(Names.pretty(design.species().get(0))),
                                Axis.log("flux (concentration per time)"),
                                Mark.line("flux", x, y).color(Palette.BLUE).quiet()));
            } else {
                double[] y = line(design, 1);
                double[][] value = new double[y.length][x.length];
                for (int r = 0; r < y.length; r++) {
                    for (int c = 0; c < x.length; c++) {
                        double[] u = {x[c], y[r]};
                        value[r][c] = Math.log10(field.flux(0, u, p) + field.flux(1, u, p));
                    }
                }
                panels.add(
                        Panel.of(
                                where,
                                Axis.of(Names.pretty(design.species().get(0))),
                                Axis.of(Names.pretty(design.species().get(1))),
                                Mark.heat(unit, x, y, value)));
            }
        }
        return Optional.of(
                Figure.of(
                        "flux",
                        "Flux of the executive species",
                        "Production and loss together, \u03b2 + x \u03a3|\u03b1| y, summed over"
                                + " species, perceptrons at rest: what the variance of the executive"
                                + " species grows with under molecular noise.",
                        panels.toArray(Panel[]::new)));
    }

    /** Ends of the range of the parameters, or the one point there is. */
    private static List<List<Double>> parameters(Design design) {
        if (design.parameters().isEmpty()) {
            return List.of(List.of());
        }
        return List.of(design.parameterRange().lower(), design.parameterRange().upper());
    }

    private static double[] line(Design design, int i) {
        double[] x = new double[CELLS];
        for (int k = 0; k < CELLS; k++) {
            x[k] = design.domain().lower(i) + design.domain().width(i) * k / (CELLS - 1.0);
        }
        return x;
    }
}
