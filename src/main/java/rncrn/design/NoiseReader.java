package rncrn.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rncrn.field.Box;
import rncrn.target.Piece;

/** Reads the settings of noise-aware training. */
final class NoiseReader {
    private NoiseReader() {}

    /** The settings, defaults where nothing is said. */
    static NoisePlan read(
            Optional<Section> given,
            Box domain,
            NetworkPlan network,
            int starts,
            List<Piece> target,
            DesignReader.Names names) {
        Box outer = wide(domain);
        if (given.isEmpty()) {
            return new NoisePlan(
                    network.perceptrons() + 3,
                    10,
                    1e4,
                    List.of(1e-3, 4e-3, 1.5e-2, 6e-2),
                    1e-4,
                    0,
                    false,
                    List.of(),
                    0,
                    outer,
                    .5,
                    1,
                    0,
                    0,
                    starts,
                    4,
                    1,
                    List.of(),
                    Optional.empty());
        }
        Section section = given.get();
        List<Double> penalties = List.of(1e-3, 4e-3, 1.5e-2, 6e-2);
        if (section.has("penalties")) {
            Node node = section.node("penalties");
            penalties = Section.numbers("penalties", node).stream().sorted().toList();
            if (penalties.isEmpty() || !(penalties.get(0) > 0)) {
                throw node.place().complaint("penalties needs positive numbers");
            }
        }
        List<List<Double>> alsoAt = new ArrayList<>();
        if (section.has("also-at")) {
            for (Node node : section.list("also-at")) {
                alsoAt.add(ExpectationReader.point(node, names.parameters()));
            }
        }
        if (section.has("outer")) {
            Section box = Section.of("outer", section.node("outer"));
            outer = DesignReader.box(box, names.species());
            box.finish();
        }
        NoisePlan plan =
                new NoisePlan(
                        section.count("perceptrons", network.perceptrons() + 3, 1),
                        section.positive("system-size", 10),
                        section.positive("budget", 1e4),
                        penalties,
                        section.positive("flux-penalty", 1e-4),
                        section.notNegative("beta-at-least", 0),
                        section.flag("relative", false),
                        alsoAt,
                        section.notNegative("attractor-weight", 0),
                        outer,
                        section.positive("guard", .5),
                        section.positive("speed", 1),
                        section.notNegative("lag", 0),
                        section.notNegative("few-copies", 0),
                        section.count("starts", starts, 1),
                        section.count("candidates", 4, 1),
                        section.positive("tolerance", 1),
                        section.has("expect")
                                ? ExpectationReader.expectations(
                                        section.list("expect"), target, names)
                                : List.of(),
                        section.section("rates").map(NoiseReader::rates));
        section.finish();
        return plan;
    }

    private static NoisePlan.Rates rates(Section section) {
        var rates =
                new NoisePlan.Rates(
                        section.notNegative("from", 0),
                        section.positive("to", Double.POSITIVE_INFINITY),
                        section.positive("ratio", Double.POSITIVE_INFINITY));
        if (!(rates.smallest() < rates.largest()) || !(rates.ratio() > 1)) {
            throw section.place().complaint("rates needs from below to, and a ratio above 1");
        }
        section.finish();
        return rates;
    }

    /** The domain and its surroundings, no concentration negative. */
    private static Box wide(Box domain) {
        double[] lower = new double[domain.dimension()];
        double[] upper = new double[domain.dimension()];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = Math.max(.05, domain.lower(i) - domain.width(i));
            upper[i] = domain.upper(i) + domain.width(i);
        }
        return Box.of(lower, upper);
    }
}
