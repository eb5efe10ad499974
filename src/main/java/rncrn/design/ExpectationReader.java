package rncrn.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import rncrn.field.Box;
import rncrn.target.Curve;
import rncrn.target.Formula;
import rncrn.target.Piece;

/** Reads check settings and expectations. */
final class ExpectationReader {
    private ExpectationReader() {}

    static CheckPlan check(Optional<Section> given, DesignReader.Names names, Box range) {
        List<List<Double>> at = new ArrayList<>();
        List<Double> sizes = List.of(30.0, 100.0, 300.0);
        double horizon = 0;
        if (given.isPresent()) {
            Section section = given.get();
            if (section.has("at")) {
                for (Node node : section.list("at")) {
                    at.add(point(node, names.controls()));
                }
            }
            if (section.has("system-sizes")) {
                Node node = section.node("system-sizes");
                sizes = Section.numbers("system-sizes", node).stream().sorted().toList();
                if (sizes.isEmpty() || !(sizes.get(0) > 0)) {
                    throw node.place()
                            .complaint("system-sizes needs positive numbers, such as [30, 100]");
                }
            }
            horizon = section.positive("horizon", horizon);
            section.finish();
        }
        if (at.isEmpty()) {
            at.add(
                    java.util.Collections.nCopies(names.controls().size(), 0.0).stream()
                            .map(zero -> zero)
                            .toList());
            if (range.dimension() == names.controls().size()) {
                at = new ArrayList<>(List.of(range.lower(), range.upper()));
            }
            if (range.dimension() == 0) {
                at = List.of(List.of());
            }
        }
        return new CheckPlan(at, sizes, horizon);
    }

    static List<Expectation> expectations(
            List<Node> nodes, List<Piece> target, DesignReader.Names names) {
        List<Expectation> all = new ArrayList<>();
        for (Node node : nodes) {
            Section section = Section.of("an expectation", node);
            List<Double> at =
                    names.controls().isEmpty() || section.has("map")
                            ? List.of()
                            : point(section.node("at"), names.controls());
            Optional<List<List<Double>>> equilibria =
                    section.has("equilibria")
                            ? Optional.of(points(section, "equilibria", names))
                            : Optional.empty();
            List<List<Double>> unstable =
                    section.has("unstable") ? points(section, "unstable", names) : List.of();
            Optional<List<Expectation.Cycle>> cycles =
                    section.has("cycles")
                            ? Optional.of(
                                    section.list("cycles").stream()
                                            .map(cycle -> cycle(cycle, target, names))
                                            .toList())
                            : Optional.empty();
            boolean stays = section.flag("stays", false);
            boolean chaos = section.flag("chaos", false);
            OptionalDouble exponent =
                    section.has("exponent")
                            ? OptionalDouble.of(section.positive("exponent", 1))
                            : OptionalDouble.empty();
            Optional<SwitchMap> map = section.section("map").map(inner -> map(inner, names));
            double within = section.positive("within", .1);
            section.finish();
            all.add(
                    new Expectation(
                            at, equilibria, unstable, cycles, stays, chaos, exponent, map, within));
        }
        return all;
    }

    private static Expectation.Cycle cycle(
            Node node, List<Piece> target, DesignReader.Names names) {
        Section section = Section.of("a cycle", node);
        OptionalDouble radius =
                section.has("radius")
                        ? OptionalDouble.of(section.positive("radius", 1))
                        : OptionalDouble.empty();
        OptionalDouble period =
                section.has("period")
                        ? OptionalDouble.of(section.positive("period", 1))
                        : OptionalDouble.empty();
        Optional<Curve> follows = Optional.empty();
        if (section.has("curve")) {
            List<Curve> known =
                    target.stream()
                            .filter(Piece.Curves.class::isInstance)
                            .flatMap(piece -> ((Piece.Curves) piece).curves().stream())
                            .toList();
            int number = section.count("curve", 1);
            if (number > known.size()) {
                throw section.node("curve")
                        .place()
                        .complaint("the target has " + known.size() + " curves, not " + number);
            }
            follows = Optional.of(known.get(number - 1));
        } else if (section.has("follows")) {
            follows =
                    Optional.of(
                            TargetReader.curve(
                                    Section.of("follows", section.node("follows")),
                                    names.species()));
        }
        boolean asTarget = section.flag("as-target", false);
        boolean repelling = section.flag("repelling", false);
        double within = section.positive("within", .1);
        section.finish();
        return new Expectation.Cycle(radius, period, follows, asTarget, repelling, within);
    }

    private static SwitchMap map(Section section, DesignReader.Names names) {
        Map<String, Formula> controls = new TreeMap<>();
        for (int k = 0; k < names.controls().size(); k++) {
            controls.put(names.controls().get(k), Formula.variable(k));
        }
        Section range = Section.of("range", section.node("range"));
        Box box = DesignReader.box(range, names.controls());
        range.finish();
        List<List<Double>> starts = points(section, "starts", names);
        if (starts.size() < 2) {
            throw section.node("starts").place().complaint("starts needs two points at least");
        }
        SwitchMap map =
                new SwitchMap(
                        section.count("cells", 21, 2),
                        box,
                        starts,
                        section.formula("apart", controls),
                        section.positive("time", 20),
                        section.positive("right", .99));
        section.finish();
        return map;
    }

    private static List<List<Double>> points(
            Section section, String key, DesignReader.Names names) {
        List<List<Double>> points = new ArrayList<>();
        for (Node node : section.list(key)) {
            List<Double> one =
                    node instanceof Node.Scalar
                            ? List.of(Section.number(key, node))
                            : Section.numbers(key, node);
            if (one.size() != names.species().size()) {
                throw node.place()
                        .complaint(
                                "a point needs one number for each of "
                                        + String.join(", ", names.species()));
            }
            points.add(one);
        }
        return points;
    }

    static List<Double> point(Node node, List<String> names) {
        if (node instanceof Node.Scalar && names.size() == 1) {
            return List.of(Section.number(names.get(0), node));
        }
        Section section = Section.of("a point", node);
        List<Double> values = new ArrayList<>();
        for (String name : names) {
            double value = section.number(name);
            if (value < 0) {
                throw section.node(name)
                        .place()
                        .complaint(name + " is a concentration and cannot be negative");
            }
            values.add(value);
        }
        section.finish();
        return values;
    }
}
