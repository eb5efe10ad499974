package rncrn.design;

import java.util.List;
import java.util.Optional;

/** Reads training settings. */
final class TrainingReader {
    private static final double DEFAULT_FROM = .7;
    private static final double DEFAULT_TO = 6;

    private TrainingReader() {}

    static TrainingPlan read(Optional<Section> given) {
        if (given.isEmpty()) {
            return new TrainingPlan(
                    TrainingPlan.Residual.PLAIN,
                    64,
                    100,
                    2000,
                    6,
                    DEFAULT_FROM,
                    DEFAULT_TO,
                    .5,
                    0,
                    1e-7,
                    false,
                    Optional.empty(),
                    Optional.empty());
        }
        Section section = given.get();
        boolean perConcentration =
                section.has("residual")
                        && section.choice("residual", List.of("plain", "per-concentration"))
                                .equals("per-concentration");
        double from = DEFAULT_FROM;
        double to = DEFAULT_TO;
        double wide = .5;
        if (section.has("steepness")) {
            List<Double> bounds = Section.numbers("steepness", section.node("steepness"));
            if (bounds.size() != 2 || !(bounds.get(0) > 0 && bounds.get(0) <= bounds.get(1))) {
                throw section.node("steepness")
                        .place()
                        .complaint("steepness needs two positive numbers, [lowest, highest]");
            }
            from = bounds.get(0);
            to = bounds.get(1);
            wide = 0;
        }
        TrainingPlan plan =
                new TrainingPlan(
                        perConcentration
                                ? TrainingPlan.Residual.PER_CONCENTRATION
                                : TrainingPlan.Residual.PLAIN,
                        section.count("starts", 64, 1),
                        section.count("iterations", 100, 1),
                        section.count("points", 2000, 10),
                        section.count("finishers", 6, 1),
                        from,
                        to,
                        wide,
                        section.notNegative("ridge", 0),
                        section.positive("flux-penalty", 1e-7),
                        section.flag("lag-compensation", false),
                        section.section("focus").map(TrainingReader::focus),
                        section.section("abundance").map(TrainingReader::abundance));
        section.finish();
        return plan;
    }

    private static TrainingPlan.Abundance abundance(Section section) {
        var abundance =
                new TrainingPlan.Abundance(
                        section.positive("noise", .1), section.positive("system-size", 10));
        section.finish();
        return abundance;
    }

    private static TrainingPlan.Focus focus(Section section) {
        var focus =
                new TrainingPlan.Focus(
                        section.positive("width", 1), section.positive("floor", .05));
        section.finish();
        return focus;
    }
}
