package rncrn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import rncrn.bifurcation.TimeScale;

/** Figures of how features depend on the time scale of the perceptrons. */
public final class TimeScaleFigures {
    private TimeScaleFigures() {}

    /**
     * Special points, periods and sizes of cycles against mu; nothing where no feature has a curve.
     *
     * @param own the network's time scale, marked by a rule
     */
    public static Optional<Figure> of(String name, List<TimeScale.Feature> features, double own) {
        List<Panel> panels = new ArrayList<>();
        panel(features, "hopf", "parameter of the Hopf point", TimeScale.Sample::value, own)
                .ifPresent(panels::add);
        panel(
                        features,
                        "homoclinic",
                        "parameter of the homoclinic orbit",
                        TimeScale.Sample::value,
                        own)
                .ifPresent(panels::add);
        panel(features, "cycle-fold", "parameter of the cycle fold", TimeScale.Sample::value, own)
                .ifPresent(panels::add);
        panel(features, " cycle", "period", TimeScale.Sample::value, own).ifPresent(panels::add);
        panel(features, " cycle", "range of the cycle", TimeScale.Sample::amplitude, own)
                .ifPresent(panels::add);
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Figure.of(
                                name,
                                "Dependence on the time scale of the perceptrons",
                                "Followed from the network's own mu down and up, until stability"
                                        + " changes or the feature ends. Range: the largest of any"
                                        + " executive species.",
                                panels.toArray(Panel[]::new)));
    }

    private static Optional<Panel> panel(
            List<TimeScale.Feature> features,
            String kind,
            String axis,
            ToDoubleFunction<TimeScale.Sample> value,
            double own) {
        List<Mark> marks = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (TimeScale.Feature feature : features) {
            if (!(" " + feature.kind()).endsWith(kind) || feature.curve().isEmpty()) {
                continue;
            }
            double[] mu = feature.curve().stream().mapToDouble(TimeScale.Sample::mu).toArray();
            double[] y = feature.curve().stream().mapToDouble(value).toArray();
            least = Math.min(least, mu[0]);
            most = Math.max(most, mu[mu.length - 1]);
            String label = feature.kind() + (feature.at().isEmpty() ? "" : " at " + feature.at());
            marks.add(
                    Mark.line(label.replaceAll("[{}]", ""), mu, y)
                            .color(Palette.series(marks.size())));
        }
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        if (own > least && own < most) {
            marks.add(Mark.vertical("the network's mu", own).color(Palette.GREY));
        }
        return Optional.of(Panel.of("", Axis.of("mu"), Axis.of(axis)).with(marks));
    }
}
