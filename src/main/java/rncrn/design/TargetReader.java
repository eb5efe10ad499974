package rncrn.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import rncrn.field.Box;
import rncrn.target.Axis;
import rncrn.target.Curve;
import rncrn.target.CurveProcedure;
import rncrn.target.CurveSampling;
import rncrn.target.Formula;
import rncrn.target.FormulaField;
import rncrn.target.FormulaParser;
import rncrn.target.Piece;
import rncrn.target.TubeSampling;

/** Reads the pieces of a target. */
final class TargetReader {
    private final List<String> species;
    private final List<String> parameters;
    private final Box domain;
    private final Box range;

    TargetReader(List<String> species, List<String> parameters, Box domain, Box range) {
        this.species = species;
        this.parameters = parameters;
        this.domain = domain;
        this.range = range;
    }

    List<Piece> read(List<Node> nodes, Section root) {
        if (nodes.isEmpty()) {
            throw root.node("target").place().complaint("a target needs at least one piece");
        }
        List<Piece> pieces = new ArrayList<>();
        for (Node node : nodes) {
            pieces.add(piece(Section.of("a piece of the target", node)));
        }
        return pieces;
    }

    private Piece piece(Section section) {
        List<List<Double>> at = at(section);
        double weight = section.positive("weight", 1);
        Piece piece =
                section.has("curves") ? curves(section, at, weight) : field(section, at, weight);
        section.finish();
        return piece;
    }

    /** All combinations of the values given for each parameter. */
    private List<List<Double>> at(Section section) {
        List<List<Double>> points = List.of(List.of());
        if (parameters.isEmpty()) {
            return points;
        }
        Section at = Section.of("at", section.node("at"));
        for (int k = 0; k < parameters.size(); k++) {
            String name = parameters.get(k);
            List<List<Double>> longer = new ArrayList<>();
            for (List<Double> point : points) {
                for (double value : DesignReader.values(name, at.node(name))) {
                    if (!(value >= range.lower(k) && value <= range.upper(k))) {
                        throw at.node(name)
                                .place()
                                .complaint(
                                        name
                                                + " = "
                                                + value
                                                + " lies outside its domain, ["
                                                + range.lower(k)
                                                + ", "
                                                + range.upper(k)
                                                + "]");
                    }
                    List<Double> next = new ArrayList<>(point);
                    next.add(value);
                    longer.add(next);
                }
            }
            points = longer;
        }
        at.finish();
        return points;
    }

    private Piece field(Section section, List<List<Double>> at, double weight) {
        Map<String, Formula> names = new TreeMap<>();
        for (int i = 0; i < species.size(); i++) {
            names.put(species.get(i), Formula.variable(i));
        }
        for (int k = 0; k < parameters.size(); k++) {
            names.put(parameters.get(k), Formula.variable(species.size() + k));
        }
        section.section("let").ifPresent(let -> define(let, names));
        Section field = Section.of("field", section.node("field"));
        List<Formula> formulas = new ArrayList<>();
        for (String name : species) {
            formulas.add(field.formula(name, names));
        }
        field.finish();
        Section grid = Section.of("grid", section.node("grid"));
        List<Axis> axes = new ArrayList<>();
        double points = at.size();
        for (int i = 0; i < species.size(); i++) {
            axes.add(axis(species.get(i), grid.node(species.get(i)), Optional.of(side(i))));
            points *= axes.get(i).size();
        }
        grid.finish();
        if (points > 5e6) {
            throw grid.place()
                    .complaint(
                            "the grid has "
                                    + (long) points
                                    + " points; 5 million are the most, so take larger steps");
        }
        return new Piece.Field(at, new FormulaField(formulas, parameters.size()), axes, weight);
    }

    private double[] side(int i) {
        return new double[] {domain.lower(i), domain.upper(i)};
    }

    private static void define(Section let, Map<String, Formula> names) {
        for (String key : let.keys()) {
            if (!FormulaParser.isFree(key) || names.containsKey(key)) {
                throw let.keyPlace(key).complaint(key + " is not free as a name");
            }
            names.put(key, let.formula(key, names));
        }
    }

    private Piece curves(Section section, List<List<Double>> at, double weight) {
        List<Curve> curves = new ArrayList<>();
        for (Node node : section.list("curves")) {
            curves.add(curve(Section.of("a curve", node), species));
        }
        if (curves.isEmpty()) {
            throw section.node("curves").place().complaint("curves needs at least one curve");
        }
        return new Piece.Curves(at, curves, procedure(section.section("procedure")), weight);
    }

    /** A curve of the parameter t. */
    static Curve curve(Section section, List<String> species) {
        Map<String, Formula> t = Map.of("t", Formula.variable(0));
        List<Formula> coordinates = new ArrayList<>();
        for (String name : species) {
            coordinates.add(section.formula(name, t));
        }
        double from = section.number("from", 0);
        double to = section.number("to", 2 * Math.PI);
        section.finish();
        if (!(from < to)) {
            throw section.place().complaint("a curve needs from below to");
        }
        return new Curve(coordinates, from, to);
    }

    private static CurveSampling procedure(Optional<Section> given) {
        if (given.isEmpty()) {
            return new CurveProcedure(.01, .01, 20, 1, 1, false, false);
        }
        Section section = given.get();
        if (section.has("sampling")
                && section.choice("sampling", List.of("normals", "tube")).equals("tube")) {
            return tube(section);
        }
        boolean linear =
                section.has("normals")
                        && section.choice("normals", List.of("exponential", "linear"))
                                .equals("linear");
        boolean repelling =
                section.has("stability")
                        && section.choice("stability", List.of("attracting", "repelling"))
                                .equals("repelling");
        CurveProcedure procedure =
                new CurveProcedure(
                        section.positive("step", .01),
                        section.positive("delta", .01),
                        section.count("offsets", 20, 0),
                        section.positive("eta", 1),
                        section.positive("kappa", linear ? 10 : 1),
                        linear,
                        repelling);
        section.finish();
        return procedure;
    }

    private static TubeSampling tube(Section section) {
        List<Double> radii = Section.numbers("radii", section.node("radii"));
        if (radii.isEmpty() || radii.stream().anyMatch(radius -> !(radius > 0))) {
            throw section.node("radii").place().complaint("radii needs positive numbers");
        }
        double curvature = section.notNegative("curvature-share", .5);
        if (!(curvature < 1)) {
            throw section.node("curvature-share").place().complaint("a share lies below 1");
        }
        TubeSampling tube =
                new TubeSampling(
                        section.count("points", 200, 3),
                        radii,
                        section.count("directions", 6, 1),
                        section.positive("eta", 1),
                        section.positive("kappa", 1),
                        section.flag("bend", true),
                        curvature,
                        section.positive("weight-on-curve", 1));
        section.finish();
        return tube;
    }

    /** A step over a known side, or {from, to, step}. */
    static Axis axis(String key, Node node, Optional<double[]> side) {
        OptionalDouble step = OptionalDouble.empty();
        double[] bounds = side.orElse(new double[2]);
        if (node instanceof Node.Scalar && side.isPresent()) {
            step = OptionalDouble.of(Section.number(key, node));
        } else {
            Section section = Section.of(key, node);
            bounds = new double[] {section.number("from"), section.number("to")};
            step = OptionalDouble.of(section.number("step"));
            section.finish();
        }
        try {
            return new Axis(bounds[0], bounds[1], step.getAsDouble());
        } catch (IllegalArgumentException e) {
            throw node.place().complaint(key + ": " + e.getMessage());
        }
    }
}
